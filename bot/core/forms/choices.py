"""The choices a question offers: written in the form, or found by an expression over rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.forms.model import Context, Element

Pairs = tuple[tuple[str, str], ...]


class Choices:
    """`rows` finds the items; `name` and `label` read one item (the context's `here`).

    `still` is true when neither the rows nor their labels depend on answers, so that a language's pairs are made once;
    `instances` are the lists it reads, which a filling may replace. `several` answers may be picked; `ordered` puts
    them in the order of the choices (a rank keeps the person's own).
    """

    __slots__ = ("instances", "label", "made", "name", "names", "ordered", "rows", "several", "still")

    def __init__(
        self,
        rows: Callable[[Context], list[Any]],
        name: Callable[[Context], str],
        label: Callable[[Context], str],
        *,
        still: bool,
        several: bool,
        ordered: bool,
        instances: frozenset[str] = frozenset(),
    ) -> None:
        self.rows = rows
        self.name = name
        self.label = label
        self.still = still
        self.several = several
        self.ordered = ordered
        self.instances = instances
        self.made: dict[str, Pairs] = {}
        self.names: dict[str, int] = {}

    def pairs(self, c: Context) -> Pairs:
        """(name, label) of each choice offered now, in order."""
        constant = self.still and not (c.filling.lists and self.instances & c.filling.lists.keys())
        if constant and c.filling.language in self.made:
            return self.made[c.filling.language]
        rows = self.rows(c)
        size = len(rows)
        found = []
        for at, row in enumerate(rows, 1):
            inner = c.at(_here(row), at, size)
            found.append((self.name(inner), self.label(inner)))
        pairs = tuple((name, label or name) for name, label in found if name)
        if constant:
            self.made[c.filling.language] = pairs
        return pairs

    def offered(self, c: Context) -> dict[str, int]:
        """The names offered now, each with its place."""
        constant = self.still and not (c.filling.lists and self.instances & c.filling.lists.keys())
        if constant and self.names:
            return self.names
        rows = self.rows(c)
        found: dict[str, int] = {}
        for at, row in enumerate(rows, 1):
            found.setdefault(self.name(c.at(_here(row), at, len(rows))), at)
        found.pop("", None)
        if constant:
            self.names = found
        return found

    def kept(self, value: str, c: Context) -> str:
        """What remains of `value` when answers no longer offered are erased; several in the order of the choices."""
        offered = self.offered(c)
        if not self.several:
            return value if value in offered else ""
        words = [word for word in dict.fromkeys(value.split()) if word in offered]
        return " ".join(sorted(words, key=offered.__getitem__) if self.ordered else words)


def _here(row: Any) -> Any:
    return row if isinstance(row, Element) else getattr(row, "frame", row)
