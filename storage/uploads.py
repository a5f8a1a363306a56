"""Questionnaires officers sent in chat, from the file to the published form."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select, update

from bot.core.people import RespondentId
from bot.core.units import UnitId
from bot.core.uploads import FormUpload, UploadStatus
from storage import forms, sessions
from storage.database import Transaction
from storage.forms import PublishedForm
from storage.rows import address_key, address_of, upsert
from storage.schema import attachments, blobs, form_uploads

_OVER = (UploadStatus.PUBLISHED, UploadStatus.DROPPED)


async def save(tx: Transaction, upload: FormUpload, at: datetime) -> None:
    """Write an upload; when it is over, what was being tried ends."""
    row = {
        "id": upload.id,
        "address": address_key(upload.address),
        "respondent_id": upload.respondent_id,
        "unit_id": upload.unit_id,
        "name": upload.name,
        "status": upload.status.value,
        "form_id": upload.form_id,
        "version": upload.version,
        "title": upload.title,
        "questions": upload.questions,
        "attempts": upload.attempts,
        "due_at": at,
        "created_at": at,
    }
    changing = ("status", "form_id", "version", "title", "questions", "attempts", "due_at")
    await tx.execute(upsert(tx, form_uploads, ["id"], changing), [row])
    if upload.status in _OVER:
        await sessions.expire(tx, upload.trial, at)


async def find(tx: Transaction, upload_id: str) -> FormUpload | None:
    """One upload."""
    row = (await tx.execute(select(form_uploads).where(form_uploads.c.id == upload_id))).first()
    return _upload(row) if row else None


async def ready(tx: Transaction, respondent_id: RespondentId) -> FormUpload | None:
    """The newest upload of a person that waits for their word."""
    mine = (form_uploads.c.respondent_id == respondent_id, form_uploads.c.status == UploadStatus.READY.value)
    newest = select(form_uploads).where(*mine).order_by(form_uploads.c.created_at.desc(), form_uploads.c.id).limit(1)
    row = (await tx.execute(newest)).first()
    return _upload(row) if row else None


async def claim(tx: Transaction, now: datetime, until: datetime) -> tuple[FormUpload, bytes] | None:
    """Take one upload whose file has come; who dies over it gives it back when `until` passes."""
    free = or_(
        form_uploads.c.status == UploadStatus.WAITING.value,
        and_(form_uploads.c.status == UploadStatus.CHECKING.value, form_uploads.c.due_at <= now),
    )
    pick = (
        select(form_uploads.c.id, blobs.c.content)
        .select_from(
            form_uploads.join(attachments, attachments.c.session_id == form_uploads.c.id).join(
                blobs, blobs.c.hash == attachments.c.blob
            )
        )
        .where(free, attachments.c.status == "stored")
        .order_by(form_uploads.c.created_at, form_uploads.c.id)
        .limit(1)
    )
    if tx.dialect.name == "postgresql":
        pick = pick.with_for_update(skip_locked=True, of=form_uploads)
    found = (await tx.execute(pick)).first()
    if found is None:
        return None
    taken = update(form_uploads).where(form_uploads.c.id == found.id)
    values: dict[str, Any] = {
        "status": UploadStatus.CHECKING.value,
        "due_at": until,
        "attempts": form_uploads.c.attempts + 1,
    }
    row = (await tx.execute(taken.values(values).returning(form_uploads))).one()
    return _upload(row), found.content


async def publish(tx: Transaction, upload: FormUpload, at: datetime) -> None:
    """Make a checked upload its form's newest version, of its officer's unit where the form is new.

    Raises `VersionTaken` when other content came under this version a moment ago, `LookupError` when it is ready no
    more.
    """
    tried = await forms.find(tx, upload.trial, upload.version)
    known = await find(tx, upload.id)
    if tried is None or known is None or known.status is not UploadStatus.READY:
        raise LookupError(upload.id)
    if not await forms.is_known(tx, upload.form_id):
        await forms.own(tx, upload.form_id, upload.unit_id)
    await forms.publish(tx, PublishedForm(upload.form_id, upload.version, upload.title, tried.xml), at)
    await save(tx, replace(upload, status=UploadStatus.PUBLISHED), at)


def _upload(row: Any) -> FormUpload:
    return FormUpload(
        id=row.id,
        address=address_of(row.address),
        respondent_id=RespondentId(row.respondent_id),
        unit_id=UnitId(row.unit_id),
        name=row.name,
        status=UploadStatus(row.status),
        form_id=row.form_id,
        version=row.version,
        title=row.title,
        questions=row.questions,
        attempts=row.attempts,
    )
