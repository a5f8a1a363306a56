"""Decimal numbers: `2,5`, `2.5`, `hai phẩy năm`, `2 rưỡi`, `1.250,75`."""

from __future__ import annotations

import re

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.integers import read_integer
from bot.core.vietnamese.keyboards import first_clear, oversize
from bot.core.vietnamese.letters import words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import plain, residue, unanswered

_PLAIN = re.compile(r"(?<![\w.,])(-?)(\d+(?:[.,]\d+)*)(?![.,]?\d)")
_UNITS = (
    r"%|phần trăm|phần 100|điểm|điểm phần trăm|ha|sào|m2|mẫu|mét vuông|hécta|triệu|tấn|tạ|"
    r"kg|cân|lít|mét|km|tuổi|năm|giờ"
)


def lexical(number: str) -> str:
    """A decimal numeral in XForms form: no trailing zeros, no lonely point. `2.50` → `2.5`, `12.0` → `12`."""
    return (number.rstrip("0").rstrip(".") or "0") if "." in number else number


def figure(typed: str) -> tuple[str, bool]:
    """A figure as typed in Vietnam → lexical decimal, and whether it could be read two ways.

    A comma is the decimal mark, a point groups thousands; a point that cannot group is a decimal mark. `1.250` is 1250,
    `1,250` is taken as 1250 too but two readings exist; `2,5` and `2.5` are 2.5.
    """
    if re.fullmatch(r"\d{1,3}(\.\d{3})+,\d+", typed):
        return lexical(typed.replace(".", "").replace(",", ".")), False
    if re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", typed):
        return lexical(typed.replace(",", "")), False
    if re.fullmatch(r"[1-9]\d{0,2}([.,]\d{3})+", typed):
        marks = set(re.findall("[.,]", typed))
        return re.sub("[.,]", "", typed), len(marks) > 1 or typed.count(",") == 1
    if re.fullmatch(r"\d+[.,]\d+", typed):
        return lexical(typed.replace(",", ".")), False
    return typed, not typed.isdecimal()


def read_decimal(text: str) -> Reading:
    """A number that may have a fraction, as XForms decimal. Problems as `read_integer`; Unsure `separator`."""
    return Problem("too_long") if oversize(text) else first_clear(_read, text)


def _read(text: str) -> Reading:
    gone = unanswered(text)
    if gone:
        return gone
    said = figures(plain(text))
    said = words(r"([0-9]+) (?:phẩy|phảy|chấm) ([0-9]+)").sub(r"\1,\2", said)
    said = words(r"([0-9]+) rưỡi").sub(r"\1,5", said)
    found = _PLAIN.findall(said)
    if len(found) != 1:
        return read_integer(text)
    sign, typed = found[0]
    value, doubtful = figure(typed)
    if doubtful:
        return (
            Unsure(sign + value, "separator")
            if re.fullmatch(r"[\d.]+", value)
            else Problem("not_a_number", {"typed": typed})
        )
    if re.fullmatch(r"\d+", value) and not sign and not residue(said, _UNITS):
        inner = read_integer(re.sub(r"%", "", said) if re.search(r"\d ?%", said) else said, units=_UNITS.split("|"))
        return (
            inner
            if isinstance(inner, Problem | Unsure)
            else Read(value, literal=value in text, approx=getattr(inner, "approx", False))
        )
    extra = residue(_PLAIN.sub(" ", said), _UNITS)
    if extra:
        return Unsure(sign + value, "extra_words", {"words": extra})
    return Read(sign + value, literal=sign + value in text)
