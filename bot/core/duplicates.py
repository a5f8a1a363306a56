"""Names that may mean the same household: marks, spelling, slips of the keyboard. Asked about, never merged."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.entities import Entity
from bot.core.vietnamese import bare, spellings

MOST = 5  # known ones shown at once
_TITLES = {"ong", "ba", "anh", "chi", "bac", "co", "chu", "ho", "nha", "gia dinh"}
_SOUNDS = (("ngh", "ng"), ("gh", "g"), ("c(?=[eiy])|q", "k"), ("c(?!h)", "k"), ("y", "i"), ("tr", "ch"), ("x", "s"))
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST = 4  # letters of a word in which a slip is believed


def possible(name: str, known: Iterable[Entity]) -> list[Entity]:
    """Entities whose name may be the same as `name`: those spelt the same first."""
    found = [(_written(name) != _written(one.label), one) for one in known if alike(name, one.label)]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])][:MOST]


def alike(one: str, other: str) -> bool:
    """May these be one person's name? Marks, case, titles, Telex letters and one slip do not matter."""
    return any(_same(mine, theirs) for mine in _forms(one) for theirs in _forms(other))


def _forms(name: str) -> set[str]:
    """A name as it may have been meant: as written, and with Telex or VNI letters read."""
    return {form for form in map(_written, spellings(name)) if form}


def _written(name: str) -> str:
    """Letters without marks, titles and whatever stands between words."""
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’ʼ-]", "", bare(name))).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


def _same(one: str, other: str) -> bool:
    if one == other or _sound(one) == _sound(other):
        return True
    mine, theirs = one.split(), other.split()
    if len(mine) != len(theirs):
        return one.replace(" ", "") == other.replace(" ", "")
    apart = [(a, b) for a, b in zip(mine, theirs, strict=True) if _sound(a) != _sound(b)]
    return len(apart) == 1 and _slipped(*apart[0])


def _sound(words: str) -> str:
    """Spellings that are said alike hereabouts: Đắk and Đắc, Sa and Xa, Ly and Li."""
    for written, said in _SOUNDS:
        words = re.sub(written, said, words)
    return words


def _slipped(one: str, other: str) -> bool:
    """One letter too many, two swapped, or a key beside the right one."""
    short, long = sorted((one, other), key=len)
    if len(long) < _SHORTEST or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    wrong = [at for at in range(len(one)) if one[at] != other[at]]
    if len(wrong) == 1:
        return _beside(one[wrong[0]], other[wrong[0]])
    first, last = wrong[0], wrong[-1]
    return last == first + 1 == first + len(wrong) - 1 and one[first] + one[last] == other[last] + other[first]


def _beside(one: str, other: str) -> bool:
    places = {key: (row, at) for row, keys in enumerate(_KEYS) for at, key in enumerate(keys)}
    if one not in places or other not in places:
        return False
    (row, at), (other_row, other_at) = places[one], places[other]
    return abs(row - other_row) <= 1 and abs(at - other_at) <= 1
