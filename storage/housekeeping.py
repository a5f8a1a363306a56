"""What may be forgotten: keys platforms will not repeat, chats of strangers, what was sent long ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from bot.core.delivery import DeliveryState
from bot.core.uploads import UploadStatus
from storage.database import Transaction
from storage.forms import TRIAL
from storage.schema import dead_letters, deliveries, dialogues, form_sessions, form_uploads, forms, inbox

REPEATED_WITHIN = timedelta(days=3)  # Telegram keeps an update for a day
STRANGERS = timedelta(days=30)
SENT = timedelta(days=180)
TRIALS = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many rows went."""

    keys: int
    strangers: int
    deliveries: int


async def sweep(tx: Transaction, now: datetime) -> Swept:
    """Drop what nobody will ask for again. Reports, drafts of known people and dead letters stay."""
    keys = await tx.execute(delete(inbox).where(inbox.c.at < now - REPEATED_WITHIN))
    unknown = select(dialogues.c.address).where(
        dialogues.c.respondent_id.is_(None), dialogues.c.updated_at < now - STRANGERS
    )
    for trace in (form_sessions, deliveries, dead_letters):
        await tx.execute(delete(trace).where(trace.c.address.in_(unknown)))
    strangers = await tx.execute(delete(dialogues).where(dialogues.c.address.in_(unknown.scalar_subquery())))
    await _sweep_trials(tx, now - TRIALS)
    over = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SUPPRESSED)
    sent = await tx.execute(delete(deliveries).where(deliveries.c.status.in_(over), deliveries.c.ended_at < now - SENT))
    return Swept(keys.rowcount, strangers.rowcount, sent.rowcount)


async def _sweep_trials(tx: Transaction, before: datetime) -> None:
    """Questionnaires that were sent and never published, and what was answered in trying any."""
    ready = (form_uploads.c.status == UploadStatus.READY.value, form_uploads.c.created_at < before)
    await tx.execute(update(form_uploads).where(*ready).values(status=UploadStatus.DROPPED.value))
    old = select(forms.c.form_id).where(forms.c.status == TRIAL, forms.c.published_at < before)
    gone = list((await tx.execute(old)).scalars())
    if gone:  # looked up first: drafts are many, and none of them is found by its form
        await tx.execute(delete(form_sessions).where(form_sessions.c.form_id.in_(gone)))
        await tx.execute(delete(forms).where(forms.c.form_id.in_(gone), forms.c.status == TRIAL))
