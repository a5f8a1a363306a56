"""Typed words become the value of the question that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.core.forms import (
    AcknowledgeQuestion,
    AudioQuestion,
    BarcodeQuestion,
    DateQuestion,
    DateTimeQuestion,
    DecimalQuestion,
    FileQuestion,
    Filling,
    GeopointQuestion,
    IntegerQuestion,
    Question,
    RangeQuestion,
    RankQuestion,
    SelectMultipleQuestion,
    SelectOneQuestion,
    TextQuestion,
    TimeQuestion,
    VideoQuestion,
)
from bot.core.interview.offering import written
from bot.core.interview.showing import number
from bot.core.readings import Problem, Read, Reading, Skipped, Unsure
from bot.core.vietnamese import (
    SYNONYMS,
    bare,
    normal,
    read_choice,
    read_choices,
    read_date,
    read_datetime,
    read_decimal,
    read_integer,
    read_money,
    read_order,
    read_quantity,
    read_text,
    read_time,
    read_yes_no,
    unanswered,
)
from bot.core.vietnamese.letters import canonical
from bot.core.vietnamese.phrases import plain

_NOTHING = frozenset(
    {"khong", "ko", "k", "khong co", "ko co", "khong co gi", "ko co gi", "khong a", "da khong", "chua co"}
)


_KNOWN = {
    "da doc",
    "doc roi",
    "da doc roi",
    "doc xong",
    "doc xong roi",
    "ro",
    "ro roi",
    "biet roi",
    "hieu roi",
    "nho roi",
}


def read_answer(filling: Filling, path: str, question: Question, text: str, today: date, before: str) -> Reading:
    """Read typed words as an answer to `question`. `before` is a value that may be kept ("vẫn vậy")."""
    if before and normal(text) in ("=", "giữ nguyên", "giữ"):
        return Read(before)
    if isinstance(question, SelectOneQuestion | SelectMultipleQuestion | RankQuestion):
        return _read_picked(filling, path, question, text)
    if isinstance(question, IntegerQuestion | DecimalQuestion | RangeQuestion):
        return _read_number(filling, path, question, text, before)
    match question:
        case DateQuestion():
            return read_date(text, today=today)
        case TimeQuestion():
            return _with_offset(filling, read_time(text))
        case DateTimeQuestion():
            return _with_offset(filling, read_datetime(text, today=today))
        case AcknowledgeQuestion():
            return Read("OK", literal=False) if _agrees(text) else unanswered(text) or Problem("need_ok")
        case TextQuestion() | BarcodeQuestion():
            return read_text(text)
    if bare(normal(text)) in _NOTHING:
        return Skipped()
    return unanswered(text) or _needed(question)


def _needed(question: Question) -> Problem:
    """What words cannot be."""
    match question:
        case AudioQuestion():
            return Problem("need_audio")
        case VideoQuestion():
            return Problem("need_video")
        case FileQuestion():
            return Problem("need_document")
        case GeopointQuestion():
            return Problem("need_place")
    return Problem("need_file")


def _read_picked(filling: Filling, path: str, question: Question, text: str) -> Reading:
    choices = filling.choices(path)
    match question:
        case SelectMultipleQuestion():
            return read_choices(text, choices, synonyms(choices))
        case RankQuestion():
            return read_order(text, choices)
    return read_choice(text, choices, synonyms(choices))


def _read_number(filling: Filling, path: str, question: Question, text: str, before: str) -> Reading:
    match question:
        case IntegerQuestion() if question.looks("money"):
            return read_money(text)
        case IntegerQuestion():
            previous = int(before) if before.lstrip("-").isdecimal() else None
            all_of = None if text.isdecimal() else _most(filling, path)
            return read_integer(text, previous=previous, all_of=all_of, question=_asked(filling, path, text))
        case DecimalQuestion() if question.looks("quantity"):
            return _read_quantity(filling, path, text)
        case RangeQuestion():
            return _within(question, read_decimal(text))
    return read_decimal(text)


def _agrees(text: str) -> bool:
    return read_yes_no(text) is True or bare(plain(canonical(text))) in _KNOWN


def _within(question: RangeQuestion, reading: Reading) -> Reading:
    """A number that the range holds, on one of its steps."""
    if not isinstance(reading, Read | Unsure):
        return reading
    if not question.accepts(reading.value):
        low, high = sorted((question.start, question.end))
        return Problem("out_of_range", {"least": number(written(low)), "most": number(written(high))})
    apart = (float(reading.value) - question.start) / (abs(question.step) or 1.0)
    if abs(apart - round(apart)) > 1e-6:
        return Problem("between_steps", {"least": number(written(question.step))})
    return reading


def _with_offset(filling: Filling, reading: Reading) -> Reading:
    """`14:30:00` → `14:30:00.000+07:00`, as XForms store a time."""
    if not isinstance(reading, Read | Unsure):
        return reading
    offset = filling.now.strftime("%z")
    return replace(reading, value=f"{reading.value}.000{offset[:3]}:{offset[3:5]}")


def _asked(filling: Filling, path: str, text: str) -> str:
    """The question's own words, wanted only where the answer is more than figures."""
    return "" if text.isdecimal() else filling.label(path)


def _read_quantity(filling: Filling, path: str, text: str) -> Reading:
    """A size with its unit: the unit answers the question behind, if that one offers it and is still blank."""
    reading = read_quantity(text)
    if isinstance(reading, Unsure) and reading.why == "no_unit":
        return read_decimal(text)
    if isinstance(reading, Read):
        behind = filling.next_after(path)
        unit = str(reading.also.get("unit", ""))
        offered = {name for name, _ in filling.choices(behind.path)} if behind else set()
        if behind is not None and unit in offered and not filling.value(behind.path):
            return replace(reading, also={behind.question.name: unit})
        return replace(reading, also={})
    return reading


def synonyms(choices: Sequence[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """How people say these choices, where their list is a well known one: the table that holds all their names."""
    return _table(tuple(name for name, _ in choices))


@lru_cache(256)
def _table(names: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    holding = [table for table in SYNONYMS.values() if names and set(names) <= set(table)]
    return min(holding, key=len, default={})


def _most(filling: Filling, path: str) -> int | None:
    """How many "tất cả" is: the largest number given so far that the question accepts, and not one more."""
    given = {int(value) for value in filling.answers().values() if value.isdecimal() and len(value) < 9}
    for most in sorted(given, reverse=True):
        if filling.check(path, str(most)) is None and filling.check(path, str(most + 1)) is not None:
            return most
    return None
