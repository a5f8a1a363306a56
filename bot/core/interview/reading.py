"""Typed words become the value of the question that is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from bot.core.forms import (
    AudioQuestion,
    BarcodeQuestion,
    DateQuestion,
    DecimalQuestion,
    FileQuestion,
    Filling,
    GeopointQuestion,
    ImageQuestion,
    IntegerQuestion,
    Question,
    RangeQuestion,
    RankQuestion,
    SelectMultipleQuestion,
    SelectOneQuestion,
    TextQuestion,
    VideoQuestion,
)
from bot.core.interview.prompt import Wants
from bot.core.readings import Problem, Read, Reading, Skipped, Unsure
from bot.core.vietnamese import (
    SYNONYMS,
    bare,
    normal,
    read_choice,
    read_choices,
    read_date,
    read_decimal,
    read_integer,
    read_money,
    read_quantity,
    read_text,
    unanswered,
)

_NOTHING = frozenset(
    {"khong", "ko", "k", "khong co", "ko co", "khong co gi", "ko co gi", "khong a", "da khong", "chua co"}
)


def wants(question: Question) -> Wants:
    """What sort of answer the question takes."""
    match question:
        case SelectMultipleQuestion() | RankQuestion():
            return Wants.SEVERAL
        case SelectOneQuestion():
            return Wants.ONE
        case IntegerQuestion() | DecimalQuestion() | RangeQuestion():
            return Wants.NUMBER
        case ImageQuestion() | AudioQuestion() | VideoQuestion() | FileQuestion():
            return Wants.FILE
        case GeopointQuestion():
            return Wants.PLACE
    return Wants.WORDS


def read_answer(filling: Filling, path: str, question: Question, text: str, today: date, before: str) -> Reading:
    """Read typed words as an answer to `question`. `before` is a value that may be kept ("vẫn vậy")."""
    if before and normal(text) in ("=", "giữ nguyên", "giữ"):
        return Read(before)
    match question:
        case SelectMultipleQuestion():
            choices = filling.choices(path)
            return read_choices(text, choices, synonyms(choices))
        case SelectOneQuestion():
            choices = filling.choices(path)
            return read_choice(text, choices, synonyms(choices))
        case IntegerQuestion() if question.looks("money"):
            return read_money(text)
        case IntegerQuestion():
            previous = int(before) if before.lstrip("-").isdecimal() else None
            all_of = None if text.isdecimal() else _most(filling, path)
            return read_integer(text, previous=previous, all_of=all_of, question=_asked(filling, path, text))
        case DecimalQuestion() if question.looks("quantity"):
            return _read_quantity(filling, path, text)
        case DecimalQuestion() | RangeQuestion():
            return read_decimal(text)
        case DateQuestion():
            return read_date(text, today=today)
        case TextQuestion() | BarcodeQuestion():
            return read_text(text)
    if bare(normal(text)) in _NOTHING:
        return Skipped()
    return unanswered(text) or Problem(f"need_{wants(question).value}")


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
    for number in sorted(given, reverse=True):
        if filling.check(path, str(number)) is None and filling.check(path, str(number + 1)) is not None:
            return number
    return None
