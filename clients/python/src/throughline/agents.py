"""Which agents are configured on this machine, and whether Throughline's hooks are set up in them.

``python3 -m throughline.agents`` prints a line for each, ``--json`` an array. It reads, and changes nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Iterable

SCRIPT = re.compile(r"[^\s\"']*throughline-hook")
# a plugin brings its hooks in a folder of its own; the settings only say whether it is enabled
PLUGIN = re.compile(r"\"throughline@[^\"]*\"\s*:\s*true")


@dataclass(frozen=True)
class Agent:
    """How an agent is known: its configuration folder, and the files that may hold hooks."""

    id: str
    name: str
    folder: str
    #: names the folder in its place
    variable: str = ""
    #: of the folder
    hooks: tuple[str, ...] = ()
    #: of a repository
    repository_hooks: tuple[str, ...] = ()

    @property
    def has_hooks(self) -> bool:
        return bool(self.hooks)

    def place(self, home: Path) -> Path:
        named = os.environ.get(self.variable) if self.variable else None
        return Path(named) if named else home / self.folder


AGENTS = (
    Agent("claude-code", "Claude Code", ".claude", "CLAUDE_CONFIG_DIR", ("settings.json", "settings.local.json"),
          (".claude/settings.json", ".claude/settings.local.json")),
    Agent("codex", "Codex", ".codex", "CODEX_HOME", ("hooks.json",), (".codex/hooks.json",)),
    Agent("copilot", "Copilot CLI", ".copilot", "COPILOT_HOME", ("hooks/*.json",), (".github/hooks/*.json",)),
    # Cursor runs the hooks of Claude Code, too, but not its plugins
    Agent("cursor", "Cursor", ".cursor", "", ("hooks.json", "../.claude/settings.json"),
          (".cursor/hooks.json", ".claude/settings.json")),
    Agent("gemini", "Gemini CLI", ".gemini", "", ("settings.json",), (".gemini/settings.json",)),
    Agent("continue", "Continue", ".continue", "CONTINUE_GLOBAL_DIR"),
    Agent("windsurf", "Windsurf", ".codeium/windsurf"),
    Agent("zed", "Zed", ".config/zed"),
)


@dataclass(frozen=True)
class Finding:
    """What is known of one agent here."""

    agent: str
    name: str
    installed: bool
    folder: str
    #: ``set up``, ``broken`` (a hook's script is not there), ``absent``, or ``unsupported``: Throughline has none for this agent
    hooks: str
    #: that hold Throughline's hooks
    files: tuple[str, ...]


def find() -> list[Finding]:
    """All agents that are known, whether they are here or not; hooks of the current folder count, too."""
    return [_finding(agent, Path.home(), Path.cwd()) for agent in AGENTS]


def _finding(agent: Agent, home: Path, repository: Path) -> Finding:
    folder = agent.place(home)
    scripts: dict[str, list[str]] = {}
    for file in _files(folder, agent.hooks) + _files(repository, agent.repository_hooks):
        found = _scripts(agent, file)
        if found:
            scripts[str(file)] = found
    return Finding(agent.id, agent.name, folder.is_dir(), str(folder), _state(agent, scripts.values()), tuple(scripts))


def _state(agent: Agent, scripts: Iterable[list[str]]) -> str:
    named = [script for of_file in scripts for script in of_file]
    if not agent.has_hooks:
        return "unsupported"
    if not named:
        return "absent"
    return "set up" if all(script == "plugin" or os.access(os.path.expanduser(script), os.X_OK) for script in named) else "broken"


def _files(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    files = {Path(os.path.normpath(file)) for pattern in patterns for file in _matching(folder, pattern)}
    return sorted(file for file in files if file.is_file())


def _matching(folder: Path, pattern: str) -> Iterable[Path]:
    return folder.glob(pattern) if "*" in pattern else [folder / pattern]


def _scripts(agent: Agent, file: Path) -> list[str]:
    """Searched as text: some agents allow comments in these files, which no JSON parser takes."""
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []  # what the agent's owner may not read is no hook of theirs
    plugin = ["plugin"] if agent.id == "claude-code" and PLUGIN.search(text) else []
    return plugin + sorted(set(SCRIPT.findall(text)))


def _line(finding: Finding) -> str:
    words = {"set up": "hooks set up", "broken": "hooks BROKEN: their script is not there", "absent": "no hooks",
             "unsupported": "no hooks exist for it"}[finding.hooks]
    where = f" ({', '.join(finding.files)})" if finding.files else ""
    return f"{finding.name:<12} {finding.folder}: {words}{where}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m throughline.agents", description="Lists the agents of this machine, "
                                     "and whether Throughline's hooks are set up in each, everywhere or in the current folder.")
    parser.add_argument("--json", action="store_true", help="all that are known, also those that are not installed")
    findings = find()
    if parser.parse_args(arguments).json:
        rows: list[dict[str, Any]] = [asdict(finding) for finding in findings]
        print(json.dumps(rows, indent=2))
        return 0
    installed = [finding for finding in findings if finding.installed]
    print("\n".join(map(_line, installed)) or "No agent is configured on this machine.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
