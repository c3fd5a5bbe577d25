"""A small real server that answers as ingest-service and recall-service do, or as badly as a test wants."""

from __future__ import annotations

import base64
import json
import logging
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from throughline import Client, Problem, Settings

SOURCES = Path(__file__).parent.parent / "src"


def token_of(member: str, tenant: str = "acme") -> str:
    claims = base64.urlsafe_b64encode(json.dumps({"tenant": tenant, "sub": member}).encode()).decode().rstrip("=")
    return f"header.{claims}.signature"


TOKEN = token_of("ann")


@dataclass
class Misbehaviour:
    """What the server does in place of an answer, or after it took the events."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b'{"detail": "out of order"}'
    seconds: float = 0.0
    takes_events: bool = False


@dataclass
class Call:
    path: str
    parameters: dict[str, list[str]]
    authorization: str
    at: float
    events: list[dict[str, Any]]


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.calls: list[Call] = []
        self.events: list[dict[str, Any]] = []  # as compression-worker keeps them: the first of an id counts
        self.misbehaviours: list[Misbehaviour] = []
        self.always: Misbehaviour | None = None
        self.answers: dict[str, Any] = {}
        self.lock = threading.Lock()
        self._ids: set[tuple[str, str]] = set()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def stop(self) -> None:
        self.shutdown()
        self.server_close()

    def posts(self) -> list[Call]:
        return [call for call in self.calls if call.path == "/api/events"]

    def take(self, events: list[dict[str, Any]]) -> None:
        for event in events:
            if (event["session_id"], event["id"]) not in self._ids:
                self._ids.add((event["session_id"], event["id"]))
                self.events.append(event)

    def numbers(self, session: str = "s") -> list[int]:
        return [event["data"]["n"] for event in self.events if event["session_id"] == session and "n" in event["data"]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self._handle([])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self._handle([_event(line) for line in body.splitlines() if line.strip()])

    def _handle(self, events: list[dict[str, Any]]) -> None:
        server = self.server
        url = urlsplit(self.path)
        with server.lock:
            server.calls.append(
                Call(url.path, parse_qs(url.query), self.headers.get("Authorization", ""), time.monotonic(), events))
            bad = server.always or (server.misbehaviours.pop(0) if server.misbehaviours else None)
        if bad is None:
            self._answer_well(url.path, events)
            return
        if bad.takes_events:
            with server.lock:
                server.take(events)
        time.sleep(bad.seconds)
        self._send(bad.status, bad.body, bad.headers)

    def _answer_well(self, path: str, events: list[dict[str, Any]]) -> None:
        server = self.server
        if path.startswith("/q/"):
            self._send(200, b"{}", {})
        elif path != "/api/events":
            self._send(200, json.dumps(server.answers.get(path, {})).encode(), {})
        else:
            self._accept(events)

    def _accept(self, events: list[dict[str, Any]]) -> None:
        bad = {index for index, event in enumerate(events) if event["type"] == "bad"}
        errors = {index: [{"field": f"events[{index}].type", "message": "is bad"}] for index in bad}
        good = [event for index, event in enumerate(events) if index not in bad]
        with self.server.lock:
            self.server.take(good)
            position = f"0:{len(self.server.events)}"
        if good:
            receipt = {"accepted": len(good), "position": position,
                       "rejected": [{"index": index, "errors": errors[index]} for index in sorted(bad)]}
            self._send(202, json.dumps(receipt).encode(), {})
        else:
            problem = {"detail": "No event can be accepted", "errors": sum(errors.values(), [])}
            self._send(422, json.dumps(problem).encode(), {})

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        try:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # the client did not wait

    def log_message(self, *_: Any) -> None:
        pass


def _event(line: bytes) -> dict[str, Any]:
    try:
        event: dict[str, Any] = json.loads(line)
        return event
    except ValueError:
        return {"type": "bad"}


class SuiteTest(unittest.TestCase):
    """Has a server, a state folder, and a client for both."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.state = Path(folder.name) / "state"
        self.spool = self.state / "events"
        self.problems: list[Problem] = []
        self.server = Server()
        self.addCleanup(self._stop)
        logging.getLogger("throughline").setLevel(logging.CRITICAL)

    def _stop(self) -> None:
        self.server.stop()

    def settings(self, **changes: Any) -> Settings:
        values: dict[str, Any] = {"ingest": self.server.url, "recall": self.server.url, "token": TOKEN, "state": self.state,
                                  "batch_seconds": 0.02, "retry_seconds": 0.05, "close_seconds": 2.0, **changes}
        return Settings(**values)

    def client(self, **changes: Any) -> Client:
        client = Client(self.settings(**changes), self.problems.append)
        self.addCleanup(client.close, 0.0)
        return client

    def stop_server(self) -> int:
        """Gives the port, on which another may be started."""
        port = self.server.server_port
        self.server.stop()
        return port

    def spooled(self) -> list[Path]:
        return sorted(self.spool.glob("[!.]*.ndjson"))  # with a dot begins what is still written

    def environment(self) -> dict[str, str]:
        return {"PYTHONPATH": str(SOURCES), "THROUGHLINE_INGEST": self.server.url, "THROUGHLINE_RECALL": self.server.url,
                "THROUGHLINE_TOKEN": TOKEN, "THROUGHLINE_STATE": str(self.state), "PATH": "/usr/bin:/bin"}

    def run_python(self, program: str, *, wait: bool = True, **environment: str) -> subprocess.Popen[str]:
        """Where it waits, ``stderr_text`` is what the process wrote there."""
        process = subprocess.Popen([sys.executable, "-c", program], env={**self.environment(), **environment}, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(self._end, process)
        if wait:
            output, process.stderr_text = process.communicate(timeout=30)  # type: ignore[attr-defined]
            self.assertEqual(0, process.returncode, output + process.stderr_text)  # type: ignore[attr-defined]
        return process

    @staticmethod
    def _end(process: subprocess.Popen[str]) -> None:
        process.kill()
        process.communicate()


def eventually(condition: Any, seconds: float = 10.0) -> None:
    """Waits for what happens in the background."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError("It did not happen in time")
        time.sleep(0.005)
