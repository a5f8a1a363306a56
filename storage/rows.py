"""Small things every table module needs: address keys and an insert that may find the row there already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.chat import Address
from storage.database import Transaction

Insert = postgresql.Insert | sqlite.Insert


def address_key(address: Address) -> str:
    """`channel:chat`, the key of a chat in every table."""
    return f"{address.channel}:{address.chat}"


def address_of(key: str) -> Address:
    """The address that `address_key` wrote. Channel names hold no colon; chats may."""
    channel, _, chat = key.partition(":")
    return Address(channel, chat)


def insert_or(tx: Transaction, table: Table) -> Insert:
    """An INSERT that knows ON CONFLICT, for the database at hand."""
    return postgresql.insert(table) if tx.dialect.name == "postgresql" else sqlite.insert(table)


def upsert(tx: Transaction, table: Table, key: Sequence[str], changing: Sequence[str]) -> Any:
    """INSERT … ON CONFLICT (key) DO UPDATE the `changing` columns."""
    statement = insert_or(tx, table)
    return statement.on_conflict_do_update(
        index_elements=list(key), set_={name: statement.excluded[name] for name in changing}
    )
