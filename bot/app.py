"""The composition root: the only place that knows every concrete part, and the only owner of tasks."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from bot.channels.channel import Channel
from bot.checking import FormChecking
from bot.clock import housekeeping, tick
from bot.core.pacing import Limits
from bot.fetching import Fetching
from bot.inbound import Inbound
from bot.leading import lead
from bot.outbound import Line, Outbound
from handlers.answers import Handlers
from handlers.library import Library
from storage.database import Database

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
Service = Callable[[], Coroutine[Any, Any, None]]
TELEGRAMS_OWN = Limits()
CLOSING = 5  # seconds open connections get at the end


def system_clock() -> datetime:
    """Now, aware UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one door to the clock


@dataclass(frozen=True, slots=True)
class Served:
    """A channel this process serves, and how fast it may speak."""

    channel: Channel
    limits: Limits = TELEGRAMS_OWN


class App:
    """All parts put together: doors, handlers, channels.

    `clock` is the time everything goes by; a demo moves it forward, which only makes leases run out early.
    """

    def __init__(self, database: Database, served: Sequence[Served], clock: Clock = system_clock) -> None:
        channels: Mapping[str, Channel] = {one.channel.name: one.channel for one in served}
        lines = {one.channel.name: Line(one.channel, one.limits) for one in served}
        self.database = database
        self.clock = clock
        typing = frozenset(name for name, channel in channels.items() if not channel.has_buttons)
        self.library = Library()
        self.outbound = Outbound(database, lines, clock)
        self.inbound = Inbound(database, Handlers(self.library, typing), self.outbound, clock)
        self.checking = FormChecking(database, clock, self.outbound.wake)
        self.fetching = Fetching(database, channels, clock, self.outbound.wake, self.checking.wake)

    async def run(self, stop: asyncio.Event, services: Sequence[Service] = ()) -> None:
        """Serve until `stop` is set or something fails; then stop cleanly. `services` are further tasks, the ways in: a
        web server, a polling loop. They end first: requests being answered are finished; what polling has asked for and
        not confirmed comes again and is known by its key."""
        quieten_garbage_collection()
        try:
            async with asyncio.TaskGroup() as group:
                jobs = (self.fetching.run, self.checking.run)
                work = (self.inbound.run, self.outbound.run, *jobs, self._dispatch, self._tick)
                doors = [group.create_task(run()) for run in work]
                ways_in = [group.create_task(service()) for service in services]
                await stop.wait()
                await _cancelled(ways_in)
                await _cancelled(doors)
        finally:
            await self.database.close()

    async def _dispatch(self) -> None:
        await lead(self.database, "dispatcher", self.outbound.dispatch)

    async def _tick(self) -> None:
        await tick({"housekeeping": housekeeping(self.database, self.clock)})


async def _cancelled(tasks: Sequence[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)


def quieten_garbage_collection() -> None:
    """What was loaded at start lives for ever: look at it no more, and look less often (speed: +20 %, half the p99)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


async def serve_web(asgi: ASGIApp, host: str, port: int, started: Callable[[], None] = lambda: None) -> None:
    """Serve the web part inside this event loop until cancelled."""
    config = uvicorn.Config(
        asgi,
        host=host,
        port=port,
        lifespan="off",
        proxy_headers=False,
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=CLOSING,
        server_header=False,
        date_header=False,
    )
    server = _Server(config, started)
    try:
        await server.serve()
    except asyncio.CancelledError:
        server.should_exit = True
        with contextlib.suppress(Exception):
            await server.shutdown()
        raise


class _Server(uvicorn.Server):
    """uvicorn without its own signal handling: the app stops it."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Leave signals to the app."""
        yield

    async def startup(self, sockets: Any = None) -> None:
        """Say so when the port is open."""
        await super().startup(sockets)
        self._started()
