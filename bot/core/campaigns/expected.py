"""Who owes what in a period: assignments × tasks × units."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from bot.core.campaigns.calendar import Deadlines
from bot.core.campaigns.periods import Period
from bot.core.campaigns.plan import Campaign
from bot.core.campaigns.work import Assignment
from bot.core.reports import ExpectedReport
from bot.core.units import Level, UnitId


def expected(campaign: Campaign, period: Period, units: Iterable[tuple[UnitId, Level]]) -> list[ExpectedReport]:
    """Every report the units owe for the period: units in the given order, then the plan's order.

    A period outside the campaign owes nothing; forms that may be filed any time are never owed.
    """
    owed: dict[Level, list[tuple[Assignment, str, Deadlines]]] = {level: [] for level in Level}
    if period in campaign.periods(period.kind):
        for assignment in campaign.assignments:
            if assignment.frequency.kind is period.kind:
                owed[assignment.level] += _owed(campaign, assignment, period)
    return [
        ExpectedReport(
            campaign.code, period.id, unit_id, assignment.role, assignment.form, task_id,
            moments.opens_at, moments.due_at, moments.closes_at,
        )
        for unit_id, level in units
        for assignment, task_id, moments in owed[level]
    ]  # fmt: skip


def _owed(campaign: Campaign, assignment: Assignment, period: Period) -> list[tuple[Assignment, str, Deadlines]]:
    moments = campaign.calendar.deadlines(
        period, assignment.level, due_day=assignment.due_day, closes_after=assignment.closes_after
    )
    if not assignment.per_task:
        return [(assignment, "", moments)]
    tasks = campaign.tasks_of(period, assignment.role, assignment.level)
    return [(assignment, task.id, moments) for task in tasks]


def completeness(reports: Iterable[ExpectedReport]) -> Fraction | None:
    """Received ÷ expected, exact; None where nothing was expected."""
    known = list(reports)
    return Fraction(sum(report.is_received for report in known), len(known)) if known else None


def timeliness(reports: Iterable[ExpectedReport]) -> Fraction | None:
    """Received by `due_at` ÷ expected (not ÷ received), exact; None where nothing was expected."""
    known = list(reports)
    on_time = sum(report.received_at is not None and report.received_at <= report.due_at for report in known)
    return Fraction(on_time, len(known)) if known else None
