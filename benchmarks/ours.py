"""Our bot: `bantin run` on a database prepared with people who may report."""

import atexit
import shutil
import socket
import tempfile
from functools import cache
from pathlib import Path

from benchmarks import conversation
from benchmarks.emulator.people import FIRST_CHAT
from benchmarks.measure import Launch, Load, Row
from benchmarks.peers.setting import TOKEN

OPENING = "Số liệu thôn"
SCRIPT = (OPENING, *conversation.SCRIPT[1:])
RECEIPT = r"[2-9A-Z]{4}-[2-9A-Z]{4}"


def launch(api: str, load: Load, *, polling: bool = False, stored: int = 0) -> Launch:
    """Copy a prepared database and return how to start the bot on it; `stored` sessions of others are in it."""
    folder = Path(tempfile.mkdtemp(prefix="bantin-bench-"))
    shutil.copy(_prepared(load.people, stored), folder / "bantin.db")
    port = _free_port()
    environment = {
        "BANTIN_TELEGRAM_TOKEN": TOKEN,
        "BANTIN_TELEGRAM_BASE_URL": f"{api}/bot",
        "BANTIN_TELEGRAM_MODE": "polling" if polling else "webhook",
        "BANTIN_TELEGRAM_SECRET": "s3cret",
        "BANTIN_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BANTIN_TELEGRAM_RATE": "0",
        "BANTIN_TELEGRAM_CHAT_RATE": "0",
        "BANTIN_DATABASE": f"sqlite+aiosqlite:///{folder / 'bantin.db'}",
        "BANTIN_PORT": str(port),
        "BANTIN_LOG": "WARNING",
    }
    return Launch(["bot.cli", "run"], environment, folder=folder)


@cache
def _prepared(people: int, stored: int) -> Path:
    from benchmarks.district import found

    folder = Path(tempfile.mkdtemp(prefix="bantin-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    found(folder / "bantin.db", range(FIRST_CHAT, FIRST_CHAT + people), stored, OPENING)
    return folder / "bantin.db"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _polling(api: str, load: Load) -> Launch:
    return launch(api, load, polling=True)


OURS = [
    Row("ours", "Bản Tin, durable (FULL), webhook, sent outbound", launch, script=SCRIPT, receipt=RECEIPT),
    Row("ours-polling", "Bản Tin, durable (FULL), polling", _polling, True, SCRIPT, RECEIPT),
]
