"""`bantin export openrosa`: to another server, only what it does not hold yet."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys

from bot.app import system_clock
from bot.core.forms import FormError
from bot.core.interchange.passwords import Credentials
from bot.core.interchange.wire import BadAddress, server_of, submission_address
from bot.exporting.connection import CannotPush, Connection
from bot.exporting.openrosa import Server
from bot.exporting.pushing import Pushing
from bot.provision import provision
from handlers.library import FormMissing
from storage import forms, outgoing
from storage.database import Database, DatabaseUnreachable
from storage.outgoing import Which


def run(args: argparse.Namespace) -> int:
    """Push, or say what would be pushed; 1 where anything was not taken."""
    try:
        return asyncio.run(_run(args, submission_address(args.to)))
    except FormMissing:
        reason = f"there is no form {args.form!r}"
    except (BadAddress, CannotPush, DatabaseUnreachable, FormError) as error:
        reason = str(error)
    print(f"bantin: {reason}", file=sys.stderr)
    return 1


async def _run(args: argparse.Namespace, address: str) -> int:
    database = Database.open(args.database)
    which = Which(args.form, args.since, all_revisions=True)
    try:
        await provision(database, system_clock())
        if args.dry_run:
            return await _list(database, which, server_of(address))
        return await _push(database, which, address, args.user)
    finally:
        await database.close()


async def _push(database: Database, which: Which, address: str, user: str) -> int:
    who = Credentials(user, os.environ.get("BANTIN_OPENROSA_PASSWORD", "")) if user else None
    async with Connection(address, who, system_clock) as connection:
        pushing = Pushing(database, Server(connection, asyncio.sleep), address, system_clock, _say)
        try:
            await pushing.run(which)
        finally:
            done = pushing.done
            print(f"{done.taken} submissions taken by {server_of(address)}")
            if done.waiting:
                print(f"{done.waiting} wait for their files to be fetched")
    return 1 if done.refused else 0


def _say(receipt: str, why: str) -> None:
    print(f"bantin: {receipt}: {why}", file=sys.stderr)


async def _list(database: Database, which: Which, place: str) -> int:
    """Receipts of what would be pushed."""
    count, cursor = 0, None
    async with database.reading() as tx:
        if not await forms.versions(tx, which.form_id):
            raise FormMissing(which.form_id)
        while found := await outgoing.not_pushed(tx, which, place, cursor, outgoing.PAGE):
            for filed in found:
                print(f"{filed.submission.receipt} {filed.submission.received_at.isoformat(timespec='seconds')}")
            count, cursor = count + len(found), outgoing.cursor_of(found[-1])
    print(f"{count} submissions would be sent to {place}")
    return 0
