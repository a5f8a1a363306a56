"""Lasting things that reports refer to: household models, households."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.core.reports import Entity
from bot.core.units import Unit, UnitId
from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import entities, units


async def save(tx: Transaction, changed: Iterable[Entity], at: datetime) -> None:
    """Create entities or bring them up to date; the version counts the changes."""
    rows = [
        {
            "id": entity.id,
            "dataset": entity.dataset,
            "unit_id": entity.unit_id,
            "label": entity.label,
            "properties": dict(entity.properties),
            "version": 1,
            "submission_id": entity.submission_id,
            "updated_at": at,
        }
        for entity in changed
    ]
    if not rows:
        return
    statement = insert_or(tx, entities)
    names = ("label", "properties", "submission_id", "updated_at")
    change = {name: statement.excluded[name] for name in names} | {"version": entities.c.version + 1}
    await tx.execute(statement.on_conflict_do_update(index_elements=["id"], set_=change), rows)


async def of_unit(tx: Transaction, dataset: str, unit_id: UnitId) -> list[Entity]:
    """A unit's entities of one kind, by label."""
    rows = await tx.execute(
        select(entities)
        .where(entities.c.dataset == dataset, entities.c.unit_id == unit_id)
        .order_by(entities.c.label, entities.c.id)
    )
    return [_entity(row) for row in rows]


async def below(tx: Transaction, dataset: str, top: Unit) -> list[Entity]:
    """The entities of a subtree."""
    rows = await tx.execute(
        select(entities)
        .select_from(entities.join(units, units.c.id == entities.c.unit_id))
        .where(entities.c.dataset == dataset, units.c.path.startswith(top.path, autoescape=True))
        .order_by(units.c.path, entities.c.label)
    )
    return [_entity(row) for row in rows]


async def told_by(tx: Transaction, submission_id: str) -> Entity | None:
    """The entity that this submission was the last word on."""
    row = (await tx.execute(select(entities).where(entities.c.submission_id == submission_id))).first()
    return _entity(row) if row else None


async def find(tx: Transaction, entity_id: str) -> Entity | None:
    """One entity."""
    row = (await tx.execute(select(entities).where(entities.c.id == entity_id))).first()
    return _entity(row) if row else None


def _entity(row: Any) -> Entity:
    return Entity(
        id=row.id,
        dataset=row.dataset,
        unit_id=UnitId(row.unit_id),
        label=row.label,
        properties=row.properties,
        submission_id=row.submission_id or "",
    )
