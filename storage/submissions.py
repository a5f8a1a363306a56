"""Completed forms as received, revision upon revision."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from bot.core.conversation import Subject
from bot.core.people import RespondentId
from bot.core.reports import ReviewState, Submission
from bot.core.units import UnitId
from storage.database import Transaction
from storage.schema import expected_reports, submissions

_WHAT = ("unit_id", "form_id", "campaign", "period", "task_id")

_SUPERSEDE = (
    update(submissions)
    .where(
        submissions.c.current,
        *(submissions.c[name] == bindparam(f"of_{name}") for name in _WHAT),
        submissions.c.owed,
    )
    .values(current=False)
)
_REPLACE = update(submissions).where(submissions.c.id == bindparam("superseded")).values(current=False)
_RECEIVE = (
    update(expected_reports)
    .where(*(expected_reports.c[name] == bindparam(f"of_{name}") for name in _WHAT))
    .values(
        submission_id=bindparam("new_submission"),
        received_at=func.coalesce(expected_reports.c.received_at, bindparam("new_received_at")),
    )
)


async def file(tx: Transaction, new: Sequence[Submission]) -> None:
    """File submissions: of what is owed the newest counts, and the expected report is received."""
    owed = [submission for submission in new if submission.owed]
    if owed:
        await tx.execute(_SUPERSEDE, [_what(submission) for submission in owed])
    replaced = [submission for submission in new if submission.supersedes and not submission.owed]
    if replaced:
        await tx.execute(_REPLACE, [{"superseded": submission.supersedes} for submission in replaced])
    await tx.execute(insert(submissions).inline(), [_row(submission) for submission in new])
    if owed:
        received = [
            _what(submission) | {"new_submission": submission.id, "new_received_at": submission.received_at}
            for submission in owed
        ]
        await tx.execute(_RECEIVE, received)


def _what(submission: Submission) -> dict[str, Any]:
    return _about(submission.form_id, submission.subject)


def _row(submission: Submission) -> dict[str, Any]:
    subject = submission.subject
    return {
        "id": submission.id,
        "session_id": submission.session_id,
        "revision": submission.revision,
        "supersedes": submission.supersedes,
        "current": True,
        "owed": submission.owed,
        "receipt": submission.receipt,
        "form_id": submission.form_id,
        "version": submission.version,
        "campaign": subject.campaign,
        "period": subject.period,
        "unit_id": subject.unit_id,
        "task_id": subject.task_id,
        "respondent_id": submission.respondent_id,
        "channel": submission.channel,
        "answers": dict(submission.answers),
        "flags": {name: list(names) for name, names in submission.flags.items()},
        "xml": submission.xml,
        "review": submission.review.value,
        "received_at": submission.received_at,
    }


def submission_from_row(row: Any) -> Submission:
    """A submission from a row that holds its columns under their own names."""
    return Submission(
        id=row.id,
        session_id=row.session_id,
        receipt=row.receipt,
        form_id=row.form_id,
        version=row.version,
        subject=Subject(row.campaign, row.period, UnitId(row.unit_id), row.task_id),
        respondent_id=RespondentId(row.respondent_id),
        channel=row.channel,
        answers=row.answers,
        flags=row.flags,
        xml=row.xml,
        received_at=row.received_at,
        revision=row.revision,
        supersedes=row.supersedes,
        owed=row.owed,
        review=ReviewState(row.review),
    )


_COUNTING = select(submissions).where(
    submissions.c.current, submissions.c.owed, *(submissions.c[name] == bindparam(f"of_{name}") for name in _WHAT)
)
_BEFORE = (
    select(submissions)
    .where(
        submissions.c.current,
        submissions.c.owed,
        *(submissions.c[name] == bindparam(f"of_{name}") for name in ("unit_id", "form_id", "task_id")),
        submissions.c.period < bindparam("of_period"),
    )
    .order_by(submissions.c.period.desc())
    .limit(1)
)


async def find(tx: Transaction, submission_id: str) -> Submission | None:
    """One submission."""
    row = (await tx.execute(select(submissions).where(submissions.c.id == submission_id))).first()
    return submission_from_row(row) if row else None


async def newest_revision(tx: Transaction, submission_id: str) -> Submission | None:
    """A submission as it stands after all its corrections."""
    found = await find(tx, submission_id)
    while found is not None:
        corrected = select(submissions).where(submissions.c.supersedes == found.id)
        later = (await tx.execute(corrected.order_by(submissions.c.received_at.desc()).limit(1))).first()
        if later is None:
            break
        found = submission_from_row(later)
    return found


async def current(tx: Transaction, form_id: str, subject: Subject) -> Submission | None:
    """The submission that counts for what is owed."""
    row = (await tx.execute(_COUNTING, _about(form_id, subject))).first()
    return submission_from_row(row) if row else None


def _about(form_id: str, subject: Subject) -> dict[str, Any]:
    return {
        "of_unit_id": subject.unit_id,
        "of_form_id": form_id,
        "of_campaign": subject.campaign,
        "of_period": subject.period,
        "of_task_id": subject.task_id,
    }


async def before(tx: Transaction, form_id: str, subject: Subject) -> Submission | None:
    """The newest counting submission of the same unit and form from an earlier period: last quarter's values."""
    row = (await tx.execute(_BEFORE, _about(form_id, subject))).first()
    return submission_from_row(row) if row else None


async def newest_of(tx: Transaction, respondent_id: RespondentId, limit: int) -> list[Submission]:
    """What a person sent last and still counts, newest first."""
    rows = await tx.execute(
        select(submissions)
        .where(submissions.c.respondent_id == respondent_id, submissions.c.current)
        .order_by(submissions.c.received_at.desc())
        .limit(limit)
    )
    return [submission_from_row(row) for row in rows]


async def in_units(
    tx: Transaction, form_id: str, unit_ids: Sequence[UnitId], campaign: str, period: str
) -> list[Submission]:
    """The counting submissions of one form and period from these units, newest first."""
    rows = await tx.execute(
        select(submissions)
        .where(
            submissions.c.unit_id.in_(unit_ids),
            submissions.c.form_id == form_id,
            submissions.c.campaign == campaign,
            submissions.c.period == period,
            submissions.c.current,
        )
        .order_by(submissions.c.received_at.desc())
    )
    return [submission_from_row(row) for row in rows]
