"""What is asked next, without words or buttons of any channel: `handlers.asking` gives it both."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from bot.core.chat import Media
from bot.core.readings import Problem

FAR = "far_from_before"  # why a figure is asked back: it differs much from last time's


class Control(StrEnum):
    """What may be said to a question besides an answer. The value stands in button codes: keep it short."""

    BACK = "b"
    SKIP = "s"
    DONT_KNOW = "k"
    KEEP = "e"
    DONE = "d"
    MORE = "m"
    YES = "y"
    NO = "n"
    SEND = "g"
    EDIT = "x"
    OK = "o"
    TODAY = "t"
    YESTERDAY = "h"
    ADD = "a"
    END = "f"
    REMOVE = "r"
    LANGUAGE = "l"


class Stage(StrEnum):
    """What kind of thing is being asked."""

    QUESTION = "question"
    CONFIRM = "confirm"
    SUMMARY = "summary"
    PICK = "pick"
    ENDING = "ending"
    REMOVAL = "removal"


class Wants(StrEnum):
    """What an answer looks like, so that the channel can offer it."""

    WORDS = "words"
    NUMBER = "number"
    ONE = "one"
    SEVERAL = "several"
    ORDER = "order"
    DAY = "day"
    OK = "ok"
    FILE = "file"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as shown; `picked` where several may be chosen, `place` in an order (from 1). A number that is to be
    typed as it is, not by its place in the list, is `typed`."""

    label: str
    picked: bool = False
    place: int = 0
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One answered question in a summary; `mark` is `approx` or `unknown` where that was said; `within` says in which
    instance of which repeat it was asked."""

    label: str
    shown: str
    mark: str = ""
    within: tuple[str, int] = ("", 0)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The answer just taken, as understood. `literal` is false where it is not what was typed; `means` is what was
    answered, in the form's own names (`consent.no`)."""

    label: str
    shown: str
    literal: bool = True
    approx: bool = False
    means: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing asked. `turn` counts what was asked in this session: a button from an earlier turn is stale.

    `number` of `of` is how far the form is; `keep` is a value that can be kept as it is, `before` one from last time;
    `first_option` numbers the first of `options` shown (long lists come in pages), `searched` are the words they were
    found by; `which` instance of a repeat begins here (0: none does), of how many where the form knows; `bounds` are
    the least and the most a range takes; `together` are questions that may be answered in the same message, each with
    what it was last time; `language` is the other one the form may be asked in.
    """

    stage: Stage
    turn: int
    label: str = ""
    hint: str = ""
    guidance: str = ""
    heading: str = ""
    notes: tuple[str, ...] = ()
    number: int = 0
    of: int = 0
    wants: Wants = Wants.WORDS
    options: tuple[Option, ...] = ()
    first_option: int = 1
    controls: tuple[Control, ...] = ()
    keep: str = ""
    before: str = ""
    problem: Problem | None = None
    accepted: tuple[Accepted, ...] = ()
    rows: tuple[Row, ...] = ()
    proposed: str = ""
    why: str = ""
    searched: str = ""
    which: int = 0
    of_which: int = 0
    bounds: tuple[str, str] | None = None
    together: tuple[Row, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The interview goes on with this."""

    prompt: Prompt
    files: tuple[tuple[str, Media], ...] = ()


@dataclass(frozen=True, slots=True)
class Completed:
    """Everything is answered and confirmed."""


@dataclass(frozen=True, slots=True)
class Unmoved:
    """Nothing to do: the same button pressed twice."""


@dataclass(frozen=True, slots=True)
class Stale:
    """A button or an edited message that belongs to a moment gone by; `prompt` is where the interview stands."""

    prompt: Prompt


Outcome = Asked | Completed | Unmoved | Stale


@dataclass(slots=True)
class State:
    """What an interview remembers between turns, apart from the answers.

    `passed` were skipped, `unseen` hold a default nobody has looked at, `said` maps incoming messages to questions,
    `before` are values from last time. `rough` and `also` belong to the `proposed` value: said roughly, said in one
    breath with others. `closed` are repeats to which nothing more is to be added, `search` is what a long list was
    searched for, `block` how many numbers are asked at once, `rest` what was said
    behind a number that is being asked back. `fixed` are names given from outside and never asked; a
    `direct` form (a wizard) ends without a summary.
    """

    at: str = ""
    stage: Stage = Stage.QUESTION
    turn: int = 0
    page: int = 0
    misses: int = 0
    editing: bool = False
    pressed: str = ""
    proposed: str = ""
    why: str = ""
    rough: bool = False
    also: dict[str, str] = field(default_factory=dict)
    picked: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    approx: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    fixed: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    search: str = ""
    block: int = 1
    rest: list[str] = field(default_factory=list)
    direct: bool = False
    seen_at: tuple[int, tuple[Any, ...], tuple[Any, ...]] = field(default=(-1, (), ()), repr=False, compare=False)

    KEPT: ClassVar[tuple[str, ...]] = (
        "at", "stage", "turn", "page", "misses", "editing", "pressed", "proposed", "why", "rough", "also", "picked",
        "passed", "unseen", "unknown", "approx", "said", "before", "fixed", "closed", "search", "block",
        "rest",
        "direct",
    )  # fmt: skip

    def to_json(self) -> dict[str, object]:
        """Only what differs from a fresh start."""
        return {name: value for name in self.KEPT if (value := getattr(self, name)) != _FRESH[name]}

    @classmethod
    def from_json(cls, row: Mapping[str, object]) -> State:
        """The state that `to_json` wrote."""
        state = cls()
        for name, value in row.items():
            setattr(state, name, Stage(str(value)) if name == "stage" else copy(value))
        return state


_FRESH = {name: getattr(State(), name) for name in State.KEPT}
