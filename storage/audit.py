"""The audit log: who did what to which thing, never changed afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert

from bot.core.effects import Audit
from storage.database import Transaction
from storage.schema import audit


async def write(tx: Transaction, lines: Iterable[Audit], at: datetime) -> None:
    """Add lines."""
    rows = [
        {
            "at": at,
            "respondent_id": line.respondent_id,
            "action": line.action,
            "subject": line.subject,
            "details": dict(line.details),
        }
        for line in lines
    ]
    if rows:
        await tx.execute(insert(audit), rows)
