"""Takes events to the server in the order in which they were recorded, on a thread of its own.

Memory holds a bounded queue. What cannot be sent, and what overflows, goes to the spool; while anything waits there, it
goes first. So the order stays, whatever fails in between.
"""

from __future__ import annotations

import atexit
import logging
import os
import random
import threading
import time
import weakref
from collections import deque
from typing import Callable, Sequence

from .answers import FieldError, Status
from .delivery import Delivery, Unavailable
from .settings import Settings
from .spool import Spool, SpoolFile, identity, total_size
from .tally import OnError, Tally

_MOST_BODY_BYTES = 4 * 1024 * 1024
_SPOOL_SECONDS = 1.0  # so much is lost at most when the process is killed during an outage
_BUSY_SECONDS = 0.2
_log = logging.getLogger("throughline")
_senders: weakref.WeakSet[Sender] = weakref.WeakSet()


class _DrainedElsewhere(Exception):
    """Another process sends what is in the spool; what is newer has to wait for it."""


class Sender:
    def __init__(self, settings: Settings, on_error: OnError) -> None:
        self._settings = settings
        self._on_error = on_error
        self.begin()
        _senders.add(self)

    def begin(self) -> None:
        """Starts from nothing: at first, and in a forked child, whose parent sends what was recorded before."""
        self._tally = Tally(self._on_error)
        self._spool = Spool(self._settings.spool_folder(), self._settings.spool_bytes)
        self._delivery = Delivery(self._settings, self._tally)
        self._changed = threading.Condition(threading.RLock())
        self._queue: deque[bytes] = deque()
        self._under_way: list[bytes] = []
        self._thread: threading.Thread | None = None
        self._oldest_at = 0.0
        self._retry_at = 0.0
        self._failures = 0
        self._hurry = False

    def offer(self, line: bytes) -> None:
        """Takes an event; never waits for the network."""
        with self._changed:
            if not self._queue:
                self._oldest_at = time.monotonic()
            self._queue.append(line)
            if len(self._queue) > self._settings.queue_events:
                self._to_spool(self._pop())
            self._wake()

    def reject(self, line: bytes, error: FieldError) -> None:
        """Reports an event that cannot be sent at all."""
        self._tally.reject(line, 0, [error])

    def flush(self, timeout: float) -> bool:
        """Whether the server has everything within this time, also what was left in the spool before."""
        return self._await(timeout, lambda: self._is_empty() and not self._spool.comes_first(self._whose()))

    def close(self, timeout: float | None = None) -> None:
        """Sends what there is; keeps on disk what cannot be sent in time. Events that are offered later are sent later."""
        if not self._is_empty():
            within = self._settings.close_seconds if timeout is None else timeout
            self._await(within, lambda: self._is_empty() or self._is_pausing())
        with self._changed:
            left, self._under_way = self._under_way, []
            self._to_spool(left)
            self._queue_to_spool()

    def status(self) -> Status:
        tally = self._tally
        with self._changed:
            in_memory = len(self._queue) + len(self._under_way)
        return Status(tally.accepted, tally.rejected, tally.dropped, in_memory, self._spool.count(self._whose()),
                      tally.outage, tally.position(), tuple(tally.rejections))

    def waiting_for_others(self) -> int:
        """How many events of other members, or for other addresses, wait on this machine."""
        return self._spool.count_of_others(self._whose())

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

    def _is_empty(self) -> bool:
        return not self._queue and not self._under_way

    def _is_pausing(self) -> bool:
        return time.monotonic() < self._retry_at

    def _whose(self) -> str:
        return identity(self._settings.ingest_url(), self._settings.access_token())

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
        now = time.monotonic()
        if self._is_pausing():
            until = min(self._retry_at, self._oldest_at + _SPOOL_SECONDS) if self._queue else self._retry_at
        elif self._hurry or self._failures or len(self._queue) >= self._settings.batch_events:
            return 0
        elif self._queue:
            until = self._oldest_at + self._settings.batch_seconds
        else:
            return None
        return max(0.0, until - now)

    def _work(self) -> None:
        if self._is_pausing():
            self._queue_to_spool()
            return
        try:
            self._send_all()
            self._failures = 0
            self._tally.came_back()
        except _DrainedElsewhere:
            self._hurry = True
            self._retry_at = time.monotonic() + _BUSY_SECONDS
        except Unavailable as fault:
            self._go_away(fault)

    def _go_away(self, fault: Unavailable) -> None:
        longest = min(self._settings.retry_seconds * 2**self._failures, self._settings.longest_retry_seconds)
        self._failures = min(self._failures + 1, 30)
        # jitter, so that all machines do not come back in the same moment
        self._retry_at = time.monotonic() + max(fault.retry_after, longest * random.uniform(0.5, 1.0))
        self._queue_to_spool()
        self._tally.went_away(self._settings.ingest_url(), fault.reason)

    def _send_all(self) -> None:
        while True:
            self._drain()
            with self._changed:
                if self._spool.comes_first(self._whose()):
                    continue  # the queue overflowed in the meantime: that is older
                stamp = self._spool.stamp()
                self._under_way = self._pop()
            if not self._under_way:
                return
            try:
                self._delivery.send(self._under_way)
            except Unavailable:
                self._to_spool(self._under_way, stamp)
                raise
            finally:
                self._under_way = []

    def _drain(self) -> None:
        files = self._spool.waiting(self._whose())
        if not files:
            return
        with self._spool.draining() as allowed:
            if allowed:
                files = self._spool.waiting(self._whose())
                while files:
                    files = files[self._send_first(files):]
                    self._spool.still_draining()
            elif self._spool.comes_first(self._whose()):
                raise _DrainedElsewhere

    def _send_first(self, files: Sequence[SpoolFile]) -> int:
        """Sends as many files as make a batch, and gives their number."""
        taken: list[SpoolFile] = []
        lines: list[bytes] = []
        for file in files:
            more = file.lines()
            together = lines + more
            if taken and (len(together) > self._settings.batch_events or total_size(together) > _MOST_BODY_BYTES):
                break
            taken.append(file)
            lines = together
        self._delivery.send(lines)
        for file in taken:
            file.remove()
        return len(taken)

    def _pop(self) -> list[bytes]:
        batch: list[bytes] = []
        size = 0
        while self._queue and len(batch) < self._settings.batch_events:
            size += len(self._queue[0]) + 1
            if batch and size > _MOST_BODY_BYTES:
                break
            batch.append(self._queue.popleft())
        self._oldest_at = time.monotonic()
        return batch

    def _queue_to_spool(self) -> None:
        with self._changed:
            while self._queue and self._to_spool(self._pop()):
                pass

    def _to_spool(self, lines: Sequence[bytes], stamp: int | None = None) -> bool:
        """Keeps a batch on disk; where that fails, in memory as long as there is room."""
        if not lines:
            return True
        try:
            self._tally.drop(self._spool.write(stamp or self._spool.stamp(), lines, self._whose()))
            return True
        except OSError:
            self._keep_in_memory(lines)
            return False

    def _keep_in_memory(self, lines: Sequence[bytes]) -> None:
        with self._changed:
            self._queue.extendleft(reversed(lines))
            excess = max(0, len(self._queue) - self._settings.queue_events)
            for _ in range(excess):
                self._queue.popleft()
            self._tally.drop(excess)


@atexit.register
def _close_all() -> None:
    for sender in list(_senders):
        sender.close()


def _after_fork() -> None:
    for sender in list(_senders):
        sender.begin()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
