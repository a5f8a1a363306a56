"""Respondents, posts, invitations, consent."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update

from bot.core.effects import Enrol
from bot.core.people import Invitation, Post, Respondent, RespondentId, Role, phone_number
from bot.core.units import Level, Unit
from storage.database import Transaction
from storage.rows import address_key
from storage.schema import consents, dialogues, invitations, posts, respondents, units
from storage.units import COLUMNS as UNIT_COLUMNS
from storage.units import unit_from_row

_POSTS = (
    select(posts.c.role, *UNIT_COLUMNS)
    .select_from(posts.join(units, units.c.id == posts.c.unit_id))
    .where(
        posts.c.respondent_id == bindparam("respondent"),
        posts.c.valid_from <= bindparam("day"),
        or_(posts.c.valid_to.is_(None), posts.c.valid_to > bindparam("day")),
    )
    .order_by(posts.c.id)
)


async def posts_of(tx: Transaction, respondent_id: RespondentId, on: date) -> list[Post]:
    """The posts a person holds on a day."""
    rows = await tx.execute(_POSTS, {"respondent": respondent_id, "day": on})
    return [Post(Role(row.role), unit_from_row(row)) for row in rows]


async def holders(tx: Transaction, unit: Unit, role: Role, on: date) -> list[tuple[int, str]]:
    """Who holds a role in a unit or below it: (unit id, name)."""
    rows = await tx.execute(
        select(posts.c.unit_id, respondents.c.name)
        .select_from(
            posts.join(respondents, respondents.c.id == posts.c.respondent_id).join(
                units, units.c.id == posts.c.unit_id
            )
        )
        .where(
            posts.c.role == role.value,
            units.c.path.startswith(unit.path, autoescape=True),
            posts.c.valid_from <= on,
            or_(posts.c.valid_to.is_(None), posts.c.valid_to > on),
        )
    )
    return [(row.unit_id, row.name) for row in rows]


async def invite(tx: Transaction, invitation: Invitation) -> None:
    """Write an invitation."""
    await tx.execute(
        insert(invitations).values(
            code=invitation.code,
            name=invitation.name,
            role=invitation.role.value,
            unit_id=invitation.unit.id,
            campaign=invitation.campaign,
            phone=phone_number(invitation.phone) or None,
            expires_at=invitation.expires_at,
        )
    )


_INVITED = select(
    invitations.c.code.label("invitation"),
    invitations.c.name.label("invited"),
    invitations.c.role,
    invitations.c.campaign,
    invitations.c.phone,
    invitations.c.expires_at,
    invitations.c.respondent_id,
    *UNIT_COLUMNS,
).select_from(invitations.join(units, units.c.id == invitations.c.unit_id))


async def invitation(tx: Transaction, code: str) -> Invitation | None:
    """The invitation behind a code, claimed or not."""
    row = (await tx.execute(_INVITED.where(invitations.c.code == code))).first()
    return _invitation(row) if row else None


async def invited_at(tx: Transaction, phone: str) -> Invitation | None:
    """The newest unclaimed invitation for the owner of this number."""
    waiting = _INVITED.where(invitations.c.phone == phone_number(phone), invitations.c.respondent_id.is_(None))
    row = (await tx.execute(waiting.order_by(invitations.c.expires_at.desc(), invitations.c.code))).first()
    return _invitation(row) if row else None


def _invitation(row: Any) -> Invitation:
    return Invitation(
        code=row.invitation,
        name=row.invited,
        role=Role(row.role),
        unit=unit_from_row(row),
        campaign=row.campaign,
        expires_at=row.expires_at,
        phone=row.phone or "",
        claimed_by=RespondentId(row.respondent_id) if row.respondent_id is not None else None,
    )


async def add(
    tx: Transaction, name: str, called: str, at: datetime, *, language: str = "vi", phone: str = ""
) -> Respondent:
    """A new respondent."""
    statement = insert(respondents).values(
        name=name, called=called, phone=phone or None, language=language, created_at=at
    )
    number = (await tx.execute(statement.returning(respondents.c.id))).scalar_one()
    return Respondent(RespondentId(number), name, called, language)


async def appoint(tx: Transaction, respondent_id: RespondentId, role: Role, unit: Unit, on: date) -> None:
    """Give a person a post from a day on."""
    await tx.execute(insert(posts).values(respondent_id=respondent_id, role=role.value, unit_id=unit.id, valid_from=on))


async def dismiss(tx: Transaction, respondent_id: RespondentId, unit: Unit, on: date) -> None:
    """End a person's posts in a unit: from that day on they hold them no more."""
    held = update(posts).where(posts.c.respondent_id == respondent_id, posts.c.unit_id == unit.id)
    await tx.execute(held.where(posts.c.valid_to.is_(None)).values(valid_to=on))


class AlreadyClaimed(Exception):
    """Someone else claimed the invitation a moment before."""


async def enrol(tx: Transaction, effect: Enrol, at: datetime) -> None:
    """Claim an invitation: the person, the post, the proof of consent, the address. Raises `AlreadyClaimed`."""
    invited = effect.invitation
    free = (invitations.c.code == invited.code, invitations.c.claimed_at.is_(None))
    claimed = update(invitations).where(*free).values(claimed_at=at).returning(invitations.c.code)
    if (await tx.execute(claimed)).first() is None:
        raise AlreadyClaimed(invited.code)
    person = (await add(tx, invited.name, effect.called, at, phone=invited.phone)).id
    await appoint(tx, person, invited.role, invited.unit, at.date())
    await tx.execute(update(invitations).where(invitations.c.code == invited.code).values(respondent_id=person))
    await tx.execute(
        insert(consents).values(
            respondent_id=person,
            purpose="reporting",
            text_version=effect.consent_version,
            given=True,
            channel=effect.address.channel,
            at=at,
        )
    )
    key = address_key(effect.address)
    await tx.execute(update(dialogues).where(dialogues.c.address == key).values(respondent_id=person))


async def find(tx: Transaction, respondent_id: RespondentId) -> Respondent | None:
    """One person."""
    row = (await tx.execute(select(respondents).where(respondents.c.id == respondent_id))).first()
    return Respondent(RespondentId(row.id), row.name, row.called, row.language) if row else None


async def named(tx: Transaction, name: str) -> list[Respondent]:
    """People with exactly this name (the console's `--as`)."""
    rows = await tx.execute(select(respondents).where(respondents.c.name == name))
    return [Respondent(RespondentId(row.id), row.name, row.called, row.language) for row in rows]


LEVEL_OF_ROLE = {
    Role.VILLAGE_HEAD: Level.VILLAGE,
    Role.ELDER: Level.VILLAGE,
    Role.COMMUNE_OFFICER: Level.COMMUNE,
    Role.DISTRICT_OFFICER: Level.DISTRICT,
    Role.PROVINCE_OFFICER: Level.PROVINCE,
}
