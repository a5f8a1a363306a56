"""What is wrong with a campaign file: a line and a sentence an officer can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FileProblem:
    """One thing to put right. `line` counts from 1; `text` says in Vietnamese what is wrong and what would be right."""

    line: int
    text: str


class CampaignError(Exception):
    """The file cannot be used. `problems` holds every one that could be found, in the order of their lines."""

    def __init__(self, name: str, problems: Iterable[FileProblem]) -> None:
        self.name = name
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(self.report()))

    def report(self) -> list[str]:
        """One line a problem: `file:line: what is wrong`."""
        return [f"{self.name}:{problem.line}: {problem.text}" for problem in self.problems]
