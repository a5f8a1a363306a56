"""Periods: ids, labels, order, bounds and the data windows of Decree 09/2019."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.campaigns.periods import Kind, Period

KINDS = {Kind.QUARTER: 4, Kind.HALF: 2, Kind.YEAR: 1}


@st.composite
def periods(draw) -> Period:
    kind = draw(st.sampled_from(list(Kind)))
    return Period(draw(st.integers(1950, 2150)), kind, draw(st.integers(1, KINDS[kind])))


@given(periods())
def test_an_id_reads_back_as_the_same_period(period: Period):
    assert Period.parse(period.id) == period


@given(periods())
def test_periods_of_a_kind_follow_each_other_without_gap(period: Period):
    assert period.next().previous() == period == period.previous().next()
    assert period.next().starts_on == period.ends_on + timedelta(days=1)


@given(periods(), st.integers(1, 27))
def test_windows_of_a_kind_follow_each_other_without_gap(period: Period, cutoff: int):
    first, last = period.window(cutoff)
    assert first < last
    assert period.next().window(cutoff)[0] == last + timedelta(days=1)
    assert last.day == cutoff


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)), st.sampled_from(list(Kind)))
def test_every_day_lies_in_exactly_the_period_that_contains_it(day: date, kind: Kind):
    period = Period.containing(day, kind)
    assert period.starts_on <= day <= period.ends_on


@given(periods())
def test_a_year_is_its_quarters_and_its_halves(period: Period):
    year = Period(period.year)
    assert year.starts_on == Period(period.year, Kind.QUARTER, 1).starts_on
    assert year.ends_on == Period(period.year, Kind.HALF, 2).ends_on == Period(period.year, Kind.QUARTER, 4).ends_on


@pytest.mark.parametrize(
    "text, label, starts, ends, window",
    [
        ("2026-Q1", "quý I/2026", "2026-01-01", "2026-03-31", ("2025-12-15", "2026-03-14")),
        ("2026-Q4", "quý IV/2026", "2026-10-01", "2026-12-31", ("2026-09-15", "2026-12-14")),
        ("2026-H1", "6 tháng đầu năm 2026", "2026-01-01", "2026-06-30", ("2025-12-15", "2026-06-14")),
        ("2026-H2", "6 tháng cuối năm 2026", "2026-07-01", "2026-12-31", ("2026-06-15", "2026-12-14")),
        ("2026", "năm 2026", "2026-01-01", "2026-12-31", ("2025-12-15", "2026-12-14")),
    ],
)
def test_periods_as_documents_write_them(text, label, starts, ends, window):
    period = Period.parse(text)
    assert period.label == label
    assert (period.starts_on.isoformat(), period.ends_on.isoformat()) == (starts, ends)
    assert tuple(day.isoformat() for day in period.window()) == window


@pytest.mark.parametrize(
    "text", ["", "26-Q4", "2026-Q5", "2026-Q0", "2026-H3", "2026Q4", "2026-q4", "2026-Q4 ", "９999"]
)
def test_anything_else_is_not_a_period(text):
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(text)


def test_a_year_has_four_quarters_and_a_cutoff_is_a_day_every_month_has():
    with pytest.raises(ValueError, match="no quarter 5"):
        Period(2026, Kind.QUARTER, 5)
    with pytest.raises(ValueError, match="cut-off"):
        Period(2026).window(28)
