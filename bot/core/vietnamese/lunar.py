"""The Vietnamese lunar calendar (UTC+7): new moons and solar terms from truncated astronomical series.

Follows the public description of the algorithm by Hồ Ngọc Đức (after Meeus, *Astronomical Algorithms*): a lunar month
begins on the day of the new moon in Hanoi time; the month that holds the winter solstice is the eleventh; in a year of
thirteen months the first month without a major solar term repeats its predecessor's number.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from math import floor, radians, sin

_SYNODIC = 29.530588853
_ZONE = 7 / 24  # Hanoi, in days
_DAY_0 = 1721425  # Julian day number = ordinal + this


@cache
def new_moon(k: int) -> int:
    """Ordinal of the Hanoi day of the k-th new moon after 1900-01-01."""
    t = k / 1236.85
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin(radians(166.56 + 132.87 * t - 0.009173 * t**2))
    sun = radians(359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3)
    moon = radians(306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3)
    node = radians(21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3)
    shift = (0.1734 - 0.000393 * t) * sin(sun) + 0.0021 * sin(2 * sun)
    shift += -0.4068 * sin(moon) + 0.0161 * sin(2 * moon) - 0.0004 * sin(3 * moon)
    shift += 0.0104 * sin(2 * node) - 0.0051 * sin(sun + moon) - 0.0074 * sin(sun - moon)
    shift += 0.0004 * sin(2 * node + sun) - 0.0004 * sin(2 * node - sun) - 0.0006 * sin(2 * node + moon)
    shift += 0.0010 * sin(2 * node - moon) + 0.0005 * sin(2 * moon + sun)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t**2  # dynamical less universal time, days, from 1900 on
    return floor(mean + shift - delta + 0.5 + _ZONE) - _DAY_0


def _term(ordinal: int) -> int:
    """Twelfth of the zodiac the Sun is in as this Hanoi day begins: 0 from the spring equinox, 9 from the solstice."""
    t = (ordinal + _DAY_0 - 0.5 - _ZONE - 2451545.0) / 36525
    anomaly = radians(357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3)
    longitude = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    longitude += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
    longitude += (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000290 * sin(3 * anomaly)
    apparent = longitude - 0.00569 - 0.00478 * sin(radians(125.04 - 1934.136 * t))
    return floor(apparent / 30) % 12


@cache
def _eleventh(year: int) -> int:
    """k of the new moon that begins the lunar month holding the winter solstice of `year`."""
    k = floor((date(year, 12, 31).toordinal() - new_moon(0)) / _SYNODIC)
    return k - 1 if _term(new_moon(k)) >= 9 else k


@cache
def _leap(year: int) -> int:
    """Position after the eleventh month of `year - 1` of the leap month before the next eleventh, or 0 when none."""
    first, last = _eleventh(year - 1), _eleventh(year)
    if last - first == 12:
        return 0
    for i in range(1, 14):
        if _term(new_moon(first + i)) == _term(new_moon(first + i + 1)):
            return i
    return 0


def to_lunar(day: date) -> tuple[int, int, int, bool]:
    """(day, month, year, leap month?) of a Gregorian day."""
    ordinal = day.toordinal()
    year = day.year + 1 if new_moon(_eleventh(day.year)) <= ordinal else day.year
    k = _eleventh(year - 1)
    i = 0
    while new_moon(k + i + 1) <= ordinal:
        i += 1
    leap = _leap(year)
    position = i - 1 if leap and i >= leap else i
    month = (10 + position) % 12 + 1
    return ordinal - new_moon(k + i) + 1, month, year - 1 if position < 2 else year, bool(leap and i == leap)


def from_lunar(day: int, month: int, year: int, *, leap: bool = False) -> date | None:
    """The Gregorian day, or None where that lunar month has no such day (or is not a leap one)."""
    span = year + 1 if month >= 11 else year
    i = (month - 11) % 12
    position = _leap(span)
    if leap and position != i + 1:
        return None
    if leap or (position and i >= position):
        i += 1
    k = _eleventh(span - 1) + i
    if not 1 <= day <= new_moon(k + 1) - new_moon(k):
        return None
    return date.fromordinal(new_moon(k) + day - 1)
