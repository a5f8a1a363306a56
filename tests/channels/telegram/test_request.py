"""Our HTTP under the library's `Bot`."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.channels.telegram.request import AiohttpRequest
from tests.channels.telegram.conftest import TOKEN
from tests.emulators.telegram import TelegramEmulator


class Strange:
    """A server that is no Telegram: answers what a test tells it to."""

    def __init__(self) -> None:
        self.answer: bytes = b"{}"
        self.status = 200
        self.silent = self.chunked = False
        self.headers: dict[str, str] = {}
        self.paths: list[str] = []
        self.never = asyncio.Event()
        self.connections: set[Any] = set()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.connections.add(request.transport)
        self.paths.append(request.path)
        await request.read()
        if self.silent:
            await self.never.wait()
        response = web.Response(body=self.answer, status=self.status, headers=self.headers)
        if self.chunked:
            response.enable_chunked_encoding()
        return response


@pytest.fixture
async def strange() -> AsyncIterator[tuple[Strange, str]]:
    server = Strange()
    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", server.serve)
    runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield server, f"http://127.0.0.1:{runner.addresses[0][1]}/bot{TOKEN}/x"
    server.never.set()
    await runner.cleanup()


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest() as request:
        yield request


async def test_the_librarys_own_methods_work_over_it_uploads_included(telegram: TelegramEmulator) -> None:
    request = AiohttpRequest()
    minh = telegram.person("A Minh", met=True)
    async with Bot(TOKEN, telegram.base_url, telegram.base_file_url, request, request) as bot:
        sent = await bot.send_document(minh.id, b"so lieu quy 3", caption="Báo cáo ạ", filename="báo cáo.txt")
        assert sent.document is not None
        file = await bot.get_file(sent.document.file_id)
        fetched = await file.download_as_bytearray()

    assert minh.file(minh.screen[-1]) == b"so lieu quy 3" == bytes(fetched)
    assert minh.screen[-1].text == "Báo cáo ạ"


async def test_one_connection_serves_many_calls(strange: tuple[Strange, str], request_: AiohttpRequest) -> None:
    server, url = strange
    server.answer = b'{"ok":true,"result":1}'

    assert [await request_.post_json(url, b"{}") for _ in range(5)] == [1] * 5
    assert len(server.connections) == 1


async def test_a_server_that_never_answers_is_a_timeout(strange: tuple[Strange, str], request_: AiohttpRequest) -> None:
    server, url = strange
    server.silent = True

    with pytest.raises(TimedOut):
        await request_.post_json(url, b"{}", read_timeout=0.01)


@pytest.mark.parametrize(
    ("status", "answer"),
    [(200, b"<html>"), (200, b"[]"), (200, b"null"), (200, b'{"ok":true}'), (500, b"[]"), (502, b"\xff"), (302, b"")],
)
async def test_an_answer_that_is_not_telegrams_is_a_network_error(
    strange: tuple[Strange, str], request_: AiohttpRequest, status: int, answer: bytes
) -> None:
    server, url = strange
    server.status, server.answer = status, answer

    with pytest.raises(TelegramError):
        await request_.post_json(url, b"{}")


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_download_stops_at_its_limit_whether_its_size_is_told_or_not(
    strange: tuple[Strange, str], request_: AiohttpRequest, chunked: bool
) -> None:
    server, url = strange
    server.answer, server.chunked = bytes(1000), chunked

    assert await request_.download(url, 1000) == (200, bytes(1000))
    assert await request_.download(url, 999) == (200, None)


async def test_a_redirect_is_not_followed_for_the_address_holds_the_token(
    strange: tuple[Strange, str], request_: AiohttpRequest
) -> None:
    server, url = strange
    server.status, server.headers = 307, {"Location": "/elsewhere"}

    with pytest.raises(TelegramError):
        await request_.post_json(url, b"{}")
    await request_.download(url, 9)

    assert "/elsewhere" not in server.paths


@pytest.mark.parametrize("address", ["http://127.0.0.1:99999", "http://127.0.0.1:9", "x://y"])
async def test_no_failure_tells_the_token(request_: AiohttpRequest, address: str) -> None:
    for wish in (request_.post_json(f"{address}/bot{TOKEN}/x", b"{}"), request_.download(f"{address}/bot{TOKEN}/x", 9)):
        with pytest.raises(NetworkError) as caught:
            await wish
        assert "TEST-token" not in "".join(traceback.format_exception(caught.value))


async def test_through_a_proxy(strange: tuple[Strange, str]) -> None:
    """The proxy gets the whole address of what is wanted: here it answers itself."""
    server, url = strange
    server.answer = b'{"ok":true,"result":"by proxy"}'

    async with AiohttpRequest(proxy=url.partition("/bot")[0]) as request:
        assert await request.post_json("http://api.invalid/bot1:A/x", b"{}") == "by proxy"
