"""Times of day: `8h30`, `8 giờ rưỡi`, `3h chiều`, `7 giờ kém 15`, `19:00`."""

from __future__ import annotations

from datetime import date

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.dates import read_date
from bot.core.vietnamese.keyboards import first_clear, oversize
from bot.core.vietnamese.letters import canonical, has, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import plain, unanswered

_TIME = words(
    r"(?P<hour>[0-9]{1,2}) ?(?:h|g|giờ|:|tiếng)(?: ?(?P<less>kém) ?(?P<by>[0-9]{1,2})| ?(?P<minute>[0-9]{1,2}|rưỡi))?"
    r"(?: ?(?:phút|p|'))?(?: ?(?P<part>sáng|trưa|chiều|tối|đêm|khuya|am|pm))?"
)


def read_time(text: str) -> Reading:
    """`HH:MM:00`. Afternoon and evening are believed (`3h chiều` is 15:00). Problems: `no_such_time`, `not_a_time`."""
    return Problem("too_long") if oversize(text) else first_clear(_read, text)


def _read(text: str) -> Reading:
    gone = unanswered(text)
    if gone:
        return gone
    match = _TIME.search(figures(plain(text)))
    if not match:
        return Problem("not_a_time", {"typed": text})
    hour = int(match["hour"])
    minute = 0 if not match["minute"] else int(match["minute"]) if match["minute"].isdecimal() else 30
    if match["less"]:
        hour, minute = hour - 1, 60 - int(match["by"])
    part = match["part"] or ""
    if (
        (has(part, "chiều|tối|pm") and hour < 12)
        or (has(part, "trưa") and hour < 10)
        or (has(part, "đêm") and 6 < hour < 12)
    ):
        hour += 12
    if has(part, "đêm|khuya|am") and hour == 12:
        hour = 0
    if not (0 <= hour < 24 and 0 <= minute < 60):
        return Problem("no_such_time", {"typed": text})
    value = f"{hour:02}:{minute:02}:00"
    return Read(value, literal=value[:5] in text)


def read_datetime(text: str, *, today: date) -> Reading:
    """`YYYY-MM-DDTHH:MM:00`, local time. A time alone is today's, to be asked back (Unsure `no_date`)."""
    time = read_time(text)
    rest = _TIME.sub(" ", figures(canonical(text)), count=1)
    day = read_date(rest, today=today)
    if isinstance(time, Problem):
        return time if isinstance(day, Problem) else Problem("no_time")
    if not isinstance(time, Read | Unsure):
        return time
    if isinstance(day, Problem) and day.code in {"not_a_date", "empty"}:
        return Unsure(f"{today.isoformat()}T{time.value}", "no_date")
    if isinstance(day, Unsure):
        return Unsure(f"{day.value}T{time.value}", day.why, day.details)
    return Read(f"{day.value}T{time.value}", literal=False) if isinstance(day, Read) else day
