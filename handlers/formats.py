"""Moments as people here read them. The only place, with `periods`, that knows local time."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def clock(moment: datetime) -> str:
    """`09:05`."""
    return moment.astimezone(ZONE).strftime("%H:%M")


def day(moment: datetime) -> str:
    """`20/11/2026`."""
    return moment.astimezone(ZONE).strftime("%d/%m/%Y")


def due(moment: datetime) -> str:
    """`thứ Năm 10/12`: a deadline one can plan by."""
    return calendar_day(moment.astimezone(ZONE).date())


def calendar_day(on: date) -> str:
    """`thứ Năm 10/12`."""
    return f"{_DAYS[on.weekday()]} {on.day}/{on.month}"


def moment_of(moment: datetime) -> str:
    """`09:05 ngày 20/11/2026`."""
    return f"{clock(moment)} ngày {day(moment)}"
