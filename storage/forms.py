"""Published forms, every version kept: a draft stays on the version it began with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.core.units import Unit, UnitId
from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import form_owners, forms, units
from storage.units import COLUMNS as UNIT_COLUMNS
from storage.units import unit_from_row

PUBLISHED, SUPERSEDED, RETIRED, TRIAL = "published", "superseded", "retired", "trial"


@dataclass(frozen=True, slots=True)
class PublishedForm:
    """A form version as stored: the XForm."""

    form_id: str
    version: str
    title: str
    xml: str


class VersionTaken(Exception):
    """Other content stands under this version: a version never changes."""


async def publish(tx: Transaction, form: PublishedForm, at: datetime) -> bool:
    """Make this the form's newest version; false when the very same was published before. A retired version comes back.
    Raises `VersionTaken`."""
    known = select(forms.c.xml, forms.c.status).where(forms.c.form_id == form.form_id, forms.c.version == form.version)
    row = (await tx.execute(known)).first()
    if row is not None and row.xml != form.xml:
        raise VersionTaken(form.version)
    if row is not None and row.status != RETIRED:
        return False
    newest = update(forms).where(forms.c.form_id == form.form_id, forms.c.status == PUBLISHED)
    await tx.execute(newest.values(status=SUPERSEDED))
    await _put(tx, form, PUBLISHED, at)
    return True


async def keep_trial(tx: Transaction, form: PublishedForm, at: datetime) -> None:
    """Keep a form that is only tried."""
    await _put(tx, form, TRIAL, at)


async def _put(tx: Transaction, form: PublishedForm, status: str, at: datetime) -> None:
    row = insert_or(tx, forms).values(
        form_id=form.form_id, version=form.version, title=form.title, xml=form.xml, status=status, published_at=at
    )
    changing = {"status": status, "published_at": at}
    await tx.execute(row.on_conflict_do_update(index_elements=["form_id", "version"], set_=changing))


_COLUMNS = (forms.c.form_id, forms.c.version, forms.c.title, forms.c.xml)
_NEWEST = select(*_COLUMNS).where(forms.c.form_id == bindparam("form"), forms.c.status.in_([PUBLISHED, TRIAL]))
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


async def retire(tx: Transaction, form_id: str, version: str = "") -> list[str]:
    """Take a form, or one version of it, out of use; the versions that were."""
    row = update(forms).where(forms.c.form_id == form_id, forms.c.status.in_([PUBLISHED, SUPERSEDED]))
    if version:
        row = row.where(forms.c.version == version)
    return list((await tx.execute(row.values(status=RETIRED).returning(forms.c.version))).scalars())


# ── whose a form is ──


@dataclass(frozen=True, slots=True)
class OfferedForm:
    """A published form; `owner` is the unit it is asked in, none where the installation loaded it for everybody."""

    form_id: str
    version: str
    title: str
    owner: Unit | None


async def own(tx: Transaction, form_id: str, unit_id: UnitId) -> None:
    """Give a form to a unit; whose it is already, it stays."""
    row = insert_or(tx, form_owners).values(form_id=form_id, unit_id=unit_id)
    await tx.execute(row.on_conflict_do_nothing())


async def owner(tx: Transaction, form_id: str) -> Unit | None:
    """The unit a form belongs to."""
    held = select(*UNIT_COLUMNS).join_from(form_owners, units, units.c.id == form_owners.c.unit_id)
    row = (await tx.execute(held.where(form_owners.c.form_id == form_id))).first()
    return unit_from_row(row) if row else None


async def is_known(tx: Transaction, form_id: str) -> bool:
    """Was any version of it ever published?"""
    return (await tx.execute(select(forms.c.version).where(forms.c.form_id == form_id).limit(1))).first() is not None


async def is_in_use(tx: Transaction, form_id: str) -> bool:
    """Can it be begun now?"""
    newest_one = select(forms.c.version).where(forms.c.form_id == form_id, forms.c.status == PUBLISHED)
    return (await tx.execute(newest_one)).first() is not None


_OFFERED = (
    select(forms.c.form_id, forms.c.version, forms.c.title, *UNIT_COLUMNS)
    .select_from(
        forms.outerjoin(form_owners, form_owners.c.form_id == forms.c.form_id).outerjoin(
            units, units.c.id == form_owners.c.unit_id
        )
    )
    .where(forms.c.status == PUBLISHED)
    .order_by(forms.c.title, forms.c.form_id)
)


async def offered(tx: Transaction) -> list[OfferedForm]:
    """Every published form with its owner, by title."""
    return [
        OfferedForm(row.form_id, row.version, row.title, unit_from_row(row) if row.id is not None else None)
        for row in await tx.execute(_OFFERED)
    ]
