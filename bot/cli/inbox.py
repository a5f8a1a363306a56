"""`bantin inbox list|retry`: events that could not be handled, kept whole, and played again."""

from __future__ import annotations

import argparse
import asyncio

from bot.app import App, system_clock
from bot.provision import provision
from bot.settings import default_database
from storage import inbox
from storage.database import Database
from storage.inbox import DeadLetter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bantin inbox`."""
    parser.add_argument("what", choices=["list", "retry"])
    parser.add_argument("keys", nargs="*", metavar="KEY", help="which to retry (default: all)")
    parser.add_argument("--database", default=default_database(), metavar="URL")


def run(args: argparse.Namespace) -> int:
    """List what is kept, or handle it again; 1 if any failed again."""
    return asyncio.run(_run(args.what, args.keys, args.database))


async def _run(what: str, keys: list[str], url: str) -> int:
    database = Database.open(url)
    try:
        await provision(database, system_clock())
        async with database.reading() as tx:
            kept = [one for one in await inbox.list_dead_letters(tx) if not keys or one.event.key in keys]
        if what == "list":
            for one in kept:
                print(f"{one.at.isoformat(timespec='seconds')} {one.event.key} {one.error}")
            return 0
        return await retry(App(database, []), kept)
    finally:
        await database.close()


async def retry(app: App, kept: list[DeadLetter]) -> int:
    """Handle letters again; what fails again is kept again. The answers wait in the outbox for `bantin run`."""
    failed = 0
    for one in kept:
        async with app.database.transaction() as tx:
            await inbox.reopen(tx, one.event.key)
        await app.inbound.handle([one.event])
        async with app.database.transaction() as tx:
            again = not await inbox.close_replayed(tx, one.event.key)
        failed += again
        print(f"{one.event.key}: {'failed again' if again else 'handled'}")
    return 1 if failed else 0
