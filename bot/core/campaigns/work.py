"""Work the plan sets: tasks and who reports them, duties, and forms assigned to roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.core.campaigns.document import Source
from bot.core.campaigns.periods import Kind, Period
from bot.core.people import Role
from bot.core.units import Level

SHORT_TITLE = 60  # characters of a task's title in a chat: what a button still shows


class TaskKind(StrEnum):
    """What sort of work a task is; F_TASK asks by it (how many came, which document)."""

    PROPAGATE = "propagate"
    INSPECT = "inspect"
    ISSUE_DOC = "issue_doc"
    FINANCE = "finance"
    REVIEW = "review"
    ADHOC = "adhoc"
    ALLOCATE = "allocate"
    STUDY_VISIT = "study_visit"
    REGISTER_MODEL = "register_model"
    MEETING = "meeting"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports a task. `inferred` where the plan does not say so itself; then `reason` tells the officer why."""

    role: Role
    level: Level
    inferred: bool = False
    reason: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One task of the plan. `due` is the plan's own words; without `periods` it is never owed.

    `covered_by` names the task under which this one is reported, so that nobody reports the same work twice.
    """

    id: str
    title: str
    short: str
    kind: TaskKind
    lead: str
    support: str
    levels: tuple[Level, ...]
    due: str
    periods: tuple[Period, ...]
    source: Source
    reporters: tuple[Reporter, ...] = ()
    covered_by: str = ""
    note: str = ""

    def reporter(self, role: Role, level: Level) -> Reporter | None:
        """How that role at that level reports it, if at all."""
        return next((r for r in self.reporters if r.role is role and r.level is level), None)

    def short_for(self, role: Role, level: Level) -> str:
        """The task as that person would say it."""
        reporter = self.reporter(role, level)
        return (reporter and reporter.short) or self.short


class DutyKind(StrEnum):
    """A report to write or a meeting to attend."""

    REPORT = "report"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Duty:
    """A report or meeting the plan obliges bodies to.

    `place` is spelt as in the document, `place_now` as in the register of units.
    """

    id: str
    kind: DutyKind
    title: str
    sender: str
    recipient: str
    due: str
    periods: tuple[Period, ...]
    source: Source
    place: str = ""
    place_now: str = ""
    held_on: date | None = None
    note: str = ""


class Frequency(StrEnum):
    """How often a form is owed; `any_time` forms may be filed whenever there is something to say, and are not owed."""

    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    ANY_TIME = "any_time"

    @property
    def kind(self) -> Kind | None:
        """The kind of period it is owed for; None where it is never owed."""
        return None if self is Frequency.ANY_TIME else Kind(self.value)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who owes what: a form, by a role, at a level, how often; `per_task` once for every task of the period."""

    form: str
    role: Role
    level: Level
    frequency: Frequency
    per_task: bool = False
    due_day: int | None = None
    closes_after: timedelta | None = None
