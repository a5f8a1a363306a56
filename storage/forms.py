"""Published forms, every version kept: a draft stays on the version it began with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import forms


@dataclass(frozen=True, slots=True)
class PublishedForm:
    """A form version as stored: the XForm."""

    form_id: str
    version: str
    title: str
    xml: str


async def publish(tx: Transaction, form: PublishedForm, at: datetime) -> bool:
    """Make this the form's newest version; false when it was published before."""
    known = select(forms.c.version).where(forms.c.form_id == form.form_id, forms.c.version == form.version)
    if (await tx.execute(known)).first() is not None:
        return False
    await tx.execute(update(forms).where(forms.c.form_id == form.form_id).values(status="superseded"))
    await tx.execute(
        insert_or(tx, forms).values(
            form_id=form.form_id,
            version=form.version,
            title=form.title,
            xml=form.xml,
            status="published",
            published_at=at,
        )
    )
    return True


async def newest(tx: Transaction, form_id: str) -> PublishedForm | None:
    """The version new sessions begin with."""
    return await _one(tx, forms.c.form_id == form_id, forms.c.status == "published")


async def find(tx: Transaction, form_id: str, version: str) -> PublishedForm | None:
    """One version, newest or not."""
    return await _one(tx, forms.c.form_id == form_id, forms.c.version == version)


async def _one(tx: Transaction, *conditions: object) -> PublishedForm | None:
    columns = (forms.c.form_id, forms.c.version, forms.c.title, forms.c.xml)
    row = (await tx.execute(select(*columns).where(*conditions))).first()  # type: ignore[arg-type]
    return PublishedForm(*row) if row else None
