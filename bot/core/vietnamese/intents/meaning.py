"""The values `understand` takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.core.vietnamese.intents.lexicon import LEXICON, Lexicon


@dataclass(frozen=True, slots=True)
class Context:
    """Who speaks and what was asked.

    `role`: thon, elder, household, xa, officer. `expect`: kind and name of the open question (`int:poor_total`,
    `choice:task_status`, `yn:confirm`, `period`, …) or None. `previous`: last known figures by question name.
    `now` is aware local time.
    """

    role: str
    expect: str | None
    campaign: str
    now: datetime
    previous: Mapping[str, object] = field(default_factory=dict)
    lexicon: Lexicon = LEXICON

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    @property
    def kind(self) -> str:
        """`int` of `int:poor_total`; empty when nothing was asked."""
        return (self.expect or "").partition(":")[0]

    @property
    def question(self) -> str:
        """`poor_total` of `int:poor_total`."""
        return (self.expect or "").partition(":")[2]


@dataclass(frozen=True, slots=True)
class Meaning:
    """An intent, its slots, and whether to ask back before anything is stored or done. Slots then hold a proposal."""

    intent: str
    slots: Mapping[str, object] = field(default_factory=dict)
    clarify: bool = False


UNCLEAR = Meaning("nlu.unclear", {}, clarify=True)
