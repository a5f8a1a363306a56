"""An emulator for each test."""

from collections.abc import AsyncIterator

import pytest

from tests.emulators.telegram import TelegramEmulator


@pytest.fixture
async def tg() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator
