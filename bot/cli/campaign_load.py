"""`bantin campaign load`: a plan is put to work for a unit and all below it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.app import system_clock
from bot.core.units import Unit
from bot.provision import load_plan, provision
from messages.campaign_files import CampaignError
from storage import units
from storage.database import Database, Transaction


def run(path: Path, unit: str, database: str) -> int:
    """Load; 1 and the reasons where it cannot be loaded."""
    try:
        source = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"bantin: {path}: {error}", file=sys.stderr)
        return 1
    try:
        return asyncio.run(_load(source, path.name, unit, database))
    except CampaignError as error:
        print("\n".join(error.report()), file=sys.stderr)
        return 1


async def _load(source: str, name: str, wanted: str, url: str) -> int:
    database, now = Database.open(url), system_clock()
    try:
        await provision(database, now)
        async with database.transaction() as tx:
            unit = await _unit(tx, wanted)
            if unit is None:
                print(f"bantin: there is not exactly one unit with the code or name {wanted!r}", file=sys.stderr)
                return 1
            count = await load_plan(tx, source, name, unit, now)
    finally:
        await database.close()
    print(f"{name}: {count} báo cáo phải nộp ở {unit.name}")
    return 0


async def _unit(tx: Transaction, wanted: str) -> Unit | None:
    found = await units.called(tx, wanted)
    return found[0] if len(found) == 1 else None
