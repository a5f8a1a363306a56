"""One measurement: an emulator, a bot, a window of time."""

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from subprocess import Popen
from typing import Any

from benchmarks import conversation
from benchmarks.processes import BOT_CORE, EMULATOR_CORE, start, stop


@dataclass(frozen=True)
class Load:
    """How many people talk at once, out of how many; how long (seconds)."""

    slots: int = 64
    people: int = 2000
    warm: float = 0.7
    seconds: float = 2.5


@dataclass(frozen=True)
class Launch:
    """How to start a bot for an emulator at some address: the Python module with its arguments, and its environment."""

    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None  # removed afterwards


@dataclass(frozen=True)
class Row:
    """One contender. `launch` is given the emulator's root address and the load."""

    key: str
    title: str
    launch: Callable[[str, Load], Launch]
    polling: bool = False
    script: tuple[str, ...] = conversation.SCRIPT
    receipt: str = conversation.RECEIPT


class Failed(Exception):
    """A contender could not be measured; says what its log says."""


def _line(emulator: "Popen[str]", bot: "Popen[str]") -> str:
    """Wait for the emulator's result; "" when either process has ended without one."""
    assert emulator.stdout is not None
    while not select([emulator.stdout], [], [], 0.2)[0]:
        if bot.poll() is not None:
            return ""
    return emulator.stdout.readline()


def _prepared(row: Row, api: str, load: Load) -> Launch:
    try:
        return row.launch(api, load)
    except Exception as error:  # one contender that cannot start must not spoil the others
        raise Failed(f"{row.title}: {error!r}") from error


def measure(row: Row, load: Load) -> dict[str, float]:
    """Run one contender once and return its figures. Raises `Failed`."""
    settings: dict[str, Any] = {
        **{name: getattr(load, name) for name in ("slots", "people", "warm", "seconds")},
        **{"script": row.script, "receipt": row.receipt, "polling": row.polling},
    }
    with tempfile.TemporaryFile() as log:
        # the address of the emulator is known only once it runs, that of the bot only once it is launched
        emulator = start(["benchmarks.emulator", json.dumps(settings)], EMULATOR_CORE, log=log, pipe=True)
        try:
            assert emulator.stdin is not None and emulator.stdout is not None
            launch = _prepared(row, f"http://127.0.0.1:{emulator.stdout.readline().strip()}", load)
            bot = start(launch.command, BOT_CORE, launch.environment, log)
            try:
                emulator.stdin.write(f"go {bot.pid}\n")
                emulator.stdin.flush()
                result = _line(emulator, bot)
            finally:
                stop(bot)
                if launch.folder is not None:
                    shutil.rmtree(launch.folder, ignore_errors=True)
        finally:
            stop(emulator)
        log.seek(0)
        if not result:
            raise Failed(f"{row.title}: {log.read().decode(errors='replace')[-2000:]}")
    figures: dict[str, float] = json.loads(result)
    if not figures["rate"]:
        raise Failed(f"{row.title}: no reply at all")
    return figures
