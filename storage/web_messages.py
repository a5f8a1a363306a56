"""Conversations on the web page: what both sides said, so that a page opened again shows it all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, text

from storage import channels
from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import web_messages

CHANNEL, BEGAN = "web", "began"
_LOCK = text("SELECT pg_advisory_xact_lock(20261121)")


@dataclass(frozen=True, slots=True)
class WebMessage:
    """One event of a conversation. `card` names the bubble: its own id, or an earlier one that it replaces."""

    id: int
    chat: str
    card: str
    key: str | None
    photo: str | None
    body: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Bounds:
    """Ids of the first message the history may hold and of the newest; a page that knows others must begin anew."""

    began: int
    newest: int


async def add(
    tx: Transaction,
    chat: str,
    body: Mapping[str, Any],
    at: datetime,
    *,
    card: str | None = None,
    key: str | None = None,
    photo: str | None = None,
) -> int | None:
    """Write one event; returns its id, or nothing when `key` was said in this chat before."""
    await _in_order(tx)
    row = {"chat": chat, "card": card, "key": key, "photo": photo, "body": dict(body), "at": at}
    statement = insert_or(tx, web_messages).values(row).on_conflict_do_nothing().returning(web_messages.c.id)
    written: int | None = (await tx.execute(statement)).scalar_one_or_none()
    return written


async def _in_order(tx: Transaction) -> None:
    """Ids are committed in the order they are given, so that nobody who asks for what is newer misses one."""
    if tx.dialect.name == "postgresql":  # SQLite has one writer anyway
        await tx.execute(_LOCK)


async def history(tx: Transaction, chats: Sequence[str], limit: int) -> list[WebMessage]:
    """The newest `limit` events of each chat, in order."""
    found: list[WebMessage] = []
    for chat in chats:
        newest = select(web_messages).where(web_messages.c.chat == chat).order_by(web_messages.c.id.desc())
        found += [_message(row) for row in await tx.execute(newest.limit(limit))]
    return sorted(found, key=lambda message: message.id)


async def since(tx: Transaction, chats: Sequence[str], after: int) -> list[WebMessage]:
    """What was said in these chats after the event with that id, in order."""
    query = select(web_messages).where(web_messages.c.chat.in_(chats), web_messages.c.id > after)
    return [_message(row) for row in await tx.execute(query.order_by(web_messages.c.id))]


async def bounds(tx: Transaction) -> Bounds:
    """Which ids are worth anything now."""
    newest = (await tx.execute(select(func.max(web_messages.c.id)))).scalar_one_or_none()
    return Bounds(int(await channels.state(tx, CHANNEL, BEGAN) or 0), newest or 0)


async def has_card(tx: Transaction, chat: str, card: str) -> bool:
    """Is there such a bubble in this chat?"""
    if not card.isdigit() or len(card) > 15:
        return False
    known = select(web_messages.c.id).where(web_messages.c.id == int(card), web_messages.c.chat == chat)
    return (await tx.execute(known)).first() is not None


async def shows_photo(tx: Transaction, chat: str, digest: str) -> bool:
    """Was this photo sent in this chat?"""
    known = select(web_messages.c.id).where(web_messages.c.chat == chat, web_messages.c.photo == digest)
    return (await tx.execute(known.limit(1))).first() is not None


async def erase(tx: Transaction, chat: str) -> None:
    """Forget what was said in a chat. A page that is open goes on showing it until it is closed."""
    await tx.execute(delete(web_messages).where(web_messages.c.chat == chat))


async def begin_anew(tx: Transaction, first_id: int) -> None:
    """After the history was erased: ids go on from `first_id`, and pages that show older ones begin anew."""
    marker = {"id": first_id, "chat": "", "body": {}, "at": datetime.fromisoformat("2000-01-01T00:00:00+00:00")}
    await tx.execute(insert(web_messages).values(marker))
    if tx.dialect.name == "postgresql":
        await tx.execute(text("SELECT setval(pg_get_serial_sequence('web_messages', 'id'), :id)"), {"id": first_id})
    await channels.keep(tx, CHANNEL, BEGAN, str(first_id))


def _message(row: Row[Any]) -> WebMessage:
    return WebMessage(row.id, row.chat, row.card or str(row.id), row.key, row.photo, row.body, row.at)
