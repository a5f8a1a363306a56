"""A form and a person filling it, in the words of a test. The filling is saved and restored before every step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from textwrap import dedent
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.forms import Filling, Form
from messages.xlsform import load

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 20, 10, 30, tzinfo=HANOI)


@cache
def _loaded(markdown: str) -> Form:
    return load(dedent(markdown).encode(), "test.md")[0]


def form(markdown: str, files: Mapping[str, bytes] | None = None) -> Form:
    """The form written as a Markdown XLSForm."""
    return load(dedent(markdown).encode(), "test.md", files)[0] if files else _loaded(markdown)


class Scenario:
    """Someone filling in a form. Every step goes through the stored state, as it does between two messages."""

    def __init__(self, markdown: str | Form, *, now: datetime = NOW, seed: int = 1, **begin: Any) -> None:
        self.form = markdown if isinstance(markdown, Form) else form(markdown)
        self.now = now
        self.stored = self.form.begin(now, seed=seed, **begin).state()

    @property
    def filling(self) -> Filling:
        return self.form.restore(json.loads(json.dumps(self.stored)), self.now)

    def _after(self, filling: Filling) -> Scenario:
        self.stored = filling.state()
        return self

    def answer(self, **answers: str) -> Scenario:
        for name, value in answers.items():
            self.put(name, value)
        return self

    def put(self, path: str, value: str) -> Scenario:
        filling = self.filling
        filling.put(path, value)
        return self._after(filling)

    def add(self, path: str) -> Scenario:
        filling = self.filling
        filling.add(path)
        return self._after(filling)

    def remove(self, path: str) -> Scenario:
        filling = self.filling
        filling.remove(path)
        return self._after(filling)

    def later(self, now: datetime) -> Scenario:
        self.now = now
        return self._after(self.filling)

    def answer_of(self, path: str) -> str:
        """The answer as the form sees it: blank while it is hidden."""
        filling = self.filling
        return filling.value(path) if filling.relevant(path) else ""

    def choices_of(self, path: str) -> list[str]:
        return [name for name, _ in self.filling.choices(path)]

    def labels_of(self, path: str) -> list[str]:
        return [label for _, label in self.filling.choices(path)]

    def asked(self) -> list[str]:
        """Names of what is asked now, repeats numbered."""
        return [item.path.removeprefix("/data/") for item in self.filling.walk()]

    def refuses(self, path: str, value: str) -> str | None:
        """The constraint's message for a candidate; None when it is accepted."""
        broken = self.filling.check(path, value)
        return broken.message if broken else None
