"""Forms being filled in: stored after every answer, resumed weeks later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update

from bot.core.conversation import FormSession, SessionStatus, Subject
from bot.core.people import RespondentId
from storage.database import Transaction
from storage.rows import address_key, address_of, upsert
from storage.schema import form_sessions

COLUMNS = tuple(form_sessions.c)


_MOVED = (
    update(form_sessions)
    .where(form_sessions.c.id == bindparam("session"))
    .values(status=bindparam("new_status"), state=bindparam("new_state"), updated_at=bindparam("new_updated_at"))
)


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
        stored=True,
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
    """Write sessions: new ones are inserted, those read from a row before get their new state."""
    new: list[FormSession] = []
    known: list[FormSession] = []
    for session in sessions:
        (known if session.stored else new).append(session)
    if new:
        statement = upsert(tx, form_sessions, ["id"], ("respondent_id", "status", "state", "updated_at"))
        await tx.execute(statement, [_row(session) for session in new])
    if known:
        await tx.execute(_MOVED, [_moved(session) for session in known])


def _moved(session: FormSession) -> dict[str, Any]:
    return {
        "session": session.id,
        "new_status": session.status.value,
        "new_state": session.state,
        "new_updated_at": session.updated_at,
    }


async def find(tx: Transaction, session_id: str) -> FormSession | None:
    """One session, whatever its status."""
    row = (await tx.execute(select(form_sessions).where(form_sessions.c.id == session_id))).first()
    return session_from_row(row) if row else None


_DRAFTS = (
    select(form_sessions)
    .where(form_sessions.c.respondent_id == bindparam("respondent"), form_sessions.c.status == SessionStatus.ACTIVE)
    .order_by(form_sessions.c.updated_at.desc())
)


async def drafts(tx: Transaction, respondent_id: RespondentId) -> list[FormSession]:
    """What a person has begun and not sent, newest first."""
    return [session_from_row(row) for row in await tx.execute(_DRAFTS, {"respondent": respondent_id})]


async def expire(tx: Transaction, form_id: str, at: datetime, version: str = "") -> int:
    """End the drafts of a form, or of one version, that is used no more. Their answers stay; how many there were."""
    over = update(form_sessions).where(
        form_sessions.c.form_id == form_id, form_sessions.c.status == SessionStatus.ACTIVE
    )
    if version:
        over = over.where(form_sessions.c.version == version)
    return (await tx.execute(over.values(status=SessionStatus.EXPIRED, updated_at=at))).rowcount


async def drafts_of(tx: Transaction, form_id: str) -> int:
    """How many are filling in a form now, in any version."""
    drafts = select(func.count()).select_from(form_sessions)
    mine = (form_sessions.c.form_id == form_id, form_sessions.c.status == SessionStatus.ACTIVE)
    return int((await tx.execute(drafts.where(*mine))).scalar_one())
