"""The lock of a folder that processes share, in any language: a file that names its owner.

    <host> <process> <random>

It is renewed while its owner works. One whose process is gone, or that was not renewed for two minutes, was left behind.
"""

from __future__ import annotations

import os
import secrets
import socket
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

_LEFT_BEHIND_SECONDS = 120.0
_held: set[str] = set()  # the owners of locks that this process has


class Lock:
    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def taken(self) -> Iterator[bool]:
        """Whether this process has it."""
        owner = self._take()
        try:
            yield owner is not None
        finally:
            if owner is not None:
                _held.discard(owner)
                if _content(self._path) == owner:
                    self._path.unlink(missing_ok=True)

    def renew(self) -> None:
        """Says that the owner is alive and at work."""
        try:
            os.utime(self._path)
        except OSError:
            pass

    def _take(self) -> str | None:
        for _ in range(2):
            owner = f"{socket.gethostname()} {os.getpid()} {secrets.token_hex(4)}"
            try:
                write_new(self._path, owner.encode())
                _held.add(owner)
                return owner
            except FileExistsError:
                other = _content(self._path)
                if not self._is_left_behind(other):
                    return None
                self._clear(other)
            except OSError:
                return None
        return None

    def _is_left_behind(self, owner: str) -> bool:
        try:
            if time.time() - self._path.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                return True
        except FileNotFoundError:
            return True
        host, _, rest = owner.partition(" ")
        process = rest.partition(" ")[0]
        if host != socket.gethostname() or not process.isdigit():
            return False
        if int(process) == os.getpid():
            return owner not in _held  # a container that was restarted has the same name and process ids
        return not _is_alive(int(process))

    def _clear(self, owner: str) -> None:
        """Renamed first: of several that found it left behind one has it, and what was made since is put back."""
        aside = self._path.with_name(f".{self._path.name}-{secrets.token_hex(4)}")
        try:
            self._path.rename(aside)
            if _content(aside) != owner:
                os.link(aside, self._path)
        except OSError:
            pass
        aside.unlink(missing_ok=True)


def write_new(path: Path, content: bytes) -> Path:
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
