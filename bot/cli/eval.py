"""`bantin eval …`: the engines, checked from outside."""

from __future__ import annotations

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be checked."""
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    said = what.add_parser("utterances", help="what Vietnamese sentences mean")
    said.add_argument("file", metavar="FILE.jsonl")
    form = what.add_parser("form", help="the form engine: JSON lines in, JSON lines out")
    form.add_argument("--server", action="store_true", required=True)


def run(args: argparse.Namespace) -> int:
    """Do it."""
    from bot.cli import eval_form, eval_utterances

    if args.what == "utterances":
        return eval_utterances.run(args.file)
    eval_form.serve(sys.stdin, _write)
    return 0


def _write(line: str) -> None:
    sys.stdout.write(line if line.endswith("\n") else f"{line}\n")
    sys.stdout.flush()
