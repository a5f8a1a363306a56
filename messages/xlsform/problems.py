"""What is wrong with a questionnaire as its author wrote it: sheet, row, and a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One problem. `sheet` is blank and `row` 0 where the file itself is meant; `text` is Vietnamese."""

    code: str
    sheet: str
    row: int
    text: str

    def __str__(self) -> str:
        where = (
            f"{self.sheet}, hàng {self.row}: " if self.sheet and self.row else f"{self.sheet}: " if self.sheet else ""
        )
        return where + self.text


class FormRejected(Exception):
    """A questionnaire that cannot be published; `problems` in the order of its rows."""

    def __init__(self, problems: Iterable[RowProblem]) -> None:
        order = {"": 0, "settings": 1, "survey": 2, "choices": 3}
        self.problems = tuple(sorted(problems, key=lambda p: (order.get(p.sheet, 4), p.row)))
        super().__init__("\n".join(map(str, self.problems)))
