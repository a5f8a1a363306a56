"""A Telegram on loopback and our channel to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.telegram.channel import TelegramChannel
from tests.emulators.telegram import TelegramEmulator

TOKEN = "123456:TEST-token_of-the-bot"


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramEmulator]:
    """The platform."""
    async with TelegramEmulator(token=TOKEN) as emulator:
        yield emulator


@pytest.fixture
async def channel(telegram: TelegramEmulator) -> AsyncIterator[TelegramChannel]:
    """Our channel, connected to it."""
    ours = TelegramChannel("telegram", TOKEN, telegram.base_url)
    await ours.start()
    yield ours
    await ours.close()
