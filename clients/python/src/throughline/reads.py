"""Questions to recall-service: answered in time, or not at all and with a reason."""

from __future__ import annotations

import json
import threading
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from typing import Any, Mapping
from urllib.parse import urlencode

from .answers import RecallResult, SearchResult
from .settings import Settings
from .transport import Answer, Call, in_background

_hanging = threading.BoundedSemaphore(64)


@dataclass(frozen=True)
class Reading:
    """What was answered, or the ``reason`` why there is nothing."""

    body: Any = None
    reason: str | None = None

    def recalled(self) -> RecallResult:
        if not isinstance(self.body, dict):
            return RecallResult(reason=self.reason or "something else answers there. Check the address.")
        return RecallResult(self.body.get("markdown", ""), self.body.get("tokens", 0), self.body.get("items", []))

    def found(self) -> SearchResult:
        if not isinstance(self.body, dict):
            return SearchResult(reason=self.reason or "something else answers there. Check the address.")
        return SearchResult(self.body.get("hits", []), self.body.get("total", 0))


def ask(settings: Settings, path: str, parameters: Mapping[str, Any], timeout: float) -> Reading:
    """One GET; parameters that are None are left out. Never takes longer than ``timeout`` seconds, never raises."""
    given = {name: value for name, value in parameters.items() if value is not None}
    call = Call(f"{settings.recall_url()}{path}?{urlencode(given)}", settings.access_token())
    if not _hanging.acquire(blocking=False):
        return Reading(reason="too many calls wait for an answer already")
    try:
        future = in_background(lambda: call.send(timeout))
    except RuntimeError:
        _hanging.release()
        return Reading(reason="no thread can be started")
    future.add_done_callback(lambda _: _hanging.release())
    try:
        return _reading(future.result(timeout))
    except FutureTimeout:
        return Reading(reason=f"late: there was no answer within {timeout * 1000:.0f} ms")


def _reading(answer: Answer) -> Reading:
    if answer.status != 200:
        return Reading(reason=answer.reason())
    try:
        return Reading(json.loads(answer.body))
    except ValueError:
        return Reading(reason="something else answers there. Check the address.")
