"""`bantin form retire ID`: a form, or one version of it, is asked no more. What was sent stays; drafts close kindly."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime

from bot.app import system_clock
from bot.core.effects import Audit
from bot.provision import provision
from messages.shipped import is_ours
from storage import audit, forms, sessions
from storage.database import Database, Transaction


def run(form_id: str, version: str, database: str) -> int:
    """Retire; 1 where there is nothing to retire, or the bot could not live without it."""
    return asyncio.run(_run(form_id, version, database))


async def _run(form_id: str, version: str, url: str) -> int:
    database, now = Database.open(url), system_clock()
    try:
        await provision(database, now)
        async with database.transaction() as tx:
            newest = await forms.newest(tx, form_id)
            if is_ours(form_id) and newest is not None and version in ("", newest.version):
                print(f"bantin: {form_id} là phiếu của chính Bản Tin, bản đang dùng không ngừng được.", file=sys.stderr)
                return 1
            versions, drafts = await retire(tx, form_id, version, now)
    finally:
        await database.close()
    if not versions:
        print(f"bantin: không có phiếu {' '.join((form_id, version)).strip()} nào đang dùng.", file=sys.stderr)
        return 1
    print(f"{form_id}: đã ngừng phiên bản {', '.join(versions)}; {drafts} phiếu đang làm dở được khép lại.")
    return 0


async def retire(tx: Transaction, form_id: str, version: str, now: datetime) -> tuple[list[str], int]:
    """Take a form (or one version) out of use; which versions, and how many drafts closed."""
    versions = await forms.retire(tx, form_id, version)
    drafts = 0
    for one in versions:
        drafts += await sessions.expire(tx, form_id, now, one)
    if versions:
        details = {"versions": versions, "drafts": drafts}
        await audit.write(tx, [Audit("form.retired", f"form:{form_id}", details=details)], now)
    return versions, drafts
