"""Chats: who they are and what they are in the middle of, for a whole batch of events at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from bot.core.chat import Address, Choice
from bot.core.conversation import Dialogue
from bot.core.people import Respondent, RespondentId
from storage import web_messages
from storage.database import Transaction
from storage.rows import address_key, address_of, insert_or, upsert
from storage.schema import deliveries, dialogues, form_sessions, respondents
from storage.sessions import COLUMNS as SESSION_COLUMNS
from storage.sessions import session_from_row

_LOAD = (
    select(
        dialogues.c.address.label("key"),
        dialogues.c.offered,
        dialogues.c.misses,
        dialogues.c.stopped,
        respondents.c.id.label("person_id"),
        respondents.c.name,
        respondents.c.called,
        respondents.c.language,
        *SESSION_COLUMNS,
    )
    .select_from(
        dialogues.outerjoin(respondents, respondents.c.id == dialogues.c.respondent_id).outerjoin(
            form_sessions, form_sessions.c.id == dialogues.c.session_id
        )
    )
    .where(dialogues.c.address.in_(bindparam("addresses", expanding=True)))
)
_LOCK = (
    select(dialogues.c.address)
    .where(dialogues.c.address.in_(bindparam("addresses", expanding=True)))
    .order_by(dialogues.c.address)
    .with_for_update()
)


async def load(tx: Transaction, addresses: Iterable[Address], at: datetime) -> dict[Address, Dialogue]:
    """The dialogues of these addresses, locked until the end of the transaction; unknown ones begin blank.

    On PostgreSQL the row lock keeps the order within an address across replicas; SQLite has one writer anyway.
    """
    keys = sorted({address_key(address) for address in addresses})
    if tx.dialect.name == "postgresql":
        await _lock(tx, keys, at)
    found = {row.key: _dialogue(row) for row in await tx.execute(_LOAD, {"addresses": keys})}
    missing = [key for key in keys if key not in found]
    await _begin(tx, missing, at)
    blank = {key: Dialogue(address_of(key)) for key in missing}
    return {address_of(key): dialogue for key, dialogue in (found | blank).items()}


async def _lock(tx: Transaction, keys: Sequence[str], at: datetime) -> None:
    """Wait for whoever is in these dialogues. Only what this statement returned is locked: a row that another replica
    commits a moment later must be locked too before it is read, in a statement after."""
    locked = set((await tx.execute(_LOCK, {"addresses": keys})).scalars())
    missing = [key for key in keys if key not in locked]
    if missing:
        await _begin(tx, missing, at)
        await tx.execute(_LOCK, {"addresses": missing})


async def _begin(tx: Transaction, keys: Sequence[str], at: datetime) -> None:
    if keys:
        rows = [{"address": key, "offered": [], "misses": 0, "stopped": False, "updated_at": at} for key in keys]
        await tx.execute(insert_or(tx, dialogues).on_conflict_do_nothing(), rows)


def _dialogue(row: Any) -> Dialogue:
    person = None
    if row.person_id is not None:
        person = Respondent(RespondentId(row.person_id), row.name, row.called, row.language)
    return Dialogue(
        address=address_of(row.key),
        respondent=person,
        session=session_from_row(row) if row.id is not None else None,
        offered=tuple(Choice(*choice) for choice in row.offered),
        misses=row.misses,
        stopped=row.stopped,
    )


async def save(tx: Transaction, changed: Iterable[Dialogue], at: datetime) -> None:
    """Write the dialogues back."""
    rows = [
        {
            "address": address_key(dialogue.address),
            "respondent_id": dialogue.respondent.id if dialogue.respondent else None,
            "session_id": dialogue.session.id if dialogue.session else None,
            "offered": [[choice.code, choice.label, choice.typed] for choice in dialogue.offered],
            "misses": dialogue.misses,
            "stopped": dialogue.stopped,
            "updated_at": at,
        }
        for dialogue in changed
    ]
    if rows:
        changing = ("respondent_id", "session_id", "offered", "misses", "stopped", "updated_at")
        await tx.execute(upsert(tx, dialogues, ["address"], changing), rows)


async def stop(tx: Transaction, address: Address) -> None:
    """The channel says this person is gone: nothing is sent there until they write first."""
    await tx.execute(update(dialogues).where(dialogues.c.address == address_key(address)).values(stopped=True))


async def forget(tx: Transaction, address: Address) -> None:
    """Erase a chat that is nobody's: its dialogue, what was being filled in, what both sides said."""
    key = address_key(address)
    await tx.execute(delete(deliveries).where(deliveries.c.address == key))
    if address.channel == web_messages.CHANNEL:
        await web_messages.erase(tx, address.chat)
    await tx.execute(delete(form_sessions).where(form_sessions.c.address == key))
    await tx.execute(delete(dialogues).where(dialogues.c.address == key))
