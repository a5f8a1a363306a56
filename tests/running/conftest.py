"""A telegram, a village, and the bot between them."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.emulators.telegram import TelegramEmulator
from tests.running.process import Running, environment
from tests.running.village import Village


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramEmulator]:
    """The strict emulator."""
    async with TelegramEmulator(token="123456:AAE-running-test-token") as emulator:
        yield emulator


@pytest.fixture
def village(founded_sqlite: Path, tmp_path: Path) -> Village:
    """A database of its own."""
    return Village(founded_sqlite, tmp_path)


@pytest.fixture
def bantin(telegram: TelegramEmulator, village: Village) -> Callable[..., Running]:
    """Lives of the bot on this village, one after the other: `async with bantin("webhook") as bot`."""
    known: dict[str, dict[str, str]] = {}

    def life(mode: str = "polling", **more: str) -> Running:
        known.setdefault(mode, environment(telegram, village.url, mode))
        return Running(**known[mode] | more)

    return life
