"""Questions: one frozen class per kind. What a person is asked, never what they answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import MappingProxyType
from typing import ClassVar

_NOTHING: Mapping[str, str] = MappingProxyType({})


def _is_decimal(value: str) -> bool:
    whole, _, fraction = value.removeprefix("-").partition(".")
    return (whole + fraction).isdecimal() and value.isascii() and len(value) <= 40


def _parses(parse: Callable[[str], object], value: str) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Group:
    """A group or repeat around questions. `path` is blank for a group that is only a heading."""

    path: str
    name: str
    appearance: str = ""
    repeat: bool = False
    counted: bool = False
    """A repeat whose number of instances the form itself fixes (repeat_count)."""


@dataclass(frozen=True, slots=True)
class Question:
    """What all kinds share.

    `path` is the template path (`/data/m/name`, no instance numbers); `parameters` the control's own attributes
    (max-pixels, start, end, step …); `groups` the groups around it, outermost first.
    """

    path: str
    name: str
    appearance: str = ""
    parameters: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    groups: tuple[Group, ...] = ()
    order: int = 0

    asked: ClassVar[bool] = True
    """False for what is only shown."""
    offers: ClassVar[bool] = False
    """True for kinds answered by picking from choices."""

    def accepts(self, value: str) -> bool:
        """True when `value`, not blank, has the lexical form this kind stores."""
        return bool(value)

    def looks(self, word: str) -> bool:
        """True when `appearance` holds `word`."""
        return word in self.appearance.split()


class TextQuestion(Question):
    """Free text."""

    __slots__ = ()


class IntegerQuestion(Question):
    """A whole number."""

    __slots__ = ()

    def accepts(self, value: str) -> bool:
        """Digits, perhaps a minus."""
        return value.removeprefix("-").isdecimal() and value.isascii() and len(value) <= 18


class DecimalQuestion(Question):
    """A number that may have a fraction."""

    __slots__ = ()

    def accepts(self, value: str) -> bool:
        """Digits, perhaps a minus and one point."""
        return _is_decimal(value)


class RangeQuestion(Question):
    """A number between two bounds in steps."""

    __slots__ = ()

    def accepts(self, value: str) -> bool:
        """A number within the bounds, whichever way round they are written."""
        low, high = sorted((self.start, self.end))
        return _is_decimal(value) and low <= float(value) <= high

    @property
    def start(self) -> float:
        """The first bound."""
        return float(self.parameters.get("start", "0"))

    @property
    def end(self) -> float:
        """The last bound."""
        return float(self.parameters.get("end", "10"))

    @property
    def step(self) -> float:
        """Distance between two answers."""
        return float(self.parameters.get("step", "1"))


class DateQuestion(Question):
    """A day, `2026-11-20`."""

    __slots__ = ()

    def accepts(self, value: str) -> bool:
        """ISO 8601, extended."""
        return len(value) == 10 and _parses(date.fromisoformat, value)


class TimeQuestion(Question):
    """A time of day, `14:30:00.000+07:00`."""

    __slots__ = ()

    def accepts(self, value: str) -> bool:
        """ISO 8601, extended, with or without an offset."""
        return value[2:3] == ":" and _parses(time.fromisoformat, value)


class DateTimeQuestion(Question):
    """A moment, `2026-11-20T14:30:00.000+07:00`."""

    __slots__ = ()

    def accepts(self, value: str) -> bool:
        """ISO 8601, extended, with or without an offset."""
        return value[10:11] == "T" and _parses(datetime.fromisoformat, value)


class SelectOneQuestion(Question):
    """One of some choices."""

    __slots__ = ()
    offers = True


class SelectMultipleQuestion(Question):
    """Any number of some choices, stored in the order of the choices."""

    __slots__ = ()
    offers = True


class RankQuestion(Question):
    """All choices in the person's own order."""

    __slots__ = ()
    offers = True


class ImageQuestion(Question):
    """A photo; the value is the name of a file."""

    __slots__ = ()


class AudioQuestion(Question):
    """A recording; the value is the name of a file."""

    __slots__ = ()


class VideoQuestion(Question):
    """A film; the value is the name of a file."""

    __slots__ = ()


class FileQuestion(Question):
    """Any document; the value is the name of a file."""

    __slots__ = ()


class GeopointQuestion(Question):
    """A place: latitude, longitude, altitude, accuracy, separated by spaces."""

    __slots__ = ()

    def accepts(self, value: str) -> bool:
        """Two to four numbers, on the globe."""
        words = value.split()
        if not 2 <= len(words) <= 4 or not all(map(_is_decimal, words)):
            return False
        return abs(float(words[0])) <= 90 and abs(float(words[1])) <= 180


class BarcodeQuestion(Question):
    """What a barcode says."""

    __slots__ = ()


class AcknowledgeQuestion(Question):
    """Only "OK"; the value is `OK`."""

    __slots__ = ()


class Note(Question):
    """Text to read; nothing is asked."""

    __slots__ = ()
    asked = False
