"""The webhook: Telegram posts one update a request; 200 says that it is committed."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import datetime
from typing import Any, Protocol

from starlette.routing import Route

from bot.channels.channel import Receive
from bot.channels.telegram.errors import redact
from bot.channels.telegram.payload import callback_id, read_or_skip
from bot.channels.telegram.waiting import FIRST_WAIT, Pause, longer, pause_until
from bot.core.delivery import SendError

SECRET_HEADER = b"x-telegram-bot-api-secret-token"
MAX_BODY = 1_000_000  # bytes

Scope = MutableMapping[str, Any]
Take = Callable[[], Awaitable[MutableMapping[str, Any]]]
Give = Callable[[MutableMapping[str, Any]], Awaitable[None]]

log = logging.getLogger(__name__)


class Named(Protocol):
    """What a webhook needs of a channel."""

    name: str


def webhook_route(
    channel: Named, receive: Receive, secret: str, *, clock: Callable[[], datetime], path: str | None = None
) -> Route:
    """Where Telegram posts the updates of `channel`, by default `/telegram/NAME`. `clock` gives aware UTC.

    Answers 200 after `receive` returned, with the answer to a button press in the body, which spares a call; 503 when
    it could not be kept (Telegram repeats it); 401 for a wrong secret; 413 over 1 MB; 400 for what is not an update.
    Raises ValueError for a secret Telegram would not take.
    """
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise ValueError("the webhook's secret must be 1 to 256 letters, digits, _ or -")
    return Route(
        path or f"/telegram/{channel.name}", _Webhook(channel.name, receive, secret.encode(), clock), methods=["POST"]
    )


class Registered(Protocol):
    """What registering a webhook needs of a channel."""

    name: str

    async def set_webhook(self, url: str, secret: str, /) -> None:
        """Have updates posted to `url`. Raises `SendError`."""
        ...


async def register(
    channel: Registered, url: str, secret: str, *, stop: asyncio.Event, pause: Pause | None = None
) -> None:
    """Tell Telegram to post to `url`, again and again while it is out of reach, until `stop` is set.

    Raises `SendError` for an address Telegram will never post to.
    """
    wait, pause = FIRST_WAIT, pause or pause_until(stop)
    while not stop.is_set():
        try:
            await channel.set_webhook(url, secret)
            return
        except SendError as error:
            if not error.retryable:
                raise
            pausing = max(wait, error.retry_after or wait)
            log.warning("%s: no webhook yet, again in %d s: %s", channel.name, pausing.total_seconds(), error)
            await pause(pausing)
            wait = longer(wait)


class _Webhook:
    """A bare ASGI application: building Starlette's request and response costs more than everything done here."""

    def __init__(self, name: str, receive: Receive, secret: bytes, clock: Callable[[], datetime]) -> None:
        self._name, self._receive, self._secret, self._clock = name, receive, secret, clock
        self._refused = 0

    async def __call__(self, scope: Scope, take: Take, give: Give) -> None:
        status, body = await self._answer(scope, take)
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await give({"type": "http.response.start", "status": status, "headers": headers})
        await give({"type": "http.response.body", "body": body})

    async def _answer(self, scope: Scope, take: Take) -> tuple[int, bytes]:
        if not self._knows(scope):
            return 401, b""
        content = await _body(take)
        if content is None:
            return 413, b""
        try:
            update = json.loads(content)
        except ValueError:  # not JSON, or not UTF-8
            return 400, b""
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return 400, b""
        event = read_or_skip(update, self._name, self._clock())
        if event is not None:
            try:
                await self._receive((event,))
            except Exception as error:  # Telegram keeps it for us and repeats it
                log.warning("%s: update %s could not be kept: %s", self._name, update["update_id"], redact(repr(error)))
                return 503, b""
        return 200, _acknowledgement(update)

    def _knows(self, scope: Scope) -> bool:
        given = next((value for key, value in scope["headers"] if key == SECRET_HEADER), b"")
        if hmac.compare_digest(given, self._secret):
            return True
        self._refused += 1
        if self._refused.bit_count() == 1:  # the 1st, 2nd, 4th, 8th…: a stranger must not fill the log
            log.warning("%s: %d webhook requests without the right secret so far", self._name, self._refused)
        return False


async def _body(take: Take) -> bytes | None:
    """The whole body; None over the limit, or where the other side went away."""
    message = await take()
    content: bytes = message.get("body", b"")
    while message.get("more_body") and len(content) <= MAX_BODY:
        message = await take()
        content += message.get("body", b"")
    return content if len(content) <= MAX_BODY and message["type"] == "http.request" else None


def _acknowledgement(update: dict[str, Any]) -> bytes:
    query = callback_id(update)
    if query is None:
        return b""
    return json.dumps({"method": "answerCallbackQuery", "callback_query_id": query}).encode()
