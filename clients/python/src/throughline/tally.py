"""What became of the events: counted, kept for ``status()``, and told: once in the log, always to the callback."""

from __future__ import annotations

import json
import logging
import threading
from collections import deque
from typing import Callable, Optional, Sequence

from .answers import FieldError, Problem, Rejection

_log = logging.getLogger("throughline")

OnError = Optional[Callable[[Problem], None]]


class Tally:
    def __init__(self, on_error: OnError) -> None:
        self._on_error = on_error
        self._told: set[str] = set()
        self._points: dict[str, int] = {}
        self._lock = threading.Lock()
        self.accepted = 0
        self.rejected = 0
        self.dropped = 0
        self.outage: str | None = None
        self.rejections: deque[Rejection] = deque(maxlen=100)

    def accept(self, events: int, position: str) -> None:
        with self._lock:
            self.accepted += events
            for point in filter(None, position.split(",")):
                partition, _, offset = point.partition(":")
                self._points[partition] = max(int(offset), self._points.get(partition, -1))

    def position(self) -> str:
        with self._lock:
            return ",".join(f"{partition}:{offset}" for partition, offset in sorted(self._points.items()))

    def reject(self, line: bytes, status: int, errors: Sequence[FieldError]) -> None:
        rejection = Rejection(*_names(line), status=status, errors=tuple(errors))
        with self._lock:
            self.rejected += 1
            self.rejections.append(rejection)
        self._tell(Problem("rejected", str(rejection), rejection))

    def drop(self, events: int) -> None:
        if events:
            with self._lock:
                self.dropped += events
            self._tell(Problem("dropped", f"{events} of the oldest events were dropped: there is no room for more."))

    def went_away(self, address: str, reason: str) -> None:
        if self.outage is None:
            message = f"Throughline cannot save at {address}: {reason} Events are kept on this machine and sent later."
            self._tell(Problem("outage", message))
        self.outage = reason

    def came_back(self) -> None:
        if self.outage is not None:
            self.outage = None
            self._told.discard("outage")
            _log.info("Throughline is back; what was kept on this machine has been sent.")

    def _tell(self, problem: Problem) -> None:
        if problem.kind not in self._told:
            self._told.add(problem.kind)
            _log.warning("%s", problem.message)
        if self._on_error is not None:
            try:
                self._on_error(problem)
            except Exception:
                _log.exception("The on_error callback failed")


def _names(line: bytes) -> tuple[str, str, str]:
    """Id, type and session of an event; "" for each where a broken disk has cut it short."""
    try:
        event = json.loads(line)
        return event["id"], event["type"], event["session_id"]
    except (ValueError, KeyError, TypeError):
        return "", "", ""
