"""Where events wait: a bounded queue in memory, and behind it the spool.

What cannot be sent, and what overflows, goes to the spool; while anything waits there that is older, it goes first. So the
order stays, whatever fails in between.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Callable, Sequence

from .settings import Settings
from .spool import Spool, SpoolFile, identity, total_size
from .tally import Tally

_MOST_BODY_BYTES = 4 * 1024 * 1024

Send = Callable[[Sequence[bytes]], None]


class DrainedElsewhere(Exception):
    """Another process sends what is in the spool; what is newer has to wait for it."""


class Backlog:
    """``lock`` guards it; who holds it may also call it."""

    def __init__(self, settings: Settings, tally: Tally) -> None:
        self.lock = threading.RLock()
        self.oldest_at = 0.0  # since when, by time.monotonic(), something waits in memory
        self._settings = settings
        self._tally = tally
        self._spool = Spool(settings.spool_folder(), settings.spool_bytes)
        self._queue: deque[bytes] = deque()
        self._under_way: list[bytes] = []

    def add(self, line: bytes) -> None:
        with self.lock:
            if not self._queue:
                self.oldest_at = time.monotonic()
            self._queue.append(line)
            if len(self._queue) > self._settings.queue_events:
                self._to_spool(self._pop())

    def waiting(self) -> int:
        """How many events wait in memory."""
        return len(self._queue)

    def in_memory(self) -> int:
        """How many events wait in memory or are under way."""
        with self.lock:
            return len(self._queue) + len(self._under_way)

    def on_disk(self) -> int:
        return self._spool.count(self._whose())

    def on_disk_of_others(self) -> int:
        """How many events of other members, or for other addresses, wait on this machine."""
        return self._spool.count_of_others(self._whose())

    def is_empty(self) -> bool:
        """Whether nothing waits that this process recorded, or that was left before it began."""
        return not self.in_memory() and not self._spool.comes_first(self._whose())

    def keep(self) -> None:
        """Takes what waits in memory to the disk."""
        with self.lock:
            while self._queue and self._to_spool(self._pop()):
                pass

    def keep_all(self) -> None:
        """The same with what is under way: it may arrive twice, and counts once."""
        with self.lock:
            left, self._under_way = self._under_way, []
            self._to_spool(left)
            self.keep()

    def send_all(self, send: Send) -> None:
        """Hands on everything in its order; what ``send`` fails at goes to the disk.

        :raises DrainedElsewhere: when something older waits for another process
        """
        while True:
            self._drain(send)
            with self.lock:
                if self._spool.comes_first(self._whose()):
                    continue  # the queue overflowed in the meantime: that is older
                stamp = self._spool.stamp()
                self._under_way = self._pop()
            if not self._under_way:
                return
            try:
                send(self._under_way)
            except Exception:
                self._to_spool(self._under_way, stamp)
                raise
            finally:
                self._under_way = []

    def _whose(self) -> str:
        return identity(self._settings.ingest_url(), self._settings.access_token())

    def _drain(self, send: Send) -> None:
        files = self._spool.waiting(self._whose())
        if not files:
            return
        with self._spool.draining() as allowed:
            if allowed:
                files = self._spool.waiting(self._whose())
                while files:
                    files = files[self._send_first(files, send):]
                    self._spool.still_draining()
            elif self._spool.comes_first(self._whose()):
                raise DrainedElsewhere

    def _send_first(self, files: Sequence[SpoolFile], send: Send) -> int:
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
        send(lines)
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
        self.oldest_at = time.monotonic()
        return batch

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
        with self.lock:
            self._queue.extendleft(reversed(lines))
            excess = max(0, len(self._queue) - self._settings.queue_events)
            for _ in range(excess):
                self._queue.popleft()
            self._tally.drop(excess)
