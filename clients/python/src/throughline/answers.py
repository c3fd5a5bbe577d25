"""What a caller gets back: values that say in words what is wrong, where something is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypedDict


class RecalledItem(TypedDict, total=False):
    """A memory that a recall tells of; ``why`` holds the parts of its score (0-10)."""

    id: str
    kind: str
    title: str
    session_id: str
    project: str
    score: float
    occurred_at: str
    files: list[str]
    why: dict[str, Any]


class Hit(TypedDict, total=False):
    """A memory that a search found; ``event_ids`` are the ids that the client sent."""

    id: str
    kind: str
    title: str
    text: str
    score: float
    project: str
    session_id: str
    event_ids: list[str]
    occurred_at: str
    tags: list[str]
    files: list[str]


@dataclass(frozen=True)
class RecallResult:
    """The text to inject, and of what it is made. Empty with a ``reason`` when it could not be had in time."""

    markdown: str = ""
    tokens: int = 0
    items: list[RecalledItem] = field(default_factory=list)
    reason: str | None = None

    def __bool__(self) -> bool:
        return bool(self.markdown)


@dataclass(frozen=True)
class SearchResult:
    """What was found, the best first. Empty with a ``reason`` when it could not be had in time."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    reason: str | None = None

    def __bool__(self) -> bool:
        return bool(self.hits)


@dataclass(frozen=True)
class StateResult:
    """What the clients of a session keep in common, and how many changes were made to it; None with a ``reason``."""

    state: dict[str, Any] | None = None
    version: int = 0
    phase: str | None = None
    reason: str | None = None


class Goal(TypedDict, total=False):
    """A goal as the suite knows it; times are RFC 3339."""

    goal_id: str
    description: str
    priority: str
    status: str
    added_at: str
    updated_at: str
    completed_at: str


@dataclass(frozen=True)
class GoalsResult:
    """The goals of a session in the order in which they were added. Empty with a ``reason`` when they could not be had."""

    goals: list[Goal] = field(default_factory=list)
    reason: str | None = None


@dataclass(frozen=True)
class FieldError:
    """A bad field of an event, and what is wrong with it."""

    field: str
    message: str


@dataclass(frozen=True)
class Rejection:
    """An event that can never be accepted; it was not sent again. ``status`` is 0 where it was not sent at all."""

    event_id: str
    type: str
    session_id: str
    status: int
    errors: tuple[FieldError, ...]

    def __str__(self) -> str:
        errors = "; ".join(f"{error.field} {error.message}" for error in self.errors)
        return f"an event of type {self.type} was refused: {errors}"


@dataclass(frozen=True)
class Problem:
    """What an ``on_error`` callback is told: an outage once when it begins, each refused event, each drop."""

    kind: Literal["outage", "rejected", "dropped"]
    message: str
    rejection: Rejection | None = None


@dataclass(frozen=True)
class Status:
    """What became of the events that were recorded in this process."""

    accepted: int  #: the server has them
    rejected: int  #: refused for good
    dropped: int  #: the spool was full; also counts other processes' events
    in_memory: int  #: about to be sent
    on_disk: int  #: wait in the spool, also those of other processes of the same user
    outage: str | None  #: why nothing can be sent, in words
    position: str  #: what a read passes as ``after`` to see all that this process sent itself
    rejections: tuple[Rejection, ...]  #: the latest hundred


@dataclass(frozen=True)
class ConnectionReport:
    """What works and, in words, what does not; true when all does."""

    working: tuple[str, ...]
    problems: tuple[str, ...]

    def __bool__(self) -> bool:
        return not self.problems

    def __str__(self) -> str:
        return "\n".join([*(f"ok: {text}" for text in self.working), *(f"PROBLEM: {text}" for text in self.problems)])
