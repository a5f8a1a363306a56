"""A whole Bản Tin for a test: real database, both doors, people with a phone in hand, a clock the test moves.

    an.says("12 hộ").hears("cận nghèo")
    an.taps("Bỏ qua")

The session goes through the database between lines, so storing it is tested too.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Self, TypeVar

from bot.channels.channel import File
from bot.checking import FormChecking
from bot.core.chat import Address, Choice, Contact, Content, Event, Media, MediaKind, Message, Place, Press, Text
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


@dataclass
class Person:
    """Someone with a phone. Says, taps, sends; hears what the bot answered to the last thing done."""

    world: World
    chat: str
    heard: list[Message] = field(default_factory=list)
    sent: list[Event] = field(default_factory=list)

    @property
    def screen(self) -> list[Message]:
        """Everything the bot ever said here."""
        return self.world.pocket.screens.setdefault(self.chat, [])

    def _do(self, content: Content, **more: Any) -> Self:
        event = self.world.event(self.chat, content, **more)
        seen = len(self.screen)
        self.sent.append(event)
        self.world.receive(event)
        self.heard = self.screen[seen:]
        return self

    def says(self, *texts: str) -> Self:
        """Type one or more messages, one after the other."""
        for text in texts:
            self._do(Text(text))
        return self

    def says_at_once(self, *texts: str) -> Self:
        """Messages typed while offline, delivered together."""
        events = [self.world.event(self.chat, Text(text)) for text in texts]
        seen = len(self.screen)
        self.sent += events
        self.world.receive(*events)
        self.heard = self.screen[seen:]
        return self

    def again(self) -> Self:
        """The platform delivers the last event once more."""
        seen = len(self.screen)
        self.world.receive(self.sent[-1])
        self.heard = self.screen[seen:]
        return self

    def edits(self, old: str, new: str) -> Self:
        """Correct a message sent before."""
        event = next(e for e in reversed(self.sent) if isinstance(e.content, Text) and e.content.text == old)
        seen = len(self.screen)
        edited = replace(self.world.event(self.chat, Text(new), edited=True), message=event.message)
        self.sent.append(edited)
        self.world.receive(edited)
        self.heard = self.screen[seen:]
        return self

    def button(self, label: str, back: int = 0) -> Choice:
        """The newest button with this label (or beginning with it); `back` skips newer ones."""
        shown = [choice for message in reversed(self.screen) for choice in message.choices]
        found = [c for c in shown if c.label == label] or [c for c in shown if label in c.label]
        if len(found) <= back:
            raise AssertionError(f"no button {label!r}; the last card offers {[c.label for c in self._card().choices]}")
        return found[back]

    def _card(self) -> Message:
        return next((message for message in reversed(self.screen) if message.choices), Message(""))

    def taps(self, label: str, back: int = 0) -> Self:
        """Press a button."""
        choice = self.button(label, back)
        return self.presses(choice.code)

    def presses(self, code: str) -> Self:
        """Send a button's code, whoever made it up."""
        where = [i for i, message in enumerate(self.screen) if any(c.code == code for c in message.choices)]
        return self._do(Press(code, str(where[-1]) if where else None))

    def sends_photo(self, content: bytes = b"\xff\xd8photo", size: int | None = None) -> Self:
        """Send a photo."""
        ref = f"photo{len(self.world.pocket.files)}"
        self.world.pocket.files[ref] = content
        return self._do(Media(MediaKind.PHOTO, ref, size=size if size is not None else len(content)))

    def sends(self, kind: MediaKind, ref: str = "x") -> Self:
        """Send another kind of file."""
        return self._do(Media(kind, ref))

    def sends_file(self, name: str, content: bytes) -> Self:
        """Send a document and wait until it was fetched and looked at."""
        ref = f"file{len(self.world.pocket.files)}"
        self.world.pocket.files[ref] = content
        seen = len(self.screen)
        self._do(Media(MediaKind.DOCUMENT, ref, name=name, size=len(content)))
        self.world.jobs()
        self.heard = self.screen[seen:]
        return self

    def shares_place(self, latitude: float, longitude: float) -> Self:
        """Share a place."""
        return self._do(Place(latitude, longitude))

    def shares_contact(self, phone: str, own: bool = True) -> Self:
        """Share a phone number."""
        return self._do(Contact(phone, own))

    def hears(self, *words: str) -> Self:
        """Every one of these words stands in what the bot answered."""
        said = "\n".join(message.text for message in self.heard)
        for word in words:
            assert word in said, f"{word!r} not in:\n{said}"
        return self

    def hears_nothing(self) -> Self:
        """The bot had nothing to say."""
        assert not self.heard, [message.text for message in self.heard]
        return self

    def hears_not(self, *words: str) -> Self:
        """None of these words stands in what the bot answered."""
        said = "\n".join(message.text for message in self.heard)
        for word in words:
            assert word not in said, f"{word!r} in:\n{said}"
        return self

    def sees(self, *labels: str) -> Self:
        """The newest card has these buttons."""
        offered = [choice.label for choice in self._card().choices]
        for label in labels:
            assert any(label in one for one in offered), f"{label!r} not in {offered}"
        return self

    def sees_not(self, *labels: str) -> Self:
        """The newest card has none of these buttons."""
        offered = [choice.label for choice in self._card().choices]
        for label in labels:
            assert not any(label in one for one in offered), f"{label!r} in {offered}"
        return self


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
