"""`bantin run`: the channels that are configured, the doors, the web part; stops cleanly on SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import sys

from starlette.routing import Route

from bot.app import App, Served, Service, serve_web, system_clock
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import Offset, poll
from bot.channels.telegram.webhook import register, webhook_route
from bot.core.delivery import Misconfigured, SendError
from bot.leading import lead
from bot.provision import provision
from bot.settings import Mode, Settings, SettingsError, Telegram, from_env, log_level
from bot.web.application import web
from bot.web.front import front
from bot.web.health import health_route
from messages.words import Voice
from storage import channels
from storage.database import Database, DatabaseError, DatabaseUnreachable

log = logging.getLogger("bantin")
NAME = "telegram"
SLASHES = ("menu", "tieptuc", "quaylai", "dung", "giup", "dulieu")  # what Telegram lists beside the typing line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything is in the environment."""
    parser.epilog = "BANTIN_TELEGRAM_TOKEN, BANTIN_TELEGRAM_MODE (polling, webhook), BANTIN_DATABASE, BANTIN_PORT …"


def run(_args: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C. What keeps it from starting is said in one line."""
    try:
        logging.basicConfig(level=log_level(os.environ, "INFO"), format="%(asctime)s %(levelname)s %(message)s")
        for chatty in ("apscheduler", "alembic", "uvicorn"):
            logging.getLogger(chatty).setLevel("WARNING")
        settings = from_env(os.environ)
        import uvloop

        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_serve(settings))
    except (SettingsError, DatabaseUnreachable, Misconfigured) as error:
        print(f"bantin: {error}", file=sys.stderr)
    except OSError as error:
        print(f"bantin: {error.strerror or error}", file=sys.stderr)
    return 1


async def _serve(settings: Settings) -> int:
    if settings.telegram is None:
        raise SettingsError("no channel is configured: set BANTIN_TELEGRAM_TOKEN (or try `bantin demo`)")
    await _can_listen(settings.host, settings.port)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    database = await _database(settings.database)
    telegram = settings.telegram
    channel = TelegramChannel(NAME, telegram.token, telegram.base_url, telegram.file_url, proxy=telegram.proxy or None)
    app = App(database, [Served(channel, telegram.limits)])
    await channel.start()
    try:
        await _introduce(channel)
        services, routes = _way_in(app, channel, telegram, stop)
        asgi = front(web([health_route(database)], pages=()), routes)
        services.append(lambda: serve_web(asgi, settings.host, settings.port, lambda: log.info("ready")))
        await app.run(stop, services)
    finally:
        await channel.close()
    return 0


async def _can_listen(host: str, port: int) -> None:
    """Say before anything begins that the port is taken: uvicorn only exits."""
    try:
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, host, port)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else str(error)
        raise SettingsError(f"BANTIN_PORT {port} at BANTIN_HOST {host} cannot be opened: {reason}") from None
    server.close()
    await server.wait_closed()


async def _database(url: str) -> Database:
    database = Database.open(url)
    try:
        await provision(database, system_clock())
    except (DatabaseError, OSError) as error:
        await database.close()
        raise DatabaseUnreachable(f"the database cannot be used: {str(error).splitlines()[0]}") from None
    return database


async def _introduce(channel: TelegramChannel) -> None:
    """Say who we are. A token Telegram does not know ends the run; Telegram out of reach does not."""
    try:
        log.info("Telegram: @%s", await channel.identify())
        await channel.offer_commands([(name, Voice().say(f"slash.{name}")) for name in SLASHES])
    except Misconfigured as error:
        raise Misconfigured(f"Telegram does not know this token ({error}); BANTIN_TELEGRAM_TOKEN") from None
    except SendError as error:
        log.warning("Telegram cannot be reached (%s); trying again and again, nothing is lost", error)


def _way_in(
    app: App, channel: TelegramChannel, telegram: Telegram, stop: asyncio.Event
) -> tuple[list[Service], list[Route]]:
    if telegram.mode is Mode.WEBHOOK:
        route = webhook_route(channel, app.inbound.receive, telegram.secret, clock=app.clock)
        if not telegram.public_url:
            return [], [route]
        url = f"{telegram.public_url}{route.path}"
        return [lambda: register(channel, url, telegram.secret, stop=stop)], [route]
    offset = _offset(app.database)

    async def polling() -> None:
        await poll(channel, app.inbound.receive, stop=stop, clock=app.clock, offset=offset)

    return [lambda: lead(app.database, f"poller:{channel.name}", polling)], []


def _offset(database: Database) -> Offset:
    """Where polling goes on after a restart. Losing it costs nothing: repeats are dropped by key."""

    async def load() -> int | None:
        async with database.reading() as tx:
            kept = await channels.state(tx, NAME, "offset")
        return int(kept) if kept else None

    async def save(offset: int) -> None:
        async with database.transaction() as tx:
            await channels.keep(tx, NAME, "offset", str(offset))

    return Offset(load, save)
