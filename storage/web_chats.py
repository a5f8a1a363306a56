"""Who may open which web chat: a secret link each, kept only as its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import web_chats


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


async def open_chat(tx: Transaction, token: str, chat: str, at: datetime) -> None:
    """Let whoever holds `token` talk in `chat`. Harmless to repeat."""
    row = {"token_hash": _hash(token), "chat": chat, "opened_at": at}
    await tx.execute(insert_or(tx, web_chats).on_conflict_do_nothing(), [row])


async def chats_of(tx: Transaction, tokens: Sequence[str]) -> dict[str, str]:
    """Chats by token; tokens nobody was given are left out. What is compared is a hash, so time tells nothing."""
    hashes = {_hash(token): token for token in tokens}
    query = select(web_chats.c.token_hash, web_chats.c.chat).where(web_chats.c.token_hash.in_(hashes))
    return {hashes[row.token_hash]: row.chat for row in await tx.execute(query)}
