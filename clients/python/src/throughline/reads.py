"""Questions to recall-service: answered in time, or not at all and with a reason."""

from __future__ import annotations

import json
import threading
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from typing import Any, Mapping
from urllib.parse import urlencode

from .answers import GoalsResult, RecallResult, SearchResult, StateResult
from .settings import Settings
from .transport import Answer, Call, in_background

_hanging = threading.BoundedSemaphore(64)


@dataclass(frozen=True)
class Reading:
    """What was answered, or the ``reason`` why there is nothing."""

    body: dict[str, Any] = field(default_factory=dict)
    reason: str | None = None

    def recalled(self) -> RecallResult:
        body = self.body
        return RecallResult(body.get("markdown", ""), body.get("tokens", 0), body.get("items", []), self.reason)

    def found(self) -> SearchResult:
        return SearchResult(self.body.get("hits", []), self.body.get("total", 0), self.reason)

    def state(self) -> StateResult:
        return StateResult(self.body.get("state"), self.body.get("version", 0), self.body.get("phase"), self.reason)

    def goals(self) -> GoalsResult:
        return GoalsResult(self.body.get("items", []), self.reason)


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
    if answer.status == 404 and b'"detail"' in answer.body:
        return Reading(reason="there is no such session, or it is not yours to see.")
    if answer.status != 200:
        return Reading(reason=answer.reason())
    try:
        body = json.loads(answer.body)
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return Reading(reason="something else answers there. Check the address.")
    return Reading(body)
