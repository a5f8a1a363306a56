"""Tình hình thôn tôi: what is done, what is owed, by when."""

from __future__ import annotations

from bot.core.campaigns.periods import Period
from bot.core.chat import Choice
from bot.core.effects import Effect
from bot.core.reports import ExpectedReport
from bot.core.units import Unit
from handlers import formats
from handlers.asking import shortened
from handlers.models_register import DATASET
from handlers.places import reporting_post
from handlers.titles import code_of, report_title
from handlers.turn import Turn
from storage import entities, expected


async def show(turn: Turn) -> list[Effect]:
    """The village's quarter at a glance; one tap goes on with the next report."""
    post = await reporting_post(turn)
    reports = await expected.of_unit(turn.tx, post.unit.id, turn.now)
    models = await entities.of_unit(turn.tx, DATASET, post.unit.id)
    lines = [await _lines(turn, post.unit, reports)]
    if models:
        lines.append(turn.say("mine.models", count=len(models)))
    missing = [report for report in reports if not report.is_received and report.role is post.role]
    choices = []
    if missing:
        first = missing[0]
        title = await report_title(turn, first)
        choices.append(Choice(code_of(first), shortened(turn.say("button.next", title=title))))
    choices.append(Choice("menu", turn.say("button.menu"), typed="menu"))
    return turn.offer("\n".join(lines), choices, in_place=True)


async def _lines(turn: Turn, unit: Unit, reports: list[ExpectedReport]) -> str:
    if not reports:
        return turn.say("mine.nothing")
    lines = []
    for period in dict.fromkeys(report.period for report in reports):
        of_period = [report for report in reports if report.period == period]
        label = Period.parse(period).label
        lines.append(
            turn.say("mine.head", unit=unit.name, period=label, time=formats.clock(turn.now), day=formats.day(turn.now))
        )
        lines += [await line(turn, report) for report in of_period]
        lines.append(_count(turn, of_period))
    return "\n".join(lines)


def _count(turn: Turn, reports: list[ExpectedReport]) -> str:
    """How many are in, and until when the others are awaited."""
    missing = [report for report in reports if not report.is_received]
    counts = {"received": len(reports) - len(missing), "expected": len(reports)}
    if not missing:
        return turn.say("mine.count", **counts)
    due, closes = formats.due(missing[0].due_at), formats.due(missing[0].closes_at)
    code = "mine.count.late" if missing[0].is_late(turn.now) else "mine.count.owed"
    return turn.say(code, **counts, due=due, closes=closes)


async def line(turn: Turn, report: ExpectedReport) -> str:
    """One report: ticked with its day, or still owed."""
    title = await report_title(turn, report)
    if report.received_at is not None:
        return turn.say("mine.done", title=title, day=formats.day(report.received_at))
    return turn.say("mine.owed", title=title)
