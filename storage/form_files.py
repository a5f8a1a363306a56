"""Files that belong to a form version: lists and media, kept as blobs."""

from __future__ import annotations

from collections.abc import Mapping
from mimetypes import guess_type

from sqlalchemy import select

from storage import attachments
from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import blobs, form_files

LISTS = (".csv", ".xml", ".geojson")
"""What the engine reads; the rest is shown."""


async def keep(tx: Transaction, form_id: str, version: str, files: Mapping[str, bytes]) -> None:
    """Keep a version's files."""
    for name, content in files.items():
        digest = await attachments.keep_content(tx, content, guess_type(name)[0] or "")
        row = insert_or(tx, form_files).values(form_id=form_id, version=version, name=name, blob=digest)
        await tx.execute(row.on_conflict_do_nothing())


async def digests(tx: Transaction, form_id: str, version: str) -> dict[str, str]:
    """A version's files: name → SHA-256."""
    found = select(form_files.c.name, form_files.c.blob)
    rows = await tx.execute(found.where(form_files.c.form_id == form_id, form_files.c.version == version))
    return {row.name: row.blob for row in rows}


async def lists(tx: Transaction, form_id: str, version: str) -> dict[str, bytes]:
    """The contents of those files of a version that the engine reads."""
    wanted = [digest for name, digest in (await digests(tx, form_id, version)).items() if name.endswith(LISTS)]
    if not wanted:
        return {}
    rows = await tx.execute(
        select(form_files.c.name, blobs.c.content)
        .join_from(form_files, blobs, blobs.c.hash == form_files.c.blob)
        .where(form_files.c.form_id == form_id, form_files.c.version == version, blobs.c.hash.in_(wanted))
    )
    return {row.name: row.content for row in rows}
