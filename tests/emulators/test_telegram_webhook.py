"""Delivery by webhook."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.emulators.conftest import Ask
from tests.emulators.telegram import Press, TelegramEmulator
from tests.emulators.telegram.webhook import SECRET_HEADER


class Receiver:
    """A server that notes what it is sent and answers as told."""

    def __init__(self) -> None:
        self.url = ""
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[str | None] = []
        self.answers: list[web.Response] = []  # next answers; an empty 200 after that
        self.gate = asyncio.Event()
        self.gate.set()

    @property
    def texts(self) -> list[str]:
        return [body["message"]["text"] for body in self.bodies if "message" in body]

    async def receive(self, request: web.Request) -> web.Response:
        self.headers.append(request.headers.get(SECRET_HEADER))
        self.bodies.append(await request.json())
        await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver, application = Receiver(), web.Application()
    application.router.add_post("/hook", receiver.receive)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    receiver.gate.set()
    await runner.cleanup()


async def test_an_update_is_pushed_with_the_secret(tg: TelegramEmulator, ask: Ask, receiver: Receiver) -> None:
    """One update a request, the secret in its header, gone from the queue after a 2xx."""
    await ask("setWebhook", url=receiver.url, secret_token="abc_-9")
    tg.person("A Minh").says("85")
    await tg.drained()

    assert (receiver.texts, receiver.headers) == (["85"], ["abc_-9"])
    assert (await ask("getWebhookInfo"))["pending_update_count"] == 0


async def test_what_is_not_2xx_is_sent_again_in_order(tg: TelegramEmulator, ask: Ask, receiver: Receiver) -> None:
    """The next message of a chat waits until the one before it is taken."""
    receiver.answers = [web.Response(status=500), web.Response(status=302), web.Response(status=404)]
    await ask("setWebhook", url=receiver.url)
    minh = tg.person("A Minh")
    minh.says("một")
    minh.says("hai")
    await tg.drained()
    described = await ask("getWebhookInfo")

    assert receiver.texts == ["một"] * 4 + ["hai"]
    assert described["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_another_chat_does_not_wait(tg: TelegramEmulator, ask: Ask, receiver: Receiver) -> None:
    """Chats are served side by side, up to max_connections, each chat one by one."""
    receiver.gate.clear()
    await ask("setWebhook", url=receiver.url, max_connections=2)
    for name in ("A Minh", "Y Blai", "A Thăng"):
        person = tg.person(name)
        person.says(f"{name} 1")
        person.says(f"{name} 2")
    await tg.world.bell.until(lambda: tg.webhook.most_at_once == 2, 5)
    receiver.gate.set()
    await tg.drained()

    assert tg.webhook.most_at_once == 2
    assert sorted(receiver.texts) == sorted(f"{name} {n}" for name in ("A Minh", "Y Blai", "A Thăng") for n in (1, 2))
    assert all(receiver.texts.index(f"{name} 1") < receiver.texts.index(f"{name} 2") for name in ("A Minh", "Y Blai"))


async def test_a_server_that_is_down_loses_nothing(tg: TelegramEmulator, ask: Ask, receiver: Receiver) -> None:
    """Updates wait for the address to answer, or for another address."""
    await ask("setWebhook", url="http://127.0.0.1:9/hook")
    tg.person("A Minh").says("85")
    await tg.world.bell.until(lambda: bool(tg.webhook.attempts), 5)
    described = await ask("getWebhookInfo")
    await ask("setWebhook", url=receiver.url)
    await tg.drained()

    assert (described["pending_update_count"], described["last_error_message"]) == (1, "Connection refused")
    assert receiver.texts == ["85"]


@pytest.mark.parametrize("as_form", [False, True])
async def test_a_method_in_the_answer_is_executed(
    tg: TelegramEmulator, ask: Ask, receiver: Receiver, as_form: bool
) -> None:
    """Its result is never told; a refusal of it is only in the log."""
    minh = tg.person("A Minh", met=True)
    await ask("sendMessage", chat_id=minh.id, text="?", reply_markup={"inline_keyboard": [[BUTTON]]})
    await minh.hears()
    await ask("setWebhook", url=receiver.url)
    press = minh.presses("Rồi")
    assert isinstance(press, Press)
    for wanted in (
        {"method": "answerCallbackQuery", "callback_query_id": press.query.id, "text": "Dạ"},
        {"method": "sendMessage", "chat_id": minh.id, "text": "Cảm ơn bác"},
        {"method": "sendMessage", "chat_id": minh.id, "text": ""},
    ):
        kind = "application/x-www-form-urlencoded" if as_form else "application/json"
        body = "&".join(f"{name}={value}" for name, value in wanted.items()) if as_form else json.dumps(wanted)
        receiver.answers.append(web.Response(text=body, content_type=kind))
    minh.says("một")
    minh.says("hai")
    await tg.drained()

    assert press.answer is not None and press.answer.text == "Dạ"
    assert (await minh.hears()).text == "Cảm ơn bác"
    assert [call.refused for call in tg.history if call.in_webhook] == ["", "", "Bad Request: message text is empty"]


async def test_an_update_can_be_pushed_twice(tg: TelegramEmulator, ask: Ask, receiver: Receiver) -> None:
    """On demand, although the first delivery was taken."""
    await ask("setWebhook", url=receiver.url)
    tg.updates.duplicate()
    tg.person("A Minh").says("85")
    await tg.drained()

    assert receiver.texts == ["85", "85"]
    assert len({body["update_id"] for body in receiver.bodies}) == 1


@pytest.mark.parametrize(
    ("address", "secret", "refusal"),
    [
        ("http://bantin.example.vn/", "a", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://bantin.example.vn:444/", "a", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://bantin.example.vn/", "bí mật", "secret token contains unallowed characters"),
    ],
)
async def test_a_bad_webhook_is_refused(
    tg: TelegramEmulator, ask: Ask, address: str, secret: str, refusal: str
) -> None:
    """HTTPS, four ports, a plain secret; nothing is set by a refused call."""
    assert await ask("setWebhook", url=address, secret_token=secret) == f"400 Bad Request: {refusal}"
    assert tg.webhook.url == ""


BUTTON = {"text": "Rồi", "callback_data": "roi"}
