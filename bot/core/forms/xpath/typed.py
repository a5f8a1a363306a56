"""Results of calculations as the text their node stores."""

from __future__ import annotations

import math
from collections.abc import Callable

from bot.core.forms.model import Context
from bot.core.forms.xpath import dates
from bot.core.forms.xpath.code import Code, as_number, as_text
from bot.core.forms.xpath.values import text_of


def typed(code: Code, type_: str) -> Callable[[Context], str]:
    """A closure that gives the stored text: NaN is blank, an int has no fraction, a day number becomes a date."""
    if type_ in ("int", "integer"):
        number = as_number(code)

        def whole(c: Context) -> str:
            found = number(c)
            return text_of(float(math.trunc(found))) if math.isfinite(found) else ""

        return whole
    if type_ == "decimal":
        return _decimal(code)
    if type_ in ("date", "dateTime"):
        return _date(code, keep_time=type_ == "dateTime")
    if code.kind == "num":
        run = code.run

        def plain(c: Context) -> str:
            found = run(c)
            return "" if math.isnan(found) else text_of(found)

        return plain
    return as_text(code)


def _decimal(code: Code) -> Callable[[Context], str]:
    number = as_number(code)

    def decimal(c: Context) -> str:
        found = number(c)
        return text_of(found) if math.isfinite(found) else ""

    return decimal


def _date(code: Code, keep_time: bool) -> Callable[[Context], str]:
    run = code.run if code.kind == "num" else as_text(code)

    def date(c: Context) -> str:
        value = run(c)
        found = dates.as_moment(value, c.filling.tz, utc=keep_time)
        if found is None:
            return value if isinstance(value, str) else ""
        if not keep_time:
            return found.date().isoformat()
        return value if isinstance(value, str) and "T" in value else dates.iso(found)

    return date
