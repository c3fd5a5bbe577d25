"""One HTTP call: always an answer, never an exception, never longer than it may take."""

from __future__ import annotations

import http.client
import ipaddress
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import Future
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import IO, Any, Callable, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")

_MOST_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_LONGEST_RETRY_AFTER = 300.0


@dataclass(frozen=True)
class Answer:
    """``status`` is 0 where there is none; ``fault`` then says why."""

    status: int
    body: bytes = b""
    retry_after: float = 0.0
    fault: str = ""

    def reason(self) -> str:
        """Why this is not the answer that was hoped for, in words."""
        if self.status == 0:
            return f"it does not answer ({self.fault}). Is the suite running?"
        if self.status == 401:
            return "it does not accept the token. Get a new one and set THROUGHLINE_TOKEN."
        if self.status == 403:
            return "the token lacks a scope. Get one with the scopes ingest and recall."
        if self.status in (404, 405) or 300 <= self.status < 400:
            return f"something else answers there ({self.status}). Check the address."
        if self.status == 429:
            return "it asks to slow down."
        return f"it answers with an error ({self.status})."


@dataclass(frozen=True)
class Call:
    url: str
    token: str
    body: bytes | None = None
    content_type: str = "application/x-ndjson"

    def send(self, timeout: float) -> Answer:
        """Gives an answer within about ``timeout`` seconds, name resolution aside."""
        deadline = time.monotonic() + timeout
        try:
            with _opener(_is_own_machine(self.url)).open(self._request(), timeout=timeout) as response:
                return Answer(response.status, _read(response, deadline))
        except urllib.error.HTTPError as refusal:
            with refusal:
                return Answer(refusal.code, _read_if_possible(refusal, deadline), _retry_after(refusal.headers))
        except urllib.error.URLError as error:
            return Answer(0, fault=_words(error.reason))
        except (OSError, http.client.HTTPException, ValueError) as error:
            return Answer(0, fault=_words(error))

    def _request(self) -> urllib.request.Request:
        headers = {"Accept": "application/json"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if self.body is not None:
            headers["Content-Type"] = self.content_type
        return urllib.request.Request(self.url, data=self.body, headers=headers)


def in_background(work: Callable[[], T]) -> Future[T]:
    """Runs work whose caller may go on before it ends: name resolution, for one, knows no time limit."""
    future: Future[T] = Future()

    def run() -> None:
        future.set_running_or_notify_cancel()
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=run, name="throughline-call", daemon=True).start()
    return future


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """The token must not follow a redirect to another host."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@lru_cache(maxsize=2)
def _opener(own_machine: bool) -> urllib.request.OpenerDirector:
    """Made once: it reads the machine's certificates. A proxy must not come between this machine and its own services."""
    proxies = [urllib.request.ProxyHandler({})] if own_machine else []
    return urllib.request.build_opener(_NoRedirects(), *proxies)


def _is_own_machine(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _read(response: Any, deadline: float) -> bytes:
    body = bytearray()
    while chunk := response.read1(_CHUNK_BYTES):
        body += chunk
        if time.monotonic() > deadline:
            raise TimeoutError("the answer takes too long")
        if len(body) > _MOST_BYTES:
            raise ValueError("the answer is too large")
    return bytes(body)


def _read_if_possible(response: IO[bytes], deadline: float) -> bytes:
    try:
        return _read(response, deadline)
    except (OSError, http.client.HTTPException, ValueError):
        return b""


def _retry_after(headers: Any) -> float:
    text = (headers.get("Retry-After") or "").strip()
    if not text:
        return 0.0
    try:
        seconds = float(text) if text.isdigit() else parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError):
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_RETRY_AFTER)


def _words(error: object) -> str:
    # the message of a ValueError may quote a header, and so the token
    if isinstance(error, ValueError) and not isinstance(error, OSError):
        return "the address or the token is malformed, or the answer is"
    return str(error) or type(error).__name__
