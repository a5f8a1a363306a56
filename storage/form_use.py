"""How far each form version is in use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from bot.core.conversation import SessionStatus
from storage.database import Transaction
from storage.forms import TRIAL
from storage.schema import form_sessions, forms, submissions


@dataclass(frozen=True, slots=True)
class FormUse:
    """A version: published, superseded or retired; drafts open on it, submissions it brought."""

    form_id: str
    version: str
    title: str
    status: str
    published_at: datetime
    drafts: int
    submissions: int


async def versions(tx: Transaction) -> list[FormUse]:
    """Every version ever published, those of one form together, newest first."""
    drafts = (
        select(func.count())
        .select_from(form_sessions)
        .where(
            form_sessions.c.form_id == forms.c.form_id,
            form_sessions.c.version == forms.c.version,
            form_sessions.c.status == SessionStatus.ACTIVE,
        )
        .scalar_subquery()
    )
    sent = (
        select(func.count())
        .select_from(submissions)
        .where(submissions.c.form_id == forms.c.form_id, submissions.c.version == forms.c.version)
        .scalar_subquery()
    )
    columns = (forms.c.form_id, forms.c.version, forms.c.title, forms.c.status, forms.c.published_at)
    found = select(*columns, drafts, sent).where(forms.c.status != TRIAL)
    rows = await tx.execute(found.order_by(forms.c.form_id, forms.c.published_at.desc(), forms.c.version))
    return [FormUse(*row) for row in rows]
