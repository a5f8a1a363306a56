"""Forms being filled in: stored after every answer, resumed weeks later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from bot.core.conversation import FormSession, SessionStatus, Subject
from bot.core.people import RespondentId
from storage.database import Transaction
from storage.rows import address_key, address_of, upsert
from storage.schema import form_sessions

COLUMNS = tuple(form_sessions.c)


def session_from_row(row: Any) -> FormSession:
    """A session from a row that holds `COLUMNS`."""
    return FormSession(
        id=row.id,
        address=address_of(row.address),
        form_id=row.form_id,
        version=row.version,
        subject=Subject(**row.subject),
        started_at=row.started_at,
        updated_at=row.updated_at,
        state=row.state,
        status=SessionStatus(row.status),
        respondent_id=row.respondent_id,
    )


def _row(session: FormSession) -> dict[str, Any]:
    return {
        "id": session.id,
        "address": address_key(session.address),
        "respondent_id": session.respondent_id,
        "form_id": session.form_id,
        "version": session.version,
        "status": session.status.value,
        "subject": session.subject.to_json(),
        "state": dict(session.state),
        "started_at": session.started_at,
        "updated_at": session.updated_at,
    }


async def save(tx: Transaction, sessions: Iterable[FormSession]) -> None:
    """Write sessions: new ones are inserted, known ones get their new state."""
    rows = [_row(session) for session in sessions]
    if rows:
        await tx.execute(upsert(tx, form_sessions, ["id"], ("respondent_id", "status", "state", "updated_at")), rows)


async def find(tx: Transaction, session_id: str) -> FormSession | None:
    """One session, whatever its status."""
    row = (await tx.execute(select(form_sessions).where(form_sessions.c.id == session_id))).first()
    return session_from_row(row) if row else None


async def drafts(tx: Transaction, respondent_id: RespondentId) -> list[FormSession]:
    """What a person has begun and not sent, newest first."""
    rows = await tx.execute(
        select(form_sessions)
        .where(form_sessions.c.respondent_id == respondent_id, form_sessions.c.status == SessionStatus.ACTIVE.value)
        .order_by(form_sessions.c.updated_at.desc())
    )
    return [session_from_row(row) for row in rows]
