import time

from throughline import RecallResult, Session

from .suite import Misbehaviour, SuiteTest

BRIEFING = {"markdown": "# Shop\nRefunds are split.", "tokens": 8, "took_ms": 3,
            "items": [{"id": "m1", "kind": "decision", "title": "Refunds", "score": 7.5}]}


class ReadsTest(SuiteTest):

    def test_recall_asks_for_this_session_and_project(self):
        self.server.answers["/api/recall"] = BRIEFING
        session = Session("s", project="shop", client=self.client())

        result = session.recall("why & how?", budget_tokens=200, tags=["a", "b"])

        self.assertTrue(result)
        self.assertEqual(RecallResult(BRIEFING["markdown"], 8, BRIEFING["items"]), result)
        self.assertEqual({"q": ["why & how?"], "project": ["shop"], "session_id": ["s"], "budget_tokens": ["200"],
                          "tags": ["a,b"]}, self.server.calls[0].parameters)

    def test_search_gives_hits(self):
        self.server.answers["/api/search"] = {"hits": [{"id": "m1", "text": "Refunds"}], "total": 1, "took_ms": 1}

        result = Session("s", client=self.client()).search("refunds", kinds=["decision"])

        self.assertEqual(("Refunds", 1, None), (result.hits[0]["text"], result.total, result.reason))

    def test_state_and_goals_are_those_of_this_session(self):
        self.server.answers["/api/sessions/a%2Fb%20c/state"] = {"state": {"done": 2}, "version": 7, "phase": "testing"}
        self.server.answers["/api/sessions/a%2Fb%20c/goals"] = {"items": [{"goal_id": "g", "status": "blocked"}], "total": 1}
        session = Session("a/b c", client=self.client())

        state, goals = session.state(after="0:1"), session.goals()

        self.assertEqual(({"done": 2}, 7, "testing", None), (state.state, state.version, state.phase, state.reason))
        self.assertEqual("blocked", goals.goals[0]["status"])
        self.assertEqual({"after": ["0:1"]}, self.server.calls[0].parameters)
        self.server.misbehaviours = [Misbehaviour(404)] * 2
        self.assertIsNone(session.state().state)
        self.assertIn("no such session", session.goals().reason)

    def test_a_late_recall_is_empty_within_its_budget(self):
        self.server.always = Misbehaviour(200, seconds=3)
        session = Session("s", client=self.client())
        started = time.monotonic()

        result = session.recall("anything")

        self.assertLess(time.monotonic() - started, 1.5)  # 0.3, and what a busy machine adds
        self.assertFalse(result)
        self.assertRegex(result.reason, "late|timed out")

    def test_what_is_wrong_is_said_in_words(self):
        session = Session("s", client=self.client())
        cases = [(Misbehaviour(401), "does not accept the token"), (Misbehaviour(403), "lacks a scope"),
                 (Misbehaviour(503), "an error (503)"), (Misbehaviour(200, body=b"<html>"), "something else answers"),
                 (Misbehaviour(200, body=b"[]"), "something else answers")]
        for misbehaviour, words in cases:
            self.server.misbehaviours = [misbehaviour] * 2
            with self.subTest(words):
                self.assertIn(words, session.recall("q").reason)
                self.assertIn(words, session.search("q").reason)

    def test_no_server_is_a_reason_and_no_exception(self):
        self.stop_server()

        self.assertIn("does not answer", Session("s", client=self.client()).recall("q").reason)

    def test_a_malformed_address_or_token_is_a_reason_and_no_exception(self):
        self.assertIn("malformed", Session("s", client=self.client(recall="no address")).recall("q").reason)
        reason = Session("s", client=self.client(token="two\nlines")).recall("q").reason
        self.assertIn("malformed", reason)
        self.assertNotIn("lines", reason)

    def test_a_connection_that_works_is_said_to_work(self):
        self.server.misbehaviours = []
        session = Session("s", client=self.client())

        report = session.test_connection()

        self.assertTrue(report, str(report))
        self.assertEqual([], self.server.events)

    def test_a_connection_test_names_each_fault(self):
        report = Session("s", client=self.client(token="", recall="http://127.0.0.1:1")).test_connection()

        self.assertFalse(report)
        self.assertIn("does not answer", report.problems[0])
        self.assertIn("no token", report.problems[1])
