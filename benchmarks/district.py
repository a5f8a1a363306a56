"""A database for our bot: the Kon Rẫy plan, a village for each person, people already enrolled, sessions in store."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from sqlalchemy import insert, select

from bot.app import system_clock
from bot.core.campaigns.expected import expected
from bot.core.chat import Address, Event, Message, Text
from bot.core.delivery import Sent
from bot.core.pacing import Limits
from bot.core.people import Role
from bot.core.units import Level
from bot.inbound import Inbound
from bot.outbound import Line, Outbound
from bot.provision import load_plan, provision
from handlers.answers import Handlers
from handlers.library import Library
from messages.campaign_files import copy_campaign, load_campaign
from storage import expected as expected_reports
from storage import units
from storage.database import Database, Transaction
from storage.schema import dialogues, form_sessions, posts, respondents
from storage.schema import units as unit_rows

CHANNEL = "telegram"
OFFERED = [["figures", "Số liệu thôn"], ["menu", "Về đầu"]]  # the menu such a person has before them
FOUNDED = date(2024, 1, 1)
CHUNK = 5_000
HALF = ("85", "80", "12", "7", "12", "7", "2", "1")


def found(database: Path, chats: range, stored: int, opening: str) -> None:
    """Make the database: one enrolled village head per chat id, and `stored` half-answered F_IND sessions besides."""
    asyncio.run(_found(f"sqlite+aiosqlite:///{database}", chats, stored, opening))


async def _found(url: str, chats: range, stored: int, opening: str) -> None:
    database, now = Database.open(url), system_clock()
    try:
        await provision(database, now)
        async with database.transaction() as tx:
            await _villages(tx, len(chats), now)
            await _people(tx, chats, now)
        if stored:
            await _half_way(database, Address(CHANNEL, str(chats[-1])), opening)
            async with database.transaction() as tx:
                await _copies(tx, chats, stored)
    finally:
        await database.close()


async def _villages(tx: Transaction, count: int, now: datetime) -> None:
    """One district, a commune for every hundred villages, and this period's reports, open now."""
    source = copy_campaign((files("messages") / "campaigns" / "kon-ray-2024.yaml").read_text("utf-8"), now.year)
    district = await units.add(
        tx, code="614", name="Huyện Kon Rẫy", level=Level.DISTRICT, parent=None, valid_from=FOUNDED
    )
    await load_plan(tx, source, "kon-ray.yaml", district, now)
    for first in range(0, count, 100):
        commune = await units.add(
            tx, code=f"C{first}", name=f"Xã {first}", level=Level.COMMUNE, parent=district, valid_from=FOUNDED
        )
        for number in range(first, min(count, first + 100)):
            await units.add(
                tx, code=f"T{number}", name=f"Thôn {number}", level=Level.VILLAGE, parent=commune, valid_from=FOUNDED
            )
    campaign = load_campaign(source, "kon-ray.yaml")
    places = [(unit.id, unit.level) for unit in await units.below(tx, district)]
    week = timedelta(days=7)
    reports = [
        replace(report, opens_at=now - week, due_at=now + week, closes_at=now + 2 * week)
        for report in expected(campaign, campaign.period_at(now), places)
    ]
    for at in range(0, len(reports), CHUNK):
        await expected_reports.plan(tx, reports[at : at + CHUNK])


async def _people(tx: Transaction, chats: range, now: datetime) -> None:
    villages = select(unit_rows.c.id).where(unit_rows.c.level == Level.VILLAGE.value).order_by(unit_rows.c.id)
    homes = list((await tx.execute(villages)).scalars())
    people = [
        {"id": number, "name": f"A Minh {number}", "called": "bác", "language": "vi", "created_at": now}
        for number in range(1, len(chats) + 1)
    ]
    await tx.execute(insert(respondents), people)
    holding = [
        {"respondent_id": number, "role": Role.VILLAGE_HEAD.value, "unit_id": home, "valid_from": FOUNDED}
        for number, home in enumerate(homes, 1)
    ]
    await tx.execute(insert(posts), holding)
    chatting = [
        {"address": f"{CHANNEL}:{chat}", "respondent_id": number, "session_id": None, **_talk(now)}
        for number, chat in enumerate(chats, 1)
    ]
    await tx.execute(insert(dialogues), chatting)


def _talk(now: datetime) -> dict[str, object]:
    return {"offered": OFFERED, "misses": 0, "stopped": False, "updated_at": now}


class _Silent:
    """A channel that reaches nobody."""

    async def send(self, to: Address, message: Message) -> Sent:
        """Pretend."""
        return Sent(f"{to.chat}{len(message.text)}")


async def _half_way(database: Database, address: Address, opening: str) -> None:
    """Let one person answer half of the form, through the bot's own doors."""
    outbound = Outbound(database, {CHANNEL: Line(_Silent(), Limits(0, 0))}, system_clock)
    inbound = Inbound(database, Handlers(Library()), outbound, system_clock)
    for number, text in enumerate((opening, *HALF)):
        event = Event(f"{CHANNEL}:stored:{number}", address, datetime.now(UTC), Text(text), str(number))
        await inbound.handle((event,))
        await outbound.settle()


async def _copies(tx: Transaction, chats: range, stored: int) -> None:
    """Give as many other people the same session, under their own address."""
    model = (await tx.execute(select(form_sessions))).mappings().one()
    for first in range(0, stored, CHUNK):
        numbers = range(first, min(stored, first + CHUNK))
        own = {number: (chats[-1] + 1 + number, len(chats) + 1 + number) for number in numbers}
        await tx.execute(
            insert(respondents),
            [
                {"id": person, "name": "Y Blai", "called": "bác", "language": "vi", "created_at": model["started_at"]}
                for _, person in own.values()
            ],
        )
        await tx.execute(
            insert(form_sessions),
            [
                {**model, "id": f"stored{number}", "address": f"{CHANNEL}:{chat}", "respondent_id": person}
                for number, (chat, person) in own.items()
            ],
        )
        talk = _talk(model["updated_at"])
        await tx.execute(
            insert(dialogues),
            [
                {"address": f"{CHANNEL}:{chat}", "respondent_id": person, "session_id": f"stored{number}", **talk}
                for number, (chat, person) in own.items()
            ],
        )
