"""One amount of money inside a sentence: figure, unit, and the tail people drop the unit from (`1tr5`, `1 tỷ 2`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.core.vietnamese.decimals import figure
from bot.core.vietnamese.numerals import Token, numeral, tokens

_UNITS = (
    ("tỷ|tỉ|ti", 10**9),
    ("triệu|tr|củ|chai|trịu", 10**6),
    ("nghìn|ngàn|k|ng|ngìn|cành", 10**3),
    ("đồng|đ|vnd|vnđ|d", 1),
)
_COUNTED = "hộ|con|lứa|người|năm|tháng|lần|nhà|cây|vụ|ngày|sào|ha|gốc|thôn|xã|mô|cái|đợt|phần|%"
_WORDS = 3  # the level of numeral() that stops before nghìn, triệu, tỷ


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole đồng; `doubt` names why it must be asked back; `end` is the character after it."""

    vnd: int
    start: int
    end: int
    doubt: str = ""


def amounts(text: str) -> list[Amount]:
    """Every amount in canonical text. Figures without any unit count only where nothing else has one."""
    found, loose = weighed(text)
    return found or loose


def weighed(text: str) -> tuple[list[Amount], list[Amount]]:
    """The amounts with a unit, and the figures that have none (as they would be proposed)."""
    line = tokens(text)
    found: list[Amount] = []
    loose: list[Amount] = []
    i = 0
    while i < len(line):
        value, at, doubt = _amount(line, i)
        if at == i:
            i += 1
            continue
        (loose if doubt == "no_unit" else found).append(Amount(value, line[i].start, line[at - 1].end, doubt))
        i = at
    return found, loose


def _scale(line: Sequence[Token], i: int) -> int:
    if i >= len(line):
        return 0
    return next((scale for names, scale in _UNITS if line[i].says(names)), 0)


def _amount(line: Sequence[Token], i: int) -> tuple[int, int, str]:
    """(đồng, next token, doubt); next token equal to `i` when there is no amount here."""
    head, at = _head(line, i)
    if head is None:
        return 0, i, ""
    scale = _scale(line, at)
    if not scale:
        return _unitless(line, i, at, head)
    value = int(head * scale)
    grouped = scale >= 10**6 and not line[at - 1].text.isdecimal() and line[at - 1].number is not None
    value, at, doubt = _tail(line, at + 1, value, scale)
    doubt = doubt or ("tail" if grouped else "")  # 1.500tr: a thousand and a half, or one and a half?
    if scale > 1 and at < len(line) and line[at].says("đồng|đ|vnd|vnđ"):
        at += 1
    return value, at, doubt


def _head(line: Sequence[Token], i: int) -> tuple[Fraction | None, int]:
    if line[i].says("nửa") and _scale(line, i + 1) > 1:
        return Fraction(1, 2), i + 1
    if line[i].text[0].isdecimal() and line[i].number is None:
        lexical, doubtful = figure(line[i].text)
        return (None, i) if doubtful else (Fraction(lexical), i + 1)
    if line[i].says("triệu|tỷ|tỉ|nghìn|ngàn") and i + 1 < len(line):
        nexts = line[i + 1]
        if nexts.says("rưỡi|hai|ba|tư|bốn|lăm|sáu|bảy|tám|chín") and not (i and line[i - 1].says("mấy|vài|chục|trăm")):
            return Fraction(1), i
    one = numeral(line, i, _WORDS)
    return (Fraction(one.value), one.end) if one else (None, i)


def _tail(line: Sequence[Token], at: int, value: int, scale: int) -> tuple[int, int, str]:
    """What follows the unit: `rưỡi`, a smaller amount with its unit, or figures whose unit was dropped."""
    if at >= len(line):
        return value, at, ""
    if line[at].says("rưỡi"):
        return value + scale // 2, at + 1, ""
    start = at + 1 if line[at].says("linh|lẻ") else at
    rest, end = (None, start)
    if start < len(line):
        one = numeral(line, start, _WORDS)
        rest, end = (one.value, one.end) if one else _single(line, start)
    if rest is None or scale == 1:
        return value, at, ""
    below = _scale(line, end)
    if below and below < scale:
        return _tail(line, end + 1, value + rest * below, below)
    if below or (end < len(line) and line[end].says(_COUNTED)):
        return value, at, ""
    if line[start].text.startswith("0"):  # 1tr05
        return value + rest * scale // 10 ** len(line[start].text), end, "tail"
    if rest < 10 and len(line[start].text) <= len("chín") and start == at:
        return value + rest * scale // 10, end, ""
    if rest >= 100 and rest < 1000:
        return value + rest * scale // 1000, end, ""
    if rest >= 1000:
        return (value + rest, end, "") if rest < scale else (value, at, "")
    glued = line[at].start == line[at - 1].end
    return value + rest * scale // (100 if glued else 1000), end, "tail"


def _single(line: Sequence[Token], at: int) -> tuple[int | None, int]:
    """`ba triệu tư`: unit words that cannot begin a number."""
    for word, digit in (("tư", 4), ("lăm", 5), ("mốt", 1)):
        if line[at].says(word):
            return digit, at + 1
    return None, at


def _unitless(line: Sequence[Token], i: int, at: int, head: Fraction) -> tuple[int, int, str]:
    """A bare figure: 20 is proposed as 20 million, 500 as 500 thousand; from 100,000 on it is taken as written."""
    if at < len(line) and line[at].says(_COUNTED):
        return 0, i, ""
    if head == 0 or head >= 100_000:
        return int(head), at, ""
    return int(head * (10**6 if head < 100 else 10**3)), at, "no_unit"
