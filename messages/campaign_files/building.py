"""The checked file as the campaign the core works with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.core.campaigns.calendar import Calendar
from bot.core.campaigns.document import LegalBasis, LevelName, Parameter, PlanDocument, Source, SourceError, Statement
from bot.core.campaigns.plan import Campaign
from bot.core.campaigns.targets import Target
from bot.core.campaigns.work import Assignment, Duty, Reporter, Task
from messages.campaign_files.schema import (
    AssignmentPart,
    CalendarPart,
    CampaignPart,
    DutyPart,
    Sourced,
    StatementPart,
    TargetPart,
    TaskPart,
)


def build(part: CampaignPart) -> Campaign:
    """The same content, as frozen values."""
    return Campaign(
        code=part.code,
        form_code=part.form_code,
        revision=part.revision,
        title=part.title,
        name=part.name,
        issuer=part.issuer,
        place=part.place,
        starts_on=part.starts_on,
        ends_on=part.ends_on,
        as_of=part.as_of,
        units_as_of=part.units_as_of,
        calendar=_calendar(part.calendar),
        levels=tuple(LevelName(known.level, known.name, known.short) for known in part.levels),
        roles=tuple(part.roles.items()),
        forms=tuple(part.forms),
        assignments=tuple(_assignment(given) for given in part.assignments),
        targets=tuple(_target(target) for target in part.targets),
        tasks=tuple(_task(task) for task in part.tasks),
        duties=tuple(_duty(duty) for duty in part.duties),
        document=PlanDocument(**part.document.model_dump()),
        legal_bases=tuple(LegalBasis(b.number, b.dated, b.about, _source(b)) for b in part.legal_bases),
        goals=_statements(part.goals),
        communication=_statements(part.communication),
        models=_statements(part.models),
        source_errors=tuple(SourceError(e.id, e.problem, e.proposal, _source(e)) for e in part.source_errors),
        parameters=tuple(Parameter(p.id, p.title, p.value, p.unit, p.proposal, _source(p)) for p in part.parameters),
    )


def _source(part: Sourced) -> Source:
    return Source(tuple(part.lines), part.quote)


def _statements(parts: Sequence[StatementPart]) -> tuple[Statement, ...]:
    return tuple(Statement(part.text, _source(part)) for part in parts)


def _calendar(part: CalendarPart) -> Calendar:
    return Calendar(
        part.timezone, dict(part.due_days), part.due_time, timedelta(days=part.closes_after_days), part.cutoff_day
    )


def _assignment(part: AssignmentPart) -> Assignment:
    days = part.closes_after_days
    closes_after = None if days is None else timedelta(days=days)
    return Assignment(part.form, part.role, part.level, part.frequency, part.per_task, part.due_day, closes_after)


def _target(part: TargetPart) -> Target:
    return Target(
        id=part.id,
        title=part.title,
        formula=part.formula,
        comparator=part.comparator,
        values=tuple(part.values),
        unit=part.unit,
        population=part.population,
        by=part.by,
        level=part.level,
        scope=part.scope,
        numerator=part.numerator,
        denominator=part.denominator,
        source=_source(part),
        note=part.note,
    )


def _task(part: TaskPart) -> Task:
    return Task(
        id=part.id,
        title=part.title,
        short=part.short,
        kind=part.kind,
        lead=part.lead,
        support=part.support,
        levels=tuple(part.levels),
        due=part.due,
        periods=tuple(part.periods),
        source=_source(part),
        reporters=tuple(Reporter(r.role, r.level, r.inferred, r.reason, r.short) for r in part.reporters),
        covered_by=part.covered_by,
        note=part.note,
    )


def _duty(part: DutyPart) -> Duty:
    return Duty(
        id=part.id,
        kind=part.kind,
        title=part.title,
        sender=part.sender,
        recipient=part.recipient,
        due=part.due,
        periods=tuple(part.periods),
        source=_source(part),
        place=part.place,
        place_now=part.place_now,
        held_on=part.held_on,
        note=part.note,
    )
