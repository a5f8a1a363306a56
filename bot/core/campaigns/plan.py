"""A campaign: the plan as a value, and how the bot runs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.core.campaigns.calendar import Calendar
from bot.core.campaigns.document import LegalBasis, LevelName, Parameter, PlanDocument, SourceError, Statement
from bot.core.campaigns.periods import Kind, Period
from bot.core.campaigns.targets import Target
from bot.core.campaigns.work import Assignment, Duty, Frequency, Task
from bot.core.people import Role
from bot.core.units import Level


@dataclass(frozen=True, slots=True)
class Campaign:
    """A plan and how the bot runs it.

    `code` is unique (`KR-2026`); `form_code` (`KR`) is what forms see in their hidden `campaign`. `as_of` stops the
    campaign's clock at that day, to look at a plan whose dates are past; `units_as_of` says which year's tree of
    units it counts on.
    """

    code: str
    form_code: str
    revision: int
    title: str
    name: str
    issuer: str
    place: str
    starts_on: date
    ends_on: date
    as_of: date | None
    units_as_of: date
    calendar: Calendar
    levels: tuple[LevelName, ...]
    roles: tuple[tuple[Role, str], ...]
    forms: tuple[str, ...]
    assignments: tuple[Assignment, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...]
    document: PlanDocument = field(default_factory=PlanDocument)
    legal_bases: tuple[LegalBasis, ...] = ()
    goals: tuple[Statement, ...] = ()
    communication: tuple[Statement, ...] = ()
    models: tuple[Statement, ...] = ()
    source_errors: tuple[SourceError, ...] = ()
    parameters: tuple[Parameter, ...] = ()

    def task(self, task_id: str) -> Task | None:
        """The task of that id."""
        return next((task for task in self.tasks if task.id == task_id), None)

    def level_name(self, level: Level) -> str:
        """What a unit of that level is called here, in running text: thôn, xã."""
        return next((known.short for known in self.levels if known.level is level), level.value)

    def role_name(self, role: Role) -> str:
        """What a role is called here: trưởng thôn."""
        return dict(self.roles).get(role, role.value)

    def periods(self, kind: Kind = Kind.QUARTER) -> tuple[Period, ...]:
        """The periods of that kind that lie in the campaign, in order."""
        found, period = [], Period.containing(self.starts_on, kind)
        while period.starts_on <= self.ends_on:
            found.append(period)
            period = period.next()
        return tuple(found)

    def now(self, now: datetime) -> datetime:
        """The campaign's own clock: `now`, or the same time of day on the day it is looked at from."""
        if self.as_of is None:
            return now
        return self.calendar.moment(self.as_of, now.astimezone(self.calendar.zone).time())

    def period_at(self, now: datetime, kind: Kind = Kind.QUARTER) -> Period:
        """The period running at `now` by the campaign's clock, held inside the campaign's own dates."""
        today = self.calendar.today(self.now(now))
        return Period.containing(min(max(today, self.starts_on), self.ends_on), kind)

    def tasks_of(self, period: Period, role: Role, level: Level) -> tuple[Task, ...]:
        """The tasks of the period that this role reports at this level, in the plan's order."""
        return tuple(task for task in self.tasks if period in task.periods and task.reporter(role, level))

    def forms_any_time(self, role: Role, level: Level) -> tuple[str, ...]:
        """Forms this role may file whenever there is something to say."""
        return tuple(
            a.form
            for a in self.assignments
            if a.role is role and a.level is level and a.frequency is Frequency.ANY_TIME
        )
