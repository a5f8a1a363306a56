"""`bantin export submissions`: tables or an archive."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.app import system_clock
from bot.core.forms import FormError
from bot.exporting.submissions import SUFFIXES, Exported, Labels, export
from bot.provision import provision
from handlers.library import FormMissing
from storage.database import Database, DatabaseUnreachable
from storage.outgoing import Which


def run(args: argparse.Namespace) -> int:
    """Write the files; 1 and the reason where they cannot be written."""
    if args.to.suffix not in SUFFIXES:
        print(f"bantin: {args.to}: the name must end in {', '.join(SUFFIXES)}", file=sys.stderr)
        return 1
    try:
        done = asyncio.run(_run(args))
    except FormMissing:
        print(f"bantin: there is no form {args.form!r}", file=sys.stderr)
        return 1
    except (OSError, DatabaseUnreachable, FormError) as error:
        print(f"bantin: {error}", file=sys.stderr)
        return 1
    print(f"{done.submissions} submissions: {', '.join(map(str, done.files))}")
    if done.missing:
        print(f"bantin: {done.missing} attachments are not here: not fetched yet, or lost", file=sys.stderr)
    if done.cut:
        print(
            f"bantin: {done.cut} texts are longer than a cell holds and were cut; .csv has them whole", file=sys.stderr
        )
    return 0


async def _run(args: argparse.Namespace) -> Exported:
    database, now = Database.open(args.database), system_clock()
    try:
        await provision(database, now)
        which = Which(args.form, args.since, args.all_revisions)
        labels = Labels(args.labels, args.language, args.split_select)
        async with database.reading() as tx:
            return await export(tx, which, args.to, labels, now)
    finally:
        await database.close()
