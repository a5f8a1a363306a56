"""`bantin demo`: a page where a visitor chats as village head, elder or officer."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import socket
import sys
from pathlib import Path

from bot.app import App, Served, serve_web, system_clock
from bot.channels.web import WebChannel
from bot.channels.web.routes import chat_routes
from bot.core.pacing import Limits
from bot.demo.clock import DemoClock
from bot.demo.demo import Demo, NotADemo
from bot.demo.routes import demo_routes
from bot.provision import provision
from bot.settings import SettingsError, log_level
from bot.web import web
from bot.web.health import health_route
from storage.database import Database, DatabaseError, DatabaseUnreachable

HOST, PORT = "127.0.0.1", 8080
FILE = Path("var") / "demo.db"
DATABASE = f"sqlite+aiosqlite:///{FILE}"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bantin demo`."""
    parser.add_argument("--port", type=int, default=PORT, metavar="N", help=f"where the page is served ({PORT})")
    parser.add_argument("--fresh", action="store_true", help="begin again instead of going on where it was left")
    parser.add_argument("--database", default=DATABASE, metavar="URL", help=f"where it is kept ({FILE})")


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl-C or SIGTERM. What keeps it from starting is said in one line."""
    try:
        logging.basicConfig(level=log_level(os.environ, "WARNING"), format="%(asctime)s %(levelname)s %(message)s")
        _port_is_free(args.port)
        if args.fresh and args.database == DATABASE:
            _remove()  # also what a version that cannot be read any more left behind
        return asyncio.run(_serve(args.port, args.database, fresh=args.fresh))
    except (SettingsError, PortBusy, NotADemo, DatabaseUnreachable) as error:
        print(f"bantin: {error}", file=sys.stderr)
    except (DatabaseError, OSError) as error:
        print(f"bantin: the database cannot be used: {str(error).splitlines()[0]}", file=sys.stderr)
    return 1


def _remove() -> None:
    """The demo's own file, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        FILE.with_name(FILE.name + suffix).unlink(missing_ok=True)


class PortBusy(Exception):
    """The port cannot be had; the text says what to do."""


def _port_is_free(port: int) -> None:
    """Ask before anything is written. Raises `PortBusy`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            other = PORT + 1 if port == PORT else PORT
            raise PortBusy(
                f"port {port} is in use or not allowed; choose another: bantin demo --port {other}"
            ) from None


async def _serve(port: int, url: str, *, fresh: bool) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    clock = DemoClock(system_clock)
    clock.start()
    database = Database.open(url)
    channel = WebChannel(database, clock)
    app = App(database, [Served(channel, Limits(0, 0))], clock)
    demo = Demo(database, app.library, channel, clock, app.inbound.handle)
    try:
        await provision(database, clock())
        if await demo.open(fresh=fresh):
            await demo.greet()
            await app.outbound.settle()  # said before the door out takes over what an earlier run left
    except BaseException:
        await database.close()
        raise
    routes = [health_route(database), *chat_routes(channel, app.inbound.receive), *demo_routes(demo)]
    asgi = web(routes, pages=("chat", "demo"))

    def started() -> None:
        print(f"Bản Tin: mở http://{HOST}:{port} trong trình duyệt (Ctrl-C để dừng)", flush=True)

    await app.run(stop, [channel.serve, lambda: serve_web(asgi, HOST, port, started)])
    return 0
