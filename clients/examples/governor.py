"""A governor with three specialists, who look through a folder of code side by side.

    python3 governor.py [--folder FOLDER] [--pause SECONDS] [SESSION ...]

Each session is a review of its own; several run at once. Without one, SESSION_ID names it.
"""

from __future__ import annotations

import argparse
import asyncio
import re
from pathlib import Path
from typing import Any, Callable

from account import NotedSession, print_account
from throughline import AsyncSession

Examine = Callable[[str], int]

SPECIALISTS: dict[str, Examine] = {
    "lines": lambda text: len(text.splitlines()),
    "imports": lambda text: len(re.findall(r"^\s*(?:import|from)\s", text, re.MULTILINE)),
    "docstrings": lambda text: text.count('"""') // 2,
}


class Review:
    def __init__(self, noted: NotedSession, folder: Path, pause: float) -> None:
        self.noted = noted
        self.session = AsyncSession.of(noted)
        self.files = sorted(folder.glob("*.py"))
        self.pause = pause
        self.goals: dict[str, str] = {}
        self.agents: dict[str, str] = {}
        self.state: dict[str, Any] = {"team": {}, "findings": []}

    async def run(self) -> None:
        await self.session.create_session(source="governor", input=f"Review {len(self.files)} files")
        await self.session.log_prompt(f"Review {len(self.files)} files: lines, imports and docstrings.")
        await self.session.log_phase("planning")
        await self.session.update_state(self.state)
        plan = [(name, await self.session.add_goal(f"Count {name}", priority="high")) for name in SPECIALISTS]

        await self.session.log_phase("reviewing", current_step=f"{len(plan)} specialists")
        totals = await asyncio.gather(*(self.specialist(name, goal) for name, goal in plan))

        await self.session.log_phase("reporting")
        report = ", ".join(f"{total} {name}" for name, total in zip(SPECIALISTS, totals))
        await self.session.log_decision(f"The review ends with {report}.", rationale="All specialists are done.", impact="low")
        await self.session.log_response(report, type="report")
        delivered = await self.session.finalize_session(outcome=report, goals_achieved=list(self.goals), timeout=60)
        print_account(self.noted, delivered=delivered, goals=self.goals, agents=self.agents, state=self.state)

    async def specialist(self, name: str, goal: str) -> int:
        agent = await self.session.spawn_agent(name, f"Count {name} in {len(self.files)} files")
        await self.session.update_goal(goal, status="in_progress")
        total = 0
        for done, file in enumerate(self.files, start=1):
            total += await self.examine(name, file)
            await self.progress(name, {"files": done, "total": total})
            await asyncio.sleep(self.pause)
        await self.session.complete_agent(agent, result={"total": total})
        await self.session.update_goal(goal, status="completed")
        self.agents[agent] = "success"
        self.goals[goal] = "completed"
        return total

    async def examine(self, name: str, file: Path) -> int:
        found = SPECIALISTS[name](file.read_text(encoding="utf-8"))
        await self.session.log_action("tool_call", tool=name, file=file.name, found=found, session=self.session.id)
        await self.session.log_file_access(file.name, importance=0.5)
        # the three write to one array: an operation undoes nobody else's
        finding = {"id": f"{name}:{file.name}", "found": found}
        await self.session.update_state(operations=[{"op": "append", "path": "/findings", "value": finding}])
        self.state["findings"].append(finding)
        return found

    async def progress(self, name: str, numbers: dict[str, int]) -> None:
        await self.session.update_state({"team": {name: numbers}})
        self.state["team"][name] = numbers


async def main() -> None:
    parser = argparse.ArgumentParser(description="A governor with three specialists")
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds after each file")
    parser.add_argument("sessions", nargs="*", default=[None])
    options = parser.parse_args()
    await asyncio.gather(*(Review(NotedSession(session), options.folder, options.pause).run() for session in options.sessions))


if __name__ == "__main__":
    asyncio.run(main())
