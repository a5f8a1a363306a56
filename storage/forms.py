"""Published forms, every version kept: a draft stays on the version it began with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

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


_COLUMNS = (forms.c.form_id, forms.c.version, forms.c.title, forms.c.xml)
_NEWEST = select(*_COLUMNS).where(forms.c.form_id == bindparam("form"), forms.c.status == "published")
_VERSION = select(*_COLUMNS).where(forms.c.form_id == bindparam("form"), forms.c.version == bindparam("version"))


async def newest(tx: Transaction, form_id: str) -> PublishedForm | None:
    """The version new sessions begin with."""
    row = (await tx.execute(_NEWEST, {"form": form_id})).first()
    return PublishedForm(*row) if row else None


async def keeping_registers(tx: Transaction) -> list[PublishedForm]:
    """Newest versions of the forms that create or update entities."""
    writing = select(*_COLUMNS).where(forms.c.status == "published", forms.c.xml.contains("<entity "))
    return [PublishedForm(*row) for row in await tx.execute(writing.order_by(forms.c.form_id))]


async def find(tx: Transaction, form_id: str, version: str) -> PublishedForm | None:
    """One version, newest or not."""
    row = (await tx.execute(_VERSION, {"form": form_id, "version": version})).first()
    return PublishedForm(*row) if row else None


async def versions(tx: Transaction, form_id: str) -> list[PublishedForm]:
    """Every version ever published, newest first."""
    known = select(*_COLUMNS).where(forms.c.form_id == form_id)
    rows = await tx.execute(known.order_by(forms.c.published_at.desc(), forms.c.status, forms.c.version.desc()))
    return [PublishedForm(*row) for row in rows]
