"""People, the posts they hold and the invitations that bring them in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.core.units import Unit

RespondentId = NewType("RespondentId", int)


class Role(StrEnum):
    """What a person is in one unit. A person may hold several posts."""

    VILLAGE_HEAD = "village_head"
    ELDER = "elder"
    COMMUNE_OFFICER = "commune_officer"
    DISTRICT_OFFICER = "district_officer"
    PROVINCE_OFFICER = "province_officer"

    @property
    def is_officer(self) -> bool:
        """Officers ask for the status of their subtree; the others report."""
        return self in (Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER)


@dataclass(frozen=True, slots=True)
class Respondent:
    """A person the bot knows. `called` is how they wish to be addressed: bác, anh, chị, cô, chú."""

    id: RespondentId
    name: str
    called: str = "bác"
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class Post:
    """A role in a unit, held now."""

    role: Role
    unit: Unit


@dataclass(frozen=True, slots=True)
class Invitation:
    """The way in: a code for one person, one role and one unit. Claimed once.

    `phone` is the person's number as `phone_number` writes it, where the roster has it.
    """

    code: str
    name: str
    role: Role
    unit: Unit
    campaign: str
    expires_at: datetime | None = None
    phone: str = ""
    claimed_by: RespondentId | None = None


def phone_number(text: str) -> str:
    """A Vietnamese number as platforms send it: `0912 345 678` and `+84 912 345 678` → `84912345678`."""
    digits = "".join(letter for letter in text if letter.isascii() and letter.isdigit())
    return f"84{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else digits.removeprefix("00")
