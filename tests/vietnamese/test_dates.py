"""Dates: day before month, the past, the lunar calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.readings import Problem, Read, Unsure
from bot.core.vietnamese import bare, from_lunar, read_date, read_datetime, read_time, to_lunar

TODAY = date(2026, 11, 20)  # a Friday


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("hôm nay", "2026-11-20"),
        ("hôm qua", "2026-11-19"),
        ("bữa qua", "2026-11-19"),
        ("tối qua", "2026-11-19"),
        ("hôm kia", "2026-11-18"),
        ("cách đây 5 hôm", "2026-11-15"),
        ("mười ngày trước", "2026-11-10"),
        ("thứ 3 tuần trước", "2026-11-10"),
        ("thứ tư", "2026-11-18"),
        ("chủ nhật tuần rồi", "2026-11-15"),
        ("ngày 12 tháng 3", "2026-03-12"),
        ("ngày 12 tháng ba năm nay", "2026-03-12"),
        ("xong bữa 30/10", "2026-10-30"),
        ("2/9 năm ngoái", "2025-09-02"),
    ],
)
@pytest.mark.parametrize("form", [str, bare])
def test_spoken_days(text, iso, form):
    got = read_date(form(text), today=TODAY)
    assert isinstance(got, Read)
    assert got.value == iso


past = st.dates(date(2015, 1, 1), TODAY)


@given(past)
def test_every_way_to_write_a_full_date_gives_that_date(day):
    d, m, y = day.day, day.month, day.year
    ways = [f"{d}/{m}/{y}", f"{d:02}-{m:02}-{y}", f"{d}.{m}.{y}", f"{d}/{m}/{y % 100:02}", day.isoformat()]
    for text in [
        *ways,
        f"ngày {d} tháng {m} năm {y}",
        f"ngay {d} thang {m} nam {y}",
        f"dạ hôm {d}/{m}/{y} ạ",
        f"{d:02}{m:02}{y}",
    ]:
        got = read_date(text, today=TODAY)
        assert isinstance(got, Read), text
        assert got.value == day.isoformat()


@given(st.dates(TODAY - timedelta(300), TODAY))
def test_without_a_year_it_is_the_last_such_day_past(day):
    got = read_date(f"{day.day}/{day.month}", today=TODAY)
    assert isinstance(got, Read if day.year == TODAY.year else Unsure)
    assert got.value == (day.isoformat())


def test_a_day_that_would_be_ahead_is_last_years_and_asked_back():
    assert read_date("25/12", today=TODAY) == Unsure("2025-12-25", "last_year")


@pytest.mark.parametrize(
    "text", ["31/11", "29/2/2026", "13/14", "03/15/2026", "30/2", "32/1", "31 tháng 4", "0/5", "tháng 13"]
)
def test_a_day_that_does_not_exist_is_said_so_and_never_turned_round(text):
    got = read_date(text, today=TODAY)
    assert isinstance(got, Problem)
    assert got.code == "no_such_date"


@pytest.mark.parametrize(
    "text", ["mai", "tuần sau mới xong", "21/11/2026", "tháng sau", "3 ngày nữa", "thứ 2 tuần tới"]
)
def test_a_day_ahead_is_refused(text):
    got = read_date(text, today=TODAY)
    assert isinstance(got, Problem)
    assert got.code == "future"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("tháng trước", "2026-10"),
        ("tháng 3", "2026-03"),
        ("tháng 12", "2025-12"),
        ("3/2026", "2026-03"),
        ("tháng ba năm ngoái", "2025-03"),
    ],
)
def test_only_a_month_is_proposed_as_its_first_day(text, month):
    assert read_date(text, today=TODAY) == Unsure(f"{month}-01", "month", {"month": month})


def test_a_range_proposes_its_last_day():
    assert read_date("10 đến 12/10", today=TODAY) == Unsure(
        "2026-10-12", "range", {"from": "2026-10-10", "to": "2026-10-12"}
    )


def test_lunar_days_are_converted_and_asked_back():
    assert read_date("mùng 5 tháng 10 âm", today=TODAY) == Unsure(
        "2026-11-13", "lunar", {"calendar": "lunar", "day": 5, "month": 10}
    )
    full = read_date("rằm tháng 8", today=TODAY)
    assert isinstance(full, Unsure)
    assert full.value == "2026-09-25"
    second = read_date("mồng 2 tháng 9", today=TODAY)
    assert isinstance(second, Unsure)
    assert (second.value, second.why) == ("2026-09-02", "maybe_lunar")


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [
        (1968, 1, 29),
        (1985, 1, 21),
        (2000, 2, 5),
        (2007, 2, 17),
        (2017, 1, 28),
        (2020, 1, 25),
        (2023, 1, 22),
        (2024, 2, 10),
        (2025, 1, 29),
        (2026, 2, 17),
        (2030, 2, 2),
    ],
)
def test_tet_falls_where_the_almanac_puts_it(year, month, day):
    assert from_lunar(1, 1, year) == date(year, month, day)


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(2020, 5, 23), (1, 4, 2020, True)),
        (date(2023, 3, 22), (1, 2, 2023, True)),
        (date(2025, 7, 25), (1, 6, 2025, True)),
        (date(2033, 12, 22), (1, 11, 2033, True)),
    ],
)
def test_leap_months_stand_where_the_almanac_puts_them(day, lunar):
    assert to_lunar(day) == lunar


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_lunar_and_back_is_the_same_day(day):
    d, m, y, leap = to_lunar(day)
    assert from_lunar(d, m, y, leap=leap) == day
    assert 1 <= d <= 30


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("8h", "08:00:00"),
        ("8h30", "08:30:00"),
        ("8 giờ rưỡi", "08:30:00"),
        ("3h chiều", "15:00:00"),
        ("7 giờ tối", "19:00:00"),
        ("8h kém 15", "07:45:00"),
    ],
)
def test_times(text, clock):
    got = read_time(text)
    assert isinstance(got, Read)
    assert got.value == clock


def test_a_day_and_a_time():
    assert read_datetime("3h chiều hôm qua", today=TODAY) == Read("2026-11-19T15:00:00", literal=False)
    assert read_datetime("25h ngày 12/3", today=TODAY) == Problem("no_time")
    assert read_datetime("hôm qua", today=TODAY) == Problem("no_time")


@given(st.text(max_size=320))
def test_no_text_whatever_breaks_the_date_readers(text):
    read_date(text, today=TODAY), read_time(text), read_datetime(text, today=TODAY)
