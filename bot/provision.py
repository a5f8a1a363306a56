"""Brings a database into working order: schema, shipped forms, a plan with what it expects of whom."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from importlib.resources import files

from bot.core.campaigns.expected import expected
from bot.core.forms import load_form
from bot.core.units import Unit
from messages.campaign_files import load_campaign
from storage import campaigns, channels, forms, units
from storage import expected as expected_reports
from storage.database import Database, Transaction
from storage.forms import PublishedForm
from storage.migrate import upgrade

SHIPPED = "shipped-forms"


async def provision(database: Database, now: datetime) -> None:
    """The newest schema and the newest shipped forms. Harmless to repeat, and quick: a form is converted only when its
    file changed."""
    await upgrade(database)
    async with database.transaction() as tx:
        for source in sorted((files("messages") / "forms").iterdir(), key=lambda path: path.name):
            if source.name.endswith(".md"):
                await _ship(tx, source.name, source.read_bytes(), now)


async def _ship(tx: Transaction, name: str, source: bytes, now: datetime) -> None:
    digest = hashlib.sha256(source).hexdigest()
    if await channels.state(tx, SHIPPED, name) != digest:
        with suppress(forms.VersionTaken):  # edited without a new version: what stands, stands
            await publish(tx, source, name, now)
        await channels.keep(tx, SHIPPED, name, digest)


async def publish(tx: Transaction, source: bytes, name: str, now: datetime) -> bool:
    """Publish one form by the path an officer's file takes; false when it stands already. Lists of entities are
    those of forms published or shipped. Raises `VersionTaken`, and `FormRejected` with every problem and its row."""
    from messages.xlsform import load, registers_of, shipped_registers  # the converter is large, and seldom needed

    writing = [load_form(form.xml, registers=None) for form in await forms.keeping_registers(tx)]
    known = {name: set(properties) for name, properties in shipped_registers().items()}
    for dataset, properties in registers_of(writing).items():
        known.setdefault(dataset, set()).update(properties)
    converted = load(source, name, registers=known)[1]
    form = PublishedForm(converted.form_id, converted.version, converted.title, converted.xml)
    return await forms.publish(tx, form, now)


async def load_plan(tx: Transaction, source: str, name: str, unit: Unit, now: datetime) -> int:
    """Load a campaign for `unit` and all below it; returns how many reports it expects in all its periods.

    Loading it again keeps what came in and moves the dates. Raises `CampaignError`.
    """
    campaign = load_campaign(source, name)
    await campaigns.load(tx, campaign.code, campaign.title, source, unit.id, now)
    places = [(below.id, below.level) for below in await units.below(tx, unit)]
    kinds = {assignment.frequency.kind for assignment in campaign.assignments} - {None}
    reports = [
        report
        for kind in sorted(kind for kind in kinds if kind)
        for period in campaign.periods(kind)
        for report in expected(campaign, period, places)
    ]
    await expected_reports.plan(tx, reports)
    return len(reports)
