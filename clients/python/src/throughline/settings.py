"""Where the suite is, and how patient this process is with it."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

_DEFAULT_INGEST = "http://localhost:9000"
_DEFAULT_RECALL = "http://localhost:9001"


@dataclass(frozen=True)
class Settings:
    """What is not given here is read from the environment each time it is used, never at import.

    Times are in seconds. Addresses have no slash at their end; ``token`` is without ``Bearer``.
    """

    ingest: str | None = None  #: where events go: THROUGHLINE_INGEST
    recall: str | None = None  #: where memory comes from: THROUGHLINE_RECALL
    token: str | None = None  #: needs the scopes ingest and recall: THROUGHLINE_TOKEN
    project: str | None = None  #: of sessions that name none: THROUGHLINE_PROJECT
    machine: str | None = None  #: THROUGHLINE_MACHINE, else the host's name
    tool: str = "python"  #: which program this is
    state: Path | None = None  #: folder of the spool: THROUGHLINE_STATE
    batch_events: int = 100  #: so many events are sent at once ...
    batch_seconds: float = 0.2  #: ... or what there is after so long
    queue_events: int = 1000  #: most events in memory; older ones go to the spool
    spool_bytes: int = 100 * 1024 * 1024  #: most room on disk; beyond it the oldest events are dropped, and counted
    request_seconds: float = 10.0
    recall_seconds: float = 0.3  #: an agent does not wait longer for its memory
    close_seconds: float = 5.0  #: most time that an exit takes
    retry_seconds: float = 0.5  #: wait after a first failure; doubles with each
    longest_retry_seconds: float = 30.0

    def ingest_url(self) -> str:
        return _address(self.ingest, "THROUGHLINE_INGEST", _DEFAULT_INGEST)

    def recall_url(self) -> str:
        return _address(self.recall, "THROUGHLINE_RECALL", _DEFAULT_RECALL)

    def access_token(self) -> str:
        """The token, or "" where there is none."""
        return (self.token or os.environ.get("THROUGHLINE_TOKEN", "")).strip()

    def project_key(self) -> str | None:
        return self.project or os.environ.get("THROUGHLINE_PROJECT") or None

    def machine_name(self) -> str:
        return self.machine or os.environ.get("THROUGHLINE_MACHINE") or socket.gethostname()

    def spool_folder(self) -> Path:
        """One for all processes of a user, whatever language their client is written in."""
        return self._state_folder() / "events"

    def _state_folder(self) -> Path:
        given = self.state or os.environ.get("THROUGHLINE_STATE")
        if given:
            return Path(given)
        home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
        return Path(home) / "throughline"


def _address(given: str | None, variable: str, default: str) -> str:
    return (given or os.environ.get(variable) or default).strip().rstrip("/")
