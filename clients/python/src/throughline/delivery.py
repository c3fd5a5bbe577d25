"""Brings a batch to the server and reads from the answer what became of each event."""

from __future__ import annotations

import json
from typing import Any, Sequence

from .answers import FieldError
from .settings import Settings
from .tally import Tally
from .transport import Answer, Call

_REFUSALS = {400, 409, 413, 422}  # of the events; any other status is of the server or the token, and may change


class Unavailable(Exception):
    """The server cannot take anything now; whether an event is good is not known."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class Delivery:
    def __init__(self, settings: Settings, tally: Tally) -> None:
        self._settings = settings
        self._tally = tally

    def send(self, lines: Sequence[bytes]) -> None:
        """Returns once the server has decided on each of these events.

        :raises Unavailable: when it has not; all of them may be sent again, for they have ids
        """
        if not lines:
            return
        token = self._settings.access_token()
        if not token:
            raise Unavailable("there is no token. Set THROUGHLINE_TOKEN.")
        call = Call(f"{self._settings.ingest_url()}/api/events", token, b"\n".join(lines))
        answer = call.send(self._settings.request_seconds)
        if answer.status == 202:
            self._read_receipt(lines, answer)
        elif answer.status in _REFUSALS:
            self._read_refusal(lines, answer)
        else:
            raise Unavailable(answer.reason(), answer.retry_after)

    def _read_receipt(self, lines: Sequence[bytes], answer: Answer) -> None:
        try:
            receipt = json.loads(answer.body)
            rejected = {index: errors for index, errors in _errors(receipt).items() if index < len(lines)}
            self._tally.accept(len(lines) - len(rejected), receipt["position"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Unavailable("something else answers there. Check the address.") from None
        for index, errors in rejected.items():
            self._tally.reject(lines[index], answer.status, errors)

    def _read_refusal(self, lines: Sequence[bytes], answer: Answer) -> None:
        """Where the answer does not say which event is to blame, halves are sent until it is found."""
        try:
            problem = json.loads(answer.body)
            errors = _errors(problem)
            detail = str(problem["detail"])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise Unavailable("something else answers there. Check the address.") from None
        if len(lines) == 1 or set(errors) == set(range(len(lines))):
            for index, line in enumerate(lines):
                self._tally.reject(line, answer.status, errors.get(index) or [FieldError("event", detail)])
        else:
            middle = len(lines) // 2
            self.send(lines[:middle])
            self.send(lines[middle:])


def _errors(body: Any) -> dict[int, list[FieldError]]:
    """The errors of each event of a call, from a receipt (``rejected``) or a problem (``errors`` at ``events[i].…``)."""
    found: dict[int, list[FieldError]] = {}
    for rejected in body.get("rejected") or []:
        found[rejected["index"]] = [_error(error) for error in rejected["errors"]]
    for error in body.get("errors") or []:
        index = error["field"].partition("[")[2].partition("]")[0]
        if index.isdigit():
            found.setdefault(int(index), []).append(_error(error))
    return found


def _error(error: Any) -> FieldError:
    return FieldError(error["field"].partition("].")[2] or error["field"], error["message"])
