"""A form filled in once before anybody is asked: a formula that never comes to an end is found here, with its row."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType
from typing import Any

from bot.core.forms import Filling, Form, FormProblem, Item
from bot.core.forms.rules import Rule

STEP = 0.25
"""Longest a form may take after one answer, in seconds."""
TOTAL = 1.5
"""Longest a rehearsal takes, in seconds; what is not reached by then is as good as what was."""
SOME_DAY = datetime(2026, 1, 5, 2, tzinfo=UTC)
_GUESSES = ("1", "0", "2026-01-05", "08:00", "2026-01-05T08:00:00.000+07:00", "14.5 108.2 0 0", "OK", "a")


class _TooLong(BaseException):
    """The alarm; nothing in between may take it for an error of its own."""


def rehearsed(form: Form) -> FormProblem | None:
    """Begin `form`, answer everything it asks once; a problem where one step takes longer than `STEP`. Only where the
    platform has timers (Unix, main thread); elsewhere the form is taken as it is."""
    if not hasattr(signal, "setitimer"):
        return None
    play = _Play(form)
    try:
        play.run()
    except _TooLong:
        return FormProblem("form.slow", play.at or form.root.path)
    return None


class _Play:
    """One rehearsal: `at` is the node being worked on."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.at = ""
        self.left = TOTAL
        for rule in form.rules:
            rule.run = self._told(rule)

    def _told(self, rule: Rule) -> Callable[[Any], Any]:
        """The same rule, telling where it is."""
        run, path = rule.run, rule.node.path

        def told(context: Any) -> Any:
            self.at = path
            return run(context)

        return told

    def run(self) -> None:
        with self.step():
            filling = self.form.begin(SOME_DAY)
        done: set[str] = set()
        while self.left > 0:
            with self.step():
                item = _first(filling, done)
            if item is None:
                return
            done.add(item.path)
            self.at = item.question.path
            with self.step():
                value = _guess(filling, item)
                self.at = item.question.path
                if value:
                    filling.put(item.path, value)

    @contextmanager
    def step(self) -> Iterator[None]:
        """Something that must not take long."""

        def ring(_signal: int, _frame: FrameType | None) -> None:
            raise _TooLong

        before = signal.signal(signal.SIGPROF, ring)
        signal.setitimer(signal.ITIMER_PROF, STEP)
        try:
            yield
        finally:
            self.left -= STEP - signal.setitimer(signal.ITIMER_PROF, 0)[0]
            signal.signal(signal.SIGPROF, before)


def _first(filling: Filling, done: set[str]) -> Item | None:
    return next((item for item in filling.walk() if item.path not in done), None)


def _guess(filling: Filling, item: Item) -> str:
    """Something to answer; labels and choices are worked out on the way, as a chat would."""
    filling.label(item.path)
    filling.hint(item.path)
    choices = filling.choices(item.path)
    if choices:
        return choices[0][0]
    fitting = (guess for guess in _GUESSES if item.question.accepts(guess))
    return next((guess for guess in fitting if filling.check(item.path, guess) is None), "")
