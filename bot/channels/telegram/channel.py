"""The Telegram channel: one bot, its way out, and the calls its ways in need."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram.error import TelegramError

from bot.channels.channel import File
from bot.channels.telegram.api import Api, bot_of
from bot.channels.telegram.errors import is_not_modified, to_send_error
from bot.channels.telegram.events import ALLOWED_UPDATES
from bot.channels.telegram.files import fetch
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.sending import Call, calls
from bot.core.chat import Address, Message
from bot.core.delivery import Misconfigured, SendError, Sent, Unavailable

API = "https://api.telegram.org/bot"
LONG_POLL = timedelta(seconds=30)
BATCH = 100  # updates in one getUpdates, the most there is


class TelegramChannel:
    """One bot of Telegram's. `base_url` is the API's address up to `/bot`; `proxy` is `http://host:port`.

    Raises `Misconfigured` for a token, an address or a proxy that cannot be one; whether Telegram knows the token,
    `identify` tells.
    """

    has_buttons = True

    def __init__(
        self, name: str, token: str, base_url: str = API, base_file_url: str | None = None, *, proxy: str | None = None
    ) -> None:
        try:
            self._request = AiohttpRequest(proxy=proxy)
        except ValueError as error:
            raise Misconfigured(str(error)) from None
        self.name = name
        self.bot = bot_of(token, base_url, base_file_url, self._request)
        self._api = Api(self.bot, self._request)
        self._left: dict[tuple[str, Message], int] = {}  # calls that remain of a message that broke off in the middle
        self._keyboards: set[str] = set()  # chats shown a share button; forgotten at a restart, when it is folded away

    async def start(self) -> None:
        """Open the connections. Speaks to nobody yet, so it cannot fail where Telegram is out of reach."""
        await self._request.initialize()

    async def close(self) -> None:
        """Close the connections."""
        await self._request.shutdown()

    async def identify(self) -> str:
        """The bot's user name, for `https://t.me/NAME?start=CODE`. Raises `SendError`."""
        me = await self._api.call("getMe", {})
        if not isinstance(me, dict) or "username" not in me:
            raise Unavailable("the answer to getMe is not a bot")
        return str(me["username"])

    async def offer_commands(self, commands: Sequence[tuple[str, str]]) -> None:
        """List (name, what it does) beside the typing line. Raises `SendError`."""
        listed = [{"command": name, "description": purpose} for name, purpose in commands]
        await self._api.call("setMyCommands", {"commands": listed})

    async def send(self, to: Address, message: Message) -> Sent:
        """Send, or change `message.card` in place; a text in several parts is known by its last, and tried again from
        the part that failed. Raises `SendError`."""
        whole = calls(to.chat, message, keyboard_open=to.chat in self._keyboards)
        todo = whole[-self._left.pop((to.chat, message), len(whole)) :]
        sent = Sent()
        for number, call in enumerate(todo):
            try:
                sent = await self._say(call)
            except SendError as error:
                if error.retryable and (left := len(todo) - number) < len(whole):
                    self._left[to.chat, message] = left
                raise
            self._remember_keyboard(to.chat, call)
        return sent

    async def fetch(self, ref: str) -> File:
        """Fetch a file by its id. Raises `SendError`: `FileTooLarge` over 20 MB, `FileGone` where it is no more."""
        return await fetch(self._api, ref)

    async def acknowledge(self, callback_query_id: str) -> None:
        """Stop the spinner on a pressed button. Raises `SendError`."""
        await self._api.call("answerCallbackQuery", {"callback_query_id": callback_query_id})

    async def updates(self, offset: int | None, wait: timedelta = LONG_POLL) -> Sequence[dict[str, Any]]:
        """Updates from `offset` on, as JSON, after at most `wait`; asking confirms the earlier. Raises `SendError`."""
        seconds = wait.total_seconds()
        body: dict[str, object] = {"timeout": int(seconds), "limit": BATCH, "allowed_updates": ALLOWED_UPDATES}
        if offset is not None:
            body["offset"] = offset
        result = await self._api.call("getUpdates", body, read_timeout=seconds + 10)
        if not isinstance(result, list) or not all(isinstance(update, dict) for update in result):
            raise Unavailable("the answer to getUpdates is not a list of updates")
        return result

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have updates posted to `url`, waiting ones included, with `secret` in a header. Raises `SendError`."""
        wish = {"url": url, "secret_token": secret, "allowed_updates": ALLOWED_UPDATES, "max_connections": 100}
        await self._api.call("setWebhook", wish)

    async def delete_webhook(self) -> None:
        """Make polling possible; waiting updates stay. Raises `SendError`."""
        await self._api.call("deleteWebhook", {"drop_pending_updates": False})

    async def _say(self, call: Call) -> Sent:
        try:
            result = await self._api.post(call.method, call.body)
        except TelegramError as error:
            if not (call.edits and is_not_modified(error)):
                raise to_send_error(error) from None
            result = None
        if call.edits:
            return Sent(str(call.body["message_id"]))
        if not isinstance(result, dict) or "message_id" not in result:
            raise Unavailable("the answer to sendMessage has no message_id")
        return Sent(str(result["message_id"]))

    def _remember_keyboard(self, chat: str, call: Call) -> None:
        markup = call.body.get("reply_markup", {})
        if "keyboard" in markup:
            self._keyboards.add(chat)
        elif "remove_keyboard" in markup:
            self._keyboards.discard(chat)
