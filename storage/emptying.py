"""Begin anew: everything that people did is gone, what the product was set up with stays."""

from __future__ import annotations

from sqlalchemy import delete

from storage.database import Transaction
from storage.schema import channel_states, forms, metadata, units, web_chats

KEPT = frozenset({units.name, forms.name, channel_states.name, web_chats.name})


async def empty(tx: Transaction) -> None:
    """Delete people, plans, reports and conversations; places, published forms and links stay."""
    for table in reversed(metadata.sorted_tables):
        if table.name not in KEPT:
            await tx.execute(delete(table))
