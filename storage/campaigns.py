"""Loaded campaigns: the YAML as the office wrote it, and the unit it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from bot.core.units import UnitId
from storage.database import Transaction
from storage.rows import upsert
from storage.schema import campaigns


@dataclass(frozen=True, slots=True)
class LoadedCampaign:
    """A campaign as stored. `revision` counts loads; a change of it makes every reader reload."""

    code: str
    revision: int
    title: str
    source: str
    unit_id: UnitId


async def load(tx: Transaction, code: str, title: str, source: str, unit_id: UnitId, at: datetime) -> LoadedCampaign:
    """Store a campaign; loading it again replaces it and raises the revision."""
    known = await find(tx, code)
    revision = known.revision + 1 if known else 1
    row = {
        "code": code,
        "revision": revision,
        "title": title,
        "source": source,
        "unit_id": unit_id,
        "loaded_at": at,
    }
    changing = ("revision", "title", "source", "unit_id", "loaded_at")
    await tx.execute(upsert(tx, campaigns, ["code"], changing), [row])
    return LoadedCampaign(code, revision, title, source, unit_id)


async def find(tx: Transaction, code: str) -> LoadedCampaign | None:
    """One campaign."""
    row = (await tx.execute(select(campaigns).where(campaigns.c.code == code))).first()
    return LoadedCampaign(row.code, row.revision, row.title, row.source, UnitId(row.unit_id)) if row else None


_REVISIONS = select(campaigns.c.code, campaigns.c.revision).order_by(campaigns.c.code)


async def revisions(tx: Transaction) -> dict[str, int]:
    """Every campaign's revision, in the order of their codes."""
    rows = await tx.execute(_REVISIONS)
    return {row.code: row.revision for row in rows}
