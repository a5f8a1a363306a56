"""Begin anew: everything that people did is gone, what the product was set up with stays."""

from __future__ import annotations

from sqlalchemy import delete, select

from storage.database import Transaction
from storage.schema import campaigns, channel_states, forms, invitations, metadata, respondents, units, web_chats

KEPT = frozenset({units.name, forms.name, channel_states.name, web_chats.name})


async def is_empty(tx: Transaction) -> bool:
    """Has nobody been invited and no plan been loaded yet?"""
    for table in (respondents, invitations, campaigns):
        if (await tx.execute(select(1).select_from(table).limit(1))).first() is not None:
            return False
    return True


async def empty(tx: Transaction) -> None:
    """Delete people, plans, reports and conversations; places, published forms and links stay."""
    for table in reversed(metadata.sorted_tables):
        if table.name not in KEPT:
            await tx.execute(delete(table))
