"""How the file's words are read: dates, times, numbers, periods, names. Each says what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from bot.core.campaigns.periods import Period
from bot.core.campaigns.targets import FORMULAS, Comparator
from bot.core.campaigns.work import DutyKind, Frequency, TaskKind
from bot.core.people import Role
from bot.core.units import Level

_SPELT = {">=": "≥", "<=": "≤", "==": "=", "=>": "≥", "=<": "≤", "range>=": "range≥"}
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


def wrong(text: str) -> PydanticCustomError:
    """A complaint whose words are final."""
    return PydanticCustomError("said", "{text}", {"text": text})


def _read(reader: Callable[[str], T], *, may_be_blank: bool = False) -> BeforeValidator:
    """Nothing and lists are refused in one way, words are the reader's."""

    def read(value: object) -> T | None:
        if value is None and may_be_blank:
            return None
        if value is None:
            raise wrong("đang để trống; cần điền")
        if not isinstance(value, str):
            raise wrong("phải là một giá trị, không phải danh sách hay nhóm")
        return reader(value)

    return BeforeValidator(read)


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        raise wrong(f"“{text}” không có trong lịch; xem lại ngày, tháng") from None
    if day is None or not 2000 <= day.year <= 2099:
        raise wrong(f"“{text}” không phải ngày; viết năm-tháng-ngày, ví dụ 2026-03-31")
    return day


def _time(text: str) -> time:
    if re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", text):
        hours, minutes = text.split(":")
        return time(int(hours), int(minutes))
    raise wrong(f"“{text}” không phải giờ; viết giờ:phút, ví dụ 17:00")


def _decimal(text: str) -> Decimal:
    if re.fullmatch(r"-?\d{1,15}([.,]\d{1,9})?", text, re.ASCII):
        return Decimal(text.replace(",", "."))
    raise wrong(f"“{text}” không phải số; viết ví dụ 77 hoặc 6,59")


def _whole(text: str) -> int:
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return int(text)
    raise wrong(f"“{text}” không phải số nguyên; viết ví dụ 14")


def _flag(text: str) -> bool:
    if text.lower() in ("true", "yes", "có", "false", "no", "không"):
        return text.lower() in ("true", "yes", "có")
    raise wrong(f"“{text}” không rõ có hay không; viết true hoặc false")


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise wrong(
            f"“{text}” không phải kỳ báo cáo; viết quý là 2026-Q1 đến 2026-Q4, nửa năm là 2026-H1, cả năm là 2026"
        ) from None


def _comparator(text: str) -> Comparator:
    spelt = _SPELT.get(text, text)
    if spelt in set(Comparator):
        return Comparator(spelt)
    raise wrong(f"“{text}” không phải dấu so sánh; viết một trong {', '.join(Comparator)}")


def _formula(text: str) -> str:
    if text in FORMULAS:
        return text
    raise wrong(f"không có công thức “{text}”; chọn một trong {', '.join(sorted(FORMULAS))}")


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ValueError, OSError, LookupError):
        raise wrong(f"không có múi giờ “{text}”; ở Việt Nam viết Asia/Ho_Chi_Minh") from None
    return text


def _text(text: str) -> str:
    if not text.strip():
        raise wrong("đang để trống; cần điền")
    return text


def _one_of(kind: type[E]) -> BeforeValidator:
    def read(text: str) -> E:
        if text in set(kind):
            return kind(text)
        raise wrong(f"“{text}” không dùng được; viết một trong {', '.join(kind)}")

    return _read(read)


def _no_text(value: object) -> object:
    return "" if value is None else value


Text = Annotated[str, _read(_text)]
Maybe = Annotated[str, _read(str), BeforeValidator(_no_text)]  # before-validators run from the right
Day = Annotated[date, _read(_date)]
Hour = Annotated[time, _read(_time)]
Number = Annotated[Decimal, _read(_decimal)]
Whole = Annotated[int, _read(_whole)]
Flag = Annotated[bool, _read(_flag)]
MaybeDay = Annotated[date | None, _read(_date, may_be_blank=True)]
MaybeNumber = Annotated[Decimal | None, _read(_decimal, may_be_blank=True)]
MaybeWhole = Annotated[int | None, _read(_whole, may_be_blank=True)]
InPeriod = Annotated[Period, _read(_period)]
Compared = Annotated[Comparator, _read(_comparator)]
Formula = Annotated[str, _read(_formula)]
Zone = Annotated[str, _read(_zone)]
AtLevel = Annotated[Level, _one_of(Level)]
ByRole = Annotated[Role, _one_of(Role)]
OfTask = Annotated[TaskKind, _one_of(TaskKind)]
OfDuty = Annotated[DutyKind, _one_of(DutyKind)]
HowOften = Annotated[Frequency, _one_of(Frequency)]
