"""Forms and campaigns, loaded once and kept: closures do not pickle, so the database holds their sources."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from functools import partial

from bot.core.campaigns.plan import Campaign
from bot.core.forms import Form, load_form
from bot.core.units import UnitId
from messages.campaign_files import load_campaign
from storage import campaigns, form_files, forms
from storage.database import Transaction
from storage.forms import PublishedForm

KEPT = 64
LARGE = 100_000  # characters of XML; smaller forms are loaded in a few milliseconds


class FormMissing(LookupError):
    """A form that something refers to was never published."""


class Library:
    """Published forms by version and campaigns by revision."""

    def __init__(self) -> None:
        self._forms: OrderedDict[tuple[str, str], Form] = OrderedDict()
        self._campaigns: dict[str, tuple[int, Campaign, UnitId]] = {}

    async def newest(self, tx: Transaction, form_id: str) -> Form:
        """The version a new session begins with. Raises `FormMissing`."""
        published = await forms.newest(tx, form_id)
        if published is None:
            raise FormMissing(form_id)
        return await self._load(tx, published)

    async def form(self, tx: Transaction, form_id: str, version: str) -> Form:
        """The version a session is pinned to. Raises `FormMissing`."""
        known = self._forms.get((form_id, version))
        if known is not None:
            return known
        published = await forms.find(tx, form_id, version)
        if published is None:
            raise FormMissing(f"{form_id} {version}")
        return await self._load(tx, published)

    async def _load(self, tx: Transaction, published: PublishedForm) -> Form:
        key = (published.form_id, published.version)
        if key not in self._forms:
            files = await form_files.lists(tx, *key)
            load = partial(load_form, published.xml, files, registers=None)  # checked when it was published
            # a list of five thousand takes a fifth of a second
            form = await asyncio.to_thread(load) if len(published.xml) > LARGE or files else load()
            form.id, form.version = key  # what it is stored under: its own XML may leave the version to us
            self._forms[key] = form
        self._forms.move_to_end(key)
        while len(self._forms) > KEPT:
            self._forms.popitem(last=False)
        return self._forms[key]

    async def campaign(self, tx: Transaction, code: str) -> Campaign:
        """A loaded campaign, as it stands now. Raises LookupError."""
        return (await self._campaign(tx, code))[0]

    async def _campaign(self, tx: Transaction, code: str) -> tuple[Campaign, UnitId]:
        revision = (await campaigns.revisions(tx)).get(code)
        if revision is None:
            raise LookupError(code)
        known = self._campaigns.get(code)
        if known is None or known[0] != revision:
            stored = await campaigns.find(tx, code)
            assert stored is not None
            known = (revision, load_campaign(stored.source, code), stored.unit_id)
            self._campaigns[code] = known
        return known[1], known[2]

    async def campaigns(self, tx: Transaction) -> list[tuple[Campaign, UnitId]]:
        """Every loaded campaign with the unit it is about."""
        return [await self._campaign(tx, code) for code in await campaigns.revisions(tx)]
