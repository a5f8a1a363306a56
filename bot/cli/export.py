"""`bantin export …`: what came in leaves, to a file or to another server."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from bot.settings import default_database
from handlers.formats import ZONE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be exported."""
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    tables = what.add_parser("submissions", help="to a .csv, .xlsx or .zip (OpenRosa XML with attachments)")
    tables.add_argument("--to", type=Path, required=True, metavar="FILE")
    tables.add_argument("--labels", action="store_true", help="labels instead of names, in headers and answers")
    tables.add_argument("--language", default="", metavar="CODE", help="which labels (default: the form's own)")
    tables.add_argument("--split-select", action="store_true", help="a column of 0 and 1 for every choice of several")
    tables.add_argument("--all-revisions", action="store_true", help="also what a later correction replaced")
    pushed = what.add_parser("openrosa", help="to an OpenRosa server (ODK Central, Kobo); only what it has not yet")
    pushed.epilog = "The password is read from BANTIN_OPENROSA_PASSWORD."
    pushed.add_argument("--to", required=True, metavar="URL")
    pushed.add_argument("--user", default="", metavar="NAME")
    pushed.add_argument("--dry-run", action="store_true", help="only say what would be sent")
    for parts in (tables, pushed):
        parts.add_argument("--form", required=True, metavar="FORM_ID")
        parts.add_argument("--since", type=moment, metavar="ISO", help="only what came then or later (Vietnam time)")
        parts.add_argument("--database", default=default_database(), metavar="URL")


def moment(text: str) -> datetime:
    """ISO 8601; Vietnam's where it says no zone. Raises ValueError."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def run(args: argparse.Namespace) -> int:
    """Do it; 1 where something did not leave."""
    from bot.cli import export_openrosa, export_submissions

    return export_openrosa.run(args) if args.what == "openrosa" else export_submissions.run(args)
