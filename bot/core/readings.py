"""What became of a typed answer: the values that readers of Vietnamese hand to the dialogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Read:
    """Understood. `value` is the XForms lexical form (`12`, `2.5`, `2026-11-20`, `done`, `money people`).

    `literal` is false where the reading is not what was typed letter for letter ("1tr5", "hôm qua"): echo it back.
    `approx` marks "khoảng 40". `also` holds values meant for other questions, by question name.
    """

    value: str
    literal: bool = True
    approx: bool = False
    also: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unsure:
    """A value worth proposing but never storing unasked: "20 triệu phải không bác?". `why` is a stable code."""

    value: str
    why: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer and can be put right by the person. A value, not an exception."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skipped:
    """ "bỏ qua", "không có ảnh"."""


@dataclass(frozen=True, slots=True)
class DontKnow:
    """ "không biết", "không nhớ": not zero and not blank. `defer` when they will ask someone and come back."""

    defer: bool = False


Reading = Read | Unsure | Problem | Skipped | DontKnow
