"""What is wrong with a form, as values: a code, the place, and the details a sentence is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing that keeps a form from being used.

    `code` is stable (`xpath.syntax`, `xpath.function`, `form.cycle` …), `path` the node of the form it was found at
    (empty when it is the file itself), `details` the words a message is made of.
    """

    code: str
    path: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


class FormError(Exception):
    """A form that cannot be used; `problems` names everything that was found, not only the first."""

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{p.code} {p.path} {dict(p.details)}".strip() for p in self.problems))


class XPathError(Exception):
    """An expression that cannot be compiled: `code` as in `FormProblem`, `details` likewise."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(f"{code} {details}")
