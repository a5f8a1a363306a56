"""What a channel must remember: polling offsets, tokens; by channel and name."""

from __future__ import annotations

from sqlalchemy import select

from storage.database import Transaction
from storage.rows import upsert
from storage.schema import channel_states


async def state(tx: Transaction, channel: str, name: str) -> str | None:
    """What was kept, if anything."""
    query = select(channel_states.c.value).where(channel_states.c.channel == channel, channel_states.c.name == name)
    return (await tx.execute(query)).scalar_one_or_none()


async def keep(tx: Transaction, channel: str, name: str, value: str) -> None:
    """Keep a value."""
    row = {"channel": channel, "name": name, "value": value}
    await tx.execute(upsert(tx, channel_states, ["channel", "name"], ["value"]), [row])
