import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from .suite import SOURCES

CLIENTS = Path(__file__).parent.parent.parent
HOOK = CLIENTS / "claude-code" / "scripts" / "throughline-hook"


class AgentsTest(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name, "home")
        self.repository = Path(folder.name, "repository")
        self.home.mkdir()
        self.repository.mkdir()

    def test_an_agent_is_here_when_its_folder_is(self):
        for folder in [".codex", ".codeium/windsurf", ".config/zed"]:
            (self.home / folder).mkdir(parents=True)

        findings = self.found()

        self.assertEqual(["claude-code", "codex", "copilot", "cursor", "gemini", "continue", "windsurf", "zed"], list(findings))
        self.assertEqual(["codex", "windsurf", "zed"], [name for name, agent in findings.items() if agent["installed"]])
        self.assertEqual(["absent", "unsupported"], [findings[name]["hooks"] for name in ["codex", "zed"]])

    def test_the_files_that_are_published_for_agents_set_their_hooks_up(self):
        published = {"codex": ("codex/hooks.json", ".codex/hooks.json"), "gemini": ("gemini/settings.json", ".gemini/settings.json"),
                     "copilot": ("copilot/throughline.json", ".copilot/hooks/throughline.json"),
                     "cursor": ("cursor/hooks.json", ".cursor/hooks.json")}
        for agent, (source, target) in published.items():
            with self.subTest(agent):
                text = (CLIENTS / source).read_text(encoding="utf-8")
                file = self.write(self.home / target, text.replace("/path/to/throughline", str(CLIENTS.parent)))

                self.assertEqual(("set up", [str(file)]), self.state(agent))

                file.write_text(text, encoding="utf-8")
                self.assertEqual("broken", self.state(agent)[0])

    def test_claude_code_has_hooks_by_its_plugin_while_that_is_enabled(self):
        settings = self.home / ".claude" / "settings.json"
        self.write(settings, '{"enabledPlugins": {"other@market": true, "throughline@throughline": true}}')
        self.assertEqual(("set up", [str(settings)]), self.state("claude-code"))
        self.assertEqual("absent", self.state("cursor")[0])

        self.write(settings, '{"enabledPlugins": {"other@market": true, "throughline@throughline": false}}')

        self.assertEqual("absent", self.state("claude-code")[0])

    def test_cursor_runs_the_hooks_in_claude_codes_settings(self):
        settings = self.write(self.home / ".claude" / "settings.json", json.dumps({"command": f"{HOOK} Stop"}))

        self.assertEqual(("set up", [str(settings)]), self.state("cursor"))

    def test_hooks_of_the_repository_count_where_one_stands_in_it(self):
        file = self.write(self.repository / ".gemini" / "settings.json", "// ours\n" + json.dumps({"command": f"{HOOK} AfterTool"}))

        self.assertEqual(("set up", [str(file)]), self.state("gemini"))

    def test_a_folder_may_be_elsewhere(self):
        elsewhere = self.write(self.home / "elsewhere" / "hooks.json", json.dumps({"command": f"{HOOK} Stop codex"}))

        self.assertEqual(str(elsewhere.parent), self.found(CODEX_HOME=str(elsewhere.parent))["codex"]["folder"])

    def test_as_text_it_tells_of_those_that_are_here(self):
        self.assertEqual("No agent is configured on this machine.\n", self.run_command())
        self.write(self.home / ".codex" / "hooks.json", json.dumps({"command": "/nowhere/throughline-hook Stop codex"}))
        (self.home / ".continue").mkdir()

        codex, other = self.run_command().splitlines()

        self.assertIn("hooks BROKEN", codex)
        self.assertRegex(other, r"^Continue .*\.continue: no hooks exist for it$")

    def state(self, agent):
        finding = self.found()[agent]
        return finding["hooks"], finding["files"]

    def found(self, **environment):
        return {finding["agent"]: finding for finding in json.loads(self.run_command("--json", **environment))}

    def run_command(self, *arguments, **environment):
        given = {"PATH": os.environ["PATH"], "HOME": str(self.home), "PYTHONPATH": str(SOURCES), **environment}
        return subprocess.run([sys.executable, "-m", "throughline.agents", *arguments], env=given, cwd=self.repository,
                              check=True, capture_output=True, text=True, timeout=30).stdout

    @staticmethod
    def write(file, text):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file
