"""A process's connection to the suite, shared by all its sessions."""

from __future__ import annotations

import json
import threading
import uuid
from datetime import datetime, timezone
from typing import Any, Mapping, Sequence

from .answers import ConnectionReport, FieldError, RecallResult, SearchResult, Status
from .connection import examine
from .reads import ask
from .rules import fault
from .sender import Sender
from .settings import Settings
from .tally import OnError

_MOST_EVENT_BYTES = 4 * 1024 * 1024


class Client:
    """Sends events in the background and answers questions. Nothing here raises because of the server or the network.

    :param settings: what is not set there is read from the environment when it is used
    :param on_error: is told of outages, refused events and drops, on the thread that found them
    """

    def __init__(self, settings: Settings | None = None, on_error: OnError = None) -> None:
        self.settings = settings or Settings()
        self._on_error = on_error
        self._made: Sender | None = None
        self._making = threading.Lock()

    def record(self, session_id: str, type: str, data: Mapping[str, Any], *, event_id: str | None = None,
               project: str | None = None) -> str:
        """Takes an event of any type, sends it later, and gives its id. Recording an id again changes nothing."""
        return self._offer({
            "id": event_id or str(uuid.uuid4()),
            "session_id": session_id,
            "project": project or self.settings.project_key(),
            "type": type,
            "occurred_at": datetime.now(timezone.utc).isoformat(),
            "tool": self.settings.tool,
            "machine": self.settings.machine_name(),
            "data": data,
        })

    def flush(self, timeout: float = 5.0) -> bool:
        """Whether the server has everything, also what waited on disk, within ``timeout`` seconds."""
        return self._sender.flush(timeout)

    def close(self, timeout: float | None = None) -> None:
        """Sends what there is, and keeps on disk what cannot be sent in time. Happens by itself when Python exits."""
        self._sender.close(timeout)

    def status(self) -> Status:
        """What became of the events of this process, and why, where something is wrong."""
        return self._sender.status()

    def test_connection(self) -> ConnectionReport:
        """Tells in words what is wrong, if anything is. Takes at most about eight seconds."""
        return examine(self.settings, self._sender)

    def recall(self, query: str | None = None, *, project: str | None = None, session_id: str | None = None,
               budget_tokens: int | None = None, tags: Sequence[str] = (), limit: int | None = None,
               after: str | None = None, timeout: float | None = None) -> RecallResult:
        """What to tell an agent about ``query``; without one, what a session that starts should know.

        :param after: a ``status().position`` to wait for; give it a ``timeout`` of some seconds
        :param timeout: in seconds, 0.3 by default; what is late is empty, with a reason
        """
        parameters = {"q": query, "project": project or self.settings.project_key(), "session_id": session_id,
                      "budget_tokens": budget_tokens, "tags": _joined(tags), "limit": limit, "after": after}
        return ask(self.settings, "/api/recall", parameters, timeout or self.settings.recall_seconds).recalled()

    def search(self, query: str, *, project: str | None = None, session_id: str | None = None,
               kinds: Sequence[str] = (), tags: Sequence[str] = (), limit: int | None = None,
               after: str | None = None, timeout: float = 2.0) -> SearchResult:
        """Memories that hold the words of ``query``, the best first."""
        parameters = {"q": query, "project": project, "session_id": session_id, "kinds": _joined(kinds),
                      "tags": _joined(tags), "limit": limit, "after": after}
        return ask(self.settings, "/api/search", parameters, timeout).found()

    @property
    def _sender(self) -> Sender:
        with self._making:
            if self._made is None:
                self._made = Sender(self.settings, self._on_error)
            return self._made

    def _offer(self, event: dict[str, Any]) -> str:
        line = _line(event)
        if line is None:
            self._refuse(event, FieldError("data", "cannot be written as JSON"))
        elif len(line) > _MOST_EVENT_BYTES:
            self._refuse(event, FieldError("data", f"is larger than {_MOST_EVENT_BYTES} bytes"))
        elif broken := fault(event["type"], event["data"]):
            self._refuse(event, broken)
        else:
            self._sender.offer(line)
        return str(event["id"])

    def _refuse(self, event: dict[str, Any], error: FieldError) -> None:
        self._sender.reject(_line({**event, "data": {}}) or b"", error)


def _line(event: dict[str, Any]) -> bytes | None:
    """The event as one line, or nothing where it holds what JSON cannot; paths, times and the like become text."""
    try:
        text = json.dumps(event, default=str, allow_nan=False, ensure_ascii=False, separators=(",", ":"))
        return text.encode("utf-8", "replace")
    except (ValueError, TypeError, RecursionError):
        return None


def _joined(words: Sequence[str]) -> str | None:
    return ",".join(words) or None
