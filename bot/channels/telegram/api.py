"""Calling the Bot API: where it is, who we are, and every failure as a `SendError`."""

from __future__ import annotations

import json
import logging
from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import TelegramError
from yarl import URL

from bot.channels.telegram.errors import to_send_error
from bot.channels.telegram.request import AiohttpRequest
from bot.core.delivery import Misconfigured

T = TypeVar("T")

# the library logs the address it calls, token included, at DEBUG
logging.getLogger("telegram.Bot").addFilter(lambda record: "URL" not in str(record.msg))


def bot_of(token: str, base_url: str, base_file_url: str | None, request: AiohttpRequest) -> Bot:
    """The library's `Bot` over `request`. `base_url` is `https://host` or `https://host/bot`; files are beside it.

    Raises `Misconfigured` for a token or an address that cannot be one.
    """
    number, _, secret = token.partition(":")
    if not (number.isdecimal() and secret and secret.isascii() and secret.replace("-", "").replace("_", "").isalnum()):
        raise Misconfigured("the Telegram token does not look like 123456:ABC-DEF; copy it anew from @BotFather")
    root = base_url.rstrip("/").removesuffix("/bot")
    _check(root)
    files = base_file_url or f"{root}/file/bot"
    _check(files)
    return Bot(token, f"{root}/bot", files, request=request, get_updates_request=request)


def _check(url: str) -> None:
    try:
        parsed = URL(url)
    except ValueError:
        parsed = URL()
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Misconfigured(f"the address of the Bot API must begin with https:// or http://: {url!r}")


class Api:
    """The Bot API of one bot, by method name and plain JSON: what `Bot` does, without building its types."""

    def __init__(self, bot: Bot, request: AiohttpRequest) -> None:
        self._bot = bot
        self._request = request

    async def post(self, method: str, body: Mapping[str, object], *, read_timeout: float | None = None) -> Any:
        """The result of one method; `read_timeout` in seconds. Raises `TelegramError`."""
        payload = json.dumps(body, separators=(",", ":")).encode()
        return await self._request.post_json(f"{self._bot.base_url}/{method}", payload, read_timeout)

    async def call(self, method: str, body: Mapping[str, object], *, read_timeout: float | None = None) -> Any:
        """The result of one method; `read_timeout` in seconds. Raises `SendError`."""
        return await mapped(self.post(method, body, read_timeout=read_timeout))

    async def download(self, path: str, limit: int) -> tuple[int, bytes | None]:
        """HTTP status and content of a file; None over `limit` bytes. Raises `SendError`."""
        return await mapped(self._request.download(f"{self._bot.base_file_url}/{path}", limit))


async def mapped(wish: Awaitable[T]) -> T:
    """What `wish` gives. Raises `SendError` for every `TelegramError`."""
    try:
        return await wish
    except TelegramError as error:
        raise to_send_error(error) from None
