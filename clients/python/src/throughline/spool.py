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
import socket
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Iterator, Sequence

ANONYMOUS = "anonymous000"
_NAME = re.compile(r"(\d{17})-\d+-([0-9a-f]{8})-([0-9a-z]{12})-(\d+)\.ndjson")
_LEFT_BEHIND_SECONDS = 120.0
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
        self._lock = folder / "draining"
        self._most_bytes = most_bytes
        self._room = 0  # bytes that may be written before the folder's size is looked at again
        self._last_stamp = 0
        self._mark = secrets.token_hex(4)
        self._owner = ""
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
            _write_aside(self._folder / f".{name}", content).replace(self._folder / name)
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

    @contextmanager
    def draining(self) -> Iterator[bool]:
        """Whether this process may drain: order would be lost if two did. (Nothing would be doubled: events have ids.)"""
        taken = self._take_lock()
        try:
            yield taken
        finally:
            if taken and _content(self._lock) == self._owner:
                self._lock.unlink(missing_ok=True)

    def still_draining(self) -> None:
        """Says that the lock's owner is alive and at work."""
        try:
            os.utime(self._lock)
        except OSError:
            pass

    def _take_lock(self) -> bool:
        for _ in range(2):
            try:
                self._owner = f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(4)}"
                _write_aside(self._lock, self._owner.encode())
                return True
            except FileExistsError:
                owner = _content(self._lock)
                if not self._is_left_behind(owner):
                    return False
                self._clear_lock(owner)
            except OSError:
                return False
        return False

    def _is_left_behind(self, owner: str) -> bool:
        try:
            if time.time() - self._lock.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                return True
        except FileNotFoundError:
            return True
        host, _, rest = owner.partition(" ")
        process = rest.partition(" ")[0]
        return host == socket.gethostname() and process.isdigit() and not _is_alive(int(process))

    def _clear_lock(self, owner: str) -> None:
        """Renamed first: of several that found it left behind one has it, and what was made since is put back."""
        aside = self._lock.with_name(f".draining-{secrets.token_hex(4)}")
        try:
            self._lock.rename(aside)
            if _content(aside) != owner:
                os.link(aside, self._lock)
        except OSError:
            pass
        aside.unlink(missing_ok=True)


def _write_aside(path: Path, content: bytes) -> Path:
    """Makes a new file that only its owner can read."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    return path


def _content(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # signal 0 would end it there
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        pass
    return True


def total_size(lines: Iterable[bytes]) -> int:
    return sum(len(line) + 1 for line in lines)
