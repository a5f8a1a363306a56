"""Places: a dated tree. Neither code nor name is a key: both change owner when units merge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

UnitId = NewType("UnitId", int)


class Level(StrEnum):
    """How deep a unit stands. What people call it ("thôn (làng)", "khối, bản") is the campaign's to say."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True)
class Unit:
    """A place. `path` holds the ids from the root down to itself (`/1/7/23/`), so a subtree is a prefix."""

    id: UnitId
    code: str
    name: str
    level: Level
    parent_id: UnitId | None
    path: str

    def holds(self, other: Unit) -> bool:
        """Is `other` this unit or below it?"""
        return other.path.startswith(self.path)
