"""Fills a database with an invented Kon Rẫy in the middle of a quarter: deterministic, through the real paths."""

from __future__ import annotations

import random
from datetime import date, datetime
from importlib.resources import files

from bot.core.units import Level, Unit
from bot.demo.people import People
from bot.demo.places import COMMUNES, DISTRICT, DISTRICT_CODE
from bot.demo.reports import Reports
from bot.provision import load_plan
from handlers.library import Library
from messages.campaign_files import copy_campaign
from storage import units
from storage.database import Transaction

SEED = 614
FOUNDED = date(2021, 1, 1)
PLAN = "kon-ray-2024.yaml"


async def seed(tx: Transaction, library: Library, now: datetime) -> None:
    """Places (unless they stand already), the plan of the year, people, and the reports that came in until `now`."""
    district = await _district(tx)
    tree = await units.below(tx, district)
    source = copy_campaign((files("messages") / "campaigns" / PLAN).read_text("utf-8"), now.year)
    await load_plan(tx, source, PLAN.replace("2024", str(now.year)), district, now)
    campaign = next(one for one, _ in await library.campaigns(tx) if one.starts_on.year == now.year)
    period = campaign.period_at(now)
    rng = random.Random(SEED)
    people = People(tx, campaign, rng, period)
    await people.settle(tree)
    reports = Reports(tx, library, campaign, rng, people)
    await reports.last_quarter(tree, period.previous())
    await reports.this_quarter(tree, period, now)
    await reports.models(tree, period, now)


async def _district(tx: Transaction) -> Unit:
    known = await units.called(tx, DISTRICT)
    if known:
        return known[0]
    district = await units.add(
        tx, code=DISTRICT_CODE, name=DISTRICT, level=Level.DISTRICT, parent=None, valid_from=FOUNDED
    )
    for place in COMMUNES:
        aliases = [place.alias] if place.alias != place.name else []
        commune = await units.add(
            tx,
            code=place.code,
            name=place.name,
            level=Level.COMMUNE,
            parent=district,
            valid_from=FOUNDED,
            aliases=aliases,
        )
        for number, village in enumerate(place.villages, 1):
            code = f"{place.code}-{number:02}"
            await units.add(tx, code=code, name=village.name, level=Level.VILLAGE, parent=commune, valid_from=FOUNDED)
    return district
