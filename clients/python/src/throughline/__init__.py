"""Throughline: persistent memory for agents. Start with :class:`Session` or, for asyncio, :class:`AsyncSession`."""

from .answers import (ConnectionReport, FieldError, Goal, GoalsResult, Hit, Problem, RecalledItem, RecallResult, Rejection,
                      SearchResult, StateResult, Status)
from .asynchronous import AsyncClient, AsyncSession
from .client import Client
from .rules import FileAction, GoalStatus, Impact, Outcome, Priority
from .session import Operation, Session
from .settings import Settings

__all__ = [
    "AsyncClient",
    "AsyncSession",
    "Client",
    "ConnectionReport",
    "FieldError",
    "FileAction",
    "Goal",
    "GoalStatus",
    "GoalsResult",
    "Hit",
    "Impact",
    "Operation",
    "Outcome",
    "Priority",
    "Problem",
    "RecallResult",
    "RecalledItem",
    "Rejection",
    "SearchResult",
    "Session",
    "Settings",
    "StateResult",
    "Status",
]
