"""One conversation, three channels: an office's own forms, published, found under "Phiếu khác", filled in and filed."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.core.people import Invitation, Role
from messages.xlsform.beside import beside
from messages.xlsform.verdict import examine
from storage import form_files, forms, people, units
from storage.database import Database
from storage.forms import PublishedForm
from tests.channels.desks import DESKS, Desk, answers
from tests.forms.talks import RARER, Line, lines
from tests.world import NOON

CODE = "KR000777"
TALKS = sorted(file.stem for file in RARER.glob("*.talk"))
UNSENDABLE = {("files", "web"), ("files", "console")}  # a page takes photos, a terminal what lies on its disk


@pytest.mark.parametrize("channel", sorted(DESKS))
async def test_every_talk_is_held_on_every_channel(channel: str, database_url: str, tmp_path: Path) -> None:
    """What is heard and what is filed is the same whichever way it came."""
    await _published(database_url)
    async with DESKS[channel](database_url) as desk:
        await _enrols(desk)
        for talk in TALKS:
            if (talk, channel) not in UNSENDABLE:
                await _fills_in(desk, talk, tmp_path, database_url)


async def _published(url: str) -> None:
    database, lying = Database.open(url), beside(RARER)
    async with database.transaction() as tx:
        for talk in TALKS:
            ready = examine((RARER / f"{talk}.md").read_bytes(), f"{talk}.md", lying).ready
            assert ready is not None, talk
            await forms.publish(tx, PublishedForm(ready.form_id, ready.version, ready.title, ready.xml), NOON)
            files = {name: lying[name] for name in ready.files}
            await form_files.keep(tx, ready.form_id, ready.version, files)
        village = (await units.called(tx, "Thôn 4"))[0]
        await people.invite(tx, Invitation(CODE, "A Minh", Role.VILLAGE_HEAD, village, "KR-2026"))
    await database.close()


async def _enrols(desk: Desk) -> None:
    for said in (f"/start {CODE}", "đồng ý", "bác"):
        await desk.says(said)
    await desk.until("cần làm việc gì")


async def _fills_in(desk: Desk, talk: str, folder: Path, url: str) -> None:
    await desk.says("menu")
    await desk.says("phiếu khác")
    await desk.taps(talk if talk != "languages" else "Nước sạch")
    for line in lines(talk):
        await _plays(desk, talk, line, folder, url)


async def _plays(desk: Desk, talk: str, line: Line, folder: Path, url: str) -> None:
    match line.sign:
        case ">":
            await desk.says(line.words)
        case ">>":
            await desk.taps(line.words)
        case ">@":
            await desk.sends(line.words, folder)
        case "<":
            assert line.words in desk.heard, f"{talk}: {line.words!r} not in:\n{desk.heard}"
        case _:
            stored, wanted = await _filed(url, talk), answers(line.words)
            files = {"photo", "voice", "paper"}
            assert stored.keys() == wanted.keys(), talk
            assert {k: v for k, v in stored.items() if k not in files} == {
                k: v for k, v in wanted.items() if k not in files
            }, talk


async def _filed(url: str, talk: str) -> dict[str, str]:
    database = Database.open(url)
    async with database.transaction() as tx:
        newest = text("SELECT answers FROM submissions WHERE form_id = :form ORDER BY received_at DESC LIMIT 1")
        found = (await tx.execute(newest, {"form": talk})).scalar_one()
    await database.close()
    return found if isinstance(found, dict) else answers(found)
