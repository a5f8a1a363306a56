"""What the bot remembers between two turns of one chat."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.core.chat import Address, Choice
from bot.core.people import Respondent, RespondentId
from bot.core.units import UnitId

NOWHERE = UnitId(0)
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike: a receipt is read aloud over the phone


def short_id(*parts: object, length: int = 12) -> str:
    """An id made of what caused it, so that repeating the cause repeats the id. Letters and digits people can read."""
    number = int.from_bytes(hashlib.blake2b("\0".join(map(str, parts)).encode(), digest_size=16).digest(), "big")
    letters = []
    for _ in range(length):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


class SessionStatus(StrEnum):
    """active → completed, cancelled or expired. Only active ones are drafts."""

    ACTIVE = "active"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is filled in about. Blank where it does not apply; `revises` is the submission being corrected."""

    campaign: str = ""
    period: str = ""
    unit_id: UnitId = NOWHERE
    task_id: str = ""
    revises: str = ""
    note: str = ""

    def to_json(self) -> dict[str, object]:
        """Only what is set."""
        return {name: value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class FormSession:
    """A form being filled in by one person in one chat. `state` is the interview's; it is stored after every answer.

    `stored` says that it was read from its row: then only what moves is written back.
    """

    id: str
    address: Address
    form_id: str
    version: str
    subject: Subject
    started_at: datetime
    updated_at: datetime
    state: Mapping[str, Any] = field(default_factory=dict)
    status: SessionStatus = SessionStatus.ACTIVE
    respondent_id: RespondentId | None = None
    stored: bool = False

    def moved(self, state: Mapping[str, Any], now: datetime) -> FormSession:
        """The same session after one more answer."""
        return replace(self, state=state, updated_at=now)

    def ended(self, status: SessionStatus, now: datetime) -> FormSession:
        """The same session, over."""
        return replace(self, status=status, updated_at=now)


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One chat: who it is, which form is open, what was offered last, how often in a row nothing was understood."""

    address: Address
    respondent: Respondent | None = None
    session: FormSession | None = None
    offered: tuple[Choice, ...] = ()
    misses: int = 0
    stopped: bool = False
