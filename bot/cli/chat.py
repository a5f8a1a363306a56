"""`bantin chat`: talk to the bot from a terminal, as someone it knows or as someone with an invitation."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterable
from datetime import datetime

from bot.app import App, Served, system_clock
from bot.channels.console import ConsoleChannel, LineError, events
from bot.core.chat import Address, Event, Text
from bot.core.conversation import Dialogue
from bot.core.pacing import Limits
from bot.core.people import Respondent
from bot.provision import provision
from bot.settings import default_database
from handlers.enrol import code_in
from handlers.formats import ZONE
from storage import dialogues, people
from storage.database import Database, Transaction


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of `bantin chat`."""
    parser.add_argument("--as", dest="who", required=True, metavar="CODE_OR_NAME", help="invitation code, or a name")
    parser.add_argument("--database", default=default_database(), metavar="URL")
    parser.add_argument("--at", metavar="ISO", help="the moment it is (default: now); without a zone: local time")
    parser.add_argument("--json", action="store_true", help="one JSON object a message")


def run(args: argparse.Namespace) -> int:
    """Serve standard input until its end."""
    try:
        at = _moment(args.at) if args.at else None
    except ValueError:
        print(f"bantin: --at {args.at}: not a moment (2026-11-20 or 2026-11-20T09:00)", file=sys.stderr)
        return 2
    return asyncio.run(_talk(args.who, args.database, at, as_json=args.json))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


async def _talk(who: str, url: str, at: datetime | None, *, as_json: bool) -> int:
    def clock() -> datetime:
        return at or system_clock()

    database = Database.open(url)
    channel = ConsoleChannel(_print, as_json=as_json)
    app = App(database, [Served(channel, Limits(0, 0))], clock)
    try:
        await provision(database, clock())
        async with database.transaction() as tx:
            chat, first = await _sit_down(tx, who, clock())
        if not chat:
            print(f"bantin: nobody is called {who!r} here, and there is no such invitation", file=sys.stderr)
            return 1
        started = system_clock().strftime("%Y%m%d%H%M%S%f")
        if first:
            opening = Event(f"console:{chat}:{started}:0", Address("console", chat), clock(), Text(first))
            await _handle(app, opening)
        await _serve(app, chat, started, clock)
    finally:
        await database.close()
    return 0


def _print(text: str) -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # `| head` has read enough: that is the end of the talk, not a send to try again
        raise KeyboardInterrupt from None


async def _serve(app: App, chat: str, started: str, clock: object) -> None:
    lines = iter(sys.stdin)
    number = 0
    while True:
        line = await asyncio.to_thread(next, lines, None)
        if line is None:
            return
        number += 1
        try:
            for event in events(_one(line), chat, f"{started}:{number}", clock):  # type: ignore[arg-type]
                await _handle(app, event)
        except LineError as error:
            print(f"bantin: {error}", file=sys.stderr)


def _one(line: str) -> Iterable[str]:
    return (line,)


async def _handle(app: App, event: Event) -> None:
    await app.inbound.handle([event])
    await app.outbound.settle()
    while await app.fetching.round():
        await app.outbound.settle()


async def _sit_down(tx: Transaction, who: str, now: datetime) -> tuple[str, str]:
    """The chat to talk in, and what to say first: a menu, or the code that enrols."""
    code = code_in(who)
    invited = await people.invitation(tx, code) if code else None
    if invited is not None and invited.claimed_by is None:
        return code, f"/start {code}"
    if invited is not None and invited.claimed_by is not None:
        person: Respondent | None = await people.find(tx, invited.claimed_by)
    else:
        known = await people.named(tx, who)
        person = known[0] if known else None
    if person is None:
        return "", ""
    address = Address("console", f"person-{person.id}")
    dialogue = (await dialogues.load(tx, [address], now))[address]
    if dialogue.respondent is None:
        await dialogues.save(tx, [Dialogue(address, person)], now)
    return address.chat, "" if dialogue.session else "/menu"
