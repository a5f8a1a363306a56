"""Lasting things that reports refer to, and what a report changes about them (as ODK Central keeps entities)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.core.units import UnitId

LABEL = "label"  # stands among the properties where all that was said is kept; no property may be called so


class Conflict(StrEnum):
    """An update made on an older version than the newest. Hard where both changed the same property otherwise."""

    NONE = ""
    SOFT = "soft"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Entity:
    """A household, a model: `version` counts its changes from 1, `conflict` is the gravest met so far."""

    id: str
    dataset: str
    unit_id: UnitId
    label: str
    properties: Mapping[str, str]
    submission_id: str
    version: int = 1
    conflict: Conflict = Conflict.NONE

    @property
    def values(self) -> dict[str, str]:
        """Properties and label together."""
        return {**self.properties, LABEL: self.label}


@dataclass(frozen=True, slots=True)
class EntityChange:
    """What one filling says of one entity. `place` is the path of the `<entity>` that says it.

    `base_version` is the version the person saw (0 where the form does not know). `as_new` is what the form itself
    held it for, whatever became of it. `corrected` is what an earlier revision of the same submission said: only what
    differs from it is changed.
    """

    place: str
    dataset: str
    id: str
    label: str
    properties: Mapping[str, str]
    creates: bool
    updates: bool
    base_version: int = 0
    as_new: bool = False
    corrected: Mapping[str, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, str]:
        """Properties, and the label where one is given: a blank one never replaces a name."""
        return {**self.properties, LABEL: self.label} if self.label else dict(self.properties)

    def onto(self, entity: Entity) -> EntityChange:
        """The same said of an entity that stands already; what was left blank is no news of it."""
        given = {name: value for name, value in self.properties.items() if value}
        return replace(
            self, id=entity.id, properties=given, creates=False, updates=True, base_version=entity.version, corrected={}
        )

    def correcting(self, told: EntityVersion) -> EntityChange:
        """The same as a correction of what an earlier revision said."""
        version = told.entity.version
        return replace(self, id=told.entity.id, creates=False, updates=True, base_version=version, corrected=told.told)


@dataclass(frozen=True, slots=True)
class EntityNews:
    """A change as filed: for which unit, by which submission."""

    change: EntityChange
    unit_id: UnitId
    submission_id: str


@dataclass(frozen=True, slots=True)
class EntityVersion:
    """An entity as one submission left it: all versions are kept, so that nothing said is ever lost.

    `told` is everything the submission said; `conflicting` are the properties it and others changed otherwise.
    """

    entity: Entity
    place: str
    told: Mapping[str, str]
    as_new: bool = False
    base_version: int = 0
    conflict: Conflict = Conflict.NONE
    conflicting: tuple[str, ...] = ()


def after(news: EntityNews, current: Entity | None, base: Entity | None = None) -> EntityVersion:
    """The next version of an entity. `base` is the version the person saw, needed where it is not the current one.

    Of two who changed the same, the one who came last stands, and the conflict is noted.
    """
    change = news.change
    said = change.values
    if current is None:
        entity = Entity(change.id, change.dataset, news.unit_id, change.label, change.properties, news.submission_id)
        return EntityVersion(entity, change.place, said, change.as_new)
    new = {name: value for name, value in said.items() if change.corrected.get(name) != value}
    stale = base is not None and base.version != current.version
    conflict, conflicting = _conflict(new, base.values, current.values) if base and stale else (Conflict.NONE, ())
    entity = replace(
        current,
        label=new.pop(LABEL, current.label),
        properties={**current.properties, **new},
        submission_id=news.submission_id,
        version=current.version + 1,
        conflict=max(current.conflict, conflict, key=list(Conflict).index),
    )
    return EntityVersion(entity, change.place, said, change.as_new, change.base_version, conflict, conflicting)


def _conflict(
    new: Mapping[str, str], base: Mapping[str, str], current: Mapping[str, str]
) -> tuple[Conflict, tuple[str, ...]]:
    ours = {name for name, value in new.items() if base.get(name, "") != value}
    theirs = {name for name, value in current.items() if base.get(name, "") != value}
    both = tuple(sorted(name for name in ours & theirs if new[name] != current.get(name, "")))
    return (Conflict.HARD if both else Conflict.SOFT), both
