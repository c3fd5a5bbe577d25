"""One session: what an agent does, as events."""

from __future__ import annotations

import os
import threading
import uuid
from types import TracebackType
from typing import Any, Literal, Mapping, Sequence, TypedDict
from urllib.parse import quote

from .answers import ConnectionReport, GoalsResult, RecallResult, SearchResult, StateResult, Status
from .client import Client
from .reads import Reading, ask
from .rules import FileAction, GoalStatus, Impact, Outcome, Priority

_shared: Client | None = None
_sharing = threading.Lock()


class Operation(TypedDict, total=False):
    """A change of one element of an array in the state, so that writers at the same time do not undo each other's.

    ``op`` is append, remove or update; ``path`` is the array's JSON pointer; elements are objects with an ``id``, or scalars.
    """

    op: Literal["append", "remove", "update"]
    path: str
    id: str
    value: Any


def shared_client() -> Client:
    """The client of all sessions that name none."""
    global _shared
    with _sharing:
        if _shared is None:
            _shared = Client()
        return _shared


class Session:
    """Records what happens in a session, without ever waiting for the network, and recalls.

    Each ``log_…`` gives the event's id. As a context manager it creates the session, and finalizes it as a success or,
    after an exception, as failed.

    :param session_id: by default SESSION_ID, else a new id; both when it is first used
    :param project: what sessions have in common; by default THROUGHLINE_PROJECT
    """

    def __init__(self, session_id: str | None = None, *, project: str | None = None, client: Client | None = None) -> None:
        self._id = session_id
        self._project = project
        self.client = client or shared_client()

    @property
    def id(self) -> str:
        if self._id is None:
            self._id = os.environ.get("SESSION_ID") or str(uuid.uuid4())
        return self._id

    def record(self, type: str, data: Mapping[str, Any], *, event_id: str | None = None) -> str:
        """Takes an event of any type; fields that are None are left out."""
        given = {name: value for name, value in data.items() if value is not None}
        return self.client.record(self.id, type, given, event_id=event_id, project=self._project)

    def create_session(self, *, source: str | None = None, input: Any = None, config: Mapping[str, Any] | None = None,
                       metadata: Mapping[str, Any] | None = None, tags: Sequence[str] = (), user: str | None = None,
                       parent_session_id: str | None = None) -> str:
        """Says that the session begins, and gives its id. Creating it again, after a restart, changes nothing."""
        self.record("session_started", {
            "source": source, "input": input, "config": config, "metadata": metadata, "tags": list(tags) or None,
            "user": user, "parent_session_id": parent_session_id, "cwd": _working_folder()}, event_id="session-started")
        return self.id

    def log_action(self, type: str, /, **fields: Any) -> str:
        """Something the agent did: task_spawn, tool_call, mcp_call, file_write, file_edit, bash_exec or a type of its own."""
        return self.record("action", {**fields, "type": type})

    def log_prompt(self, text: str, *, speaker: str | None = None) -> str:
        return self.record("prompt", {"text": text, "speaker": speaker})

    def log_response(self, text: str, /, *, type: str | None = None, **fields: Any) -> str:
        return self.record("response", {**fields, "text": text, "type": type})

    def log_decision(self, text: str, *, rationale: str | None = None, alternatives: Sequence[str] = (),
                     impact: Impact | None = None) -> str:
        return self.record("decision", {"text": text, "rationale": rationale, "alternatives": list(alternatives) or None,
                                        "impact": impact})

    def log_error(self, message: str, /, **fields: Any) -> str:
        return self.record("error", {**fields, "message": message})

    def log_file_access(self, path: str | os.PathLike[str], *, importance: float | None = None,
                        action: FileAction = "read") -> str:
        """``importance`` is from 0 to 1."""
        return self.record("file_access", {"path": os.fspath(path), "importance": importance, "action": action})

    def log_phase(self, phase: str, *, current_step: str | None = None) -> str:
        return self.record("phase", {"phase": phase, "current_step": current_step})

    def heartbeat(self) -> str:
        """Says that the session is alive, where nothing else is to be said for minutes."""
        return self.record("heartbeat", {})

    def update_state(self, patch: Mapping[str, Any] | None = None, *, operations: Sequence[Operation] = ()) -> str:
        """Merges a patch into the state (objects deeply, all else replaced, None removes), then changes arrays."""
        return self.record("state", {"patch": patch, "operations": list(operations) or None})

    def add_goal(self, description: str, *, priority: Priority = "medium", status: GoalStatus = "pending",
                 goal_id: str | None = None) -> str:
        """Gives the goal's id."""
        goal = goal_id or str(uuid.uuid4())
        self.record("goal_added", {"goal_id": goal, "description": description, "priority": priority, "status": status})
        return goal

    def update_goal(self, goal_id: str, *, status: GoalStatus | None = None, priority: Priority | None = None,
                    description: str | None = None) -> str:
        return self.record("goal_updated", {"goal_id": goal_id, "status": status, "priority": priority,
                                            "description": description})

    def spawn_agent(self, type: str, task: str, *, agent_id: str | None = None, subsession: str | None = None) -> str:
        """Gives the agent's id."""
        agent = agent_id or str(uuid.uuid4())
        self.record("agent_spawned", {"agent_id": agent, "type": type, "task": task, "subsession": subsession})
        return agent

    def complete_agent(self, agent_id: str, *, status: Outcome = "success", result: Any = None) -> str:
        return self.record("agent_completed", {"agent_id": agent_id, "status": status, "result": result})

    def finalize_session(self, status: Outcome = "success", *, outcome: str | None = None, response: str | None = None,
                         goals_achieved: Sequence[str] = (), timeout: float = 5.0) -> bool:
        """Ends the session, and says whether the server has all of it within ``timeout`` seconds. If not it is sent later."""
        self.record("session_ended", {"status": status, "outcome": outcome, "response": response,
                                      "goals_achieved": list(goals_achieved) or None})
        return self.client.flush(timeout)

    def recall(self, query: str | None = None, *, budget_tokens: int | None = None, tags: Sequence[str] = (),
               limit: int | None = None, after: str | None = None, timeout: float | None = None) -> RecallResult:
        """What earlier sessions left, once: an item is not told twice to one session. See :meth:`Client.recall`."""
        return self.client.recall(query, project=self._project, session_id=self.id, budget_tokens=budget_tokens, tags=tags,
                                  limit=limit, after=after, timeout=timeout)

    def search(self, query: str, *, kinds: Sequence[str] = (), tags: Sequence[str] = (), limit: int | None = None,
               after: str | None = None, timeout: float = 2.0) -> SearchResult:
        """Memories of all sessions. :meth:`Client.search` can look at a project or a session alone."""
        return self.client.search(query, kinds=kinds, tags=tags, limit=limit, after=after, timeout=timeout)

    def state(self, *, after: str | None = None, timeout: float = 2.0) -> StateResult:
        """The state as the suite has it; with ``after=status().position`` all that this process sent is in it."""
        return self._ask("state", after, timeout).state()

    def goals(self, *, after: str | None = None, timeout: float = 2.0) -> GoalsResult:
        """The goals as the suite has them."""
        return self._ask("goals", after, timeout).goals()

    def _ask(self, what: str, after: str | None, timeout: float) -> Reading:
        path = f"/api/sessions/{quote(self.id, safe='')}/{what}"
        return ask(self.client.settings, path, {"after": after}, timeout)

    def test_connection(self) -> ConnectionReport:
        return self.client.test_connection()

    def flush(self, timeout: float = 5.0) -> bool:
        return self.client.flush(timeout)

    def status(self) -> Status:
        return self.client.status()

    def __enter__(self) -> Session:
        self.create_session()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None:
            self.log_error(str(error) or type(error).__name__, kind=type(error).__name__)
        self.finalize_session("success" if error is None else "failed")


def _working_folder() -> str | None:
    try:
        return os.getcwd()
    except OSError:  # it was removed
        return None
