"""The unit tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update

from bot.core.units import Level, Unit, UnitId
from storage.database import Transaction
from storage.schema import units

COLUMNS = (units.c.id, units.c.code, units.c.name, units.c.level, units.c.parent_id, units.c.path)


def unit_from_row(row: Any) -> Unit:
    """A unit from a row that holds `COLUMNS` under their own names."""
    parent = UnitId(row.parent_id) if row.parent_id is not None else None
    return Unit(UnitId(row.id), row.code, row.name, Level(row.level), parent, row.path)


async def add(
    tx: Transaction,
    *,
    code: str,
    name: str,
    level: Level,
    parent: Unit | None,
    valid_from: date,
    aliases: Sequence[str] = (),
) -> Unit:
    """Put a unit under its parent."""
    values = {
        "code": code,
        "name": name,
        "level": level.value,
        "parent_id": parent.id if parent else None,
        "path": "",
        "aliases": list(aliases),
        "valid_from": valid_from,
    }
    unit_id = (await tx.execute(insert(units).values(values).returning(units.c.id))).scalar_one()
    path = f"{parent.path if parent else '/'}{unit_id}/"
    await tx.execute(update(units).where(units.c.id == unit_id).values(path=path))
    return Unit(UnitId(unit_id), code, name, level, parent.id if parent else None, path)


_BY_ID = select(*COLUMNS).where(units.c.id == bindparam("unit"))


async def find(tx: Transaction, unit_id: UnitId) -> Unit:
    """One unit. It must exist: ids come from rows."""
    return unit_from_row((await tx.execute(_BY_ID, {"unit": unit_id})).one())


async def get(tx: Transaction, unit_id: UnitId) -> Unit | None:
    """One unit, if there is one: the id came from a button."""
    row = (await tx.execute(_BY_ID, {"unit": unit_id})).first()
    return unit_from_row(row) if row else None


async def called(tx: Transaction, code_or_name: str) -> list[Unit]:
    """Units with this code or exactly this name; there may be several: neither is a key."""
    wanted = or_(units.c.code == code_or_name, units.c.name == code_or_name)
    return [unit_from_row(row) for row in await tx.execute(select(*COLUMNS).where(wanted).order_by(units.c.id))]


async def below(tx: Transaction, unit: Unit) -> list[Unit]:
    """The unit and all below it, in the order they were entered."""
    rows = await tx.execute(
        select(*COLUMNS).where(units.c.path.startswith(unit.path, autoescape=True)).order_by(units.c.id)
    )
    return [unit_from_row(row) for row in rows]


async def names(tx: Transaction, ids: Sequence[UnitId]) -> Mapping[UnitId, str]:
    """Names by id."""
    rows = await tx.execute(select(units.c.id, units.c.name).where(units.c.id.in_(ids)))
    return {UnitId(row.id): row.name for row in rows}
