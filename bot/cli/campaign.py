"""`bantin campaign …`: plans."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.settings import default_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done with a plan."""
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    what.add_parser("check", help="every problem with its line; exit 1 if any").add_argument("file", metavar="FILE")
    copied = what.add_parser("copy", help="the plan moved to another year")
    copied.add_argument("file", metavar="FILE")
    copied.add_argument("--year", type=int, required=True)
    copied.add_argument("--to", default="-", metavar="FILE", help="where to write it (default: standard output)")
    loaded = what.add_parser("load", help="put a plan to work, for a unit and all below it")
    loaded.add_argument("file", metavar="FILE")
    loaded.add_argument("--unit", required=True, metavar="CODE_OR_NAME")
    loaded.add_argument("--database", default=default_database(), metavar="URL")


def run(args: argparse.Namespace) -> int:
    """Do it."""
    from bot.cli import campaign_check, campaign_load

    match args.what:
        case "check":
            return campaign_check.run(args.file)
        case "copy":
            return campaign_check.copy(args.file, args.year, args.to)
    return campaign_load.run(Path(args.file), args.unit, args.database)
