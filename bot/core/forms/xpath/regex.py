"""regex(): patterns written by form authors, matched against the whole text within a bound of time.

Python's engine is quick but may backtrack for ever; patterns that could make it do so go through an automaton, and
those that need both backtracking and luck are refused when the form is loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.forms.problems import XPathError
from bot.core.forms.xpath.automaton import Automaton, TooLarge, edges_outside, loops
from bot.core.forms.xpath.pattern import PatternError, read

LONGEST = 1000
"""Longest pattern accepted, in characters."""
_SHORT = 2000
"""Longest text for which two unbounded repetitions may be left to Python's engine."""


class Pattern:
    """A pattern with the engine that suits it."""

    __slots__ = ("automaton", "loops", "quick")

    def __init__(self, text: str) -> None:
        if len(text) > LONGEST:
            raise XPathError("xpath.regex.slow", pattern=text[:60] + "…")
        try:
            shape, named = read(text)
        except PatternError as error:
            raise XPathError("xpath.regex", pattern=text, why=str(error)) from None
        self.loops, nested = loops(shape)
        self.quick: re.Pattern[str] | None = None
        self.automaton: Automaton | None = None
        if not nested and self.loops <= 2 and not named:
            self.quick = _python(text)
        try:
            if edges_outside(shape):
                self.automaton = Automaton(shape)
        except (TooLarge, RecursionError):
            self.automaton = None
        if self.quick is None and self.automaton is None:
            raise XPathError("xpath.regex.slow", pattern=text)

    def matches(self, text: str) -> bool:
        """True when the whole of `text` matches; a text too long for the only engine that fits does not."""
        if self.quick is not None and (self.loops < 2 or len(text) <= _SHORT):
            return self.quick.fullmatch(text) is not None
        return self.automaton is not None and self.automaton.matches(text)


def _python(text: str) -> re.Pattern[str] | None:
    try:
        return re.compile(text, re.ASCII)  # \d and \w mean ASCII in Java and JavaScript
    except (re.error, RecursionError, OverflowError):
        return None


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Pattern:
    """The pattern; raises XPathError `xpath.regex` (not a pattern) or `xpath.regex.slow`."""
    return Pattern(pattern)


def matches(text: str, pattern: str) -> bool:
    """True when the whole of `text` matches; a pattern put together from answers that is none matches nothing."""
    try:
        return compiled(pattern).matches(text)
    except XPathError:
        return False
