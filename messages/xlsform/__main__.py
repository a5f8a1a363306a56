"""`python -m messages.xlsform NAME [FOLDER] < FILE`: examine a questionnaire apart from everybody else.

A process of its own, with a limit on its memory and time: whatever is in the file, nobody waits for it and nothing else
is disturbed. Prints the verdict as JSON.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

from messages.xlsform.beside import beside
from messages.xlsform.verdict import Verdict, examine

MEMORY = 768 * 1024 * 1024
"""Most address space, in bytes."""
SECONDS = 8
"""Most processor time."""


def main(name: str, folder: str = "") -> None:
    """Examine what comes in on standard input."""
    _bound()
    source = sys.stdin.buffer.read()
    try:
        verdict = examine(source, name, beside(Path(folder)) if folder else None)
    except (MemoryError, RecursionError):
        verdict = Verdict.heavy()
    except Exception:  # our bug: logged where the bot logs, and the author gets an answer all the same
        traceback.print_exc()
        verdict = Verdict.unread()
    sys.stdout.buffer.write(verdict.to_json().encode())


def _bound() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is all there is
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.nice(5)  # conversations go first


if __name__ == "__main__":
    main(*sys.argv[1:])
