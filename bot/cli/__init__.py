"""`bantin …`: every command. Imports wait until a command needs them, so that `bantin --help` is quick."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> None:
    """The entry point."""
    try:
        sys.exit(_run(sys.argv[1:]))
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)


def _run(argv: list[str]) -> int:
    from bot.cli import chat, demo, inbox

    parser = argparse.ArgumentParser(prog="bantin", description="Bản Tin: field reporting and outreach in a chat.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="serve the configured channels (BANTIN_… in the environment)")
    demo.add_arguments(commands.add_parser("demo", help="a page where a visitor chats as village head or officer"))
    chat.add_arguments(commands.add_parser("chat", help="talk to the bot in the terminal"))
    evaluate = commands.add_parser("eval", help="check the engines from outside").add_subparsers(
        dest="what", required=True, metavar="WHAT"
    )
    evaluate.add_parser("utterances", help="understanding of Vietnamese").add_argument("file", metavar="FILE.jsonl")
    engine = evaluate.add_parser("form", help="the form engine: JSON lines in, JSON lines out")
    engine.add_argument("--server", action="store_true", required=True)
    forms = commands.add_parser("form", help="questionnaires").add_subparsers(dest="what", required=True)
    forms.add_parser("check", help="every problem with its row").add_argument("file")
    plans = commands.add_parser("campaign", help="plans").add_subparsers(dest="what", required=True)
    plans.add_parser("check", help="every problem with its line").add_argument("file")
    copied = plans.add_parser("copy", help="a plan moved to another year")
    copied.add_argument("file")
    copied.add_argument("--year", type=int, required=True)
    copied.add_argument("--to", default="-", metavar="FILE", help="where to write (default: standard output)")
    loaded = plans.add_parser("load", help="put a plan to work, for a unit and all below it")
    loaded.add_argument("file")
    loaded.add_argument("--unit", required=True, help="code or name of the plan's unit")
    loaded.add_argument("--database")
    inbox.add_arguments(commands.add_parser("inbox", help="events that could not be handled: list, retry"))
    return _dispatch(parser.parse_args(argv))


def _dispatch(args: argparse.Namespace) -> int:  # noqa: C901 - one line a command
    from bot.cli import campaign_check, campaign_load, chat, demo, eval_form, eval_utterances, form_check, inbox, run

    match args.command, getattr(args, "what", None):
        case "run", _:
            return run.run()
        case "demo", _:
            return demo.run(args)
        case "chat", _:
            return chat.run(args)
        case "eval", "utterances":
            return eval_utterances.run(args.file)
        case "eval", "form":
            eval_form.serve(sys.stdin, _write_line)
            return 0
        case "form", "check":
            return form_check.run(args.file)
        case "campaign", "check":
            return campaign_check.run(args.file)
        case "campaign", "copy":
            return campaign_check.copy(args.file, args.year, args.to)
        case "campaign", "load":
            return campaign_load.run(Path(args.file), args.unit, args.database)
    return inbox.run(args)


def _write_line(line: str) -> None:
    sys.stdout.write(line if line.endswith("\n") else line + "\n")
    sys.stdout.flush()
