"""Entities as stored: versions, conflicts, whose they are; and those that stood before versions were kept."""

import json

import pytest
from sqlalchemy import insert, text

from bot.core.entities import Conflict, Entity, EntityChange, EntityNews, after
from bot.core.units import UnitId
from storage import entities
from storage.database import Database
from storage.migrate import downgrade, upgrade
from storage.schema import units
from tests.world import FOUNDED, NOON, World

VILLAGE = UnitId(4)
FIRST = {"size": "4", "kind": "poor"}


def news(submission: str, base: int = 0, unit: UnitId = VILLAGE, **said: str) -> EntityNews:
    """What a submission says of household h1."""
    change = EntityChange(
        "/data/meta/entity", "households", "h1", said.pop("label", ""), said, base == 0, base > 0, base
    )
    return EntityNews(change, unit, submission)


def chain(*told: EntityNews) -> tuple[Entity, list[tuple[Conflict, tuple[str, ...]]]]:
    """The entity after all that was told of it, and each telling's conflict."""
    current, versions, conflicts = None, {}, []
    for one in told:
        made = after(one, current, versions.get(one.change.base_version))
        current = versions[made.entity.version] = made.entity
        conflicts.append((made.conflict, made.conflicting))
    assert current is not None
    return current, conflicts


@pytest.mark.parametrize("second, third, conflict, conflicting, size", [
    (("s2", 1, {"size": "5"}), ("s3", 2, {"size": "6"}), Conflict.NONE, (), "6"),  # one after the other
    (("s2", 1, {"size": "5"}), ("s3", 1, {"size": "6"}), Conflict.HARD, ("size",), "6"),  # both, otherwise
    (("s2", 1, {"size": "5"}), ("s3", 1, {"size": "5"}), Conflict.SOFT, (), "5"),  # both, the same
    (("s2", 1, {"size": "5"}), ("s3", 1, {"kind": "near"}), Conflict.SOFT, (), "5"),  # each its own
    (("s2", 1, {"size": "5"}), ("s3", 1, {"size": "4"}), Conflict.SOFT, (), "4"),  # theirs says what it had seen
])  # fmt: skip
def test_an_update_of_an_older_version_is_taken_and_noted(
    second: tuple[str, int, dict[str, str]],
    third: tuple[str, int, dict[str, str]],
    conflict: Conflict,
    conflicting: tuple[str, ...],
    size: str,
) -> None:
    """Who comes last stands; hard is what both changed, otherwise."""
    steps = [news(name, base, **said) for name, base, said in (second, third)]
    entity, noted = chain(news("s1", label="A Thút", **FIRST), *steps)

    assert noted[2] == (conflict, conflicting)
    assert (entity.version, entity.properties["size"], entity.label) == (3, size, "A Thút")


def test_a_conflict_is_remembered_until_somebody_looks() -> None:
    """A later, clean update does not hide it."""
    told = [news("s1", **FIRST), news("s2", 1, size="5"), news("s3", 1, size="6"), news("s4", 3, size="7")]
    entity, noted = chain(*told)

    assert noted[3] == (Conflict.NONE, ()) and entity.conflict is Conflict.HARD


def test_a_property_may_be_emptied_and_one_not_spoken_of_stays() -> None:
    """As Collect does: asked and left blank is blank."""
    entity, _ = chain(news("s1", label="A Thút", **FIRST), news("s2", 1, size=""))

    assert entity.properties == {"size": "", "kind": "poor"}


def test_two_updates_in_one_batch_are_two_versions(kon_ray: World) -> None:
    """One transaction serves many people; each is kept as if alone."""
    unit = kon_ray.unit("Thôn 4").id
    told = [news("s1", 0, unit, label="A Thút", **FIRST), news("s2", 1, unit, size="5"), news("s3", 1, unit, size="6")]

    async def write() -> None:
        async with kon_ray.database.transaction() as tx:
            await entities.save(tx, told[:1], kon_ray.now)
        async with kon_ray.database.transaction() as tx:
            await entities.save(tx, told[1:], kon_ray.now)

    kon_ray.run(write())
    versions = kon_ray.read(entities.history, "h1")

    assert [one.entity.properties["size"] for one in versions] == ["4", "5", "6"]
    assert [one.conflict for one in versions] == [Conflict.NONE, Conflict.NONE, Conflict.HARD]
    assert kon_ray.read(entities.find, "h1").conflict is Conflict.HARD


def test_a_commune_has_its_villages_entities_and_no_others(kon_ray: World) -> None:
    """Whose an entity is follows the tree."""
    unit, other = kon_ray.unit("Thôn 4").id, kon_ray.unit("Thôn 1").id

    async def write() -> None:
        async with kon_ray.database.transaction() as tx:
            await entities.save(tx, [news("s1", 0, unit, label="A Thút", **FIRST)], kon_ray.now)

    kon_ray.run(write())

    assert list(kon_ray.read(entities.within, ["h1"], kon_ray.unit("Xã Đăk Tơ Lung"))) == ["h1"]
    assert list(kon_ray.read(entities.within, ["h1"], kon_ray.unit("Xã Đăk Pne"))) == []
    assert list(kon_ray.read(entities.within, ["h1"], kon_ray.unit("Thôn 1"))) == [] and other != unit


async def test_entities_of_before_get_the_version_they_are_at(empty_database_url: str) -> None:
    """An upgrade loses nothing, and can be taken back."""
    database = Database.open(empty_database_url)
    await upgrade(database, "0005")
    village = {"code": "4", "name": "Thôn 4", "level": "village", "path": "/1/", "aliases": [], "valid_from": FOUNDED}
    old = (
        "INSERT INTO entities (id, dataset, unit_id, label, properties, version, submission_id, updated_at)"
        " VALUES ('m1', 'models', 1, 'nuôi dê', :properties, 3, 's9', :at)"
    )
    at = NOON if "postgresql" in empty_database_url else NOON.replace(tzinfo=None).isoformat(" ", "microseconds")
    as_json = "CAST(:properties AS JSONB)" if "postgresql" in empty_database_url else ":properties"
    async with database.transaction() as tx:
        await tx.execute(insert(units).values(id=1, **village))
        what = {"properties": json.dumps({"followers": "2"}), "at": at}
        await tx.execute(text(old.replace(":properties", as_json)), what)
    await upgrade(database)
    async with database.reading() as tx:
        [version] = await entities.history(tx, "m1")
        [told] = await entities.told_by(tx, "s9")
    await downgrade(database, "0005")
    await database.close()

    assert (version.entity.version, version.entity.properties, version.conflict) == (3, {"followers": "2"}, "")
    assert told.entity.label == "nuôi dê" and not told.as_new
