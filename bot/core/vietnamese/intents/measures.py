"""What was meant by an answer about money, size or a day."""

from __future__ import annotations

import re
from fractions import Fraction

from bot.core.readings import DontKnow, Problem, Read, Skipped, Unsure
from bot.core.vietnamese.amounts import amounts
from bot.core.vietnamese.choices import spoken
from bot.core.vietnamese.dates import read_date
from bot.core.vietnamese.intents.counts import not_given
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.keyboards import spellings
from bot.core.vietnamese.letters import canonical, has, words
from bot.core.vietnamese.money import read_money
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.quantities import quantities, read_quantity
from bot.core.vietnamese.synonyms import SYNONYMS

_EACH = (("batch", "lứa"), ("crop", "vụ"), ("month", "tháng"), ("head", "con"), ("day", "ngày"), ("kg", "kg|ký"))
_TIMES = words(
    r"(?:năm|1 năm|mỗi năm|một năm)(?: (?:được|có|nuôi|làm|khoảng))* (?P<times>[0-9]{1,2}) (?:lứa|"
    r"vụ|đợt)|(?P<times2>[0-9]{1,2}) (?:lứa|vụ|đợt)(?: (?:một|1|mỗi|/))? ?năm"
)
_SQUARE_METRES = {"m2": 1, "ha": 10_000}


def plain_number(value: str | Fraction) -> int | float:
    """A lexical decimal as JSON wants it: 12 rather than 12.0."""
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)


def money(text: str, _: Context) -> Meaning | None:
    """Answer to `money:…`."""
    got = read_money(text)
    said = canonical(text)
    if isinstance(got, Skipped | DontKnow):
        return not_given(got, said)
    if isinstance(got, Read):
        return Meaning("answer.money", {"vnd": int(got.value)} | ({"approx": True} if got.approx else {}))
    if isinstance(got, Unsure):
        return _proposed(got, said)
    if got.code == "vague":
        if "min" in got.details:
            return Meaning("answer.money", dict(got.details), clarify=True)
        return Meaning("answer.vague", {"vague": "some"}, clarify=True)
    return Meaning("answer.invalid", {"reason": got.code}, clarify=True) if got.code == "negative" else None


def _proposed(got: Unsure, said: str) -> Meaning:
    slots: dict[str, object] = {"vnd": int(got.value)}
    if got.why == "sum":
        parts = _sources(said)
        slots |= {"parts": parts} if parts else {}
    if got.why == "each":
        per = next((name for name, source in _EACH if has(said, source)), None)
        times = _TIMES.search(figures(said))
        slots |= {"per": per} if per else {}
        if times:
            number = int(times["times"] or times["times2"])
            slots |= {"batches": number, "annual_vnd": int(got.value) * number}
        elif per == "month":
            slots["annual_vnd"] = int(got.value) * 12
    return Meaning("answer.money", slots, clarify=True)


def _sources(said: str) -> dict[str, int]:
    """`nhà nước cho 10tr, nhà bỏ thêm 5tr`: who gave each part."""
    table = SYNONYMS["fund_source"]
    choices = [(name, name) for name in table]
    parts: dict[str, int] = {}
    for clause in re.split(r",|;| và | với | cộng | còn ", said):
        found, named = amounts(clause), spoken(clause, choices, table)
        if len(found) == 1 and named:
            parts[named[0][0]] = parts.get(named[0][0], 0) + found[0].vnd
    return parts if len(parts) > 1 else {}


def size(text: str, _: Context) -> Meaning | None:
    """Answer to `area:…`: an area, or a number of animals, trees, households."""
    got = read_quantity(text)
    said = canonical(text)
    if isinstance(got, Skipped | DontKnow):
        return not_given(got, said)
    if isinstance(got, Problem):
        return Meaning("answer.vague", {"vague": "some"}, clarify=True) if got.code == "vague" else None
    found = next((q for spelling in spellings(text) for q in quantities(spelling)), None)
    value = plain_number(got.value)
    if found is None:
        return Meaning("answer.area", {"value": value}, clarify=True)
    unit = {"mau": "sao"}.get(found.unit, found.unit)
    clarify = isinstance(got, Unsure)
    approx: dict[str, object] = {"approx": True} if isinstance(got, Read) and got.approx else {}
    if unit in {"sao", "ha", "m2"}:
        square = {"m2": plain_number(Fraction(got.value) * _SQUARE_METRES[unit])} if unit in _SQUARE_METRES else {}
        return Meaning("answer.area", approx | {"value": value, "unit": unit} | square, clarify)
    slots: dict[str, object] = approx | {"value": value, "unit": found.word}
    if found.what:
        slots["what"] = found.what
    items = got.details.get("items") if isinstance(got, Unsure) else None
    if isinstance(items, list):
        slots["items"] = [plain_number(item) for item in items]
    return Meaning("answer.quantity", slots, clarify)


def day(text: str, context: Context) -> Meaning | None:
    """Answer to `date:…`. A month alone is an answer: the forms ask for no more where the day is forgotten."""
    got = read_date(text, today=context.today)
    if isinstance(got, Skipped | DontKnow):
        return not_given(got, canonical(text))
    if isinstance(got, Read):
        return Meaning("answer.date", {"date": got.value})
    if isinstance(got, Problem):
        if got.code in {"future", "no_such_date"}:
            return Meaning("answer.invalid", {"reason": got.code}, clarify=True)
        return Meaning("answer.vague", {"vague": "many_dates"}, clarify=True) if got.code == "many_dates" else None
    if got.why == "month":
        return Meaning("answer.date", {"month": got.details["month"]})
    if got.why == "range":
        return Meaning("answer.date_range", dict(got.details), clarify=True)
    return Meaning("answer.date", {"date": got.value} | (dict(got.details) if got.why == "lunar" else {}), clarify=True)
