"""What comes in and what is owed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.chat import MediaKind
from bot.core.conversation import Subject
from bot.core.people import RespondentId, Role
from bot.core.units import Unit, UnitId


class ReviewState(StrEnum):
    """ODK Central's set: received, has_issues, edited, approved, rejected."""

    RECEIVED = "received"
    HAS_ISSUES = "has_issues"
    EDITED = "edited"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Submission:
    """A completed form as received. Never edited: a correction is a new revision that supersedes the old.

    `owed` submissions are one per campaign, period, unit, form and task: the newest counts. `answers` are by question
    name; `xml` is the OpenRosa document, serialised once. `flags` name questions answered roughly (`approx`) or with
    "không biết" (`unknown`), which is neither zero nor blank.
    """

    id: str
    session_id: str
    receipt: str
    form_id: str
    version: str
    subject: Subject
    respondent_id: RespondentId
    channel: str
    answers: Mapping[str, str]
    xml: bytes
    received_at: datetime
    revision: int = 1
    supersedes: str = ""
    owed: bool = False
    review: ReviewState = ReviewState.RECEIVED
    flags: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExpectedReport:
    """One report a unit owes for a period: form, or form and task."""

    campaign: str
    period: str
    unit_id: UnitId
    role: Role
    form_id: str
    task_id: str
    opens_at: datetime
    due_at: datetime
    closes_at: datetime
    submission_id: str = ""
    received_at: datetime | None = None

    @property
    def is_received(self) -> bool:
        """Has anything come in for it?"""
        return self.received_at is not None

    def is_late(self, now: datetime) -> bool:
        """Due has passed and nothing came, or it came after."""
        return (self.received_at or now) > self.due_at


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one unit (with all below it) is: reports expected, received, received on time."""

    unit: Unit
    expected: int
    received: int
    on_time: int
    villages: int = 0
    villages_done: int = 0
    last_at: datetime | None = None

    @property
    def is_complete(self) -> bool:
        """Nothing is missing."""
        return self.received >= self.expected


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that belongs to a session, fetched from its platform by a durable job."""

    id: str
    session_id: str
    channel: str
    ref: str
    kind: MediaKind
    attempts: int = 0
