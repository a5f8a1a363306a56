"""Dates, always day before month: `12/3`, `ngày 12 tháng 3`, `hôm qua`, `thứ 5 tuần trước`, `mùng 5 tháng 10 âm`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.days import MONTH, lunar_day, month_number, relative_day
from bot.core.vietnamese.doubts import ASKED, EITHER, HEDGED, NOT_THAT, PLANNED, doubted
from bot.core.vietnamese.keyboards import first_clear, oversize
from bot.core.vietnamese.letters import has, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import plain, polite, unanswered

_SEP = r" ?[/.\-–] ?"
_YEAR = r"(?:[12][0-9]{3}|[0-9]{2})"
_ISO = re.compile(r"(?<!\d)(?P<year>[12]\d{3})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<![\w.,/-])(?P<day>\d{2})(?P<month>\d{2})(?P<year>20\d{2})(?![\w/-])")
_NUMERIC = re.compile(
    rf"(?<![\d/.,-])(?P<day>\d{{1,2}}){_SEP}(?P<month>\d{{1,2}})(?:{_SEP}(?P<year>{_YEAR}))?(?![\d/]|[.,-]\d)"
)
_WORDY = rf"(?P<day>[0-9]{{1,2}}) (?:tháng|thág|thang|th) ?{MONTH}(?: ?(?:,|/|-)? ?(?:năm )?(?P<year>[12][0-9]{{3}}))?"
_RANGE = re.compile(
    rf"(?<![\d/.])(?P<d1>\d{{1,2}})(?:{_SEP}(?P<m1>\d{{1,2}}))? ?(?:-|–|đến|den|tới|toi|~|và|va|với|,) ?(?:ngày |"
    rf"hết )?(?P<d2>\d{{1,2}})"
    rf"(?:[/.]| tháng | thang )(?P<m2>\d{{1,2}})(?:[/.](?P<year>{_YEAR}))?(?![\d/])"
)
_MONTH_YEAR = rf"(?:tháng|thág) ?{MONTH}(?: ?(?:/|-|năm|,)? ?(?P<year>[12][0-9]{{3}}))?"
_DOUBTS = (
    ("not_that", NOT_THAT),
    ("asked", ASKED),
    ("planned", f"{PLANNED}|chưa (?:làm|họp|xong|tổ chức|có)"),
    ("around", f"(?:{HEDGED})(?! (?:xong|rồi))"),
    ("around", r"(?:trước|sau|quá|qua|từ trước|trước khi|sau khi|chưa tới|hết) (?:ngày |hôm |bữa )?[0-9]+"),
    ("either", EITHER),
)


def read_date(text: str, *, today: date) -> Reading:
    """A past day or today, ISO. Echo all that is not literal.

    A missing year is the last one past (this year: `Read`; an earlier one: Unsure `last_year`). Unsure also: `month`
    (only a month was said; its first day is proposed, `details["month"]` is `YYYY-MM`), `week`, `day_only`, `range`
    (`from`, `to`; the last day is proposed), `lunar`, `maybe_lunar`. Problems: `no_such_date`, `future`,
    `many_dates`, `not_a_date`, `empty`, `too_long`. What `doubts` finds is Unsure: `not_that`, `asked`, `planned`,
    `around` (khoảng 12/10, sau 12/10), `either`.
    """
    return Problem("too_long") if oversize(text) else first_clear(lambda said: _read(said, today), text)


def _read(text: str, today: date) -> Reading:
    gone = unanswered(text)
    if gone or not text:
        return gone or Problem("empty")
    said = figures(plain(text))
    got = (
        lunar_day(said, today)
        or _between(said, today)
        or _of_month(said, today)
        or _calendar(said, today)
        or relative_day(said, today)
        or _month_only(said, today)
        or _day_only(said, today)
        or Problem("not_a_date", {"typed": text})
    )
    return doubted(got, polite(text), _DOUBTS)


def _of_month(said: str, today: date) -> Reading | None:
    """`ngày 12 tháng này`, `hôm 12 tháng trước`: a day of this month or the last."""
    match = words(
        r"(?:ngày|hôm|bữa) (?P<day>[0-9]{1,2}) tháng (?P<which>này|ni|nay|trước|rồi|vừa rồi|qua|vừa qua)"
    ).search(said)
    if not match:
        return None
    at = today.year * 12 + today.month - 1 - (0 if has(match["which"], "này|ni|nay") else 1)
    return _dated(int(match["day"]), at % 12 + 1, at // 12, today)


def _full_year(year: str | None, said: str, today: date) -> int | None:
    if year:
        return int(year) if len(year) == 4 else 2000 + int(year)
    if has(said, "năm (?:ngoái|trước|rồi|vừa rồi)"):
        return today.year - 1
    return today.year if has(said, "năm nay|năm ni") else None


def _make(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _calendar(said: str, today: date) -> Reading | None:
    matches = [m for source in (_ISO, _COMPACT) for m in source.finditer(said)]
    matches = matches or list(_NUMERIC.finditer(said)) or list(words(_WORDY).finditer(said))
    matches = [m for m in matches if "," not in m.group()]
    if not matches:
        return None
    readings = [
        _dated(int(m["day"]), month_number(m["month"]), _full_year(m["year"], said, today), today) for m in matches
    ]
    if len({getattr(one, "value", one) for one in readings if isinstance(one, Read | Unsure)}) > 1:
        return Problem("many_dates")
    first = readings[0]
    return Read(first.value, literal=first.value in said) if isinstance(first, Read) else first


def _dated(day: int, month: int, year: int | None, today: date) -> Reading:
    """A day and month with a year, or the last such day that is past."""
    if year is not None:
        found = _make(day, month, year)
        if found is None:
            return Problem("no_such_date", {"day": day, "month": month, "year": year})
        return Problem("future", {"date": found.isoformat()}) if found > today else Read(found.isoformat())
    for back in range(9):  # 29 February comes at least every eight years
        found = _make(day, month, today.year - back)
        if found and found <= today:
            return Read(found.isoformat()) if back == 0 else Unsure(found.isoformat(), "last_year")
    return Problem("no_such_date", {"day": day, "month": month})


def _between(said: str, today: date) -> Reading | None:
    match = _RANGE.search(said)
    if not match or (
        match["m1"] is None and match.group().count("-") and "/" not in match.group() and "tháng" not in said
    ):
        return None
    year = _full_year(match["year"], said, today)
    last = _dated(int(match["d2"]), int(match["m2"]), year, today)
    if not isinstance(last, Read | Unsure):
        return last
    end = date.fromisoformat(last.value)
    start = _make(int(match["d1"]), int(match["m1"] or match["m2"]), end.year)
    if start is None or start > end:
        return Problem("no_such_date")
    return Unsure(last.value, "range", {"from": start.isoformat(), "to": last.value})


def _month_only(said: str, today: date) -> Reading | None:
    """`tháng 3`, `tháng trước`, `cuối tháng 10`, `3/2026`: the first day is proposed (the last for `cuối`)."""
    at = today.year * 12 + today.month - 1
    match = words(_MONTH_YEAR).search(said) or words(r"(?P<month>[0-9]{1,2})[/-](?P<year>20[0-9]{2})").search(said)
    ago = words(r"(?:cách đây|cách nay) ([0-9]{1,2}) tháng|([0-9]{1,2}) tháng (?:trước|rồi)").search(said)
    if ago:
        at -= int(ago[1] or ago[2])
    elif has(said, "tháng trước nữa|tháng trước đó"):
        at -= 2
    elif has(said, "tháng (?:trước|rồi|vừa rồi|qua|vừa qua)"):
        at -= 1
    elif match:
        month, year = month_number(match["month"]), _full_year(match["year"], said, today)
        if not 1 <= month <= 12:
            return Problem("no_such_date", {"month": month})
        this = today.year if month <= today.month else today.year - 1
        at = (year or this) * 12 + month - 1
    elif not has(said, "tháng (?:này|ni)|(?:đầu|cuối|giữa) tháng"):
        return None
    year, month = at // 12, at % 12 + 1
    if at > today.year * 12 + today.month - 1:
        return Problem("future")
    day = monthrange(year, month)[1] if has(said, "cuối") else 15 if has(said, "giữa") else 1
    value = min(date(year, month, day), today)
    return Unsure(value.isoformat(), "month", {"month": f"{year}-{month:02}"})


def _day_only(said: str, today: date) -> Reading | None:
    match = words(r"(?:ngày|hôm|bữa) ([0-9]{1,2})").search(said) or re.fullmatch(r"(\d{1,2})", said)
    if not match:
        return None
    day = int(match[1])
    for back in range(13):
        at = today.year * 12 + today.month - 1 - back
        found = _make(day, at % 12 + 1, at // 12)
        if found and found <= today:
            return Unsure(found.isoformat(), "day_only")
    return Problem("no_such_date", {"day": day})
