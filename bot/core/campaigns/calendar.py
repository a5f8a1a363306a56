"""When reports open, fall due and close: a campaign's parameters turned into moments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.campaigns.periods import Period
from bot.core.units import Level


@dataclass(frozen=True, slots=True)
class Deadlines:
    """First moment accepted, last moment on time, last moment accepted at all: aware UTC."""

    opens_at: datetime
    due_at: datetime
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """The campaign's calendar parameters.

    `due_days` is the day of the period's last month by which each level files, at `due_time` local time. A month
    without that day (31 in June) means its last day. Figures are cut off at the end of `cutoff_day`.
    """

    timezone: str
    due_days: Mapping[Level, int]
    due_time: time
    closes_after: timedelta
    cutoff_day: int = 14

    @property
    def zone(self) -> ZoneInfo:
        """The time zone people live in."""
        return ZoneInfo(self.timezone)

    def moment(self, day: date, at: time = time(0)) -> datetime:
        """A local day and time as aware UTC."""
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def today(self, now: datetime) -> date:
        """The local date at `now` (aware)."""
        return now.astimezone(self.zone).date()

    def deadlines(
        self, period: Period, level: Level, *, due_day: int | None = None, closes_after: timedelta | None = None
    ) -> Deadlines:
        """The moments of one period at one level; an assignment may name its own day or grace.

        Raises KeyError where neither the campaign nor the assignment says when that level files.
        """
        day = self.due_days[level] if due_day is None else due_day
        last = period.ends_on
        due_at = self.moment(last.replace(day=min(day, last.day)), self.due_time)
        grace = self.closes_after if closes_after is None else closes_after
        return Deadlines(self.moment(period.starts_on), due_at, due_at + grace)
