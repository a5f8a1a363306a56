"""The webhook: 200 says kept; nothing else does."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.webhook import MAX_BODY, register, webhook_route
from bot.core.chat import Address, Choice, Event, Message, Press, Text
from bot.core.delivery import Refused
from tests.channels.telegram.conftest import TOKEN
from tests.channels.telegram.recorded import RECEIVED_AT, payload
from tests.emulators.telegram import TelegramEmulator

SECRET = "s3cret-of_the-webhook"
HEADER = b"X-Telegram-Bot-Api-Secret-Token"


class Door:
    """Keeps events, unless told that it cannot."""

    def __init__(self) -> None:
        self.kept: list[Event] = []
        self.failures = 0

    async def __call__(self, events: Sequence[Event]) -> None:
        if self.failures:
            self.failures -= 1
            raise OSError("disk full")
        self.kept += events


def clock() -> datetime:
    return RECEIVED_AT


def application(door: Door) -> Starlette:
    return Starlette(routes=[webhook_route(TelegramChannel("telegram", TOKEN), door, SECRET, clock=clock)])


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
async def client(door: Door) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(application(door))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


async def post(client: httpx.AsyncClient, body: Any, secret: str | None = SECRET) -> httpx.Response:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {} if secret is None else {HEADER: secret.encode()}
    return await client.post("/telegram/telegram", content=content, headers=headers)


async def test_a_text_is_kept_and_answered_200_with_nothing_to_do(client: httpx.AsyncClient, door: Door) -> None:
    answer = await post(client, payload("text"))

    assert (answer.status_code, answer.content) == (200, b"")
    assert [event.content for event in door.kept] == [Text("12 hộ nghèo")]


async def test_a_press_is_acknowledged_in_the_answer_which_costs_no_call(client: httpx.AsyncClient, door: Door) -> None:
    answer = await post(client, payload("press"))

    assert answer.json() == {"method": "answerCallbackQuery", "callback_query_id": "25769803776123456"}
    assert [event.content for event in door.kept] == [Press("s3f:done", "52")]


async def test_what_could_not_be_kept_is_answered_503_and_comes_again(client: httpx.AsyncClient, door: Door) -> None:
    door.failures = 1

    assert [(await post(client, payload("press"))).status_code for _ in range(2)] == [503, 200]
    assert len(door.kept) == 1


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], SECRET + "x", SECRET.upper(), "ẹ"])
async def test_a_stranger_gets_nothing_in(
    client: httpx.AsyncClient, door: Door, secret: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    assert {(await post(client, payload("text"), secret)).status_code for _ in range(9)} == {401}
    assert door.kept == []
    assert len(caplog.records) == 4  # the 1st, 2nd, 4th and 8th
    assert SECRET not in caplog.text


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b"null", b"{}", b'{"update_id":"1"}'])
async def test_what_is_not_an_update_is_a_bad_request(client: httpx.AsyncClient, door: Door, body: bytes) -> None:
    assert (await post(client, body)).status_code == 400
    assert door.kept == []


async def test_a_body_over_a_megabyte_is_refused(client: httpx.AsyncClient) -> None:
    assert (await post(client, b" " * (MAX_BODY + 1))).status_code == 413


async def test_an_unreadable_update_is_taken_lest_it_come_for_ever(
    client: httpx.AsyncClient, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await post(client, {"update_id": 5, "message": {"text": "no chat"}})).status_code == 200
    assert door.kept == []
    assert "update 5" in caplog.text


async def test_only_post_is_answered(client: httpx.AsyncClient) -> None:
    assert (await client.get("/telegram/telegram")).status_code == 405


@pytest.mark.parametrize("secret", ["", "khoá", "a b", "x" * 257])
def test_a_secret_telegram_would_not_take_is_refused_at_once(secret: str) -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        webhook_route(TelegramChannel("telegram", TOKEN), Door(), secret, clock=clock)

    assert not secret or secret not in str(caught.value)


async def test_the_webhook_is_registered_as_soon_as_telegram_can_be_reached(
    telegram: TelegramEmulator, channel: TelegramChannel
) -> None:
    telegram.faults.fail("setWebhook", times=2)
    telegram.faults.flood("setWebhook", retry_after=9)
    waited = []

    async def pause(wait: timedelta) -> None:
        waited.append(wait.total_seconds())

    await register(channel, "https://bantin.example/telegram", SECRET, stop=asyncio.Event(), pause=pause)

    assert (telegram.webhook.url, telegram.webhook.secret) == ("https://bantin.example/telegram", SECRET)
    assert waited == [1, 2, 9]


async def test_an_address_telegram_will_never_post_to_is_said_at_once(channel: TelegramChannel) -> None:
    with pytest.raises(Refused, match=r"(?i)https"):
        await register(channel, "http://bantin.example/telegram", SECRET, stop=asyncio.Event())


@asynccontextmanager
async def served(door: Door) -> AsyncIterator[str]:
    """The webhook behind the server it really runs on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(door), log_config=None, lifespan="off"))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(server.serve(sockets=[listener]))
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/telegram/telegram"
            server.should_exit = True


async def test_a_conversation_by_webhook_survives_failures_and_repeats(
    telegram: TelegramEmulator, channel: TelegramChannel, door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    """Waiting updates come first, a failed one comes again, a press is acknowledged without a call of ours."""
    caplog.set_level(logging.ERROR)
    minh = telegram.person("A Minh")
    minh.starts("KR-7Q4M")
    door.failures = 2
    async with served(door) as url:
        await channel.set_webhook(url, SECRET)
        await telegram.drained()
        await channel.send(Address("telegram", str(minh.id)), Message("Xong chưa ạ?", (Choice("s3:done", "Xong"),)))
        press = minh.presses("Xong")
        await press.answered()  # type: ignore[union-attr]
        await telegram.drained()
        await channel.delete_webhook()

    assert door.kept[0].content == Text("/start KR-7Q4M")
    assert isinstance(door.kept[1].content, Press)
    assert [call.in_webhook for call in telegram.history if call.method == "answerCallbackQuery"] == [True]
    assert not telegram.webhook.url
