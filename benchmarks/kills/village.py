"""A district of villages, one enrolled village head each, who all owe their figures this quarter."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files

from bot.core.campaigns.expected import expected as owed
from bot.core.chat import Address
from bot.core.conversation import Dialogue
from bot.core.people import Role
from bot.core.units import Level
from bot.provision import load_plan, provision
from messages.campaign_files import copy_campaign, load_campaign
from storage import dialogues, expected, people, units
from storage.database import Database

CHANNEL = "telegram"


async def settle(url: str, chats: range) -> None:
    """Fill a new database: the plan of this year, and behind every chat a village head. Reports are open now."""
    database, now = Database.open(url), datetime.now(UTC)
    await provision(database, now)
    source = copy_campaign((files("messages") / "campaigns" / "kon-ray-2024.yaml").read_text("utf-8"), now.year)
    campaign = load_campaign(source, "kon-ray.yaml")
    founded = now.date() - timedelta(days=900)
    async with database.transaction() as tx:
        district = await units.add(
            tx, code="614", name="Huyện Kon Rẫy", level=Level.DISTRICT, parent=None, valid_from=founded
        )
        commune = await units.add(
            tx, code="23480", name="Xã Đăk Tơ Lung", level=Level.COMMUNE, parent=district, valid_from=founded
        )
        await load_plan(tx, source, "kon-ray.yaml", district, now)
        heads, places = [], []
        for number, chat in enumerate(chats, 1):
            village = await units.add(
                tx, code=str(number), name=f"Thôn {number}", level=Level.VILLAGE, parent=commune, valid_from=founded
            )
            person = await people.add(tx, f"A Minh {number}", "bác", now)
            await people.appoint(tx, person.id, Role.VILLAGE_HEAD, village, founded)
            heads.append(Dialogue(Address(CHANNEL, str(chat)), person))
            places.append((village.id, Level.VILLAGE))
        await dialogues.save(tx, heads, now)
        opens, due, closes = (now + timedelta(days=days) for days in (-1, 8, 30))
        reports = owed(campaign, campaign.period_at(now), places)
        await expected.plan(tx, [replace(one, opens_at=opens, due_at=due, closes_at=closes) for one in reports])
    await database.close()
