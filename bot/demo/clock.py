"""The demo's clock: real time, moved forward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.campaigns.periods import Period

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENING_MONTH, OPENING_DAY = 1, 12  # of a quarter's months, counted from 0: half of the reports may well be in by then
CLOSING_DAY = 6  # of the last month: a few days before villages have to file


class DemoClock:
    """Calling it says what time it is in the demo (aware UTC)."""

    def __init__(self, system: Callable[[], datetime]) -> None:
        self._system = system
        self.ahead = timedelta(0)

    def __call__(self) -> datetime:
        """Now."""
        return self._system() + self.ahead

    def move(self, to: datetime) -> None:
        """Move forward to that moment; never back."""
        self.ahead += max(timedelta(0), to - self())

    def start(self) -> None:
        """Real time again, or the next moment at which there is something to show."""
        self.ahead = timedelta(0)
        self.move(opening(self()))


def opening(now: datetime) -> datetime:
    """`now` if villages are busy reporting then, else the next morning on which they are."""
    today = now.astimezone(ZONE).date()
    period = Period.containing(today)
    if today > period.ends_on.replace(day=CLOSING_DAY):
        period = period.next()
    first = period.starts_on.replace(month=period.starts_on.month + OPENING_MONTH, day=OPENING_DAY)
    if today >= first:
        return now
    return datetime(first.year, first.month, first.day, 8, 30, tzinfo=ZONE).astimezone(UTC)
