"""Tells in words whether the suite can be used from here."""

from __future__ import annotations

from dataclasses import dataclass, field

from .answers import ConnectionReport
from .sender import Sender
from .settings import Settings
from .transport import Answer, Call

_SECONDS = 2.0


@dataclass
class _Findings:
    working: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def judge(self, what: str, answer: Answer, good: tuple[int, ...]) -> bool:
        if answer.status in good:
            self.working.append(what)
            return True
        self.problems.append(f"{what}: no, {answer.reason()}")
        return False


def examine(settings: Settings, sender: Sender) -> ConnectionReport:
    findings = _Findings()
    ingest, recall, token = settings.ingest_url(), settings.recall_url(), settings.access_token()
    ingest_is_there = findings.judge(f"ingest at {ingest} is ready", _get(f"{ingest}/q/health/ready"), (200,))
    recall_is_there = findings.judge(f"recall at {recall} is ready", _get(f"{recall}/q/health/ready"), (200,))
    if not token:
        findings.problems.append("there is no token. Set THROUGHLINE_TOKEN.")
    else:
        if ingest_is_there:
            # a batch of no events is refused, but after the token was looked at
            findings.judge("ingest accepts the token", Call(f"{ingest}/api/events", token, b"\n").send(_SECONDS), (422,))
        if recall_is_there:
            findings.judge("recall accepts the token", _get(f"{recall}/api/search?limit=1", token), (200,))
    _look_at_events(findings, sender)
    return ConnectionReport(tuple(findings.working), tuple(findings.problems))


def _get(url: str, token: str = "") -> Answer:
    return Call(url, token).send(_SECONDS)


def _look_at_events(findings: _Findings, sender: Sender) -> None:
    status = sender.status()
    findings.working.append(f"{status.accepted} events were accepted, {status.on_disk} wait on disk")
    if status.outage:
        findings.problems.append(f"events cannot be sent: {status.outage}")
    if status.rejections:
        findings.problems.append(f"{status.rejected} events were refused; the latest: {status.rejections[-1]}")
    if status.dropped:
        findings.problems.append(f"{status.dropped} events were dropped because the spool was full")
    others = sender.waiting_for_others()
    if others:
        findings.working.append(f"{others} events of another member or for another address wait on this machine")
