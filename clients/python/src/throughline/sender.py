"""Takes events to the server in the background, on a thread of its own, and says when to try again."""

from __future__ import annotations

import atexit
import logging
import os
import random
import threading
import time
import weakref
from typing import Callable

from .answers import FieldError, Status
from .backlog import Backlog, DrainedElsewhere
from .delivery import Delivery, Unavailable
from .settings import Settings
from .tally import OnError, Tally

_SPOOL_SECONDS = 1.0  # so much is lost at most when the process is killed during an outage
_BUSY_SECONDS = 0.2
_log = logging.getLogger("throughline")
_senders: weakref.WeakSet[Sender] = weakref.WeakSet()


class Sender:
    def __init__(self, settings: Settings, on_error: OnError) -> None:
        self._settings = settings
        self._on_error = on_error
        self.begin()
        _senders.add(self)

    def begin(self) -> None:
        """Starts from nothing: at first, and in a forked child, whose parent sends what was recorded before."""
        self._tally = Tally(self._on_error)
        self._backlog = Backlog(self._settings, self._tally)
        self._delivery = Delivery(self._settings, self._tally)
        self._changed = threading.Condition(self._backlog.lock)
        self._thread: threading.Thread | None = None
        self._retry_at = 0.0
        self._failures = 0
        self._hurry = False

    def offer(self, line: bytes) -> None:
        """Takes an event; never waits for the network."""
        with self._changed:
            self._backlog.add(line)
            self._wake()

    def reject(self, line: bytes, error: FieldError) -> None:
        """Reports an event that cannot be sent at all."""
        self._tally.reject(line, 0, [error])

    def flush(self, timeout: float) -> bool:
        """Whether the server has everything within this time, also what was left in the spool before."""
        return self._await(timeout, self._backlog.is_empty)

    def close(self, timeout: float | None = None) -> None:
        """Sends what there is; keeps on disk what cannot be sent in time. Events that are offered later are sent later."""
        within = self._settings.close_seconds if timeout is None else timeout
        self._await(within, lambda: not self._backlog.in_memory() or self._is_pausing())
        self._backlog.keep_all()

    def status(self) -> Status:
        tally, backlog = self._tally, self._backlog
        return Status(tally.accepted, tally.rejected, tally.dropped, backlog.in_memory(), backlog.on_disk(), tally.outage,
                      tally.position(), tuple(tally.rejections))

    def waiting_for_others(self) -> int:
        """How many events of other members, or for other addresses, wait on this machine."""
        return self._backlog.on_disk_of_others()

    def _await(self, timeout: float, is_done: Callable[[], bool]) -> bool:
        deadline = time.monotonic() + timeout
        with self._changed:
            while not is_done():
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._hurry = True
                self._wake()
                self._changed.wait(min(left, _BUSY_SECONDS))  # what other processes do wakes nobody here
            return True

    def _is_pausing(self) -> bool:
        return time.monotonic() < self._retry_at

    def _wake(self) -> None:
        if self._thread is None:
            try:
                self._thread = threading.Thread(target=self._run, name="throughline-sender", daemon=True)
                self._thread.start()
            except RuntimeError:  # the interpreter is ending: close() keeps the events
                self._thread = None
        self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                while (pause := self._pause()) != 0:
                    self._changed.wait(pause)
                self._hurry = False
            try:
                self._work()
            except Exception as error:
                _log.exception("The sender failed")
                self._go_away(Unavailable(f"this client failed ({type(error).__name__})."))
            with self._changed:
                self._changed.notify_all()

    def _pause(self) -> float | None:
        """Seconds until there is something to do; None: until something changes."""
        backlog, now = self._backlog, time.monotonic()
        if self._is_pausing():
            until = min(self._retry_at, backlog.oldest_at + _SPOOL_SECONDS) if backlog.waiting() else self._retry_at
        elif self._hurry or self._failures or backlog.waiting() >= self._settings.batch_events:
            return 0
        elif backlog.waiting():
            until = backlog.oldest_at + self._settings.batch_seconds
        else:
            return None
        return max(0.0, until - now)

    def _work(self) -> None:
        if self._is_pausing():
            self._backlog.keep()
            return
        try:
            self._backlog.send_all(self._delivery.send)
            self._failures = 0
            self._tally.came_back()
        except DrainedElsewhere:
            self._hurry = True
            self._retry_at = time.monotonic() + _BUSY_SECONDS
        except Unavailable as fault:
            self._go_away(fault)

    def _go_away(self, fault: Unavailable) -> None:
        longest = min(self._settings.retry_seconds * 2**self._failures, self._settings.longest_retry_seconds)
        self._failures = min(self._failures + 1, 30)
        # jitter, so that all machines do not come back in the same moment
        self._retry_at = time.monotonic() + max(fault.retry_after, longest * random.uniform(0.5, 1.0))
        self._backlog.keep()
        self._tally.went_away(self._settings.ingest_url(), fault.reason)


@atexit.register
def _close_all() -> None:
    for sender in list(_senders):
        sender.close()


def _after_fork() -> None:
    for sender in list(_senders):
        sender.begin()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
