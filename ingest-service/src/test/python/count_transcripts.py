#!/usr/bin/env python3
"""Counts what recorded transcripts of Codex, Copilot and Gemini hold, apart from the code that imports them.

    count_transcripts.py <folder with MANIFEST.tsv> > ../resources/transcripts/counts.tsv

Reads each file whole, which the importer does not, and prints one line of tab-separated counts per file. Nothing of a
file's text is printed.
"""

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

COLUMNS = ["prompts", "responses", "tool_results", "tool_failures", "usages", "input_tokens", "cache_read_tokens",
           "output_tokens", "rejected"]


def records(path):
    """The lines that are JSON objects, and how many are not."""
    good, bad = [], 0
    for line in gzip.open(path, "rb"):
        if not line.strip():
            continue
        try:
            good.append(json.loads(line))
        except ValueError:
            bad += 1
    return good, bad


def codex(path):
    lines, bad = records(path)
    counts = Counter(rejected=bad)
    payloads = [(r["type"], r["payload"]) for r in lines]
    turn, prompts, answers = None, set(), set()
    for _, p in payloads:
        if p.get("type") == "task_started":
            turn = p["turn_id"]
        elif p.get("type") == "user_message" and p["message"].strip():
            prompts.add((turn, p["message"].strip()))
        elif p.get("type") == "agent_message" and p["phase"] == "final_answer":
            answers.add((turn, p["message"].strip()))
    counts.update(prompts=len(prompts), responses=len(answers))
    calls = {p["call_id"]: p for _, p in payloads if p.get("type") in ("function_call", "custom_tool_call")}
    answered = [p for _, p in payloads
                if p.get("type") in ("function_call_output", "custom_tool_call_output") and p["call_id"] in calls]
    open_terminals = set()
    for p in answered:
        output = p["output"] if isinstance(p["output"], str) else ""
        head = output[:400].split("Output:\n")[0] if "Output:\n" in output[:400] else output[:100]
        running = re.search(r"session ID (\d+)$", head, re.M)
        code = re.search(r"(?:exited with code|Exit code:) (-?\d+)$", head, re.M)
        if calls[p["call_id"]]["name"] == "write_stdin":
            terminal = str(json.loads(calls[p["call_id"]]["arguments"])["session_id"])
            if not code or terminal not in open_terminals:
                continue
            open_terminals.discard(terminal)
        elif running:
            open_terminals.add(running.group(1))
            continue
        failed = int(code.group(1)) != 0 if code else "failed" in head[:60] or head.startswith("aborted")
        counts["tool_failures" if failed else "tool_results"] += 1
    counts["tool_results"] += sum(p.get("type") == "web_search_end" for _, p in payloads)
    sums = [p["info"]["total_token_usage"] for _, p in payloads if p.get("type") == "token_count" and p["info"]]
    last = sums[-1]
    counts.update(usages=len({s["total_tokens"] for s in sums}), output_tokens=last["output_tokens"],
                  cache_read_tokens=last["cached_input_tokens"],
                  input_tokens=last["input_tokens"] - last["cached_input_tokens"])
    return counts


def copilot(path):
    lines, bad = records(path)
    counts = Counter(rejected=bad)
    data = lambda kind: [r["data"] for r in lines if r["type"] == kind]
    counts["prompts"] = sum(bool(d["content"].strip()) for d in data("user.message"))
    said = [d for d in data("assistant.message")]
    counts["responses"] = sum(bool(d["content"].strip()) and not d["toolRequests"] for d in said)
    started = {d["toolCallId"] for d in data("tool.execution_start")}
    ended = [d for d in data("tool.execution_complete") if d["toolCallId"] in started]
    counts["tool_results"] = sum(d["success"] for d in ended)
    counts["tool_failures"] = sum(not d["success"] for d in ended)
    counts["usages"] = sum(d["outputTokens"] > 0 for d in said)
    counts["output_tokens"] = sum(d["outputTokens"] for d in said)
    for shutdown in data("session.shutdown"):
        for metrics in shutdown["modelMetrics"].values():
            usage = metrics["usage"]
            counts["usages"] += usage["inputTokens"] > 0
            counts["input_tokens"] += usage["inputTokens"] - usage["cacheReadTokens"] - usage["cacheWriteTokens"]
            counts["cache_read_tokens"] += usage["cacheReadTokens"]
    return counts


def gemini(path):
    messages = json.load(gzip.open(path))["messages"]
    counts = Counter()
    answer = False
    for message in messages + [{"type": "user", "content": ""}]:
        if message["type"] == "user" and not message["content"].startswith("System: "):
            counts["responses"] += answer
            answer = False
            counts["prompts"] += bool(message["content"].strip())
        elif message["type"] == "gemini":
            calls = message.get("toolCalls", [])
            answer |= bool(message["content"].strip()) and not calls
            for call in calls:
                code = re.search(r"^Exit Code: (\d+)$", json.dumps(call["result"]).replace("\\n", "\n"), re.M)
                failed = call["status"] != "success" or code and code.group(1) != "0"
                counts["tool_failures" if failed else "tool_results"] += 1
            tokens = message.get("tokens") or {"total": 0}
            if tokens["total"]:
                counts.update(usages=1, input_tokens=tokens["input"] - tokens["cached"] + tokens["tool"],
                              cache_read_tokens=tokens["cached"], output_tokens=tokens["output"] + tokens["thoughts"])
    return counts


def main():
    folder = Path(sys.argv[1])
    print("\t".join(["file", "tool", *COLUMNS]))
    for line in (folder / "MANIFEST.tsv").read_text().splitlines()[1:]:
        name, _, agent, *_ = line.split("\t")
        count = {"codex": codex, "copilot": copilot, "gemini": gemini}.get(agent)
        if count:
            counts = count(folder / (name + ".gz"))
            print("\t".join([name + ".gz", agent, *(str(counts[column]) for column in COLUMNS)]))


main()
