"""`bantin form …`: questionnaires."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be done with a questionnaire."""
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    what.add_parser("check", help="every problem with its row; exit 1 if any").add_argument("file", metavar="FILE")


def run(args: argparse.Namespace) -> int:
    """Do it."""
    from bot.cli import form_check

    return form_check.run(args.file)
