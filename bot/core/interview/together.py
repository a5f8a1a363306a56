"""Several numbers asked and answered in one message, where every message counts (no buttons, a monthly quota)."""

from __future__ import annotations

import re

from bot.core.forms import Filling, IntegerQuestion, Item
from bot.core.interview import walking
from bot.core.interview.prompt import Accepted, State
from bot.core.vietnamese import SPOKEN, read_compound

_PIECES = re.compile(r"\s*[,;\n]+\s*|\s+(?=[0-9=])(?<=[0-9=]\s)")
_LISTED = re.compile(r"^\(?[0-9]{1,2}[).:]\s+")
_THOUSANDS = re.compile(r"([1-9][0-9]{0,2}) ([0-9]{3})")
_NUMBER = re.compile(
    r"(?:=|(?:khoảng |chừng |tầm )?[0-9][0-9.]*)(?: ?(?:hộ|nhà|người|ng|ho|nguoi|nha))?", re.IGNORECASE
)


def block(filling: Filling, state: State, entry: Item) -> tuple[Item, ...]:
    """The questions that may be answered at once from `entry` on: numbers, one behind the other, still open."""
    found: list[Item] = []
    if state.block < 2 or state.editing:
        return ()
    for other in walking.questions(filling, state):
        if other.path == entry.path or found:
            plain = isinstance(other.question, IntegerQuestion) and not other.question.looks("money")
            if not plain or other.frame is not entry.frame or len(found) == state.block:
                break
            if filling.value(other.path) or not walking.is_open(filling, state, other):
                break
            found.append(other)
    return tuple(found) if len(found) > 1 else ()


def pieces(text: str) -> list[str]:
    """`85, 80, 12` or one number a line, each perhaps numbered; [] where the text is anything else."""
    found = [_LISTED.sub("", piece) for piece in _PIECES.split(text.strip()) if piece]
    return found if len(found) > 1 and all(_NUMBER.fullmatch(piece) for piece in found) else []


def may_be_one(filling: Filling, path: str, text: str) -> bool:
    """Can `1 250` be one number here? Then it is asked back, not taken for two."""
    match = _THOUSANDS.fullmatch(text.strip())
    return match is not None and filling.check(path, match[1] + match[2]) is None


def told_ahead(filling: Filling, state: State, text: str) -> list[Accepted]:
    """Figures said with the names of other blank questions ("nghèo 12 cận nghèo 7" while something else was asked): put
    where they belong, all or none, and echoed. The open question stays open."""
    asked = walking.item(filling, state.at)
    near = [entry for entry in walking.questions(filling, state) if entry.frame is asked.frame]
    blank = {
        entry.question.name: entry.path
        for entry in near
        if isinstance(entry.question, IntegerQuestion)
        and entry.question.name in SPOKEN
        and (entry.path == state.at or not filling.value(entry.path))
    }
    found = read_compound(text, {name: SPOKEN[name] for name in blank}) if len(blank) > 1 else None
    if not found or len(found) < 2 or asked.question.name in found:
        return []
    told: list[Accepted] = []
    for name in sorted(found, key=list(blank).index):  # a later figure may be checked against an earlier one
        added = walking.put_other(filling, state, state.at, name, found[name])
        if not added:
            for other in found:
                filling.put(blank[other], "")
            return []
        told += added
    return told
