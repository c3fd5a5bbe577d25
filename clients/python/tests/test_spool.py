import os
import shutil
import socket
import stat
import subprocess
import time
import unittest
from pathlib import Path

from throughline import Session
from throughline.spool import ANONYMOUS, Spool, identity

from .suite import TOKEN, Misbehaviour, Server, SuiteTest, eventually, token_of

RECORDING = """
import sys, throughline
session = throughline.Session(sys.argv[1] if len(sys.argv) > 1 else "s")
for n in range(50):
    session.log_action("tool_call", n=n)
"""


class SpoolTest(SuiteTest):

    def test_files_are_their_owners_alone(self):
        self.server.always = Misbehaviour(503)
        session = Session("s", client=self.client())

        session.log_action("tool_call", n=1)

        eventually(self.spooled)
        self.assertEqual(0o700, stat.S_IMODE(self.spool.stat().st_mode))
        self.assertEqual([0o600], [stat.S_IMODE(file.stat().st_mode) for file in self.spooled()])

    def test_order_holds_over_an_outage(self):
        self.server.misbehaviours = [Misbehaviour(503)] * 3
        session = Session("s", client=self.client(batch_events=3))

        for n in range(100):
            session.log_action("tool_call", n=n)
            if n % 20 == 0:
                time.sleep(0.03)  # so that some are sent, some spooled, some in memory

        self.assertTrue(session.flush(30))
        self.assertEqual(list(range(100)), self.server.numbers())
        self.assertEqual([], self.spooled())

    def test_a_later_process_sends_what_an_earlier_one_could_not(self):
        port = self.stop_server()
        self.run_python(RECORDING)
        self.assertNotEqual([], self.spooled())
        self.server = Server(port)

        session = Session("s", client=self.client())
        session.log_action("tool_call", n=50)

        self.assertTrue(session.flush(30))
        self.assertEqual(list(range(51)), self.server.numbers())

    def test_a_process_that_ends_at_once_has_sent_its_events(self):
        self.run_python(RECORDING)

        self.assertEqual(list(range(50)), self.server.numbers())

    def test_an_exit_does_not_wait_for_a_server_that_is_away_and_says_so_once(self):
        self.stop_server()
        patient = RECORDING.replace('"s")', '"s", client=throughline.Client(throughline.Settings(close_seconds=60)))')
        started = time.monotonic()

        process = self.run_python(patient)

        self.assertLess(time.monotonic() - started, 20)
        self.assertNotEqual([], self.spooled())
        self.assertEqual(1, process.stderr_text.count("Throughline cannot save"))

    def test_events_outlive_a_process_that_is_killed_in_an_outage(self):
        self.server.always = Misbehaviour(503)
        process = self.run_python(RECORDING + "\nimport time; time.sleep(60)", wait=False)
        eventually(lambda: sum(int(file.stem.rpartition("-")[2]) for file in self.spooled()) == 50)
        process.kill()
        process.wait()
        self.server.always = None

        session = Session("s", client=self.client())

        self.assertTrue(session.flush(30))
        self.assertEqual(list(range(50)), self.server.numbers())

    def test_processes_that_share_a_folder_lose_nothing_and_double_nothing(self):
        self.server.misbehaviours = [Misbehaviour(503, takes_events=True)] * 4
        program = RECORDING.replace('sys.argv[1] if len(sys.argv) > 1 else "s"', "None")
        processes = [self.run_python(program + "\nassert session.flush(20)", wait=False, SESSION_ID=f"p{i}")
                     for i in range(4)]

        for process in processes:
            _, errors = process.communicate(timeout=40)
            self.assertEqual(0, process.returncode, errors)

        for i in range(4):
            self.assertEqual(list(range(50)), self.server.numbers(f"p{i}"))
        self.assertEqual([], self.spooled())

    def test_a_lock_left_behind_is_cleared(self):
        spool = Spool(self.spool, 1_000_000)
        for n, process in enumerate([999999999, os.getpid()]):  # gone, and the same again in a container that was restarted
            event = b'{"id":"%d","session_id":"s","type":"action","data":{"n":%d}}' % (n, n)
            spool.write(spool.stamp(), [event], identity(self.server.url, TOKEN))
            (self.spool / "draining").write_text(f"{socket.gethostname()} {process} abcdef01")

            self.assertTrue(Session("s", client=self.client()).flush(30))

            self.assertEqual(list(range(n + 1)), self.server.numbers())
            self.assertFalse((self.spool / "draining").exists())

    def test_while_another_process_drains_newer_events_wait(self):
        self.spool.mkdir(parents=True)
        spool = Spool(self.spool, 1_000_000)
        spool.write(spool.stamp(), [b'{"id":"1","session_id":"s","type":"action","data":{"n":1}}'],
                    identity(self.server.url, TOKEN))
        (self.spool / "draining").write_text(f"{socket.gethostname()} {os.getppid()} abcdef01")
        session = Session("s", client=self.client())
        session.log_action("tool_call", n=2)

        self.assertFalse(session.flush(0.5))
        self.assertEqual([], self.server.numbers())
        (self.spool / "draining").unlink()

        self.assertTrue(session.flush(30))
        self.assertEqual([1, 2], self.server.numbers())

    def test_what_another_process_spools_meanwhile_is_not_waited_for(self):
        session = Session("s", client=self.client())
        self.assertTrue(session.flush(30))
        spool = Spool(self.spool, 1_000_000)
        spool.write(spool.stamp(), [b'{"id":"1","session_id":"other","type":"action","data":{"n":1}}'],
                    identity(self.server.url, TOKEN))
        (self.spool / "draining").write_text(f"{socket.gethostname()} {os.getppid()} abcdef01")

        session.log_action("tool_call", n=2)

        self.assertTrue(session.flush(30))
        self.assertEqual([2], self.server.numbers())
        self.assertEqual([], self.server.numbers("other"))

    def test_room_is_bounded_and_a_drop_is_told(self):
        self.server.always = Misbehaviour(503)
        session = Session("s", client=self.client(spool_bytes=20_000, queue_events=50, batch_events=10))

        for n in range(500):
            session.log_action("tool_call", n=n, text="x" * 200)
        session.client.close()
        self.server.always = None

        self.assertLess(sum(file.stat().st_size for file in self.spooled()), 30_000)
        self.assertTrue(session.flush(30))
        dropped = session.status().dropped
        self.assertGreater(dropped, 0)
        self.assertEqual(list(range(dropped, 500)), self.server.numbers())
        self.assertIn("dropped", [problem.kind for problem in self.problems])

    def test_events_of_another_member_or_address_are_left_alone(self):
        spool = Spool(self.spool, 1_000_000)
        event = b'{"id":"1","session_id":"s","type":"action","data":{"n":1}}'
        spool.write(spool.stamp(), [event], identity(self.server.url, token_of("bob")))
        spool.write(spool.stamp(), [event], identity("http://elsewhere", TOKEN))

        session = Session("s", client=self.client())

        self.assertTrue(session.flush(30))
        self.assertEqual([], self.server.numbers())
        self.assertIn("2 events of another member", str(session.test_connection()))

    def test_a_renewed_token_is_the_same_member(self):
        self.assertEqual(identity("http://a", TOKEN), identity("http://a", TOKEN.replace("signature", "another")))
        self.assertEqual(ANONYMOUS, identity("http://a", ""))
        self.assertEqual("c9cf55f24c48", identity("http://localhost:9000", TOKEN))  # as the client for Node makes it

    def test_without_a_folder_events_stay_in_memory(self):
        self.state.parent.mkdir(exist_ok=True)
        self.state.write_text("not a folder")
        self.server.misbehaviours = [Misbehaviour(503)]
        session = Session("s", client=self.client())

        session.log_action("tool_call", n=1)

        self.assertTrue(session.flush(30))
        self.assertEqual([1], self.server.numbers())

    def test_a_file_that_was_cut_short_stops_nothing(self):
        Path(self.spool).mkdir(parents=True)
        spool = Spool(self.spool, 1_000_000)
        spool.write(spool.stamp(), [b'{"id":"1","ses'], identity(self.server.url, TOKEN))
        session = Session("s", client=self.client())

        session.log_action("tool_call", n=2)

        self.assertTrue(session.flush(30))
        self.assertEqual(1, session.status().rejected)
        self.assertEqual([2], self.server.numbers())

    @unittest.skipUnless(shutil.which("node"), "node is not here")
    def test_what_the_client_for_node_left_is_sent(self):
        self.server.always = Misbehaviour(503)
        index = Path(__file__).parents[2] / "node" / "src" / "index.js"
        program = f"""import {{ Session }} from '{index}';
            const session = new Session({{ sessionId: 's' }});
            for (let n = 0; n < 50; n++) session.logAction('tool_call', {{ n }});"""
        subprocess.run(["node", "--input-type=module", "-e", program], check=True, timeout=30, capture_output=True,
                       env={**os.environ, **self.environment()})
        self.assertNotEqual([], self.spooled())
        self.server.always = None

        self.assertTrue(self.client().flush(30))

        self.assertEqual(list(range(50)), self.server.numbers())

    def test_a_forked_child_sends_its_own_events_only(self):
        session = Session("s", client=self.client(batch_seconds=0.3))
        session.log_action("tool_call", n=1)
        child = os.fork()
        if child == 0:
            session.log_action("tool_call", n=2)
            os._exit(0 if session.flush(30) and session.status().accepted == 1 else 1)

        _, status = os.waitpid(child, 0)

        self.assertEqual(0, status)
        self.assertTrue(session.flush(30))
        self.assertEqual([1, 2], sorted(self.server.numbers()))
