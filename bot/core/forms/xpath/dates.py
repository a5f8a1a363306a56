"""Dates without a date type: ISO strings that count as days since 1970-01-01 when a number is wanted."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, tzinfo

EPOCH = date(1970, 1, 1).toordinal()
_DAY = timedelta(days=1)
_NAN = math.nan
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def moment(text: str, tz: tzinfo) -> datetime | None:
    """The moment an ISO date or dateTime stands for, in local time `tz`; None when it is neither."""
    if len(text) < 10 or text[4] != "-" or text[7] != "-":
        return None
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(tz) if found.tzinfo else found.replace(tzinfo=tz)
    except (ValueError, OverflowError):
        return None


def days(text: str, tz: tzinfo) -> float:
    """Days since 1970 of an ISO date (whole) or dateTime (with the fraction of the local day); NaN for other text."""
    if len(text) == 10 and text[4] == "-":
        try:
            return float(date.fromisoformat(text).toordinal() - EPOCH)
        except ValueError:
            return _NAN
    found = moment(text, tz)
    if found is None:
        return _NAN
    local = found.replace(tzinfo=None)
    return (local - datetime(1970, 1, 1)) / _DAY  # noqa: DTZ001  # wall clock on both sides


def from_days(number: float, tz: tzinfo) -> datetime | None:
    """The local moment `number` days after 1970-01-01 00:00; None when there is no such date."""
    if not math.isfinite(number):
        return None
    try:
        return datetime(1970, 1, 1, tzinfo=tz) + _DAY * number
    except OverflowError:
        return None


def since_utc(number: float, tz: tzinfo) -> datetime | None:
    """The moment `number` days after 1970-01-01T00:00Z, the reverse of `decimal_date_time`; None out of range."""
    found = from_days(number, UTC)
    try:
        return found.astimezone(tz) if found is not None else None
    except OverflowError:
        return None


def as_moment(value: str | float | bool, tz: tzinfo, *, utc: bool = False) -> datetime | None:
    """A date-like value of any type as a local moment: ISO text, or a number of days since 1970, local ones unless
    `utc`."""
    if isinstance(value, str):
        found = moment(value, tz)
        if found is None and value[2:3] == ":":
            found = moment("2000-01-01T" + value, tz)
        return found
    return since_utc(float(value), tz) if utc else from_days(float(value), tz)


def iso(when: datetime) -> str:
    """A dateTime as ODK writes it: milliseconds and offset."""
    return when.isoformat(timespec="milliseconds")


def decimal_date_time(value: str | float | bool, tz: tzinfo) -> float:
    """Days since 1970-01-01T00:00Z, as the ODK specification counts them for this one function."""
    if isinstance(value, float):
        return value
    found = as_moment(value, tz)
    return _NAN if found is None else (found - datetime(1970, 1, 1, tzinfo=UTC)) / _DAY


def decimal_time(value: str | float | bool, tz: tzinfo) -> float:
    """Fraction of the local day."""
    if isinstance(value, float):
        return value - math.floor(value) if math.isfinite(value) else _NAN
    found = as_moment(value, tz)
    if found is None:
        return _NAN
    return (found - found.replace(hour=0, minute=0, second=0, microsecond=0)) / _DAY


def formatted(value: str | float | bool, pattern: str, tz: tzinfo, language: str) -> str:
    """`value` in ODK's format language (%Y %y %m %n %b %d %e %H %h %M %S %3 %a); blank for what is no date."""
    when = as_moment(value, tz, utc=True)
    if when is None:
        return ""
    months = [f"thg {n}" for n in range(1, 13)] if language == "vi" else _MONTHS
    weekdays = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"] if language == "vi" else _DAYS
    parts = {
        "Y": f"{when.year:04}",
        "y": f"{when.year % 100:02}",
        "m": f"{when.month:02}",
        "n": str(when.month),
        "b": months[when.month - 1],
        "d": f"{when.day:02}",
        "e": str(when.day),
        "H": f"{when.hour:02}",
        "h": str(when.hour),
        "M": f"{when.minute:02}",
        "S": f"{when.second:02}",
        "3": f"{when.microsecond // 1000:03}",
        "a": weekdays[when.weekday()],
        "%": "%",
    }
    out, at = [], 0
    while at < len(pattern):
        if pattern[at] == "%" and at + 1 < len(pattern):
            out.append(parts.get(pattern[at + 1], pattern[at : at + 2]))
            at += 2
        else:
            out.append(pattern[at])
            at += 1
    return "".join(out)
