"""`bantin form …`: questionnaires, from the first check to the last draft."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.settings import default_database


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done with a questionnaire."""
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    what.add_parser("check", help="every problem with its row; exit 1 if any").add_argument("file", metavar="FILE")
    loaded = what.add_parser("load", help="publish it, with the lists and media that lie beside it")
    loaded.add_argument("file", metavar="FILE")
    listed = what.add_parser("list", help="every version: published, drafts open, submissions")
    retired = what.add_parser("retire", help="take it out of use: its drafts close, what was sent stays")
    retired.add_argument("form_id", metavar="ID")
    retired.add_argument("--version", default="", help="only this version")
    for command in (loaded, listed, retired):
        command.add_argument("--database", default=default_database(), metavar="URL")


def run(args: argparse.Namespace) -> int:
    """Do it."""
    from bot.cli import form_check, form_list, form_load, form_retire

    match args.what:
        case "check":
            return form_check.run(args.file)
        case "load":
            return form_load.run(Path(args.file), args.database)
        case "list":
            return form_list.run(args.database)
    return form_retire.run(args.form_id, args.version, args.database)
