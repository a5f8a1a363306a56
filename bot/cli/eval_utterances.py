"""`bantin eval utterances FILE.jsonl`: what the bot understands by each line, and the share right where it is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.intents.understand import understand

NOW = "2026-11-20T09:00:00+07:00"
"""The moment the utterances are understood at, unless a line's context gives its own `now`."""


def run(path: str, write: Callable[[str], object] = print) -> int:
    """Answer every line, then compare. Returns 0, or 1 when a line could not be read.

    A line is right when intent and `clarify` are equal and so is every slot that was expected.
    """
    right = of = bad = 0
    for number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
            meaning = understand(given["text"], _context(given.get("context") or {}))
        except (ValueError, KeyError, TypeError) as problem:
            bad += 1
            write(json.dumps({"line": number, "error": f"{type(problem).__name__}: {problem}"}, ensure_ascii=False))
            continue
        answer: dict[str, object] = {
            "id": given.get("id"),
            "intent": meaning.intent,
            "slots": dict(meaning.slots),
            "clarify": meaning.clarify,
        }
        if "intent" in given:
            answer["ok"] = _equal(meaning, given)
            of += 1
            right += bool(answer["ok"])
        write(json.dumps(answer, ensure_ascii=False))
    if of:
        write(json.dumps({"share": round(right / of, 4), "right": right, "of": of}))
    return 1 if bad else 0


def _context(given: Mapping[str, object]) -> Context:
    """The context of a line; the expected meaning is not in it and is not looked at."""
    previous = given.get("previous")
    expect = given.get("expect")
    return Context(
        role=str(given.get("role") or "thon"),
        expect=str(expect) if expect else None,
        campaign=str(given.get("campaign") or "KR"),
        now=datetime.fromisoformat(str(given.get("now") or NOW)),
        previous=dict(previous) if isinstance(previous, Mapping) else {},
    )


def _equal(meaning: Meaning, expected: Mapping[str, object]) -> bool:
    slots = expected.get("slots")
    wanted = slots if isinstance(slots, Mapping) else {}
    return (
        meaning.intent == expected["intent"]
        and meaning.clarify == bool(expected.get("clarify"))
        and all(name in meaning.slots and meaning.slots[name] == value for name, value in wanted.items())
    )
