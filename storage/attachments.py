"""Files people sent: what waits to be fetched, and the contents, each stored once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal_column, select, update

from bot.core.chat import MediaKind
from bot.core.reports import Attachment
from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import attachments, blobs


@dataclass(frozen=True, slots=True)
class Blob:
    """A file's content."""

    content: bytes
    mime: str


async def keep(tx: Transaction, new: Iterable[Attachment], at: datetime) -> None:
    """Note files to fetch."""
    rows = [
        {
            "id": attachment.id,
            "session_id": attachment.session_id,
            "channel": attachment.channel,
            "ref": attachment.ref,
            "kind": attachment.kind.value,
            "status": "waiting",
            "attempts": 0,
            "due_at": at,
            "created_at": at,
        }
        for attachment in new
    ]
    if rows:
        await tx.execute(insert_or(tx, attachments).on_conflict_do_nothing(), rows)


async def claim(
    tx: Transaction, channels: Sequence[str], now: datetime, until: datetime, limit: int
) -> list[Attachment]:
    """Take files of these channels that are due; a fetcher that dies gives them back when `until` passes."""
    pick = (
        select(attachments.c.id)
        .where(
            attachments.c.due_at <= now,
            attachments.c.channel.in_(channels),
            attachments.c.status.in_([literal_column("'waiting'"), literal_column("'fetching'")]),  # as in the index
        )
        .order_by(attachments.c.due_at)
        .limit(limit)
    )
    if tx.dialect.name == "postgresql":
        pick = pick.with_for_update(skip_locked=True)
    ids = list((await tx.execute(pick)).scalars())
    if not ids:
        return []
    rows = await tx.execute(
        update(attachments)
        .where(attachments.c.id.in_(ids))
        .values(status="fetching", due_at=until, attempts=attachments.c.attempts + 1)
        .returning(attachments)
    )
    return [Attachment(row.id, row.session_id, row.channel, row.ref, MediaKind(row.kind), row.attempts) for row in rows]


async def store(tx: Transaction, attachment_id: str, content: bytes, mime: str) -> str:
    """Keep a file's content under its SHA-256 and give it to the attachment; returns the hash."""
    digest = await keep_content(tx, content, mime)
    await tx.execute(
        update(attachments).where(attachments.c.id == attachment_id).values(status="stored", blob=digest, reason=None)
    )
    return digest


async def keep_content(tx: Transaction, content: bytes, mime: str) -> str:
    """Keep a content once, under its SHA-256, which is returned."""
    digest = hashlib.sha256(content).hexdigest()
    row = insert_or(tx, blobs).values(hash=digest, content=content, mime=mime, size=len(content))
    await tx.execute(row.on_conflict_do_nothing())
    return digest


async def put_off(tx: Transaction, attachment_id: str, due_at: datetime, reason: str) -> None:
    """Try this file again later."""
    row = update(attachments).where(attachments.c.id == attachment_id)
    await tx.execute(row.values(status="waiting", due_at=due_at, reason=reason))


async def fail(tx: Transaction, attachment_id: str, reason: str) -> None:
    """This file cannot be had."""
    row = update(attachments).where(attachments.c.id == attachment_id)
    await tx.execute(row.values(status="failed", reason=reason))


async def stored(tx: Transaction, attachment_ids: Sequence[str]) -> dict[str, str]:
    """Content hashes of those that were fetched, by attachment."""
    rows = await tx.execute(
        select(attachments.c.id, attachments.c.blob).where(
            attachments.c.id.in_(attachment_ids), attachments.c.status == "stored"
        )
    )
    return {row.id: row.blob for row in rows}


async def waiting(tx: Transaction, attachment_ids: Sequence[str]) -> set[str]:
    """Those that are still to be fetched."""
    rows = await tx.execute(
        select(attachments.c.id).where(
            attachments.c.id.in_(attachment_ids), attachments.c.status.in_(("waiting", "fetching"))
        )
    )
    return set(rows.scalars())


async def blob(tx: Transaction, digest: str) -> Blob | None:
    """A content by its hash."""
    row = (await tx.execute(select(blobs.c.content, blobs.c.mime).where(blobs.c.hash == digest))).first()
    return Blob(row.content, row.mime) if row else None
