"""XPath's three scalar types and the ways from one to another."""

from __future__ import annotations

import math
from datetime import tzinfo
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from bot.core.forms.xpath.dates import days

Scalar = str | float | bool
NAN = math.nan
_NUMERIC = frozenset("0123456789.-")


def number_of(text: str, tz: tzinfo) -> float:
    """number(string): a decimal number, or the days of an ISO date or dateTime, or NaN (blank is NaN)."""
    if text.isascii() and text.isdigit():
        return float(text)
    text = text.strip()
    if not text:
        return NAN
    if _NUMERIC.issuperset(text):
        try:
            return float(text)
        except ValueError:
            pass
    return days(text, tz)


def text_of(number: float) -> str:
    """string(number): no exponent, no trailing zeros, NaN, Infinity."""
    if math.isnan(number):
        return "NaN"
    if number in (math.inf, -math.inf):
        return "Infinity" if number > 0 else "-Infinity"
    if abs(number) < 1e15 and number == int(number):
        return str(int(number))
    text = repr(number)
    return format(Decimal(text), "f") if "e" in text else text.removesuffix(".0")


def text(value: Scalar) -> str:
    """string(value) for any scalar."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return text_of(value)


def truth_of(number: float) -> bool:
    """boolean(number): false for zero and NaN."""
    return not (number == 0 or math.isnan(number))


def rounded(number: float, places: float = 0.0) -> float:
    """round(x, n) as JavaRosa does: decimal digits as printed, halves towards positive infinity."""
    if not math.isfinite(number):
        return number
    if not math.isfinite(places) or abs(places) > 30:
        return NAN
    how = ROUND_HALF_DOWN if number < 0 else ROUND_HALF_UP
    return float(Decimal(repr(number)).quantize(Decimal(1).scaleb(-int(places)), how)) if abs(number) < 1e15 else number


def divided(left: float, right: float) -> float:
    """IEEE division: never raises."""
    if right:
        return left / right
    if left == 0 or math.isnan(left) or math.isnan(right):
        return NAN
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """mod with the sign of the dividend, NaN where IEEE says so."""
    if right == 0 or not math.isfinite(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)
