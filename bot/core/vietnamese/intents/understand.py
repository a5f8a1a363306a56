"""One message, one meaning: the open question first, then everything that may be said outside any."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.core.readings import Unsure
from bot.core.vietnamese.compounds import read_compound
from bot.core.vietnamese.dialect import common
from bot.core.vietnamese.doubts import amended
from bot.core.vietnamese.integers import read_integer
from bot.core.vietnamese.intents import counts, measures, people, picks, schedule
from bot.core.vietnamese.intents.meaning import UNCLEAR, Context, Meaning
from bot.core.vietnamese.intents.orders import order
from bot.core.vietnamese.intents.privacy import privacy
from bot.core.vietnamese.intents.queries import query
from bot.core.vietnamese.intents.scope import unit_slots
from bot.core.vietnamese.intents.starts import said_command, start
from bot.core.vietnamese.keyboards import spellings
from bot.core.vietnamese.letters import canonical, has, wholly, words
from bot.core.vietnamese.periods import find_period
from bot.core.vietnamese.phrases import NOT, plain, unanswered

_ANSWERS: Mapping[str, Callable[[str, Context], Meaning | None]] = {
    "int": counts.count,
    "money": measures.money,
    "area": measures.size,
    "date": measures.day,
    "choice": picks.choice,
    "multi": picks.several,
    "yn": picks.yes_no,
    "text": picks.text_answer,
}
_LONGEST = 300
_COMMAND = 5  # words of the longest command said while a text is asked


def understand(text: str, context: Context) -> Meaning:
    """The meaning of a message. Never raises; what is not understood is `nlu.unclear`, to be asked back."""
    if not canonical(text):
        return UNCLEAR
    if context.kind == "text" and len(text) > _LONGEST:
        return picks.text_answer(text, context) or UNCLEAR
    head = text[:_LONGEST]  # an intent shows at the start; a broadcast's text is taken from the whole
    if context.expect:
        return _inside(head, context) or UNCLEAR
    return _first(head, lambda said: _outside(said, text, context)) or UNCLEAR


def _first(text: str, read: Callable[[str], Meaning | None]) -> Meaning | None:
    """The first spelling that means something, the common speech before the region's (`hôm mô họp` asks, not tells)."""
    forms = dict.fromkeys(form for said in spellings(text) for form in (common(said), said))
    return next((meaning for said in forms if (meaning := read(said))), None)


def _inside(text: str, context: Context) -> Meaning | None:
    """Commands that are the whole message, then the answer asked for, then anything else that may be said."""
    if context.kind == "text":  # a story may hold any word: only what is a command from end to end is one
        return (None if len(text.split()) > _COMMAND else _ordered(text, context)) or picks.text_answer(text, context)
    ordered = _taken_back(text, context) or _ordered(text, context)
    if ordered:
        return ordered
    gone = _given_up(text)
    if gone and gone.intent == "answer.defer":
        return gone
    return (
        _agreed(text, context)
        or _first(text, lambda said: people.handoff(said, context) or _stop(said, context))
        or _answer(text, context)
        or _nothing_to_send(text, context)
        or _answer_and_more(text, context)
        or gone
        or _beside(text, context)
    )


def _ordered(text: str, context: Context) -> Meaning | None:
    found = _first(text, lambda said: said_command(text, said, context))
    return found if found and found.intent not in {"answer.skip", "answer.unknown"} else None


def _taken_back(text: str, context: Context) -> Meaning | None:
    """Village figures by name where something else was asked; or an answer with what was first said taken back."""
    if context.kind in {"money", "area", "date", "choice", "yn"} or context.question in counts.OUTREACH:
        told = _first(text, lambda said: _figures(said, text, context))
        if told:
            return told
    replaced = amended(canonical(text)) if context.kind in {"int", "money", "area", "date"} else None
    return _answer(replaced, context) if replaced else None


def _agreed(text: str, context: Context) -> Meaning | None:
    """Yes or no before any grievance: `không gửi` to "Em gửi nhé?" stops no messages."""
    if context.kind != "yn" or has(canonical(text), "nhắn|tin|gọi|thông tin|ảnh"):
        return None
    return _answer(text, context)


def _nothing_to_send(text: str, context: Context) -> Meaning | None:
    lacks = has(canonical(text), f"{NOT}|chưa|hư|hỏng|hết pin|bỏ|khỏi")
    return Meaning("answer.skip") if context.kind in {"image", "geopoint"} and lacks else None


def _beside(text: str, context: Context) -> Meaning | None:
    """What is no answer; a story told as one starts no report unasked."""
    other = _first(text, lambda said: _outside(said, text, context))
    return replace(other, clarify=True) if other and other.intent == "cmd.start_report" else other


def _stop(said: str, context: Context) -> Meaning | None:
    found = privacy(said, context)
    return found if found and found.intent in {"privacy.stop_messages", "privacy.withdraw", "privacy.erase"} else None


def _answer(text: str, context: Context) -> Meaning | None:
    if context.kind == "period":
        return _first(text, lambda said: _period(said, context))
    if context.kind == "ack":
        return _first(text, lambda said: people.social(said, context))
    read = _ANSWERS.get(context.kind)
    return read(text, context) if read else None


def _period(said: str, context: Context) -> Meaning | None:
    found = find_period(said, context.today)
    if isinstance(found, tuple):
        return Meaning("answer.period", {"from": found[0], "to": found[1]})
    return Meaning("answer.period", {"period": found}) if found else None


def _given_up(text: str) -> Meaning | None:
    for said in spellings(text):
        gone = unanswered(said)
        if gone:
            return counts.not_given(gone, said)
    return None


def _answer_and_more(text: str, context: Context) -> Meaning | None:
    """`12 hộ nghèo, mà em ơi bao giờ có giống?`: the answer, and what else was said."""
    if context.kind != "int":
        return None
    parts = re.split(r"[,;.?!]\s+|\s+(?:mà|nhưng|còn|với lại|à|tiện thể)\s+", text, maxsplit=1)
    if len(parts) == 2:
        first = counts.count(parts[0], context)
        more = _first(parts[1], lambda said: _outside(plain(said), parts[1], context))
        if first and first.intent == "answer.number" and more and more.intent != "nlu.unclear":
            slots = {context.question: first.slots["value"], "also": {"intent": more.intent} | dict(more.slots)}
            return Meaning("answer.multi", slots, first.clarify)
    got = read_integer(text)
    if isinstance(got, Unsure) and got.why == "extra_words":
        other = _first(text, lambda said: _outside(said, text, context))
        return other or Meaning("answer.number", {"value": int(got.value)}, clarify=True)
    return None


def _outside(said: str, original: str, context: Context) -> Meaning | None:
    """Everything that needs no open question, the weightier first."""
    return (
        said_command(said, said, context)
        or privacy(said, context)
        or _figures(said, original, context)
        or _wronged(said, context)
        or people.handoff(said, context)
        or _officers(said, original, context)
        or start(said, original, context)
        or _news(said, context)
        or query(said, original, context)
        or people.complaint(said, context)
        or people.social(said, context)
        or people.elsewhere(said, context)
    )


def _wronged(said: str, context: Context) -> Meaning | None:
    """`nộp rồi mà cứ nhắc hoài`: about one's report, before it is about one's temper."""
    found = schedule.my_report(said, context)
    return found if found and found.slots.get("complaint") else None


def _officers(said: str, original: str, context: Context) -> Meaning | None:
    return order(said, original, context) if context.role in {"xa", "officer"} else None


def _news(said: str, context: Context) -> Meaning | None:
    """What must win over queries: news in passing, grievances about money, clear matters of other offices."""
    told = people.social(said, context)
    if told and told.intent in {"social.inform", "social.thanks", "social.greet"}:
        return told
    grievance = people.complaint(said, context)
    if grievance and not has(said, "nộp|báo cáo|kế hoạch|họp|hạn"):
        return grievance
    other = people.elsewhere(said, context)
    return other if other and not has(said, "chỉ tiêu|báo cáo|mô hình|thôn nào|xã nào|nộp") else None


def _figures(said: str, original: str, context: Context) -> Meaning | None:
    """A whole village report in one breath, as voice brings it: always read back."""
    values = read_compound(
        _without_unit(said), counts.labels(Context(context.role, None, context.campaign, context.now))
    )
    if not values or len(values) < 2 or wholly(said, ".*(?:chưa|nào|bao nhiêu).*"):
        return None
    slots, _ = unit_slots(said, original, context)
    found = find_period(said, context.today)
    named = {"period": found} if isinstance(found, str) else {}
    return Meaning(
        "answer.multi",
        {k: v for k, v in slots.items() if k in {"unit", "parent"}} | named | {k: int(v) for k, v in values.items()},
        clarify=True,
    )


def _without_unit(said: str) -> str:
    return words(
        r"(?:thôn|bản|làng|khối|xã|tổ|quý|quí|q|năm) (?:số )?(?:[0-9]+|một|hai|ba|bốn|tư|năm|"
        r"sáu|bảy|tám|chín|mười)"
    ).sub(" ", said)
