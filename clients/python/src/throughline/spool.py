"""Events on disk while the server is away. Files of one or more lines; a name says all there is to know of a file:

    <microseconds>-<process>-<mark>-<identity>-<number of events>.ndjson

Names sort by time; the mark is the writer's, at random. A file appears whole (written aside, then renamed) and goes when the server has acknowledged its
events. All processes of a user, in any language, share a folder; one at a time drains it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import secrets
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ContextManager, Iterable, Sequence

from .lock import Lock, write_new

ANONYMOUS = "anonymous000"
_NAME = re.compile(r"(\d{17})-\d+-([0-9a-f]{8})-([0-9a-z]{12})-(\d+)\.ndjson")
_FREED_SHARE = 0.9


def identity(address: str, token: str) -> str:
    """Whose events these are: a file is sent to the address and for the member it was recorded for, and to no other."""
    if not token:
        return ANONYMOUS
    claims = _claims(token)
    whose = f"{claims['tenant']}/{claims['sub']}" if {"tenant", "sub"} <= claims.keys() else token
    return hashlib.sha256(f"{address}\n{whose}".encode()).hexdigest()[:12]


def _claims(token: str) -> dict[str, object]:
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return claims if isinstance(claims, dict) else {}
    except (IndexError, ValueError):
        return {}


@dataclass(frozen=True, order=True)
class SpoolFile:
    path: Path
    stamp: int
    mark: str
    identity: str
    events: int

    def lines(self) -> list[bytes]:
        """Its events; none where another process was quicker."""
        try:
            return self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return []

    def size(self) -> int:
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def remove(self) -> None:
        self.path.unlink(missing_ok=True)


class Spool:
    def __init__(self, folder: Path, most_bytes: int) -> None:
        self._folder = folder
        self._lock = Lock(folder / "draining")
        self._most_bytes = most_bytes
        self._room = 0  # bytes that may be written before the folder's size is looked at again
        self._last_stamp = 0
        self._mark = secrets.token_hex(4)
        self._writing = threading.Lock()
        self._born = self.stamp()

    def stamp(self) -> int:
        """A place in the order of files: later than every one that was given out before."""
        with self._writing:
            self._last_stamp = max(self._last_stamp + 1, time.time_ns() // 1000)
            return self._last_stamp

    def write(self, stamp: int, lines: Sequence[bytes], whose: str) -> int:
        """Keeps these events; gives the number of older ones that had to go for them.

        :raises OSError: when they cannot be kept
        """
        content = b"".join(line + b"\n" for line in lines)
        name = f"{stamp:017d}-{os.getpid()}-{self._mark}-{whose}-{len(lines)}.ndjson"
        with self._writing:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside = self._folder / f".{name}"
            try:
                write_new(aside, content).replace(self._folder / name)
            except OSError:
                aside.unlink(missing_ok=True)
                raise
            self._room -= len(content)
            return self._make_room() if self._room < 0 else 0

    def waiting(self, whose: str) -> list[SpoolFile]:
        """The files of this identity, and those recorded when there was no token, oldest first."""
        return [file for file in self._files() if file.identity in (whose, ANONYMOUS)]

    def comes_first(self, whose: str) -> bool:
        """Whether something waits that must arrive before what this process records now: its own, and what was left before it
        began. Later files of other processes are of other sessions; to wait for them would make all send through one.
        """
        return any(file.mark == self._mark or file.stamp < self._born for file in self.waiting(whose))

    def count(self, whose: str) -> int:
        """How many events wait for this identity."""
        return sum(file.events for file in self.waiting(whose))

    def count_of_others(self, whose: str) -> int:
        """How many events wait that this identity may not send."""
        return sum(file.events for file in self._files()) - self.count(whose)

    def _files(self) -> list[SpoolFile]:
        try:
            with os.scandir(self._folder) as entries:
                matches = [(entry.path, _NAME.fullmatch(entry.name)) for entry in entries]
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(SpoolFile(Path(path), int(match[1]), match[2], match[3], int(match[4])) for path, match in matches if match)

    def _make_room(self) -> int:
        files = self._files()
        used = sum(file.size() for file in files)
        dropped = 0
        if used > self._most_bytes:
            for file in files:
                if used <= self._most_bytes * _FREED_SHARE:
                    break
                used -= file.size()
                file.remove()
                dropped += file.events
        self._room = max(0, (self._most_bytes - used) // 4)
        return dropped

    def draining(self) -> ContextManager[bool]:
        """Whether this process may drain: order would be lost if two did. (Nothing would be doubled: events have ids.)"""
        return self._lock.taken()

    def still_draining(self) -> None:
        self._lock.renew()


def total_size(lines: Iterable[bytes]) -> int:
    return sum(len(line) + 1 for line in lines)
