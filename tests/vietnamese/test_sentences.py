"""A floor under the understanding of whole sentences, on sentences of our own (`sentences.txt`)."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from bot.core.vietnamese import Context, understand

NOW = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
FLOOR = 0.95


def _lines():
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            expect, role, text, intent, slots, *rest = [*line.split("|"), "", "", ""]
            previous = json.loads(rest[2]) if rest[2] else {}
            yield (
                Context(role, expect or None, rest[1] or "KR", NOW, previous),
                text,
                intent,
                json.loads(slots),
                rest[0] == "!",
            )


def _got(context, text, slots):
    meaning = understand(text, context)
    return meaning.intent, {name: meaning.slots.get(name) for name in slots}, meaning.clarify


def test_nearly_every_sentence_is_understood():
    wrong = [(text, got) for context, text, *want in _lines() if (got := _got(context, text, want[1])) != tuple(want)]
    assert len(wrong) <= (1 - FLOOR) * len(list(_lines())), wrong


@pytest.mark.parametrize("text", ["", "   ", "?", "\u200b", "a" * 5000, "12 " * 900, "\U0001f600", "\u202e12"])
@pytest.mark.parametrize(
    "expect", [None, "int:poor_total", "choice:task_status", "date:done_date", "text:note", "period", "nothing:known"]
)
def test_anything_at_all_has_a_meaning(text, expect):
    assert understand(text, Context("thon", expect, "KR", NOW)).intent


def test_nothing_to_be_confirmed_is_ever_plain():
    """What changes others' work or proposes an unsaid value is asked back."""
    for context, text, intent, _, _ in _lines():
        if intent in {
            "officer.broadcast",
            "officer.approve",
            "officer.reject",
            "officer.close_period",
            "cmd.cancel",
            "answer.vague",
        }:
            assert understand(text, context).clarify, text


@pytest.mark.parametrize("opening", ["Gửi cho tất cả trưởng thôn: ", "gửi cho tất cả trưởng thôn là "])
def test_a_long_broadcast_keeps_every_word_and_its_capitals(opening):
    body = "Mời bà con Đăk Pne họp ở nhà rông. " * 40
    meaning = understand(opening + body, Context("officer", None, "KR", NOW))
    assert meaning.intent == "officer.broadcast"
    assert meaning.slots["text"] == body.strip()
    assert meaning.clarify
