"""Three ways to talk to the whole bot, each through its own channel: Telegram's emulator, the web page, the terminal.

A desk types, taps and sends; `heard` is the last thing the bot said there, with the labels of what can be tapped.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from bot.app import App, Served
from bot.channels.console import ConsoleChannel, content_of
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import poll
from bot.core.chat import Address, Event
from bot.core.pacing import Limits
from storage.database import Database
from tests.emulators.telegram import Person, Shown, TelegramEmulator
from tests.web.site import Line, Site, site
from tests.world import NOON

TOKEN = "123456:TEST-token_of-the-bot"


class Desk(Protocol):
    """Somewhere to talk."""

    @property
    def heard(self) -> str:
        """The last message, and what it offers."""
        ...

    async def says(self, text: str) -> None:
        """Type a line and hear the answer."""
        ...

    async def until(self, words: str) -> None:
        """Hear on until these words are said."""
        ...

    async def taps(self, label: str) -> None:
        """Press what has this in its label; type it where nothing can be pressed."""
        ...

    async def sends(self, what: str, folder: Path) -> None:
        """A `photo`, or a `place 14.5 108.2`."""
        ...


def chosen(label: str, labels: list[str]) -> int:
    """Which label is meant: the one that is just `label`, else the first that holds it."""
    found = [at for at, one in enumerate(labels) if label.lower() in one.lower()]
    assert found, f"no {label!r} in {labels}"
    return next((at for at in found if labels[at].lower() == label.lower()), found[0])


@dataclass
class TelegramDesk:
    """A person of the emulator."""

    person: Person
    shown: Shown | None = None

    @property
    def heard(self) -> str:
        assert self.shown is not None
        return "\n".join([self.shown.text, *(button.label for button in self.shown.buttons)])

    async def says(self, text: str) -> None:
        self.person.says(text)
        await self._hears()

    async def until(self, words: str) -> None:
        while words not in self.heard:
            await self._hears()

    async def taps(self, label: str) -> None:
        assert self.shown is not None
        labels = [button.label for button in self.shown.buttons]
        self.person.presses_old(self.shown, labels[chosen(label, labels)])
        await self._hears()

    async def sends(self, what: str, folder: Path) -> None:
        match what.split():
            case ["place", north, east]:
                self.person.shares_place(float(north), float(east))
            case ["voice"]:
                self.person.sends_voice(b"OggS voice")
            case ["document"]:
                self.person.sends_document(b"%PDF paper", "bien-ban.pdf")
            case _:
                self.person.sends_photo(b"\xff\xd8\xff photo")
        await self._hears()

    async def _hears(self) -> None:
        """The next message; the one that only folds the share button away is heard past."""
        self.shown = await self.person.hears(20)
        if self.shown.text == "Dạ.":
            self.shown = await self.person.hears(20)


@asynccontextmanager
async def telegram_desk(database_url: str) -> AsyncIterator[TelegramDesk]:
    """Polled from the emulator."""
    stop = asyncio.Event()
    async with TelegramEmulator(token=TOKEN) as telegram:
        channel = TelegramChannel("telegram", TOKEN, telegram.base_url)
        await channel.start()
        app = App(Database.open(database_url), [Served(channel, Limits(0, 0))], lambda: NOON)
        polled = lambda: poll(channel, app.inbound.receive, stop=stop, clock=lambda: NOON)  # noqa: E731
        async with asyncio.TaskGroup() as group:
            group.create_task(app.run(stop, [polled]))
            yield TelegramDesk(telegram.person("A Minh"))
            stop.set()
        await channel.close()


@dataclass
class WebDesk:
    """A page with its stream open."""

    page: Site
    line: Line
    number: int = 0
    seen: int = 0
    last: dict[str, Any] = field(default_factory=dict)

    @property
    def heard(self) -> str:
        return "\n".join([self.last["text"], *(choice["label"] for choice in self.last["choices"])])

    async def says(self, text: str) -> None:
        await self._say(text=text)

    async def until(self, words: str) -> None:
        await self.line.until(lambda line: any(words in event.get("text", "") for event in line.heard))
        self.seen, self.last = len(self.line.heard), self.line.heard[-1]

    async def taps(self, label: str) -> None:
        labels = [choice["label"] for choice in self.last["choices"]]
        choice = self.last["choices"][chosen(label, labels)]
        await self._say(press=choice["code"], card=str(self.last["card"]))

    async def sends(self, what: str, folder: Path) -> None:
        _, north, east = what.split()
        await self._say(place={"latitude": float(north), "longitude": float(east)})

    async def _say(self, **said: Any) -> None:
        self.number += 1
        assert await self.page.say("an", f"k{self.number}", **said) == 200
        before = self.seen
        await self.line.until(lambda line: any(event["from"] == "bot" for event in line.heard[before:]))
        self.seen = len(self.line.heard)
        self.last = next(event for event in reversed(self.line.heard) if event["from"] == "bot")


@asynccontextmanager
async def web_desk(database_url: str) -> AsyncIterator[WebDesk]:
    """Served to a browser."""
    async with site(database_url) as page, page.listening("an") as line:
        yield WebDesk(page, line)


@dataclass
class ConsoleDesk:
    """A terminal: everything is typed."""

    app: App
    written: list[str]
    number: int = 0

    @property
    def heard(self) -> str:
        return self.written[-1]

    async def says(self, text: str) -> None:
        self.number += 1
        event = Event(f"console:{self.number}", Address("console", "an"), NOON, content_of(text), str(self.number))
        await self.app.inbound.handle([event])
        await self.app.outbound.settle()

    async def until(self, words: str) -> None:
        assert words in self.heard

    async def taps(self, label: str) -> None:
        lines = [line for line in self.heard.splitlines() if label.lower() in line.lower()]
        numbers = [line.split(".")[0] for line in lines if line.split(".")[0].isdecimal()]
        words = {"bỏ qua": "bỏ qua", "đúng rồi": "gửi", "gửi": "gửi", "ghi thêm": "thêm", "hết rồi": "hết rồi"}
        words |= {"bỏ mục cuối": "bỏ mục cuối", "hôm qua": "hôm qua", "bahnar": "đổi tiếng", "2,5": "2,5"}
        await self.says(words.get(label.lower()) or numbers[-1])

    async def sends(self, what: str, folder: Path) -> None:
        _, *place = what.split()
        await self.says(f"/place {','.join(place)}")


@asynccontextmanager
async def console_desk(database_url: str) -> AsyncIterator[ConsoleDesk]:
    """`bantin chat`, without the terminal."""
    written: list[str] = []
    database = Database.open(database_url)
    yield ConsoleDesk(App(database, [Served(ConsoleChannel(written.append), Limits(0, 0))], lambda: NOON), written)
    await database.close()


DESKS = {"telegram": telegram_desk, "web": web_desk, "console": console_desk}


def answers(text: str) -> dict[str, str]:
    """Answers as a submission row holds them."""
    held: dict[str, str] = json.loads(text)
    return held
