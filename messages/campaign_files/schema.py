"""The shape of a campaign file, part by part. Unknown keys are refused."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from messages.campaign_files.kinds import (
    AtLevel,
    ByRole,
    Compared,
    Day,
    Flag,
    Formula,
    Hour,
    HowOften,
    InPeriod,
    Maybe,
    MaybeDay,
    MaybeNumber,
    MaybeWhole,
    Number,
    OfDuty,
    OfTask,
    Text,
    Whole,
    Zone,
)  # fmt: skip


def _no_list(value: object) -> object:
    return [] if value is None else value


Empty = BeforeValidator(_no_list)


class Part(BaseModel):
    """One part of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Sourced(Part):
    """A part that the document itself says."""

    lines: Annotated[list[Whole], Field(min_length=1)]
    quote: Maybe


class DocumentPart(Part):
    """The document's heading and signature."""

    number: Maybe = ""
    dated: Maybe = ""
    signer: Maybe = ""
    recipients: Maybe = ""
    file: Maybe = ""


class CalendarPart(Part):
    """When reports open, fall due and close."""

    timezone: Zone
    due_days: dict[AtLevel, Whole]
    due_time: Hour
    closes_after_days: Whole
    cutoff_day: Whole


class LevelPart(Part):
    """What a level is called here."""

    level: AtLevel
    name: Text
    short: Text


class AssignmentPart(Part):
    """Who owes which form."""

    form: Text
    role: ByRole
    level: AtLevel
    frequency: HowOften
    per_task: Flag = False
    due_day: MaybeWhole = None
    closes_after_days: MaybeWhole = None


class ParameterPart(Sourced):
    """A figure the plan does not give."""

    id: Text
    title: Text
    value: MaybeNumber
    unit: Maybe = ""
    proposal: Text


class TargetPart(Sourced):
    """A figure to reach."""

    id: Text
    title: Text
    comparator: Compared
    values: Annotated[list[Number], Field(min_length=1, max_length=2)]
    unit: Text
    formula: Formula
    numerator: Text
    denominator: Text
    population: Text
    by: Text
    level: AtLevel
    scope: Text
    note: Maybe = ""


class ReporterPart(Part):
    """Who reports a task, and whether the plan says so."""

    role: ByRole
    level: AtLevel
    inferred: Flag = False
    reason: Maybe = ""
    short: Maybe = ""


class TaskPart(Sourced):
    """Work the plan sets."""

    id: Text
    title: Text
    short: Text
    kind: OfTask
    lead: Text
    support: Maybe = ""
    levels: Annotated[list[AtLevel], Field(min_length=1)]
    due: Text
    periods: Annotated[list[InPeriod], Empty]
    covered_by: Maybe = ""
    note: Maybe = ""
    reporters: Annotated[list[ReporterPart], Empty] = []


class DutyPart(Sourced):
    """A report to write or a meeting to attend."""

    id: Text
    kind: OfDuty
    title: Text
    sender: Text
    recipient: Text
    due: Text
    periods: Annotated[list[InPeriod], Empty]
    place: Maybe = ""
    place_now: Maybe = ""
    held_on: MaybeDay = None
    note: Maybe = ""


class LegalPart(Sourced):
    """A document the plan rests on."""

    number: Text
    dated: Text
    about: Text


class StatementPart(Sourced):
    """A goal, a communication duty or a model requirement."""

    text: Text


class ErrorPart(Sourced):
    """Something wrong or unclear in the document."""

    id: Text
    problem: Text
    proposal: Text


class CampaignPart(Part):
    """The whole file."""

    code: Text
    form_code: Text
    revision: Whole
    title: Text
    name: Text
    issuer: Text
    place: Text
    document: DocumentPart = DocumentPart()
    starts_on: Day
    ends_on: Day
    as_of: MaybeDay = None
    units_as_of: Day
    calendar: CalendarPart
    levels: Annotated[list[LevelPart], Field(min_length=1)]
    roles: dict[ByRole, Text]
    forms: Annotated[list[Text], Field(min_length=1)]
    assignments: Annotated[list[AssignmentPart], Field(min_length=1)]
    parameters: Annotated[list[ParameterPart], Empty] = []
    targets: Annotated[list[TargetPart], Empty]
    tasks: Annotated[list[TaskPart], Field(min_length=1)]
    duties: Annotated[list[DutyPart], Empty]
    goals: Annotated[list[StatementPart], Empty] = []
    legal_bases: Annotated[list[LegalPart], Empty] = []
    communication: Annotated[list[StatementPart], Empty] = []
    models: Annotated[list[StatementPart], Empty] = []
    source_errors: Annotated[list[ErrorPart], Empty] = []


def keys() -> frozenset[str]:
    """Every key the file may use, to guess what a misspelt one was meant to be."""
    parts: list[type[BaseModel]] = [Part]
    for part in parts:
        parts += part.__subclasses__()
    return frozenset(name for part in parts for name in part.model_fields)
