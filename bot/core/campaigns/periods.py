"""Reporting periods: quarters, half-years and years, their names, bounds and data windows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ID = re.compile(r"((?:19|20|21)\d\d)(?:-(?:Q([1-4])|H([12])))?", re.ASCII)
_ROMAN = ("I", "II", "III", "IV")


class Kind(StrEnum):
    """How long a period is."""

    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_MONTHS = {Kind.QUARTER: 3, Kind.HALF: 6, Kind.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter, half-year or year of the calendar; `number` counts from 1 within the year.

    Ids read `2026-Q4`, `2026-H1`, `2026`. Raises ValueError for a number the year does not have.
    """

    year: int
    kind: Kind = Kind.YEAR
    number: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12 // _MONTHS[self.kind]:
            raise ValueError(f"no {self.kind} {self.number} in a year")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read an id: `2026-Q4`, `2026-H1`, `2026`. Raises ValueError for anything else."""
        match = _ID.fullmatch(text)
        if match is None:
            raise ValueError(f"not a period: {text!r}")
        year, quarter, half = match.groups()
        if quarter:
            return cls(int(year), Kind.QUARTER, int(quarter))
        return cls(int(year), Kind.HALF, int(half)) if half else cls(int(year))

    @classmethod
    def containing(cls, day: date, kind: Kind = Kind.QUARTER) -> Period:
        """The calendar period of that kind in which `day` lies."""
        return cls(day.year, kind, (day.month - 1) // _MONTHS[kind] + 1)

    @property
    def id(self) -> str:
        """`2026-Q4`, `2026-H1` or `2026`."""
        if self.kind is Kind.YEAR:
            return str(self.year)
        return f"{self.year}-{'Q' if self.kind is Kind.QUARTER else 'H'}{self.number}"

    @property
    def label(self) -> str:
        """As an official document writes it: quý IV/2026, 6 tháng đầu năm 2026, năm 2026."""
        if self.kind is Kind.QUARTER:
            return f"quý {_ROMAN[self.number - 1]}/{self.year}"
        half = "" if self.kind is Kind.YEAR else f"6 tháng {'đầu' if self.number == 1 else 'cuối'} "
        return f"{half}năm {self.year}"

    @property
    def starts_on(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def ends_on(self) -> date:
        """The last day, still inside."""
        return self.next().starts_on - timedelta(days=1)

    def next(self) -> Period:
        """The period of the same kind that follows."""
        return self._moved(1)

    def previous(self) -> Period:
        """The period of the same kind before this one."""
        return self._moved(-1)

    def _moved(self, steps: int) -> Period:
        in_year = 12 // _MONTHS[self.kind]
        years, place = divmod(self.number - 1 + steps, in_year)
        return Period(self.year + years, self.kind, place + 1)

    def window(self, cutoff_day: int = 14) -> tuple[date, date]:
        """First and last day (both inside) of the figures this period reports, by Decree 09/2019/NĐ-CP.

        From the day after the cut-off of the month before the period to the cut-off of its last month: a quarter runs
        from the 15th to the 14th. `cutoff_day` is 1 to 27, so that every month has the day after it.
        """
        if not 1 <= cutoff_day <= 27:
            raise ValueError(f"no cut-off on day {cutoff_day}")
        month_before = self.starts_on - timedelta(days=1)
        return month_before.replace(day=cutoff_day + 1), self.ends_on.replace(day=cutoff_day)
