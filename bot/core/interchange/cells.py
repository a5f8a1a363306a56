"""A value as a spreadsheet holds it: guarded text in CSV, real numbers and dates in a workbook."""

from __future__ import annotations

import re
from datetime import date, datetime, time, tzinfo

from bot.core.interchange.fields import Kind

Cell = str | int | float | date | time | datetime | None
DIGITS = 15  # what a spreadsheet keeps of a number
FIRST_DAY = date(1900, 3, 1)  # spreadsheets count wrongly before it
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?\Z", re.ASCII)
_STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠'")


def guarded(text: str) -> str:
    """Text no spreadsheet takes for a formula: an apostrophe before what would begin one. Plain numbers stay."""
    begins = text[:1] in _STARTS_FORMULA or text.lstrip()[:1] in _STARTS_FORMULA
    return f"'{text}" if begins and not _PLAIN_NUMBER.match(text) else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") else text


def typed(text: str, kind: Kind, zone: tzinfo) -> Cell:
    """A number, date, time or moment (local to `zone`, without it) where the text is one; else the text; None if blank.

    Numbers with more digits than a spreadsheet keeps, or a leading zero, stay text.
    """
    if not text:
        return None
    if kind is Kind.TEXT:
        return text
    try:
        return _READERS[kind](text, zone)
    except (ValueError, OverflowError):
        return text


def _number(text: str, _zone: tzinfo) -> Cell:
    whole, point, fraction = text.removeprefix("-").partition(".")
    leading_zero = len(whole) > 1 and whole[0] == "0"
    if not _PLAIN_NUMBER.match(text) or leading_zero or len(whole + fraction) > DIGITS or "," in text:
        return text
    return float(text) if point else int(text)


def _date(text: str, _zone: tzinfo) -> Cell:
    day = date.fromisoformat(text)
    return day if day >= FIRST_DAY else text


def _time(text: str, zone: tzinfo) -> Cell:
    moment = time.fromisoformat(text)
    if moment.tzinfo is not None and moment.utcoffset() != datetime(2026, 1, 1, tzinfo=zone).utcoffset():
        return text
    return moment.replace(tzinfo=None)


def _moment(text: str, zone: tzinfo) -> Cell:
    moment = datetime.fromisoformat(text)
    local = moment.astimezone(zone) if moment.tzinfo is not None else moment
    return local.replace(tzinfo=None) if local.date() >= FIRST_DAY else text


_READERS = {Kind.NUMBER: _number, Kind.DATE: _date, Kind.TIME: _time, Kind.MOMENT: _moment}
