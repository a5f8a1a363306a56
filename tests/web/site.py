"""The web channel as it is served: a real server on a port of its own, a small Kon Rẫy behind it."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import aiohttp

from bot.app import App, Served, serve_web
from bot.channels.web import WebChannel
from bot.channels.web.routes import chat_routes
from bot.core.pacing import Limits
from bot.core.people import Invitation, Role
from bot.web import web
from bot.web.health import health_route
from storage import people, units, web_chats
from storage.database import Database
from tests.world import NOON

CODE = "KR000001"


@dataclass
class Answer:
    """What the server answered."""

    status: int
    told: dict[str, Any]
    body: bytes
    headers: dict[str, str]


@dataclass
class Line:
    """An open event stream: what came, in order."""

    answer: aiohttp.ClientResponse
    heard: list[dict[str, Any]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    async def until(self, enough: Any) -> list[dict[str, Any]]:
        """Read until `enough(line)`; what was heard up to then."""
        async with asyncio.timeout(10):
            while not enough(self):
                await self._read()
        return self.heard

    async def _read(self) -> None:
        name, data = "message", ""
        while text := (await self.answer.content.readline()).decode().rstrip("\n"):
            key, _, value = text.partition(": ")
            if key == "event":
                name = value
            elif key == "data":
                data = value
        self.names.append(name)
        if name == "message":
            self.heard.append(json.loads(data))

    def texts(self) -> list[str]:
        """What was said, by whom."""
        return [f"{event['from']}: {event['text']}" for event in self.heard]


@dataclass
class Site:
    """A running site with two chats nobody else knows of: tokens `an` and `binh`."""

    app: App
    channel: WebChannel
    http: aiohttp.ClientSession
    clock: list[datetime]

    async def ask(self, method: str, path: str, **more: Any) -> Answer:
        """One request."""
        async with self.http.request(method, path, **more) as answer:
            body = await answer.read()
            told = json.loads(body) if answer.content_type == "application/json" else {}
            return Answer(answer.status, told, body, dict(answer.headers))

    async def say(self, token: str, key: str = "k1", **said: Any) -> int:
        """POST something said."""
        return (await self.ask("POST", f"/api/chat/{token}/say", json={"key": key, **said})).status

    @asynccontextmanager
    async def listening(self, tokens: str, after: int = 0) -> AsyncIterator[Line]:
        """An open stream."""
        async with self.http.get(f"/api/chat/{tokens}/events", params={"after": str(after)}) as answer:
            assert answer.status == 200
            yield Line(answer)


@asynccontextmanager
async def site(database_url: str) -> AsyncIterator[Site]:
    """Serve until the end of the block."""
    clock = [NOON]
    database = Database.open(database_url)
    channel = WebChannel(database, lambda: clock[0])
    app = App(database, [Served(channel, Limits(0, 0))], lambda: clock[0])
    async with database.transaction() as tx:
        for name in ("an", "binh"):
            await web_chats.open_chat(tx, name, f"chat-{name}", NOON)
        village = (await units.called(tx, "Thôn 4"))[0]
        await people.invite(tx, Invitation(CODE, "A Minh", Role.VILLAGE_HEAD, village, "KR-2026"))
    routes = [health_route(database), *chat_routes(channel, app.inbound.receive)]
    port, ready, stop = _free_port(), asyncio.Event(), asyncio.Event()
    services = [channel.serve, lambda: serve_web(web(routes), "127.0.0.1", port, ready.set)]
    async with asyncio.TaskGroup() as group, aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http:
        group.create_task(app.run(stop, services))
        await ready.wait()
        yield Site(app, channel, http, clock)
        stop.set()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
