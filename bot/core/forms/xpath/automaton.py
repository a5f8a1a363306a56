"""Matching without backtracking: time grows with the text times the pattern, whatever the pattern is."""

from __future__ import annotations

from bot.core.forms.xpath.pattern import Edge, Either, Fancy, One, Row, Shape, Test, Times

POSITIONS = 1500
"""Most characters a pattern may stand for once its {n,m} are written out."""


class TooLarge(ValueError):
    """The pattern needs more positions than allowed, or what only backtracking can do."""


class _Part:
    """Glushkov's three sets of a part, as bit masks over positions, and whether it may be empty."""

    __slots__ = ("empty", "first", "last")

    def __init__(self, empty: bool, first: int = 0, last: int = 0) -> None:
        self.empty = empty
        self.first = first
        self.last = last


class Automaton:
    """A pattern as positions and which may follow which."""

    __slots__ = ("follow", "masks", "tests", "whole")

    def __init__(self, shape: Shape) -> None:
        self.tests: list[Test] = []
        self.follow: list[int] = []
        self.masks: dict[str, int] = {}
        self.whole = self.part(shape)

    def part(self, shape: Shape) -> _Part:
        """Number the positions of `shape`; raises TooLarge."""
        if isinstance(shape, One):
            if len(self.tests) >= POSITIONS:
                raise TooLarge
            bit = 1 << len(self.tests)
            self.tests.append(shape.test)
            self.follow.append(0)
            return _Part(False, bit, bit)
        if isinstance(shape, Row):
            found = _Part(True)
            for each in shape.parts:
                found = self.then(found, self.part(each))
            return found
        if isinstance(shape, Either):
            parts = [self.part(each) for each in shape.options]
            found = _Part(any(part.empty for part in parts))
            for part in parts:
                found.first |= part.first
                found.last |= part.last
            return found
        if isinstance(shape, Times):
            return self.times(shape)
        if isinstance(shape, Edge):
            return _Part(True)
        raise TooLarge

    def then(self, left: _Part, right: _Part) -> _Part:
        """One part after another."""
        for at in _bits(left.last):
            self.follow[at] |= right.first
        return _Part(
            left.empty and right.empty,
            left.first | (right.first if left.empty else 0),
            right.last | (left.last if right.empty else 0),
        )

    def times(self, shape: Times) -> _Part:
        """A repetition, its bounded turns written out."""
        found = _Part(True)
        for _ in range(shape.least if shape.most is not None else max(0, shape.least - 1)):
            found = self.then(found, self.part(shape.part))
        if shape.most is None:
            last = self.part(shape.part)
            for at in _bits(last.last):
                self.follow[at] |= last.first
            last.empty = last.empty or shape.least == 0
            return self.then(found, last)
        for _ in range(shape.most - shape.least):
            option = self.part(shape.part)
            option.empty = True
            found = self.then(found, option)
        return found

    def matches(self, text: str) -> bool:
        """True when the whole of `text` matches."""
        if not text:
            return self.whole.empty
        allowed = self.whole.first
        active = 0
        for char in text:
            active = allowed & self.mask(char)
            if not active:
                return False
            allowed = 0
            for at in _bits(active):
                allowed |= self.follow[at]
        return bool(active & self.whole.last)

    def mask(self, char: str) -> int:
        """The positions that take `char`."""
        found = self.masks.get(char)
        if found is None:
            found = 0
            for at, test in enumerate(self.tests):
                if test(char):
                    found |= 1 << at
            if len(self.masks) < 500:
                self.masks[char] = found
        return found


def _bits(mask: int) -> list[int]:
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def edges_outside(shape: Shape) -> bool:
    """True when every `^` is first and every `$` last, so that they say nothing more than "the whole text"."""
    return not _has_edge(_bare(_bare(shape, 0, "^"), -1, "$"))


def _bare(shape: Shape, end: int, sign: str) -> Shape:
    if isinstance(shape, Edge):
        return Row() if shape.sign == sign else shape
    if isinstance(shape, Row) and shape.parts:
        parts = list(shape.parts)
        parts[end] = _bare(parts[end], end, sign)
        return Row(parts)
    if isinstance(shape, Either):
        return Either([_bare(option, end, sign) for option in shape.options])
    return shape


def _has_edge(shape: Shape) -> bool:
    if isinstance(shape, Edge):
        return True
    if isinstance(shape, Row):
        return any(map(_has_edge, shape.parts))
    if isinstance(shape, Either):
        return any(map(_has_edge, shape.options))
    if isinstance(shape, Times):
        return _has_edge(shape.part)
    return isinstance(shape, Fancy) and shape.part is not None and _has_edge(shape.part)


def loops(shape: Shape) -> tuple[int, bool]:
    """How many unbounded repetitions a backtracking engine would try against each other, and whether any repetition
    holds a choice or another repetition (which may take exponential time)."""
    if isinstance(shape, Row | Either):
        parts = shape.parts if isinstance(shape, Row) else shape.options
        counts = [loops(part) for part in parts]
        return sum(count for count, _ in counts), any(nested for _, nested in counts)
    if isinstance(shape, Fancy):
        return loops(shape.part) if shape.part is not None else (0, False)
    if isinstance(shape, Times):
        inner, nested = loops(shape.part)
        many = shape.most is None or shape.most > 1
        return inner + (shape.most is None or shape.most > 30), nested or (many and _varies(shape.part))
    return 0, False


def _varies(shape: Shape) -> bool:
    if isinstance(shape, Row):
        return any(map(_varies, shape.parts))
    if isinstance(shape, Times):
        return shape.least != shape.most or _varies(shape.part)
    return isinstance(shape, Either | Fancy)
