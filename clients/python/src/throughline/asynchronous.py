"""The same for asyncio. Recording costs microseconds, so it happens at once; what waits for the network waits elsewhere."""

from __future__ import annotations

import asyncio
import os
from types import TracebackType
from typing import Any, Callable, Mapping, Sequence, TypeVar

from .answers import ConnectionReport, GoalsResult, RecallResult, SearchResult, StateResult, Status
from .client import Client
from .rules import FileAction, GoalStatus, Impact, Outcome, Priority
from .session import Operation, Session
from .settings import Settings
from .tally import OnError
from .transport import in_background

T = TypeVar("T")


async def _elsewhere(work: Callable[[], T]) -> T:
    # not in asyncio's pool: it has few threads, and a recall that waits for one would be late
    return await asyncio.wrap_future(in_background(work))


class AsyncClient:
    """:class:`Client`, awaited."""

    def __init__(self, settings: Settings | None = None, on_error: OnError = None) -> None:
        self.client = Client(settings, on_error)

    async def recall(self, query: str | None = None, *, project: str | None = None, session_id: str | None = None,
                     budget_tokens: int | None = None, tags: Sequence[str] = (), limit: int | None = None,
                     after: str | None = None, timeout: float | None = None) -> RecallResult:
        return await _elsewhere(lambda: self.client.recall(
            query, project=project, session_id=session_id, budget_tokens=budget_tokens, tags=tags, limit=limit, after=after,
            timeout=timeout))

    async def search(self, query: str, *, project: str | None = None, session_id: str | None = None,
                     kinds: Sequence[str] = (), tags: Sequence[str] = (), limit: int | None = None,
                     after: str | None = None, timeout: float = 2.0) -> SearchResult:
        return await _elsewhere(lambda: self.client.search(
            query, project=project, session_id=session_id, kinds=kinds, tags=tags, limit=limit, after=after,
            timeout=timeout))

    async def record(self, session_id: str, type: str, data: Mapping[str, Any], *, event_id: str | None = None,
                     project: str | None = None) -> str:
        return self.client.record(session_id, type, data, event_id=event_id, project=project)

    async def flush(self, timeout: float = 5.0) -> bool:
        return await _elsewhere(lambda: self.client.flush(timeout))

    async def close(self, timeout: float | None = None) -> None:
        await _elsewhere(lambda: self.client.close(timeout))

    async def test_connection(self) -> ConnectionReport:
        return await _elsewhere(self.client.test_connection)

    def status(self) -> Status:
        return self.client.status()


class AsyncSession:
    """:class:`Session`, awaited."""

    def __init__(self, session_id: str | None = None, *, project: str | None = None, client: AsyncClient | None = None) -> None:
        self.session = Session(session_id, project=project, client=client.client if client else None)

    @classmethod
    def of(cls, session: Session) -> AsyncSession:
        """The same session, awaited."""
        awaited = cls.__new__(cls)
        awaited.session = session
        return awaited

    @property
    def id(self) -> str:
        return self.session.id

    async def record(self, type: str, data: Mapping[str, Any], *, event_id: str | None = None) -> str:
        return self.session.record(type, data, event_id=event_id)

    async def create_session(self, *, source: str | None = None, input: Any = None,
                             config: Mapping[str, Any] | None = None, metadata: Mapping[str, Any] | None = None,
                             tags: Sequence[str] = (), user: str | None = None,
                             parent_session_id: str | None = None) -> str:
        return self.session.create_session(source=source, input=input, config=config, metadata=metadata, tags=tags, user=user,
                                           parent_session_id=parent_session_id)

    async def log_action(self, type: str, /, **fields: Any) -> str:
        return self.session.log_action(type, **fields)

    async def log_prompt(self, text: str, *, speaker: str | None = None) -> str:
        return self.session.log_prompt(text, speaker=speaker)

    async def log_response(self, text: str, /, *, type: str | None = None, **fields: Any) -> str:
        return self.session.log_response(text, type=type, **fields)

    async def log_decision(self, text: str, *, rationale: str | None = None, alternatives: Sequence[str] = (),
                           impact: Impact | None = None) -> str:
        return self.session.log_decision(text, rationale=rationale, alternatives=alternatives, impact=impact)

    async def log_error(self, message: str, /, **fields: Any) -> str:
        return self.session.log_error(message, **fields)

    async def log_file_access(self, path: str | os.PathLike[str], *, importance: float | None = None,
                              action: FileAction = "read") -> str:
        return self.session.log_file_access(path, importance=importance, action=action)

    async def log_phase(self, phase: str, *, current_step: str | None = None) -> str:
        return self.session.log_phase(phase, current_step=current_step)

    async def heartbeat(self) -> str:
        return self.session.heartbeat()

    async def update_state(self, patch: Mapping[str, Any] | None = None, *, operations: Sequence[Operation] = ()) -> str:
        return self.session.update_state(patch, operations=operations)

    async def add_goal(self, description: str, *, priority: Priority = "medium", status: GoalStatus = "pending",
                       goal_id: str | None = None) -> str:
        return self.session.add_goal(description, priority=priority, status=status, goal_id=goal_id)

    async def update_goal(self, goal_id: str, *, status: GoalStatus | None = None, priority: Priority | None = None,
                          description: str | None = None) -> str:
        return self.session.update_goal(goal_id, status=status, priority=priority, description=description)

    async def spawn_agent(self, type: str, task: str, *, agent_id: str | None = None, subsession: str | None = None) -> str:
        return self.session.spawn_agent(type, task, agent_id=agent_id, subsession=subsession)

    async def complete_agent(self, agent_id: str, *, status: Outcome = "success", result: Any = None) -> str:
        return self.session.complete_agent(agent_id, status=status, result=result)

    async def finalize_session(self, status: Outcome = "success", *, outcome: str | None = None,
                               response: str | None = None, goals_achieved: Sequence[str] = (),
                               timeout: float = 5.0) -> bool:
        return await _elsewhere(lambda: self.session.finalize_session(
            status, outcome=outcome, response=response, goals_achieved=goals_achieved, timeout=timeout))

    async def recall(self, query: str | None = None, *, budget_tokens: int | None = None, tags: Sequence[str] = (),
                     limit: int | None = None, after: str | None = None, timeout: float | None = None) -> RecallResult:
        return await _elsewhere(lambda: self.session.recall(
            query, budget_tokens=budget_tokens, tags=tags, limit=limit, after=after, timeout=timeout))

    async def search(self, query: str, *, kinds: Sequence[str] = (), tags: Sequence[str] = (), limit: int | None = None,
                     after: str | None = None, timeout: float = 2.0) -> SearchResult:
        return await _elsewhere(lambda: self.session.search(
            query, kinds=kinds, tags=tags, limit=limit, after=after, timeout=timeout))

    async def state(self, *, after: str | None = None, timeout: float = 2.0) -> StateResult:
        return await _elsewhere(lambda: self.session.state(after=after, timeout=timeout))

    async def goals(self, *, after: str | None = None, timeout: float = 2.0) -> GoalsResult:
        return await _elsewhere(lambda: self.session.goals(after=after, timeout=timeout))

    async def test_connection(self) -> ConnectionReport:
        return await _elsewhere(self.session.test_connection)

    async def flush(self, timeout: float = 5.0) -> bool:
        return await _elsewhere(lambda: self.session.flush(timeout))

    def status(self) -> Status:
        return self.session.status()

    async def __aenter__(self) -> AsyncSession:
        self.session.__enter__()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None,
                        trace: TracebackType | None) -> None:
        await _elsewhere(lambda: self.session.__exit__(kind, error, trace))
