"""How far a typed phrase is from a known one, in keystrokes (insert, drop, replace, swap neighbours)."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    [
        "htx",
        "ntm",
        "dtts",
        "dbkk",
        "ubnd",
        "mttq",
        "nhcs",
        "nhcsxh",
        "ktxh",
        "bch",
        "bcd",
        "tdp",
        "thcs",
        "thpt",
        "vnd",
        "bc",
        "ko",
        "kh",
        "kg",
        "hk",
        "dc",
        "vs",
        "ng",
        "tr",
        "tl",
        "sdt",
        "cv",
        "gd",
        "nn",
        "ok",
        "oke",
        "uk",
        "zalo",
        "fb",
        "excel",
        "hok",
        "hem",
        "hong",
        "dk",
        "cb",
        "tt",
        "pn",
        "hnd",
        "km",
        "mv",
        "ha",
        "khkt",
        "kdc",
    ]
)
_SYLLABLE = re.compile(
    r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|ieu|yeu|oai|oao|oay|oeo|uay|uoi|uou|uo|ie|ye|ia|ua|oa|oe|ue|uy|ai|ao|"
    r"au|ay|eo|eu|iu|oi|ui|uu|ee|oo|[aeiouy])"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def near(typed: str, known: str) -> int | None:
    """The distance where it is small for the length (1 up to 7 letters, 2 beyond; none below 4), else None."""
    allowed = 0 if len(typed) < 4 else 1 if len(known) < 8 else 2
    if abs(len(typed) - len(known)) > allowed or len(typed) > 60:
        return None
    distance = _distance(typed, known)
    return distance if distance <= allowed else None


def dropped(typed: str, known: str) -> bool:
    """Is `typed` the known phrase with letters left out? The commonest slip of all on a phone."""
    letters = iter(known)
    return all(letter in letters for letter in typed)


def garbled(word: str) -> bool:
    """A word (without marks) that cannot be a Vietnamese syllable and is no usual abbreviation: a key was missed."""
    return word.isalpha() and len(word) > 1 and word not in _ABBREVIATIONS and not _SYLLABLE.fullmatch(word)


def _distance(a: str, b: str) -> int:
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]
