"""What a quarter makes villages and communes owe, by when, and how it is counted."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.campaigns.calendar import Calendar
from bot.core.campaigns.expected import completeness, expected, timeliness
from bot.core.campaigns.periods import Kind, Period
from bot.core.campaigns.plan import Campaign
from bot.core.campaigns.work import Frequency
from bot.core.people import Role
from bot.core.reports import ExpectedReport
from bot.core.units import Level, UnitId

Q4 = Period.parse("2026-Q4")
UNITS = [
    (UnitId(1), Level.DISTRICT),
    (UnitId(2), Level.COMMUNE),
    (UnitId(3), Level.VILLAGE),
    (UnitId(4), Level.VILLAGE),
]

VILLAGE_TASKS = {
    "2026-Q1": ["KR-TX1", "KR-TX2", "KR-Q1-4", "KR-Q1-5", "KR-Q1-7"],
    "2026-Q2": ["KR-TX1", "KR-TX2", "KR-Q2-3", "KR-Q2-4"],
    "2026-Q3": ["KR-TX1", "KR-TX2", "KR-Q3-1", "KR-Q3-3"],
    "2026-Q4": ["KR-TX1", "KR-TX2", "KR-Q4-1", "KR-Q4-3"],
}
COMMUNE_TASKS = {
    "2026-Q1": ["KR-TX1", "KR-Q1-3", "KR-Q1-4", "KR-Q1-5", "KR-Q1-7"],
    "2026-Q2": ["KR-TX1", "KR-Q2-1", "KR-Q2-3", "KR-Q2-4"],
    "2026-Q3": ["KR-TX1", "KR-Q3-1", "KR-Q3-3"],
    "2026-Q4": ["KR-TX1", "KR-Q4-1", "KR-Q4-3"],
}


@pytest.mark.parametrize("quarter", VILLAGE_TASKS)
def test_a_village_owes_its_figures_once_and_each_of_its_tasks(this_year: Campaign, quarter: str):
    reports = expected(this_year, Period.parse(quarter), [(UnitId(3), Level.VILLAGE)])
    assert [(r.form_id, r.task_id) for r in reports] == [
        ("F_IND", ""), *(("F_TASK", task) for task in VILLAGE_TASKS[quarter]),
    ]  # fmt: skip
    assert {(r.unit_id, r.role, r.period, r.campaign) for r in reports} == {
        (UnitId(3), Role.VILLAGE_HEAD, quarter, "KR-2026")
    }
    assert 3 <= len(VILLAGE_TASKS[quarter]) <= 5


@pytest.mark.parametrize("quarter", COMMUNE_TASKS)
def test_a_commune_owes_its_sheet_once_and_each_of_its_tasks(this_year: Campaign, quarter: str):
    reports = expected(this_year, Period.parse(quarter), [(UnitId(2), Level.COMMUNE)])
    assert [(r.form_id, r.task_id) for r in reports] == [
        ("F_XA", ""), *(("F_TASK", task) for task in COMMUNE_TASKS[quarter]),
    ]  # fmt: skip
    assert {r.role for r in reports} == {Role.COMMUNE_OFFICER}


def test_forms_that_may_be_filed_any_time_are_never_owed(this_year: Campaign):
    owed = {r.form_id for quarter in this_year.periods() for r in expected(this_year, quarter, UNITS)}
    assert owed == {"F_IND", "F_TASK", "F_XA"}
    assert this_year.forms_any_time(Role.VILLAGE_HEAD, Level.VILLAGE) == ("F_MODEL", "F_OUT", "F_EXIT", "F_NOM")
    assert this_year.forms_any_time(Role.ELDER, Level.VILLAGE) == ("F_OUT",)


def test_an_officer_can_make_the_district_owe_its_tasks_by_one_word(this_year: Campaign):
    assert not expected(this_year, Q4, [(UnitId(1), Level.DISTRICT)])
    owing = tuple(
        replace(a, frequency=Frequency.QUARTER) if a.level is Level.DISTRICT else a for a in this_year.assignments
    )
    reports = expected(replace(this_year, assignments=owing), Q4, [(UnitId(1), Level.DISTRICT)])
    assert "KR-Q4-2" in {r.task_id for r in reports}
    assert reports[0].due_at == datetime(2026, 12, 18, 10, tzinfo=UTC)


def test_a_unit_never_owes_the_same_report_twice(this_year: Campaign):
    for quarter in this_year.periods():
        keys = Counter((r.unit_id, r.form_id, r.task_id) for r in expected(this_year, quarter, UNITS))
        assert set(keys.values()) == {1}


def test_a_period_outside_the_campaign_or_of_another_kind_owes_nothing(this_year: Campaign):
    for period in ("2025-Q4", "2027-Q1", "2026-H1", "2026"):
        assert expected(this_year, Period.parse(period), UNITS) == []


def test_deadlines_are_local_time_kept_as_utc(this_year: Campaign):
    """Quarter IV opens at midnight of 1 October in Vietnam; villages file by 17:00 on 10 December, communes on 14."""
    village = this_year.calendar.deadlines(Q4, Level.VILLAGE)
    commune = this_year.calendar.deadlines(Q4, Level.COMMUNE)
    assert village.opens_at == commune.opens_at == datetime(2026, 9, 30, 17, tzinfo=UTC)
    assert village.due_at == datetime(2026, 12, 10, 10, tzinfo=UTC)
    assert commune.due_at == datetime(2026, 12, 14, 10, tzinfo=UTC)
    assert village.closes_at - village.due_at == timedelta(days=30)


def test_an_assignment_may_have_its_own_day_and_grace(this_year: Campaign):
    own = replace(this_year.assignments[0], due_day=5, closes_after=timedelta(days=2))
    report = expected(replace(this_year, assignments=(own,)), Q4, [(UnitId(3), Level.VILLAGE)])[0]
    assert report.due_at == datetime(2026, 12, 5, 10, tzinfo=UTC)
    assert report.closes_at == datetime(2026, 12, 7, 10, tzinfo=UTC)


@given(st.integers(2000, 2099), st.integers(1, 4), st.integers(1, 31))
@example(2026, 2, 31)
def test_reports_open_before_they_are_due_and_close_after(calendar_year: int, number: int, day: int):
    period = Period(calendar_year, Kind.QUARTER, number)
    calendar = Calendar("Asia/Ho_Chi_Minh", {Level.VILLAGE: day}, datetime.min.time(), timedelta(days=30))
    moments = calendar.deadlines(period, Level.VILLAGE)
    assert moments.opens_at < moments.due_at < moments.closes_at
    assert moments.due_at.utcoffset() == timedelta(0)
    assert calendar.today(moments.due_at) <= period.ends_on  # a 31st of June is the 30th


def test_the_running_quarter_turns_at_local_midnight(this_year: Campaign):
    just_before = datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC)
    assert this_year.period_at(just_before).id == "2026-Q3"
    assert this_year.period_at(just_before + timedelta(seconds=1)).id == "2026-Q4"
    assert this_year.period_at(datetime(2031, 1, 1, tzinfo=UTC)).id == "2026-Q4"


def test_a_campaign_looked_at_as_of_a_day_keeps_the_time_of_day(campaign: Campaign):
    now = datetime(2026, 11, 20, 2, tzinfo=UTC)
    assert campaign.now(now) == now
    then = replace(campaign, as_of=campaign.starts_on)
    assert then.now(now) == datetime(2024, 1, 1, 2, tzinfo=UTC)
    assert then.period_at(now).id == "2024-Q1"


def received(report: ExpectedReport, at: datetime | None) -> ExpectedReport:
    return replace(report, received_at=at)


def test_completeness_and_timeliness_divide_by_what_was_expected(this_year: Campaign):
    reports = expected(this_year, Q4, UNITS)[:4]
    on_time, late = reports[0].due_at, reports[0].due_at + timedelta(seconds=1)
    filed = [received(reports[0], on_time), received(reports[0], late), *reports[2:]]
    assert completeness(filed) == Fraction(2, 4)
    assert timeliness(filed) == Fraction(1, 4)


def test_where_nothing_was_expected_there_is_no_share_rather_than_zero():
    assert completeness([]) is None
    assert timeliness([]) is None
