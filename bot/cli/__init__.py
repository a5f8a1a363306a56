"""`bantin …`: every command. A command's module is imported only when it is called: starting is quick."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from importlib.metadata import version

COMMANDS = {
    "run": "serve the configured channels (BANTIN_… in the environment)",
    "demo": "a page where a visitor chats as village head, elder or officer",
    "chat": "talk to the bot in the terminal",
    "form": "questionnaires: check, load, list, retire",
    "campaign": "plans: check, copy, load",
    "export": "submissions to a file, or to an OpenRosa server: submissions, openrosa",
    "inbox": "events that could not be handled: list, retry",
    "eval": "check the engines from outside: utterances, form",
}


def main() -> None:
    """The entry point."""
    try:
        sys.exit(run(sys.argv[1:]))
    except (KeyboardInterrupt, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains of a pipe nobody reads
        sys.exit(130)


def run(argv: list[str]) -> int:
    """One command; returns the exit code: 0 done, 1 not, 2 not understood."""
    parser = argparse.ArgumentParser(prog="bantin", description="Bản Tin: field reporting and outreach in a chat.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {version('bantin')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {}
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose)
        if argv[:1] == [name]:
            modules[name] = import_module(f"bot.cli.{name}")
            modules[name].add_arguments(command)
    args = parser.parse_args(argv)
    code: int = modules[args.command].run(args)
    return code
