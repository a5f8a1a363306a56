"""`bantin form load FILE`: a questionnaire is published, with what lies beside it; drafts stay on their version."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from bot.app import system_clock
from bot.cli.form_check import verdict_of
from bot.core.effects import Audit
from bot.provision import provision
from messages.xlsform.beside import beside
from messages.xlsform.verdict import Ready
from storage import audit, form_files, forms
from storage.database import Database, Transaction
from storage.forms import PublishedForm, VersionTaken


def run(file: Path, database: str) -> int:
    """Publish; 1 and the reasons where it cannot be."""
    ready = verdict_of(file)
    if ready is None:
        return 1
    lying = beside(file.parent)
    return asyncio.run(_run(file.name, ready, {name: lying[name] for name in ready.files}, database))


async def _run(name: str, ready: Ready, files: dict[str, bytes], url: str) -> int:
    database, now = Database.open(url), system_clock()
    try:
        await provision(database, now)
        async with database.transaction() as tx:
            told = await _load(tx, ready, files, now)
    except VersionTaken:
        print(
            f"bantin: {ready.form_id}: phiên bản {ready.version} đã đăng với nội dung khác; "
            "ghi phiên bản mới ở cột version của trang settings rồi nạp lại.",
            file=sys.stderr,
        )
        return 1
    finally:
        await database.close()
    print(f"{name}: {told} ({ready.form_id}, phiên bản {ready.version}, {ready.questions} câu hỏi).")
    return 0


async def _load(tx: Transaction, ready: Ready, files: dict[str, bytes], now: datetime) -> str:
    """Publish, and say what became of it. Raises `VersionTaken`, also where only a file beside the form changed."""
    form = PublishedForm(ready.form_id, ready.version, ready.title, ready.xml)
    before = await forms.newest(tx, ready.form_id)
    stands = await forms.find(tx, ready.form_id, ready.version) is not None
    if stands and await form_files.digests(tx, ready.form_id, ready.version) != _digests(files):
        raise VersionTaken(ready.version)
    if not await forms.publish(tx, form, now):
        return "bản này đã đăng rồi, không có gì thay đổi"
    await form_files.keep(tx, ready.form_id, ready.version, files)
    details = {"version": ready.version, "files": sorted(files)}
    await audit.write(tx, [Audit("form.loaded", f"form:{ready.form_id}", details=details)], now)
    replaced = before is not None and before.version != ready.version
    return f"đã đăng, thay phiên bản {before.version}" if before and replaced else "đã đăng"


def _digests(files: dict[str, bytes]) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in files.items()}
