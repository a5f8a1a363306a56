"""Reporting periods as said: `quý 3`, `q4`, `qúy II/2025`, `quý trước`, `6 tháng đầu năm`, `9 tháng`, `cả năm 2025`."""

from __future__ import annotations

from datetime import date

from bot.core.vietnamese.letters import words
from bot.core.vietnamese.numerals import figures

Period = str | tuple[str, str]
"""`2026-Q3`, `2026-H1`, `2026`, or the first and last month (`2026-01`, `2026-09`)."""

_QUARTER = words(
    r"(?:qu[ýíy]i?|quí|q\.?|quy) ?(?P<quarter>[1-4]|i{1,3}|iv|nhất|nhì|ba|tư|bốn|một|hai|đầu|cuối)"
    r"(?: ?(?:/|-|,|năm|của năm)? ?(?P<year>20[0-9]{2}|năm ngoái|năm trước|năm nay|ngoái))?"
)
_NUMBERS = {
    "i": 1,
    "đầu": 1,
    "cuối": 4,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "nhất": 1,
    "nhì": 2,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
}
_YEAR = words(
    r"(?:cả |trọn |nguyên |toàn |hết )?năm (?P<year>20[0-9]{2}|ngoái|trước|nay|rồi)|(?:cả|"
    r"trọn|nguyên) năm|(?P<alone>20[0-9]{2})"
)
_MONTHS = words(
    r"(?P<months>[1-9]|1[0-2]) tháng(?: (?P<half>đầu|cuối)(?: năm)?)?(?: (?:năm )?(?P<year>20[0-9]{2}|"
    r"ngoái))?"
)
_SPAN = words(
    r"(?:từ )?tháng (?P<first>[0-9]{1,2}) ?(?:đến|tới|-) ?(?:hết )?(?:tháng )?(?P<last>[0-9]{1,2})(?:[ "
    r"/]+(?:năm )?(?P<year>20[0-9]{2}))?"
)


def quarter(day: date, back: int = 0) -> str:
    """The quarter of a day, or one `back` quarters earlier."""
    at = day.year * 4 + (day.month - 1) // 3 - back
    return f"{at // 4}-Q{at % 4 + 1}"


def _year(said: str | None, today: date) -> int:
    if not said or said.endswith(("nay", "ni")):
        return today.year
    return int(said) if said.isdecimal() else today.year - 1


def find_period(text: str, today: date) -> Period | None:
    """The first period named in canonical text, or None."""
    said = figures(text)
    found = _QUARTER.search(said) or _QUARTER.search(text)
    if found:
        which = found["quarter"]
        number = (
            int(which)
            if which.isdecimal()
            else next((n for word, n in _NUMBERS.items() if words(word).fullmatch(which)), 0)
        )
        return f"{_year(found['year'], today)}-Q{number}"
    back = _relative(said)
    if back is not None:
        return quarter(today, back)
    span = _SPAN.search(said)
    if span and 1 <= int(span["first"]) <= int(span["last"]) <= 12:
        year = _year(span["year"], today)
        return f"{year}-{int(span['first']):02}", f"{year}-{int(span['last']):02}"
    return _months(said, today) or _whole_year(said, today)


def _relative(said: str) -> int | None:
    for back, source in (
        (0, "(?:quý|quí|quy|kỳ|kì|đợt) (?:này|ni|hiện tại|hiện nay)|q này|hiện tại"),
        (1, "(?:quý|quí|quy|q) (?:trước|rồi|vừa rồi|qua|vừa qua)"),
        (-1, "(?:quý|quí|quy) (?:sau|tới)"),
    ):
        if words(source).search(said):
            return back
    return None


def _months(said: str, today: date) -> Period | None:
    half = words(r"nửa (đầu|cuối) năm(?: (?P<year>20[0-9]{2}))?").search(said)
    if half:
        return f"{_year(half['year'], today)}-H{1 if words('đầu').fullmatch(half[1]) else 2}"
    found = _MONTHS.search(said)
    if not found or words("(?:nữa|trước|qua|nay)").search(said[found.end() :]):
        return None
    months, year = int(found["months"]), _year(found["year"], today)
    last = bool(found["half"]) and words("cuối").fullmatch(found["half"]) is not None
    if months == 6:
        return f"{year}-H{2 if last else 1}"
    if months == 3:
        return f"{year}-Q{4 if last else 1}"
    if months == 12:
        return str(year)
    return (f"{year}-{13 - months:02}", f"{year}-12") if last else (f"{year}-01", f"{year}-{months:02}")


def _whole_year(said: str, today: date) -> Period | None:
    found = _YEAR.search(said)
    return str(_year(found["year"] or found["alone"], today)) if found else None
