"""A command-line agent that works through a plan, a few steps a run, and goes on where the last run stopped.

    python3 command_line.py --project KEY [--plan FILE] [--steps N] [--pause SECONDS]

A plan has one shell command a line. Each run is a session (SESSION_ID); what joins them is the project. A run begins by
recalling what earlier ones did. What is done it finds by the ids that it gave to the events.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from account import NotedSession, print_account

_PATIENCE = 5.0  # seconds: a run that begins may wait for its memory; one that is under way would not


class Run:
    def __init__(self, project: str, plan: Path, pause: float) -> None:
        self.session = NotedSession(project=project)
        self.project = project
        self.commands = plan.read_text(encoding="utf-8").splitlines()
        self.pause = pause
        self.goals: dict[str, str] = {}
        self.steps: dict[str, Any] = {}

    def begin(self) -> set[int]:
        """Gives the steps that are done already."""
        recalled = self.session.recall(timeout=_PATIENCE)
        if recalled:
            print(f"What I remember:\n{recalled.markdown}")
        elif recalled.reason:
            print(f"I remember nothing: {recalled.reason}")
        earlier = self.session.client.search("", project=self.project, kinds=["passage"], limit=1000, timeout=_PATIENCE)
        previous = earlier.hits[0].get("session_id") if earlier else None
        self.session.create_session(source="command-line", parent_session_id=previous, input={"steps": len(self.commands)})
        ids = {event for hit in earlier.hits for event in hit.get("event_ids", [])}
        return {number for number, _ in self.numbered() if f"step-{number}" in ids}

    def work(self, done: set[int], most: int) -> None:
        todo = [(number, command) for number, command in self.numbered() if number not in done][:most]
        self.session.log_prompt(f"Work through {len(todo)} of {len(self.commands)} steps of the plan.")
        for number, command in todo:
            self.step(number, command)
            time.sleep(self.pause)

    def step(self, number: int, command: str) -> None:
        goal = self.session.add_goal(command, goal_id=f"goal-{number}", status="in_progress")
        started = time.monotonic()
        result = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
        milliseconds = round((time.monotonic() - started) * 1000)
        self.session.log_action("bash_exec", command=command, exit_code=result.returncode, duration_ms=milliseconds,
                                session=self.session.id)
        self.goals[goal] = "completed" if result.returncode == 0 else "blocked"
        self.session.update_goal(goal, status="completed" if result.returncode == 0 else "blocked")
        if result.returncode != 0:
            self.session.log_error(f"{command} failed", exit_code=result.returncode)
        self.steps[str(number)] = {"command": command, "exit_code": result.returncode}
        self.session.update_state({"steps": {str(number): self.steps[str(number)]}})
        self.session.record("response", {"text": f"Step {number}, {command}, ended with {result.returncode}."},
                            event_id=f"step-{number}")

    def end(self, done: set[int]) -> None:
        finished = len(done) + len(self.steps) == len(self.commands)
        outcome = "The plan is done." if finished else f"{len(done) + len(self.steps)} of {len(self.commands)} steps are done."
        achieved = [goal for goal, status in self.goals.items() if status == "completed"]
        delivered = self.session.finalize_session(outcome=outcome, goals_achieved=achieved, timeout=60)
        print(outcome)
        print_account(self.session, delivered=delivered, goals=self.goals, agents={},
                      state={"steps": self.steps} if self.steps else {})

    def numbered(self) -> list[tuple[int, str]]:
        return list(enumerate(self.commands, start=1))


def main() -> None:
    parser = argparse.ArgumentParser(description="Works through a plan, and goes on where the last run stopped")
    parser.add_argument("--project", required=True)
    parser.add_argument("--plan", type=Path, default=Path(__file__).with_name("plan.txt"))
    parser.add_argument("--steps", type=int, default=sys.maxsize, help="most steps of this run")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds after each step")
    options = parser.parse_args()
    run = Run(options.project, options.plan, options.pause)
    done = run.begin()
    run.work(done, options.steps)
    run.end(done)


if __name__ == "__main__":
    main()
