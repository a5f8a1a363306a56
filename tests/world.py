"""A whole Bản Tin for a test: real database, both doors, people with a phone in hand, a clock the test moves.

    an.says("12 hộ").hears("cận nghèo")
    an.taps("Bỏ qua")

The session goes through the database between lines, so storing it is tested too.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar

from bot.channels.channel import File
from bot.checking import FormChecking
from bot.core.chat import Address, Content, Event, Message
from bot.core.delivery import Refused, SendError, Sent
from bot.core.pacing import Limits
from bot.core.people import Invitation, Role
from bot.core.units import Level, Unit
from bot.fetching import Fetching
from bot.inbound import Inbound
from bot.outbound import Line, Outbound
from handlers.answers import Handlers
from handlers.library import Library
from storage import people, units
from storage.database import Database
from tests.person import Person

T = TypeVar("T")
NOON = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)  # 09:00 in Vietnam, a Friday


@dataclass
class Pocket:
    """A channel without a platform: what was sent to each chat, cards changed in place."""

    name: str = "pocket"
    has_buttons: bool = True
    screens: dict[str, list[Message]] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    failing: list[SendError] = field(default_factory=list)

    async def send(self, to: Address, message: Message) -> Sent:
        """Show the message; a card is replaced."""
        if self.failing:
            raise self.failing.pop(0)
        screen = self.screens.setdefault(to.chat, [])
        if message.card is not None and int(message.card) < len(screen):
            screen[int(message.card)] = message
            screen.append(message)  # so that the newest thing said is always last
            return Sent(message.card)
        screen.append(message)
        return Sent(str(len(screen) - 1))

    async def fetch(self, ref: str) -> File:
        """A file someone sent."""
        if ref not in self.files:
            raise Refused("gone")
        return File(self.files[ref], "image/jpeg", f"{ref}.jpg")


class World:
    """The running product, driven step by step."""

    def __init__(self, url: str, runner: asyncio.Runner) -> None:
        self.runner = runner
        self.now = NOON
        self.database = Database.open(url)
        self.pocket = Pocket()
        self.library = Library()
        lines = {"pocket": Line(self.pocket, Limits(0, 0))}
        self.outbound = Outbound(self.database, lines, lambda: self.now)
        self.inbound = Inbound(self.database, Handlers(self.library), self.outbound, lambda: self.now)
        self.checking = FormChecking(self.database, lambda: self.now, self.outbound.wake)
        self.fetching = Fetching(
            self.database, {"pocket": self.pocket}, lambda: self.now, self.outbound.wake, self.checking.wake
        )
        self._keys = itertools.count(1)
        self._persons: dict[str, Person] = {}

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something asynchronous and wait for it."""
        return self.runner.run(work)

    def later(self, **much: float) -> None:
        """Move the clock forward."""
        self.now += timedelta(**much)

    def event(self, chat: str, content: Content, **more: Any) -> Event:
        """The next event of a chat."""
        number = next(self._keys)
        return Event(f"pocket:{number}", Address("pocket", chat), self.now, content, str(number), **more)

    def receive(self, *events: Event) -> None:
        """One batch through the door, and all that follows from it sent."""
        self.run(self._receive(events))

    async def _receive(self, events: tuple[Event, ...]) -> None:
        await self.inbound.handle(events)
        await self.outbound.settle()

    def jobs(self) -> None:
        """What was sent is fetched, questionnaires are checked, and the answers go out."""
        self.run(self._jobs())

    async def _jobs(self) -> None:
        while await self.fetching.round():
            pass
        while await self.checking.round():
            pass
        await self.outbound.settle()

    def stranger(self, chat: str) -> Person:
        """Someone who opened the chat and nothing more."""
        return self._persons.setdefault(chat, Person(self, chat))

    def person(self, name: str, role: Role = Role.VILLAGE_HEAD, unit: str = "Thôn 4", code: str = "") -> Person:
        """Someone invited, enrolled and shown the menu."""
        person = self.stranger(name)
        code = code or f"KR{len(self._persons):06d}"
        self.invite(code, name, role, unit)
        return person.says(f"/start {code}").taps("Đồng ý").taps("Bác")

    def invite(
        self, code: str, name: str, role: Role, unit: str, *, phone: str = "", campaign: str = "KR-2026"
    ) -> None:
        """Write an invitation."""

        async def write() -> None:
            async with self.database.transaction() as tx:
                await people.invite(tx, Invitation(code, name, role, await _unit(tx, unit), campaign, phone=phone))

        self.run(write())

    def unit(self, name: str) -> Unit:
        """A unit by name."""

        async def read() -> Unit:
            async with self.database.reading() as tx:
                return await _unit(tx, name)

        return self.run(read())

    def read(self, query: Any, *args: Any) -> Any:
        """Call a reading function of `storage` in a transaction of its own, so that only committed data counts."""

        async def read() -> Any:
            async with self.database.reading() as tx:
                return await query(tx, *args)

        return self.run(read())

    def close(self) -> None:
        """End."""
        self.run(self.database.close())


async def _unit(tx: Any, name: str) -> Unit:
    from sqlalchemy import select

    from storage.schema import units as table

    number = (await tx.execute(select(table.c.id).where(table.c.name == name))).scalar_one()
    return await units.find(tx, number)


FOUNDED = date(2024, 1, 1)
PLACES = {"Xã Đăk Tơ Lung": ("Thôn 4", "Thôn 5"), "Xã Đăk Pne": ("Thôn 1", "Thôn 2")}


async def found(database: Database, now: datetime) -> None:
    """A small Kon Rẫy: one district, two communes with two villages each, the plan of 2026."""
    from importlib.resources import files

    from bot.provision import load_plan, provision
    from messages.campaign_files import copy_campaign

    await provision(database, now)
    source = copy_campaign((files("messages") / "campaigns" / "kon-ray-2024.yaml").read_text("utf-8"), 2026)
    async with database.transaction() as tx:
        district = await units.add(
            tx, code="614", name="Huyện Kon Rẫy", level=Level.DISTRICT, parent=None, valid_from=FOUNDED
        )
        for number, (name, villages) in enumerate(PLACES.items()):
            commune = await units.add(
                tx, code=f"2348{number}", name=name, level=Level.COMMUNE, parent=district, valid_from=FOUNDED
            )
            for village in villages:
                await units.add(
                    tx, code=village[-1], name=village, level=Level.VILLAGE, parent=commune, valid_from=FOUNDED
                )
        await load_plan(tx, source, "kon-ray-2026.yaml", district, now)
