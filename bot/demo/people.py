"""Invented people at their posts: everyone was invited, consented and enrolled as a real person does."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import time

from bot.core.campaigns.periods import Period
from bot.core.campaigns.plan import Campaign
from bot.core.chat import Address
from bot.core.conversation import short_id
from bot.core.effects import Enrol
from bot.core.people import Invitation, RespondentId, Role
from bot.core.units import Level, Unit, UnitId
from bot.demo.names import names
from bot.demo.personas import NEWCOMER, NEWCOMER_CODE, PERSONAS, Persona
from bot.demo.places import COMMUNES
from storage import dialogues, people
from storage.database import Transaction

CHANNEL = "web"
CONSENT = "2026112001"
ENROLLED = time(9)  # on the first day of last quarter
ELDERS = 0.45  # of the villages have an elder in the bot


class People:
    """Puts people at their posts and remembers who reports for which unit."""

    def __init__(self, tx: Transaction, campaign: Campaign, rng: random.Random, period: Period) -> None:
        self._tx = tx
        self._campaign = campaign
        self._rng = rng
        self._at = campaign.calendar.moment(period.previous().starts_on, ENROLLED)
        self._until = period.starts_on
        self._known = {(one.commune, one.unit, one.role): one for one in PERSONAS}
        self.reporters: dict[UnitId, RespondentId] = {}

    async def settle(self, tree: Sequence[Unit]) -> None:
        """A head for every village but one, elders for some, an officer for every commune and one for the district."""
        minority = {place.name: place.minority for place in COMMUNES}
        spare = {name: names(self._rng, share) for name, share in minority.items()}
        officials = names(self._rng, 0.5)
        by_id = {unit.id: unit for unit in tree}
        for unit in tree:
            parent = by_id.get(unit.parent_id) if unit.parent_id else None
            commune = parent.name if parent and unit.level is Level.VILLAGE else ""
            if unit.level is Level.VILLAGE:
                await self._appoint(unit, commune, Role.VILLAGE_HEAD, spare[commune])
                if self._rng.random() < ELDERS or (commune, unit.name, Role.ELDER) in self._known:
                    await self._appoint(unit, commune, Role.ELDER, spare[commune])
            elif unit.level is Level.COMMUNE:
                await self._appoint(unit, commune, Role.COMMUNE_OFFICER, officials)
            else:
                await self._appoint(unit, commune, Role.DISTRICT_OFFICER, officials)

    async def _appoint(self, unit: Unit, commune: str, role: Role, spare: Iterator[str]) -> None:
        persona = self._known.get((commune, unit.name, role))
        name = persona.name if persona else next(spare)
        code = NEWCOMER_CODE if persona is NEWCOMER else short_id("demo", unit.code, role, length=8).upper()
        invitation = Invitation(code, name, role, unit, self._campaign.code)
        await people.invite(self._tx, invitation)
        if persona is NEWCOMER:
            await self._predecessor(unit, next(spare))
            return
        person = await self._enrol(invitation, persona)
        if role is not Role.ELDER:
            self.reporters[unit.id] = person

    async def _predecessor(self, unit: Unit, name: str) -> None:
        """Who held the newcomer's post until the quarter began, and reported last quarter."""
        code = short_id("demo", unit.code, "before", length=8).upper()
        invitation = Invitation(code, name, Role.VILLAGE_HEAD, unit, self._campaign.code)
        await people.invite(self._tx, invitation)
        self.reporters[unit.id] = person = await self._enrol(invitation, None)
        await people.dismiss(self._tx, person, unit, self._until)

    async def _enrol(self, invitation: Invitation, persona: Persona | None) -> RespondentId:
        address = Address(CHANNEL, persona.id if persona else f"-{invitation.code}")
        if persona is not None:
            await dialogues.load(self._tx, [address], self._at)
        called = persona.called if persona else "bác"
        await people.enrol(self._tx, Enrol(address, invitation, called, CONSENT), self._at)
        enrolled = await people.invitation(self._tx, invitation.code)
        assert enrolled is not None and enrolled.claimed_by is not None
        return enrolled.claimed_by
