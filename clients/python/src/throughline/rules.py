"""What a field of an event may hold. ingest keeps an event that breaks this, but nothing is made of it: better told at once."""

from __future__ import annotations

from typing import Any, Literal, Mapping, get_args

from .answers import FieldError

Priority = Literal["high", "medium", "low"]
GoalStatus = Literal["pending", "in_progress", "completed", "blocked"]
Outcome = Literal["success", "failed", "cancelled"]
Impact = Literal["low", "medium", "high", "critical"]
FileAction = Literal["read", "created", "modified"]

_GOAL: dict[str, Any] = {"priority": Priority, "status": GoalStatus}
_CHOICES: dict[str, dict[str, Any]] = {
    "goal_added": _GOAL,
    "goal_updated": _GOAL,
    "session_ended": {"status": Outcome},
    "decision": {"impact": Impact},
    "file_access": {"action": FileAction},
}


def fault(type: str, data: Mapping[str, Any]) -> FieldError | None:
    """The first field that breaks a rule, or nothing."""
    for field, choices in _CHOICES.get(type, {}).items():
        if field in data and data[field] not in get_args(choices):
            return FieldError(f"data.{field}", f"must be one of {', '.join(get_args(choices))}")
    importance = data.get("importance", 0)
    if type == "file_access" and not (isinstance(importance, (int, float)) and 0 <= importance <= 1):
        return FieldError("data.importance", "must be from 0 to 1")
    return None
