import re
import subprocess
import sys
import tempfile
import unittest
from importlib.util import find_spec
from pathlib import Path

from .suite import SuiteTest

FOLDER = Path(__file__).parent.parent
BLOCKS = re.findall(r"```python\n(.*?)```", (FOLDER / "README.md").read_text(encoding="utf-8"), re.DOTALL)


class ReadmeTest(SuiteTest):

    def test_each_example_runs_and_none_of_its_events_is_refused(self):
        self.assertGreaterEqual(len(BLOCKS), 4)
        self.server.answers["/api/recall"] = {"markdown": "Refunds are split.", "tokens": 4, "items": []}

        for block in BLOCKS:
            with self.subTest(block):
                process = self.run_python(block + "\nimport throughline.session as s\nprint(s.shared_client().status())")

                self.assertEqual("", process.stderr_text)

        self.assertLessEqual({"session_started", "action", "goal_added", "goal_updated", "state", "response", "agent_spawned",
                              "agent_completed", "decision", "error", "file_access", "heartbeat", "session_ended"},
                             {event["type"] for event in self.server.events})

    @unittest.skipUnless(all(map(find_spec, ["pip", "setuptools", "wheel"])), "pip, setuptools and wheel are not here")
    def test_it_can_be_installed(self):
        with tempfile.TemporaryDirectory() as folder:
            source, target = Path(folder, "source"), Path(folder, "target")
            subprocess.run(["cp", "-r", str(FOLDER), str(source)], check=True)
            subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
                            "--target", str(target), str(source)], check=True, capture_output=True, timeout=120)

            installed = {file.name for file in (target / "throughline").iterdir()}

        self.assertLessEqual({"__init__.py", "session.py", "py.typed"}, installed)
