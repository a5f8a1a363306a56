"""The demo as it stands: begun once, kept between runs, begun again when asked."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.channels.channel import Receive
from bot.channels.web import NAME, WebChannel
from bot.core.chat import Address, Event, Text
from bot.core.refusals import Refusal
from bot.core.units import Level
from bot.demo.clock import DemoClock
from bot.demo.personas import PERSONAS
from bot.demo.seed import seed
from handlers.library import Library
from storage import channels, emptying, web_chats, web_messages
from storage.database import Database, Transaction

STATE, TOKENS, AHEAD = "demo", "tokens", "ahead"
BEFORE_DUE = timedelta(hours=1)


class NotADemo(Exception):
    """The database is someone's own; it is left alone."""


class Demo:
    """Begins, remembers and moves the demo. `receive` is the door in; `channel` shows what comes out."""

    def __init__(
        self, database: Database, library: Library, channel: WebChannel, clock: DemoClock, receive: Receive
    ) -> None:
        self._database = database
        self._library = library
        self._channel = channel
        self._receive = receive
        self.clock = clock
        self.tokens: Mapping[str, str] = {}

    async def open(self, *, fresh: bool = False) -> bool:
        """Go on where the last run stopped, or begin; true when it began. Raises `NotADemo`."""
        async with self._database.transaction() as tx:
            tokens = json.loads(await channels.state(tx, STATE, TOKENS) or "{}")
            ahead = float(await channels.state(tx, STATE, AHEAD) or 0)
            unused = await emptying.is_empty(tx)
        if not tokens and not unused:
            raise NotADemo("this database holds real work: a demo would erase it; choose another with --database")
        self.tokens = tokens or {persona.id: secrets.token_urlsafe(9) for persona in PERSONAS}
        self.clock.ahead = timedelta(seconds=ahead)
        if tokens and not unused and not fresh and self.clock() < await self._end():
            return False
        await self._seed()
        return True

    async def begin_again(self) -> None:
        """Everything said and sent is gone, the day is the first one again; open pages begin anew."""
        await self._seed()
        self._channel.feed.begin_anew()
        await self.greet()

    async def greet(self) -> None:
        """Everybody one can be has said the first word, so that the page has something to show."""
        number = secrets.token_hex(4)
        now = self.clock()
        await self._receive([
            Event(f"demo:{number}:{persona.id}", Address(NAME, persona.id), now, Text(persona.says))
            for persona in PERSONAS
        ])  # fmt: skip

    async def move(self, to: datetime) -> None:
        """Move the clock forward. Raises `Refusal` past the end of the plan's year."""
        if to > await self._end():
            raise Refusal("demo.over")
        self.clock.move(to)
        async with self._database.transaction() as tx:
            await self._keep_clock(tx)

    async def due(self) -> datetime:
        """An hour before villages have to file: the next such moment. Raises `Refusal` when there is none."""
        async with self._database.reading() as tx:
            campaign = (await self._library.campaigns(tx))[0][0]
        for period in campaign.periods():
            moment = campaign.calendar.deadlines(period, Level.VILLAGE).due_at - BEFORE_DUE
            if moment > self.clock():
                return moment
        raise Refusal("demo.over")

    async def _end(self) -> datetime:
        """When the plan's last period closes."""
        async with self._database.reading() as tx:
            campaign = (await self._library.campaigns(tx))[0][0]
        return campaign.calendar.deadlines(campaign.periods()[-1], Level.COMMUNE).closes_at

    async def _seed(self) -> None:
        self.clock.start()
        now = self.clock()
        async with self._database.transaction() as tx:
            newest = (await web_messages.bounds(tx)).newest
            await emptying.empty(tx)
            # ids grow over every beginning, also over a new file: a page left open can tell that it is out of date
            await web_messages.begin_anew(tx, max(newest + 1, int(now.timestamp())))
            for persona in PERSONAS:
                await web_chats.open_chat(tx, self.tokens[persona.id], persona.id, now)
            await channels.keep(tx, STATE, TOKENS, json.dumps(self.tokens))
            await self._keep_clock(tx)
            await seed(tx, self._library, now)

    async def _keep_clock(self, tx: Transaction) -> None:
        await channels.keep(tx, STATE, AHEAD, str(self.clock.ahead.total_seconds()))
