"""Our bot: `bantin run` on a database prepared with people who may report."""

import socket
import tempfile
from pathlib import Path

from benchmarks import conversation
from benchmarks.measure import Launch, Load, Row

ENABLED = False  # until `prepare` is written
OPENING = "Số liệu thôn"
RECEIPT = conversation.RECEIPT


def prepare(database: Path, chats: range, stored: int = 0) -> None:
    """Fill a new database: migrations, the plan, one enrolled village head per Telegram chat id.

    `stored`: how many more people have a half-answered F_IND session. Not written yet: see `ENABLED`.
    """
    raise NotImplementedError


def launch(api: str, load: Load, *, polling: bool = False, stored: int = 0) -> Launch:
    """Prepare a database and return how to start the bot on it."""
    from benchmarks.emulator.people import FIRST_CHAT
    from benchmarks.peers.setting import TOKEN

    database = Path(tempfile.mkdtemp(prefix="bantin-bench-")) / "bantin.db"
    prepare(database, range(FIRST_CHAT, FIRST_CHAT + load.people), stored)
    port = free_port()
    environment = {
        "BANTIN_TELEGRAM_TOKEN": TOKEN,
        "BANTIN_TELEGRAM_BASE_URL": f"{api}/bot",
        "BANTIN_TELEGRAM_MODE": "polling" if polling else "webhook",
        "BANTIN_DATABASE": f"sqlite+aiosqlite:///{database}",
        "BANTIN_PORT": str(port),
    }
    return Launch(["bot.cli", "run"], environment, target=f"127.0.0.1:{port}")


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


SCRIPT = (OPENING, *conversation.SCRIPT[1:])
OURS = (
    [
        Row("ours", "Bản Tin: durable (FULL), webhook, reply sent outbound", launch, script=SCRIPT, receipt=RECEIPT),
        Row(
            "ours-polling",
            "Bản Tin: durable (FULL), polling",
            lambda api, load: launch(api, load, polling=True),
            polling=True,
            script=SCRIPT,
            receipt=RECEIPT,
        ),
    ]
    if ENABLED
    else []
)
