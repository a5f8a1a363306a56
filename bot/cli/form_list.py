"""`bantin form list`: every version of every form, and how far it is in use."""

from __future__ import annotations

import asyncio

from bot.app import system_clock
from bot.provision import provision
from handlers import formats
from storage import form_use
from storage.database import Database
from storage.form_use import FormUse

_STATUS = {"published": "đang dùng", "superseded": "bản cũ", "retired": "đã ngừng"}


def run(database: str) -> int:
    """Print a line for each version, columns parted by tabs."""
    for line in asyncio.run(_lines(database)):
        print(line)
    return 0


async def _lines(url: str) -> list[str]:
    database = Database.open(url)
    try:
        await provision(database, system_clock())
        async with database.reading() as tx:
            found = await form_use.versions(tx)
    finally:
        await database.close()
    head = ("phiếu", "phiên bản", "tên", "tình trạng", "đăng lúc", "đang làm dở", "đã nộp")
    return ["\t".join(head), *("\t".join(_cells(one)) for one in found)]


def _cells(one: FormUse) -> tuple[str, ...]:
    status, published = _STATUS[one.status], formats.moment_of(one.published_at)
    return (one.form_id, one.version, one.title, status, published, str(one.drafts), str(one.submissions))
