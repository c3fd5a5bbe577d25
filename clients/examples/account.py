"""What a run did, for its last line of output: the end-to-end test compares it with what the suite stored."""

from __future__ import annotations

import json
from typing import Any, Mapping

from throughline import Session


class NotedSession(Session):
    """A session that also notes the type and id of each event that it records."""

    def __init__(self, session_id: str | None = None, project: str | None = None) -> None:
        super().__init__(session_id, project=project)
        self.events: list[list[str]] = []

    def record(self, type: str, data: Mapping[str, Any], *, event_id: str | None = None) -> str:
        event = super().record(type, data, event_id=event_id)
        self.events.append([type, event])
        return event


def print_account(session: NotedSession, *, delivered: bool, goals: Mapping[str, str], agents: Mapping[str, str],
                  state: Mapping[str, Any]) -> None:
    print(json.dumps({"session_id": session.id, "delivered": delivered, "position": session.status().position,
                      "events": session.events, "goals": goals, "agents": agents, "state": state}), flush=True)
