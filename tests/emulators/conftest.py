"""An emulator for each test, and a bare client that says exactly what it is told."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import aiohttp
import pytest

from tests.emulators.telegram import TelegramEmulator

Ask = Callable[..., Coroutine[Any, Any, Any]]


@pytest.fixture
async def tg() -> AsyncIterator[TelegramEmulator]:
    async with TelegramEmulator() as emulator:
        yield emulator


@pytest.fixture
async def ask(tg: TelegramEmulator) -> AsyncIterator[Ask]:
    """`await ask("getUpdates", offset=3)` → the result, or "400 Bad Request: …" when refused."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, token: str = tg.token, **values: Any) -> Any:
            async with session.post(f"{tg.base_url}{token}/{method}", json=values) as answer:
                body = await answer.json()
            assert body["ok"] is (answer.status == 200)
            return body["result"] if body["ok"] else f"{body['error_code']} {body['description']}"

        yield call
