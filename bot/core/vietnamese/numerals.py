"""Numbers in words: `hăm ba`, `bốn lăm`, `trăm rưỡi`, `một nghìn không trăm linh năm`, `1 trăm linh 7`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.core.vietnamese.letters import pattern

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_AFTER_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES = ((10**9, "tỷ|tỉ"), (10**6, "triệu"), (10**3, "nghìn|ngàn"))
_NOT_FIVE_BEFORE = pattern("sang|cả|hàng|hằng|mỗi|đầu|cuối|trong|từng|giữa|theo|mấy|nhiều")
_NOT_FIVE_AFTER = pattern("nay|ngoái|trước|sau|tới|rồi|vừa|này|học|qua|tháng|[0-9]+")
_NOT_ONE_BEFORE = pattern("cùng|mỗi|từng")
_NOT_ONE_AFTER = pattern("số|ít|chút|vài|nửa|phần|cái|chuyện|mình|tí|hôm|bữa|lúc|lòng")
_NOT_SIX_BEFORE = pattern("tuần|tháng|quý|năm|hôm|bữa|ngày|về|đợt|lần")


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a word or a punctuation mark, and where it stands in the text."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        """The whole number written in digits (thousands may be grouped), else None."""
        if self.text.isdecimal():
            return int(self.text)
        return int(re.sub("[.,]", "", self.text)) if _GROUPED.fullmatch(self.text) else None

    def says(self, source: str) -> bool:
        """Is this one of these words, marks present or missing?"""
        return pattern(source).fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A whole number and the tokens it took, `[start, end)`. `digit` if it is a single figure 1–9."""

    value: int
    start: int
    end: int
    digit: bool = False


def tokens(text: str) -> list[Token]:
    """Split canonical text; `15hộ` is two tokens."""
    return [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@lru_cache(4096)
def _word(text: str, words: tuple[tuple[str, int], ...]) -> int | None:
    return next((value for word, value in words if pattern(word).fullmatch(text)), None)


_UNIT_WORDS = tuple(_UNITS.items())
_TENS_WORDS = tuple((_UNITS | _AFTER_TENS).items())


def _unit(line: Sequence[Token], i: int, *, after_tens: bool = False) -> int | None:
    if i >= len(line):
        return None
    token = line[i]
    if token.text.isdecimal():
        return int(token.text) if len(token.text) == 1 and token.text != "0" else None
    value = _word(token.text, _TENS_WORDS if after_tens else _UNIT_WORDS)
    return None if value is not None and not after_tens and _is_other_word(line, i, value) else value


def _is_other_word(line: Sequence[Token], i: int, value: int) -> bool:
    """`năm nay` is a year, `cùng một chuyện` no count, `tuần sau` (typed `sau`) no six."""
    before = line[i - 1].text if i else ""
    after = line[i + 1].text if i + 1 < len(line) else ""
    if value == 5:
        return bool(_NOT_FIVE_BEFORE.fullmatch(before) or _NOT_FIVE_AFTER.fullmatch(after))
    if value == 1:
        return bool(_NOT_ONE_BEFORE.fullmatch(before) or _NOT_ONE_AFTER.fullmatch(after))
    return value == 6 and bool(_NOT_SIX_BEFORE.fullmatch(before))


def _says(line: Sequence[Token], i: int, source: str) -> bool:
    return 0 <= i < len(line) and line[i].says(source)


def _tens(line: Sequence[Token], i: int) -> Numeral | None:
    """0–99 and plain figures of any size."""
    if i >= len(line):
        return None
    for word, ten in (("mười", 10), ("hăm", 20), ("băm", 30), ("chục", 10)):
        if _says(line, i, word) and line[i].text != "mươi":
            unit = _unit(line, i + 1, after_tens=True) if not _is_figure(line, i + 1) else None
            if unit == 5 and _says(line, i + 1, "năm") and _is_other_word(line, i + 1, 5):  # mười năm ngoái
                unit = None
            if word == "chục" and _says(line, i + 1, "rưỡi"):
                return Numeral(15, i, i + 2)
            if unit:
                return Numeral(ten + unit, i, i + 2)
            return Numeral(ten, i, i + 1) if ten == 10 else None
    unit = _unit(line, i)
    if unit is None:
        number = line[i].number
        return None if number is None else Numeral(number, i, i + 1)
    if _says(line, i + 1, "mươi|chục"):
        if _says(line, i + 1, "chục") and _says(line, i + 2, "rưỡi"):
            return Numeral(unit * 10 + 5, i, i + 3)
        more = _unit(line, i + 2, after_tens=True)
        return Numeral(unit * 10 + more, i, i + 3) if more else Numeral(unit * 10, i, i + 2)
    if unit > 1 and _says(line, i + 1, "mốt|tư|lăm|nhăm"):
        return Numeral(unit * 10 + (_unit(line, i + 1, after_tens=True) or 0), i, i + 2)
    return Numeral(unit, i, i + 1, digit=True)


def _is_figure(line: Sequence[Token], i: int) -> bool:
    return i < len(line) and line[i].text[0].isdecimal()


def _hundreds(line: Sequence[Token], i: int) -> Numeral | None:
    if _says(line, i, "trăm"):
        head, at = 1, i
    else:
        small = Numeral(0, i, i + 1) if _says(line, i, "không") and _says(line, i + 1, "trăm") else _tens(line, i)
        if small is None or small.value > 99 or not _says(line, small.end, "trăm"):
            return small
        head, at = small.value, small.end
    at += 1
    if _says(line, at, "rưỡi"):
        return Numeral(head * 100 + 50, i, at + 1)
    if _says(line, at, "linh|lẻ"):
        unit = _unit(line, at + 1, after_tens=True)
        return Numeral(head * 100 + unit, i, at + 2) if unit else Numeral(head * 100, i, at)
    rest = _tens(line, at)
    if rest is None:
        tail = _unit(line, at, after_tens=True)
        return Numeral(head * 100 + (tail or 0) * 10, i, at + 1 if tail else at)
    if rest.value > 99:
        return Numeral(head * 100, i, at)
    return Numeral(head * 100 + rest.value * (10 if rest.digit else 1), i, rest.end)


def numeral(line: Sequence[Token], i: int, level: int = 0) -> Numeral | None:
    """The longest whole number that starts at token `i`, or None. `triệu hai` is 1,200,000; `nghìn rưỡi` 1,500."""
    if level == len(_SCALES):
        return _hundreds(line, i)
    scale, name = _SCALES[level]
    head = numeral(line, i, level + 1)
    if head is None and _says(line, i, name) and (_says(line, i + 1, "rưỡi") or _unit(line, i + 1, after_tens=True)):
        head = Numeral(1, i, i)
    if head is None or not _says(line, head.end, name):
        return head
    value, at = head.value * scale, head.end + 1
    if _says(line, at, "rưỡi"):
        return Numeral(value + scale // 2, i, at + 1)
    if _says(line, at, "linh|lẻ"):
        rest = numeral(line, at + 1, level + 1)
        return Numeral(value + rest.value, i, rest.end) if rest and rest.value < scale else Numeral(value, i, at)
    rest = numeral(line, at, level + 1)
    if rest is None and _says(line, at, "tư|lăm|mốt"):
        rest = Numeral(_unit(line, at, after_tens=True) or 0, at, at + 1, digit=True)
    if rest is None or rest.value >= scale:
        return Numeral(value, i, at)
    return Numeral(value + (rest.value * scale // 10 if rest.digit else rest.value), i, rest.end)


def numerals(line: Sequence[Token]) -> list[Numeral]:
    """Every number in the line, left to right, without overlap."""
    found: list[Numeral] = []
    i = 0
    while i < len(line):
        one = numeral(line, i)
        if one:
            found.append(one)
        i = one.end if one else i + 1
    return found


def figures(text: str) -> str:
    """Canonical text with every number in words turned into digits: `hăm lăm hộ` → `25 hộ`."""
    line = tokens(text)
    out, at = "", 0
    for one in numerals(line):
        if one.end - one.start == 1 and line[one.start].text[0].isdecimal():
            continue
        start, end = line[one.start].start, line[one.end - 1].end
        out += text[at:start] + str(one.value)
        at = end
    return out + text[at:]


def spell(number: int, *, south: bool = False) -> str:
    """A number from 0 to 999,999,999 in words, for reading aloud; `south` says ngàn and lẻ for nghìn and linh."""
    if number == 0:
        return _DIGITS[0]
    parts: list[str] = []
    for scale, name in ((10**6, "triệu"), (10**3, "ngàn" if south else "nghìn"), (1, "")):
        part = number // scale % 1000
        if part:
            parts.append(f"{_spell_below_thousand(part, full=bool(parts), south=south)} {name}".strip())
    return " ".join(parts)


def _spell_below_thousand(number: int, *, full: bool, south: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    out = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0 and unit:
        return " ".join([*out, *(["lẻ" if south else "linh"] if out else []), _DIGITS[unit]])
    if tens:
        out.append("mười" if tens == 1 else f"{_DIGITS[tens]} mươi")
        last = {1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(unit, _DIGITS[unit])
        out += [last] if unit else []
    return " ".join(out)
