import logging
import os
import time
from unittest import mock

from throughline import Client, FieldError, Session

from .suite import Misbehaviour, SuiteTest, eventually


class SendingTest(SuiteTest):

    def test_events_arrive_in_order_and_in_batches(self):
        session = Session("s", client=self.client(batch_seconds=5))

        for n in range(250):
            session.log_action("tool_call", n=n)

        self.assertTrue(session.flush(30))
        self.assertEqual(list(range(250)), self.server.numbers())
        self.assertLessEqual(len(self.server.posts()), 6)
        self.assertLessEqual(max(len(call.events) for call in self.server.posts()), 100)

    def test_a_small_batch_is_sent_when_its_time_has_come(self):
        Session("s", client=self.client()).log_action("tool_call", n=1)

        eventually(lambda: self.server.numbers() == [1])

    def test_an_event_looks_as_the_contract_says(self):
        session = Session("s", project="shop", client=self.client(machine="laptop", tool="governor"))

        event_id = session.log_action("file_edit", path="a.py")

        self.assertTrue(session.flush(30))
        event, = self.server.events
        self.assertRegex(event.pop("occurred_at"), r"^\d{4}-\d\d-\d\dT.*\+00:00$")
        self.assertEqual({"id": event_id, "session_id": "s", "project": "shop", "type": "action", "tool": "governor",
                          "machine": "laptop", "data": {"type": "file_edit", "path": "a.py"}}, event)

    def test_the_environment_is_read_when_it_is_used(self):
        session = Session(client=Client())
        with mock.patch.dict(os.environ, {"SESSION_ID": "from-outside", "THROUGHLINE_INGEST": self.server.url,
                                          "THROUGHLINE_TOKEN": "late", "THROUGHLINE_STATE": str(self.state)}):
            session.log_action("tool_call", n=1)
            self.assertTrue(session.flush(30))

        self.assertEqual("from-outside", session.id)
        self.assertEqual("Bearer late", self.server.posts()[0].authorization)

    def test_creating_a_session_again_sends_the_same_id(self):
        for _ in range(2):
            Session("s", client=self.client()).create_session(source="cli", input="fix it", tags=["a"])

        eventually(lambda: len(self.server.events) == 1)
        self.assertEqual("session-started", self.server.events[0]["id"])

    def test_a_retry_never_doubles(self):
        self.server.misbehaviours = [Misbehaviour(503, takes_events=True)]
        session = Session("s", client=self.client())

        for n in range(5):
            session.log_action("tool_call", n=n)

        self.assertTrue(session.flush(30))
        self.assertEqual(2, len(self.server.posts()))
        self.assertEqual(list(range(5)), self.server.numbers())

    def test_retry_after_is_honoured(self):
        self.server.misbehaviours = [Misbehaviour(429, {"Retry-After": "1"})]
        session = Session("s", client=self.client())

        session.log_action("tool_call", n=1)

        self.assertTrue(session.flush(30))
        first, second = self.server.posts()
        self.assertGreaterEqual(second.at - first.at, 1.0)

    def test_waits_between_retries_grow(self):
        self.server.misbehaviours = [Misbehaviour(500)] * 5
        session = Session("s", client=self.client(retry_seconds=0.04))

        session.log_action("tool_call", n=1)

        self.assertTrue(session.flush(15))
        at = [call.at for call in self.server.posts()]
        self.assertEqual(6, len(at))
        for failure in range(5):
            self.assertGreaterEqual(at[failure + 1] - at[failure], 0.04 * 2**failure * 0.5)

    def test_a_refused_event_is_reported_with_its_fields_and_not_sent_again(self):
        session = Session("s", client=self.client(batch_seconds=5))

        session.log_action("tool_call", n=1)
        bad = session.record("bad", {})
        session.log_action("tool_call", n=2)

        self.assertTrue(session.flush(30))
        self.assertEqual([1, 2], self.server.numbers())
        self.assertEqual(1, len(self.server.posts()))
        rejection, = session.status().rejections
        self.assertEqual((bad, "bad", "s", (FieldError("type", "is bad"),)),
                         (rejection.event_id, rejection.type, rejection.session_id, rejection.errors))
        self.assertEqual(["rejected"], [problem.kind for problem in self.problems])

    def test_a_batch_that_is_refused_whole_is_reported_event_by_event(self):
        session = Session("s", client=self.client(batch_seconds=5))

        ids = [session.record("bad", {}) for _ in range(3)]

        self.assertTrue(session.flush(30))
        self.assertEqual(1, len(self.server.posts()))
        self.assertEqual(ids, [rejection.event_id for rejection in session.status().rejections])

    def test_the_event_to_blame_is_found_where_the_answer_names_none(self):
        session = Session("s", client=self.client(batch_seconds=5))
        self.server.misbehaviours = [Misbehaviour(413)] * 3  # of 4, of the first 2, of the first

        for n in range(4):
            session.log_action("tool_call", n=n)

        self.assertTrue(session.flush(30))
        self.assertEqual([1, 2, 3], self.server.numbers())
        self.assertEqual(["out of order"], [rejection.errors[0].message for rejection in session.status().rejections])

    def test_what_cannot_be_json_or_breaks_a_rule_is_reported_at_once(self):
        session = Session("s", client=self.client())
        endless: list = []
        endless.append(endless)

        session.log_action("tool_call", value=endless)
        session.log_action("tool_call", text="x" * 5_000_000)
        session.add_goal("ship", priority="urgent")
        session.log_file_access("a.py", importance=7)
        session.log_file_access("a.py", importance=0.5)

        self.assertTrue(session.flush(30))
        self.assertEqual(["file_access"], [event["type"] for event in self.server.events])
        self.assertEqual(["data", "data", "data.priority", "data.importance"],
                         [rejection.errors[0].field for rejection in session.status().rejections])

    def test_a_refused_token_keeps_the_events_until_there_is_a_good_one(self):
        self.server.misbehaviours = [Misbehaviour(401)] * 2
        session = Session("s", client=self.client())

        session.log_action("tool_call", n=1)
        eventually(lambda: session.status().outage)
        outage = session.status().outage

        self.assertIn("does not accept the token", outage)
        self.assertTrue(session.flush(30))
        self.assertEqual([1], self.server.numbers())
        self.assertIsNone(session.status().outage)

    def test_an_outage_is_told_once(self):
        logging.getLogger("throughline").setLevel(logging.INFO)
        self.server.misbehaviours = [Misbehaviour(503)] * 4
        session = Session("s", client=self.client(retry_seconds=0.01))

        with self.assertLogs("throughline", "INFO") as logged:
            session.log_action("tool_call", n=1)
            self.assertTrue(session.flush(30))

        self.assertEqual(1, sum(self.server.url in record.getMessage() for record in logged.records))
        self.assertEqual(["outage"], [problem.kind for problem in self.problems])

    def test_a_callback_that_fails_breaks_nothing(self):
        self.server.misbehaviours = [Misbehaviour(503)]
        session = Session("s", client=Client(self.settings(), lambda problem: 1 / 0))

        session.log_action("tool_call", n=1)

        self.assertTrue(session.flush(30))

    def test_a_caller_never_waits_and_memory_is_bounded_while_the_server_hangs(self):
        self.server.misbehaviours = [Misbehaviour(503, seconds=1.0)]
        session = Session("s", client=self.client(queue_events=200))
        most_in_memory, slowest = 0, 0.0

        for n in range(2_000):
            started = time.monotonic()
            session.log_action("tool_call", n=n)
            slowest = max(slowest, time.monotonic() - started)
            if n % 100 == 0:
                most_in_memory = max(most_in_memory, session.status().in_memory)

        self.assertLess(slowest, 0.5)
        self.assertLessEqual(most_in_memory, 300)
        self.assertTrue(session.flush(20))
        self.assertEqual(list(range(2_000)), self.server.numbers())
        self.assertEqual(2_000, session.status().accepted)

    def test_a_redirect_is_not_followed_with_the_token(self):
        self.server.misbehaviours = [Misbehaviour(307, {"Location": f"{self.server.url}/elsewhere"})]
        session = Session("s", client=self.client())

        session.log_action("tool_call", n=1)

        self.assertTrue(session.flush(30))
        self.assertNotIn("/elsewhere", [call.path for call in self.server.calls])

    def test_a_block_that_fails_ends_its_session_as_failed(self):
        with self.assertRaises(KeyError):
            with Session("s", client=self.client()) as session:
                session.log_action("tool_call")
                raise KeyError("price")

        self.assertEqual(["session_started", "action", "error", "session_ended"],
                         [event["type"] for event in self.server.events])
        self.assertEqual("failed", self.server.events[-1]["data"]["status"])
