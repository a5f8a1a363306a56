"""What keeps the bot from starting is one clear line; what need not, does not."""

import socket
from pathlib import Path

import pytest

from bot.settings import SettingsError, from_env
from storage.database import Database, DatabaseUnreachable
from tests.emulators.telegram import TelegramEmulator
from tests.running.phone import Phone
from tests.running.process import Running, environment, free_port
from tests.running.village import Village

TOKEN = "654321:AAF-another-bots-secret-token"


async def _refuses(**environment: str) -> str:
    """Start it, see it end with exit code 1; returns what it said besides the log's ordinary lines."""
    async with Running(**environment) as bot:
        assert await bot.ends() == 1
    lines = [line for line in bot.log if " INFO " not in line]
    assert len(lines) == 1, bot.said
    return lines[0]


async def test_a_token_telegram_does_not_know(telegram: TelegramEmulator, village: Village) -> None:
    """It ends and names the setting, never the token."""
    said = await _refuses(**environment(telegram, village.url, "polling") | {"BANTIN_TELEGRAM_TOKEN": TOKEN})

    assert "BANTIN_TELEGRAM_TOKEN" in said


async def test_what_is_no_token_at_all() -> None:
    """It says what one looks like."""
    said = await _refuses(BANTIN_TELEGRAM_TOKEN="letmein")

    assert "BANTIN_TELEGRAM_TOKEN" in said and "BotFather" in said and "letmein" not in said


async def test_a_port_that_is_taken(telegram: TelegramEmulator, village: Village) -> None:
    """It says which, and why it cannot be had."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = await _refuses(**environment(telegram, village.url, "webhook") | {"BANTIN_PORT": str(port)})

    assert f"BANTIN_PORT {port}" in said and "in use" in said


async def test_a_log_level_there_is_not() -> None:
    """It names those there are."""
    said = await _refuses(BANTIN_TELEGRAM_TOKEN=TOKEN, BANTIN_LOG="loud")

    assert "BANTIN_LOG" in said and "WARNING" in said


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("BANTIN_TELEGRAM_TOKEN", "123456"),
        ("BANTIN_TELEGRAM_MODE", "pigeon"),
        ("BANTIN_TELEGRAM_SECRET", ""),
        ("BANTIN_TELEGRAM_SECRET", "not so good!"),
        ("BANTIN_TELEGRAM_RATE", "fast"),
        ("BANTIN_TELEGRAM_CHAT_RATE", "-1"),
        ("BANTIN_PORT", "eighty"),
        ("BANTIN_PORT", "70000"),
    ],
)
def test_a_wrong_setting_is_named(setting: str, value: str) -> None:
    """With what would be right."""
    good = {"BANTIN_TELEGRAM_TOKEN": TOKEN, "BANTIN_TELEGRAM_MODE": "webhook", "BANTIN_TELEGRAM_SECRET": "s"}

    with pytest.raises(SettingsError, match=setting):
        from_env(good | {setting: value})


def test_no_channel_at_all_is_no_error_of_the_settings() -> None:
    """The demo and the console need none; `bantin run` says which one to set."""
    assert from_env({}).telegram is None


@pytest.mark.parametrize("url", ["where the village is", "mysql://root@localhost/bantin"])
def test_an_address_that_is_no_database(url: str) -> None:
    """It says which kinds there are."""
    with pytest.raises(DatabaseUnreachable, match=r"sqlite.*postgresql"):
        Database.open(url)


@pytest.mark.parametrize("kind", ["a folder", "no database", "nobody listens"])
async def test_a_database_that_cannot_be_used(kind: str, tmp_path: Path) -> None:
    """One line says so: no traceback, no password."""
    path = tmp_path / "bantin.db"
    urls = {
        "a folder": f"sqlite:///{tmp_path}",
        "no database": f"sqlite:///{path}",
        "nobody listens": f"postgresql://bantin:geheim@127.0.0.1:{free_port()}/bantin",
    }
    path.write_bytes(b"This is a letter to the commune, not a database. " * 100)
    said = await _refuses(BANTIN_TELEGRAM_TOKEN=TOKEN, BANTIN_DATABASE=urls[kind])

    assert "database" in said and "geheim" not in said


async def test_telegram_out_of_reach_is_waited_for(village: Village) -> None:
    """It says so once, keeps running, and serves as soon as Telegram is back."""
    telegram = TelegramEmulator(port=free_port())
    async with Running(**environment(telegram, village.url, "polling")) as bot:
        await bot.ready()
        await bot.logs("no updates taken")
        async with telegram:
            an = Phone.of(telegram, "A Minh")
            await an.enrols(village)
            assert await bot.stop() == 0
    assert len([line for line in bot.log if "Telegram cannot be reached" in line]) == 1
    assert "Traceback" not in bot.said
