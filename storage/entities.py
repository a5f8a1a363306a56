"""Lasting things that reports refer to: household models, households. Every version of them is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from bot.core.entities import Conflict, Entity, EntityNews, EntityVersion, after
from bot.core.units import Unit, UnitId
from storage.database import Transaction
from storage.rows import upsert
from storage.schema import entities, entity_versions, units

_MOVING = ("label", "properties", "version", "submission_id", "updated_at", "conflict")


async def save(tx: Transaction, news: Sequence[EntityNews], at: datetime) -> None:
    """Create entities or bring them up to date, each by the next version; conflicts are noted, nothing is dropped."""
    if not news:
        return
    ids = {one.change.id for one in news}
    # in one order, so that two batches never wait for each other
    locked = select(entities).where(entities.c.id.in_(ids)).order_by(entities.c.id).with_for_update()
    current = {row.id: _entity(row) for row in await tx.execute(locked)}
    seen = await _versions(tx, current)
    made: list[EntityVersion] = []
    for one in news:
        key = one.change.id
        version = after(one, current.get(key), seen.get((key, one.change.base_version)))
        current[key] = seen[key, version.entity.version] = version.entity
        made.append(version)
    changed = {version.entity.id: version.entity for version in made}
    await tx.execute(upsert(tx, entities, ["id"], _MOVING), [_row(entity, at) for entity in changed.values()])
    await tx.execute(insert(entity_versions), [_version_row(version, at) for version in made])


async def _versions(tx: Transaction, known: Collection[str]) -> dict[tuple[str, int], Entity]:
    """All versions of some entities."""
    rows = await tx.execute(_WITH_VERSIONS.where(entities.c.id.in_(known))) if known else ()
    return {(row.id, row.version): _entity(row) for row in rows}


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
        .order_by(units.c.path, entities.c.label, entities.c.id)
    )
    return [_entity(row) for row in rows]


async def within(tx: Transaction, ids: Collection[str], top: Unit) -> dict[str, Entity]:
    """Those of some entities that belong to a subtree, by id."""
    rows = await tx.execute(
        select(entities)
        .select_from(entities.join(units, units.c.id == entities.c.unit_id))
        .where(entities.c.id.in_(ids), units.c.path.startswith(top.path, autoescape=True))
    )
    return {row.id: _entity(row) for row in rows}


async def taken(tx: Transaction, ids: Collection[str]) -> set[str]:
    """Those of some ids that an entity has, wherever it belongs."""
    return set((await tx.execute(select(entities.c.id).where(entities.c.id.in_(ids)))).scalars())


async def told_by(tx: Transaction, submission_id: str) -> list[EntityVersion]:
    """What a submission said of entities, each as it left it."""
    rows = await tx.execute(_WITH_VERSIONS.where(entity_versions.c.submission_id == submission_id))
    return [_version(row) for row in rows]


async def history(tx: Transaction, entity_id: str) -> list[EntityVersion]:
    """Every version of an entity, the first one first."""
    rows = await tx.execute(_WITH_VERSIONS.where(entities.c.id == entity_id).order_by(entity_versions.c.version))
    return [_version(row) for row in rows]


async def find(tx: Transaction, entity_id: str) -> Entity | None:
    """One entity."""
    row = (await tx.execute(select(entities).where(entities.c.id == entity_id))).first()
    return _entity(row) if row else None


_WITH_VERSIONS = select(
    entities.c.id, entities.c.dataset, entities.c.unit_id, *(c for c in entity_versions.c if c.name != "entity_id")
).join_from(entities, entity_versions, entity_versions.c.entity_id == entities.c.id)


def _entity(row: Any) -> Entity:
    return Entity(
        id=row.id,
        dataset=row.dataset,
        unit_id=UnitId(row.unit_id),
        label=row.label,
        properties=row.properties,
        submission_id=row.submission_id or "",
        version=row.version,
        conflict=Conflict(row.conflict),
    )


def _row(entity: Entity, at: datetime) -> dict[str, Any]:
    return {
        "id": entity.id,
        "dataset": entity.dataset,
        "unit_id": entity.unit_id,
        "label": entity.label,
        "properties": dict(entity.properties),
        "version": entity.version,
        "submission_id": entity.submission_id,
        "updated_at": at,
        "conflict": entity.conflict.value,
    }


def _version(row: Any) -> EntityVersion:
    return EntityVersion(
        entity=_entity(row),
        place=row.place,
        told=row.told,
        as_new=row.as_new,
        base_version=row.base_version,
        conflict=Conflict(row.conflict),
        conflicting=tuple(row.conflicting),
    )


def _version_row(version: EntityVersion, at: datetime) -> dict[str, Any]:
    entity = version.entity
    return {
        "entity_id": entity.id,
        "version": entity.version,
        "base_version": version.base_version,
        "label": entity.label,
        "properties": dict(entity.properties),
        "told": dict(version.told),
        "conflict": version.conflict.value,
        "conflicting": list(version.conflicting),
        "submission_id": entity.submission_id,
        "place": version.place,
        "as_new": version.as_new,
        "at": at,
    }
