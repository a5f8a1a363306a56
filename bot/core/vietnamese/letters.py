"""Letters: the forms in which typed Vietnamese is compared, and patterns that forgive missing marks.

A pattern is a regular expression written with full diacritics. `pattern("hộ")` also matches `ho`, `hô`, `họ` (marks
missing) but never `hồ` (another mark): a mark somebody bothered to type is believed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_DIGIT_SUPERSCRIPTS = str.maketrans({"²": "2", "³": "3"})
_END = " \t\n.,;:!?…~\"'“”‘’"
_OTHER_DIGITS = re.compile(r"(?![0-9])\d")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff\ufe0f]")
_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_MISSPELT = re.compile(r"(?<!\w)(?:rưởi|rửơi|rữơi|rữoi|rửoi|rưỡj)(?!\w)")  # half as often as rưỡi
_GLIDES = re.compile(f"((?:o(?={_TONE}[ae])|u(?={_TONE}y)|qu))({_TONE})([aeiy])(?![a-z])")


def normal(text: str) -> str:
    """NFC, lower case, single spaces, ASCII digits, no punctuation at the end. The caller keeps the original."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ZERO_WIDTH.sub("", text)).translate(_DIGIT_SUPERSCRIPTS)
        text = _OTHER_DIGITS.sub(lambda match: str(unicodedata.digit(match[0])), text)
    return _SPACES.sub(" ", text.lower()).strip().rstrip(_END).lstrip(" \"'“‘")


def bare(text: str) -> str:
    """`normal` without diacritics: `đắk tờ re` → `dak to re`."""
    said = normal(text)
    return said if said.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", said)).replace("đ", "d")


def canonical(text: str) -> str:
    """`normal` with one way to place tone marks (`hòa` and `hoà`, `qúy` and `quý` become equal)."""
    said = normal(text)
    if said.isascii():
        return said
    parts = unicodedata.normalize("NFD", said)
    return _MISSPELT.sub("rưỡi", unicodedata.normalize("NFC", _GLIDES.sub(r"\1\3\2", parts)))


@cache
def _weaker(letter: str) -> str:
    """The letter and every form of it with marks left out: `ộ` → `oôọộ`."""
    if letter == "đ":
        return "dđ"
    parts = unicodedata.normalize("NFD", letter)
    forms = {parts[0]}
    for mark in parts[1:]:
        forms |= {unicodedata.normalize("NFC", form + mark) for form in forms}
    return "".join(sorted(forms))


@cache
def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern written with diacritics (see above), to be used on `canonical` text. Spaces match one space."""
    out: list[str] = []
    inside = False
    for c in _canonical_source(source):
        if c == "[":
            inside = True
        elif c == "]":
            inside = False
        forms = _weaker(c) if not c.isascii() and c.isalpha() else c
        out.append(forms if inside or len(forms) == 1 else f"[{forms}]")
    return re.compile("".join(out))


def _canonical_source(source: str) -> str:
    parts = unicodedata.normalize("NFD", source)
    return unicodedata.normalize("NFC", _GLIDES.sub(r"\1\3\2", parts))


def words(source: str) -> re.Pattern[str]:
    """A pattern that must stand as whole words."""
    return pattern(rf"(?<!\w)(?:{source})(?!\w)")


def has(text: str, source: str) -> bool:
    """Does `canonical` text contain these whole words?"""
    return words(source).search(text) is not None


def wholly(text: str, source: str) -> bool:
    """Is `canonical` text nothing but this?"""
    return pattern(f"(?:{source})").fullmatch(text) is not None
