"""One answer's place in a table: which columns it fills, and with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PARTS = ("Latitude", "Longitude", "Altitude", "Accuracy")


class Kind(StrEnum):
    """What a column holds; what does not read as that stays text."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"


KINDS = {
    "int": Kind.NUMBER,
    "integer": Kind.NUMBER,
    "long": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    "double": Kind.NUMBER,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "dateTime": Kind.MOMENT,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    header: str
    kind: Kind = Kind.TEXT


@dataclass(slots=True)
class Field:
    """A leaf of the form. `path` is below its table (`group/age`); `type` is the XForm's; `choices` are labels by name
    where labels are wanted or columns are split; `at` is its first column."""

    path: str
    type: str
    label: str
    choices: dict[str, str] = field(default_factory=dict)
    several: bool = False
    labelled: bool = False
    split: bool = False
    at: int = 0

    @property
    def is_file(self) -> bool:
        """Is the value the name of a file?"""
        return self.type == "binary"

    def columns(self) -> list[Column]:
        """The columns it fills, named as ODK Central names them, or by its label."""
        name = self.label if self.labelled and self.label else self.path.replace("/", "-")
        if self.type == "geopoint":
            return [Column(f"{name}-{part}", Kind.NUMBER) for part in PARTS]
        found = [Column(name, KINDS.get(self.type, Kind.TEXT))]
        if self.split:
            shown = self.choices.values() if self.labelled else self.choices
            found += [Column(f"{name}/{choice}", Kind.NUMBER) for choice in shown]
        return found

    def fill(self, row: list[str], value: str) -> None:
        """Put an answer into its columns; a blank one leaves them blank, which is not 0."""
        if not value:
            return
        if self.type == "geopoint":
            words = value.split()
            if len(words) <= len(PARTS) and all(map(_is_number, words)):
                row[self.at : self.at + len(words)] = words
                return
        row[self.at] = self._shown(value)
        if self.split:
            picked = value.split()
            flags = ["1" if choice in picked else "0" for choice in self.choices]
            row[self.at + 1 : self.at + 1 + len(flags)] = flags

    def _shown(self, value: str) -> str:
        if not self.labelled or not self.choices:
            return value
        if self.several:
            return ", ".join(self.choices.get(word, word) for word in value.split())
        return self.choices.get(value, value)

    def join(self, other: Field) -> None:
        """Take over the choices that only an older version of the form had."""
        self.choices = {**self.choices, **{k: v for k, v in other.choices.items() if k not in self.choices}}


def _is_number(word: str) -> bool:
    whole, _, fraction = word.removeprefix("-").partition(".")
    return (whole + fraction).isdecimal()


def unique(columns: list[Column], reserved: Mapping[str, str] | None = None) -> list[Column]:
    """The same columns with no header twice: a repeated one gets a number."""
    seen: dict[str, int] = dict.fromkeys(reserved or (), 1)
    found = []
    for column in columns:
        header = column.header
        while header in seen:
            seen[column.header] = seen.get(column.header, 1) + 1
            header = f"{column.header} ({seen[column.header]})"
        seen[header] = 1
        found.append(Column(header, column.kind))
    return found
