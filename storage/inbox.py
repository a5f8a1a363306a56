"""Which events were handled already, and the letters that could not be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, text, update

from bot.core.chat import Event
from bot.core.chat_json import event_from_json, event_to_json
from storage.database import Transaction
from storage.rows import address_key, insert_or
from storage.schema import dead_letters, inbox

_REMEMBER = {
    "sqlite": text(
        "INSERT INTO inbox (key, at) SELECT value, :at FROM json_each(:keys) WHERE true "
        "ON CONFLICT (key) DO NOTHING RETURNING key"
    ),
    "postgresql": text(
        "INSERT INTO inbox (key, at) SELECT value, :at FROM json_array_elements_text(CAST(:keys AS json)) "
        "ON CONFLICT (key) DO NOTHING RETURNING key"
    ),
}


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An event that could not be handled, kept whole."""

    id: int
    event: Event
    error: str
    at: datetime


async def remember(tx: Transaction, keys: Sequence[str], at: datetime) -> set[str]:
    """Note the keys as handled, all at once; returns those that were new."""
    moment = inbox.c.at.type.bind_processor(tx.dialect)
    value = moment(at) if moment else at
    rows = await tx.execute(_REMEMBER[tx.dialect.name], {"keys": json.dumps(list(keys)), "at": value})
    return set(rows.scalars())


async def keep_dead_letter(tx: Transaction, event: Event, error: str, at: datetime) -> None:
    """Keep an event that could not be handled; the same one failing again only updates the reason."""
    statement = insert_or(tx, dead_letters).values(
        key=event.key,
        address=address_key(event.address),
        event=event_to_json(event),
        error=error,
        status="kept",
        at=at,
    )
    await tx.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_={"error": error, "status": "kept", "at": at})
    )


async def list_dead_letters(tx: Transaction) -> list[DeadLetter]:
    """Those waiting for someone to look, oldest first; also those whose replay was cut short."""
    rows = await tx.execute(select(dead_letters).where(dead_letters.c.status != "replayed").order_by(dead_letters.c.id))
    return [DeadLetter(row.id, event_from_json(row.event), row.error, row.at) for row in rows]


async def reopen(tx: Transaction, key: str) -> None:
    """Let this event in once more. Should the replay be cut short, the letter is still there."""
    await tx.execute(delete(inbox).where(inbox.c.key == key))
    await tx.execute(update(dead_letters).where(dead_letters.c.key == key).values(status="replaying"))


async def close_replayed(tx: Transaction, key: str) -> bool:
    """The replay is over: true when the event was handled, false when it was kept again."""
    letter = (dead_letters.c.key == key, dead_letters.c.status == "replaying")
    done = await tx.execute(update(dead_letters).where(*letter).values(status="replayed").returning(dead_letters.c.id))
    return done.first() is not None
