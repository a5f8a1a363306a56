"""The server: one bot's Bot API on loopback."""

import asyncio
import itertools
import json
from collections import Counter
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import web

from tests.emulators.telegram.faults import Fault, Faults
from tests.emulators.telegram.files import Files
from tests.emulators.telegram.methods import CANONICAL, NAMED, Platform
from tests.emulators.telegram.parameters import UPLOAD_LIMIT, Parameters, read_request
from tests.emulators.telegram.person import Person
from tests.emulators.telegram.refusals import Refused
from tests.emulators.telegram.state import Account, World
from tests.emulators.telegram.updates import Updates
from tests.emulators.telegram.webhook import Webhook


@dataclass(frozen=True)
class Call:
    """One call the bot made: method, parameters, and the refusal it met ("" when it went well)."""

    method: str
    values: dict[str, Any]
    refused: str
    in_webhook: bool = False


class TelegramEmulator:
    """Telegram for one bot. Use as an async context manager, inside the loop of the test."""

    def __init__(self, token: str = "123456:TEST-token", username: str = "bantin_bot", port: int = 0) -> None:
        self.token, self.port = token, port
        self.world = World(int(token.partition(":")[0]), username)
        self.faults, self.files = Faults(), Files()
        self.updates = Updates(self.world.bell)
        self.webhook = Webhook(self.updates, self.world.bell, self._in_webhook)
        self.calls: Counter[str] = Counter()
        self.history: list[Call] = []
        self._platform = Platform(self.world, self.files, self.updates, self.webhook)
        self._person_ids = itertools.count(5_100_000_001)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=UPLOAD_LIMIT)
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_get("/file/bot{token}/{path:.+}", self._download)
        runner = web.AppRunner(application, handler_cancellation=True, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        self._stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        # not a TaskGroup: a fixture may leave the context in another task than the one that entered it
        self._pushing = asyncio.get_running_loop().create_task(self.webhook.deliver(self.world.now))
        self._stack.push_async_callback(self._stop_pushing)
        self._stack.callback(self.faults.clear)
        return self

    async def __aexit__(self, *problem: object) -> None:
        await self._stack.aclose()

    async def _stop_pushing(self) -> None:
        self._pushing.cancel()
        with suppress(asyncio.CancelledError):
            await self._pushing

    # -- addresses

    @property
    def server(self) -> str:
        """Return the root address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """Return what python-telegram-bot calls `base_url`."""
        return f"{self.server}/bot"

    @property
    def base_file_url(self) -> str:
        """Return what python-telegram-bot calls `base_file_url`."""
        return f"{self.server}/file/bot"

    # -- for tests

    def person(self, name: str, language: str = "vi", *, met: bool = False, username: str | None = None) -> Person:
        """Return a new person; `met` when they have written to the bot before."""
        account = Account(next(self._person_ids), name, language, username, met=met)
        self.world.people[account.id] = account
        return Person(self._platform, account)

    @property
    def repeats(self) -> Counter[str]:
        """Count, by method, messages sent that equal an earlier one to the same chat."""
        seen: set[str] = set()
        repeats: Counter[str] = Counter()
        for call in self.history:
            if call.method.startswith("send") and call.method != "sendChatAction" and not call.refused:
                key = json.dumps([call.method, call.values], sort_keys=True, default=str)
                repeats[call.method] += key in seen
                seen.add(key)
        return +repeats

    async def drained(self, timeout: float = 5.0) -> None:
        """Wait until the bot has confirmed every update. Raises `TimeoutError`."""
        await self.world.bell.until(lambda: not self.updates.pending, timeout)

    async def called(self, method: str, times: int = 1, timeout: float = 5.0) -> None:
        """Wait until a method has been called this often in all. Raises `TimeoutError`."""
        await self.world.bell.until(lambda: self.calls[method] >= times, timeout)

    def forward(self, seconds: float) -> None:
        """Move the platform's clock."""
        self.world.ahead += seconds

    # -- serving

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = CANONICAL.get(request.match_info["method"].lower(), request.match_info["method"])
        self.calls[name] += 1
        self.world.bell.ring()
        parameters, fault = Parameters(), None
        try:
            parameters = await read_request(request)
            if request.match_info["token"] != self.token:
                raise Refused(401, "Unauthorized")
            fault = self.faults.take(name, parameters.text("chat_id"))
            answer = await self._answer(name, parameters, fault)
        except Refused as refusal:
            self._log(name, parameters, refusal.description)
            if fault is not None and fault.html:
                return web.Response(status=refusal.code, text=_page(refusal), content_type="text/html")
            answer = web.json_response(refusal.body(), status=refusal.code)
        if fault is not None and fault.resets and request.transport is not None:
            request.transport.abort()
        return answer

    async def _answer(self, name: str, parameters: Parameters, fault: Fault | None) -> web.Response:
        if fault is not None and fault.refusal is not None:
            raise fault.refusal
        if fault is not None and not fault.executes:
            self._log(name, parameters, "connection reset")
            return web.Response()
        result = await self._execute(name, parameters)
        self._log(name, parameters, "")
        if fault is not None and fault.holds:
            await fault.released.wait()
        if fault is not None and fault.seconds:
            await asyncio.sleep(fault.seconds)
        return web.json_response({"ok": True, "result": result})

    async def _execute(self, name: str, parameters: Parameters) -> Any:
        if name not in NAMED:
            raise Refused(404, "Not Found: method not found")
        return await NAMED[name](self._platform, parameters)

    async def _in_webhook(self, parameters: Parameters) -> None:
        """Execute a method given in a webhook's answer; the bot never learns what came of it."""
        name = CANONICAL.get(parameters.text("method").lower(), parameters.text("method"))
        self.calls[name] += 1
        try:
            await self._execute(name, parameters)
        except Refused as refusal:
            self._log(name, parameters, refusal.description, in_webhook=True)
        else:
            self._log(name, parameters, "", in_webhook=True)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        kept = self.files.at(request.match_info["path"])
        fault = self.faults.take("download", "")
        if request.match_info["token"] != self.token:
            return web.json_response(Refused(401, "Unauthorized").body(), status=401)
        if fault is not None and fault.refusal is not None:
            return web.Response(status=fault.refusal.code, text=_page(fault.refusal), content_type="text/html")
        if kept is None:
            return web.json_response(Refused(404, "Not Found").body(), status=404)
        if fault is not None and fault.resets and request.transport is not None:
            request.transport.abort()
        return web.Response(body=kept.content, content_type="application/octet-stream")

    def _log(self, name: str, parameters: Parameters, refused: str, *, in_webhook: bool = False) -> None:
        files = {part: upload.content for part, upload in parameters.files.items()}
        self.history.append(Call(name, parameters.values | files, refused, in_webhook))
        self.world.bell.ring()


def _page(refusal: Refused) -> str:
    return f"<html><head><title>{refusal.code} {refusal.description}</title></head></html>"
