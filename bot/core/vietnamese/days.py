"""Days named without a calendar date: `hôm qua`, `cách đây 3 hôm`, `thứ 5 tuần trước`; and lunar days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.letters import has, words
from bot.core.vietnamese.lunar import from_lunar, to_lunar

PART = "sáng|trưa|chiều|tối|đêm|khuya|hồi|từ|lúc"
_AGO = (
    (rf"(?:(?:{PART}) )?(?:hôm|bữa|ngày|sáng|chiều|tối|đêm|hồi hôm) ?qua|hqua|hôm wa|hồi hôm|hồi tối|đêm hôm", 1),
    (r"(?:hôm|bữa) (?:kia|tê|tr[uư]ớc nữa)|ngày kia", 2),
    (r"(?:hôm|bữa) (?:kìa|kiả)", 3),
    (
        (
            rf"(?:(?:{PART}) )?(?:hôm|bữa|ngày) (?:nay|ni)|(?:sáng|trưa|chiều|tối|mới|vừa) nay|hồi (?:sáng|"
            r"trưa|chiều)|(?:mới|vừa|vừa mới) xong|hnay"
        ),
        0,
    ),
)
_FUTURE = (
    "(?:ngày |bữa |hôm |sáng |chiều |tối )?mai|mốt|(?:ngày|bữa) mốt|(?:tuần|tháng|quý|năm|"
    "hôm|bữa|đợt|vụ) (?:sau|tới)|cuối tuần(?: này)?(?! (?:trước|rồi|qua|vừa))|sang (?:năm|tháng|tuần)|sắp tới|(?:qua|"
    "sau|ra|hết|xong) (?:tết|mùa|vụ|giêng)|"
    "(?:[0-9]+|vài|mấy) (?:ngày|hôm|bữa|tuần|tháng) (?:nữa|tới)|chưa tới"
)
_WEEKDAYS = (
    (r"thứ (?:2|hai|nhì)|t2", 0),
    (r"thứ (?:3|ba)|t3", 1),
    (r"thứ (?:4|tư|bốn)|t4", 2),
    (r"thứ (?:5|năm)|t5", 3),
    (r"thứ (?:6|sáu)|t6", 4),
    (r"thứ (?:7|bảy|bẩy)|t7", 5),
    (r"chủ nhật|chúa nhật|cn", 6),
)
_LAST_WEEK = "tuần (?:trước|rồi|vừa rồi|qua|vừa qua)"
MONTH = r"(?P<month>[0-9]{1,2}|giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|chạp)"
_MONTHS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "chạp": 12,
}


def month_number(said: str) -> int:
    """`3`, `ba`, `giêng`, `chạp` → 1..12 or whatever figure was typed."""
    if said.isdecimal():
        return int(said)
    return next(value for word, value in _MONTHS.items() if has(said, word))


def relative_day(said: str, today: date) -> Reading | None:
    """A day counted from today, in canonical text with figures."""
    if has(said, "(?:mấy|vài|những|bao nhiêu|dạo) (?:hôm|bữa|ngày|tuần|tháng)"):
        return None
    week = has(said, _LAST_WEEK)
    for source, weekday in _WEEKDAYS:
        if has(said, source):
            return _weekday(said, today, weekday)
    if has(said, _FUTURE):
        return Problem("future")
    match = words(r"cách (?:đây|nay|hôm nay)(?: khoảng| chừng| đúng)? ([0-9]{1,3}) (hôm|ngày|bữa|tuần)").search(said)
    match = match or words(r"([0-9]{1,3}) (hôm|ngày|bữa|tuần) (?:trước|rồi|vừa rồi|qua)").search(said)
    if match:
        back = int(match[1]) * (7 if has(match[2], "tuần") else 1)
        value = (today - timedelta(back)).isoformat()
        return Unsure(value, "week") if has(match[2], "tuần") else Read(value, literal=False)
    for source, days in _AGO:
        if has(said, source):
            return Read((today - timedelta(days)).isoformat(), literal=False)
    if week:
        monday = today - timedelta(today.weekday() + 7)
        return Unsure(
            (monday + timedelta(4)).isoformat(),
            "week",
            {"from": monday.isoformat(), "to": (monday + timedelta(6)).isoformat()},
        )
    return None


def _weekday(said: str, today: date, weekday: int) -> Reading:
    monday = today - timedelta(today.weekday())
    if has(said, "(?:đầu|cuối|giữa) tháng|tháng [0-9]+|tháng (?:trước|này|ni|rồi)"):
        day = today - timedelta((today.weekday() - weekday) % 7)
        return Unsure(day.isoformat(), "week")
    if has(said, "tuần (?:trước|rồi) nữa|tuần kia"):
        day = monday + timedelta(weekday - 14)
    elif has(said, f"{_LAST_WEEK}|trước"):
        day = monday + timedelta(weekday - 7)
    elif has(said, "tuần (?:này|ni)|này"):
        day = monday + timedelta(weekday)
    elif has(said, "tuần (?:sau|tới)|tới"):
        day = monday + timedelta(weekday + 7)
    else:
        day = today - timedelta((today.weekday() - weekday) % 7)
    return Problem("future", {"date": day.isoformat()}) if day > today else Read(day.isoformat(), literal=False)


def lunar_day(said: str, today: date) -> Reading | None:
    """`mùng 5 tháng 10 âm`, `rằm tháng 8`, `mồng 9 tháng 6`: always to be asked back, the Gregorian day proposed."""
    named = words(r"(?:mùng|mồng|mồng ngày|ngày) ([0-9]{1,2})").search(said) or words(
        r"(?<!tháng )([0-9]{1,2})(?= ?[/-]| tháng| âm| al| ta| tết)"
    ).search(said)
    if not named and has(said, f"tháng {MONTH} (?:âm|âm lịch|ta)|tháng (?:giêng|chạp)") and not has(said, "rằm"):
        named = words("(1)").search("1")  # a lunar month alone: its first day is proposed
    marked = has(said, "âm lịch|âm|al|ta|rằm|giêng|chạp|tết")
    if has(said, "dương|dương lịch|dl"):
        return None
    if not (has(said, "mùng [0-9]+|mồng [0-9]+|rằm") or (marked and named)):
        return None
    if named is None and marked and not has(said, "rằm"):
        return None
    day = int(named[1]) if named else 15
    month = words(f"tháng {MONTH}").search(said) or words(r"[0-9]{1,2} ?[/-] ?(?P<month>[0-9]{1,2})").search(said)
    number = month_number(month["month"]) if month else ((12 if day > 20 else 1) if has(said, "tết") else None)
    if (number is not None and not 1 <= number <= 12) or not 1 <= day <= 31:
        return Problem("no_such_date")
    lunar = next(_lunar_days(day, number, today), None)
    if marked:
        if lunar is None:
            return Problem("no_such_date", {"calendar": "lunar"})
        return Unsure(lunar.isoformat(), "lunar", {"calendar": "lunar", "day": day, "month": to_lunar(lunar)[1]})
    solar = next(_solar_days(day, number, today), None)
    if solar is None:
        return Problem("no_such_date")
    also = {"lunar": lunar.isoformat()} if lunar else {}
    return Unsure(solar.isoformat(), "maybe_lunar", also)


def _lunar_days(day: int, month: int | None, today: date) -> Iterator[date]:
    """Gregorian days of that lunar day, latest first, none after today."""
    _, now_month, now_year, _ = to_lunar(today)
    for back in range(25):
        at = now_year * 12 + now_month - 1 - back
        if month is None or at % 12 + 1 == month:
            found = from_lunar(day, at % 12 + 1, at // 12)
            if found and found <= today:
                yield found


def _solar_days(day: int, month: int | None, today: date) -> Iterator[date]:
    for back in range(60):
        at = today.year * 12 + today.month - 1 - back
        if month is None or at % 12 + 1 == month:
            try:
                found = date(at // 12, at % 12 + 1, day)
            except ValueError:
                continue
            if found <= today:
                yield found
