"""What may be picked instead of typed: choices, steps of a range, and what a search left of a long list."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.forms import Filling, Item, Question, RangeQuestion, SelectMultipleQuestion, SelectOneQuestion
from bot.core.interview.prompt import State
from bot.core.interview.showing import number
from bot.core.readings import Problem, Read, Reading
from bot.core.vietnamese import bare, normal, unanswered

LONG = 30  # choices from which a list is searched rather than read
STEPS = 11  # of a range: more are typed
_BETWEEN = re.compile(r"[,;\n]+|\s(?:và|va|với|voi)\s|(?<=\d)\s+(?=\d+(?:\s|$))")
_MORE = re.compile(r"(?:cho )?(?:xem|coi)? ?(?:them|tiep|nua|trang sau|phan sau|con lai)(?: (?:di|em|nhe|nha|a|nua))*")
_SEARCHED = ("autocomplete", "search", "minimal")

Pairs = tuple[tuple[str, str], ...]


def offered(filling: Filling, state: State, entry: Item) -> Pairs:
    """(value, label) of what can be picked now; () where there is nothing to pick."""
    if isinstance(entry.question, RangeQuestion):
        values = steps(entry.question)
        return tuple((value, number(value)) for value in values) if len(values) <= STEPS else ()
    pairs = filling.choices(entry.path)
    return found(pairs, state.search) if state.search else pairs


def searched(question: Question, pairs: Pairs) -> bool:
    """Is the list so long, or so marked by its author, that people type to find?"""
    return len(pairs) > LONG or (len(pairs) > STEPS and any(question.looks(word) for word in _SEARCHED))


def found(pairs: Pairs, text: str) -> Pairs:
    """Choices whose label holds every word of `text`, marks forgiven; those that begin so come first."""
    said = bare(normal(text))
    words = said.split()
    labels = _bare(pairs)
    held = [(not label.startswith(said), at) for at, label in enumerate(labels) if all(word in label for word in words)]
    return tuple(pairs[at] for _, at in sorted(held)) if words else ()


def picked_by(filling: Filling, state: State, entry: Item, text: str) -> Reading | None:
    """An answer from a long list: by its number among those shown, or by words that only one of them holds; None for
    other questions. Problem `many_found`: search for these words (`typed`)."""
    if not isinstance(entry.question, SelectOneQuestion | SelectMultipleQuestion):
        return None
    every = filling.choices(entry.path)
    if not searched(entry.question, every):
        return None
    shown_now = offered(filling, state, entry)
    if isinstance(entry.question, SelectOneQuestion):
        return _one(shown_now, every, text)
    named: list[str] = []
    for piece in filter(None, (piece.strip() for piece in _BETWEEN.split(text))):
        reading = _one(shown_now, every, piece)
        if not isinstance(reading, Read):
            return reading
        named.append(reading.value)
    return Read(" ".join(dict.fromkeys(named)), literal=False) if named else Problem("empty")


def _one(shown_now: Pairs, every: Pairs, text: str) -> Reading:
    if text.strip().isdecimal():
        at = int(text) if len(text) < 6 else 0
        return Read(shown_now[at - 1][0], literal=False) if 1 <= at <= len(shown_now) else Problem("no_such_choice")
    held = found(shown_now, text) or found(every, text)
    said = bare(normal(text))
    labels = [(name, bare(normal(label))) for name, label in held]
    alike = [name for name, label in labels if label == said]
    begun = [name for name, label in labels if label.startswith(f"{said} ")]
    for meant in (alike, begun, [name for name, _ in labels]):
        if len(meant) == 1:
            return Read(meant[0], literal=False)
    return unanswered(text) or Problem("many_found" if held else "not_a_choice", {"typed": text})


def turns_page(text: str) -> bool:
    """Do they ask for the rest of a list ("xem thêm")?"""
    return _MORE.fullmatch(bare(normal(text))) is not None


@lru_cache(16)
def _bare(pairs: Pairs) -> tuple[str, ...]:
    return tuple(bare(normal(label)) for _, label in pairs)


def steps(question: RangeQuestion) -> tuple[str, ...]:
    """The answers of a range in their order, as they are stored; at most one more than are ever offered."""
    step = abs(question.step) or 1.0
    down = question.start > question.end
    count = int(abs(question.end - question.start) / step + 1e-9)
    return tuple(written(question.start + (-step if down else step) * at) for at in range(min(count, STEPS) + 1))


def written(value: float) -> str:
    """`2.0` → `2`, `0.30000000000000004` → `0.3`."""
    return f"{value:.9f}".rstrip("0").rstrip(".")
