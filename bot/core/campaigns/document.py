"""What the plan's document says: where it says it, what it rests on, and where it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.core.units import Level


@dataclass(frozen=True, slots=True)
class Source:
    """Where the document says it: line numbers of the seed text and the words themselves, errors included."""

    lines: tuple[int, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """The plan's own heading and signature, as far as the copy we hold shows them."""

    number: str = ""
    dated: str = ""
    signer: str = ""
    recipients: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """A document the plan rests on."""

    number: str
    dated: str
    about: str
    source: Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A goal, a communication duty or a model requirement: our summary and the document's words."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class SourceError:
    """Something wrong or unclear in the document: kept as it stands, and what we propose to do."""

    id: str
    problem: str
    proposal: str
    source: Source


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure the plan needs and does not give. Without a `value` the officer still has to enter it."""

    id: str
    title: str
    value: Decimal | None
    unit: str
    proposal: str
    source: Source


@dataclass(frozen=True, slots=True)
class LevelName:
    """What a level is called here: "thôn (làng)", "khối, bản"; `short` in running text: "thôn"."""

    level: Level
    name: str
    short: str
