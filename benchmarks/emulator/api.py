"""The Bot API side: what the bot calls."""

import asyncio
import json
import re
from collections import deque
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl, urlsplit

from benchmarks.emulator.people import People, Slot
from benchmarks.emulator.wire import messages, response

BATCH = 100
POLL_DELAY = 0.003  # seconds: a round trip, so that a poll brings more than one update
_CHAT = re.compile(rb'chat_id"?\s*[:=]?\s*"?(\d+)')
_NAME = re.compile(rb"/bot[^/ ]+/(\w+)")
_BOT = {"id": 123456, "is_bot": True, "first_name": "Bản Tin", "username": "bantin_bot"}
_SENT = (
    b'{"ok":true,"result":{"message_id":%d,"date":1700000000,"chat":{"id":%d,"type":"private","first_name":"A Minh"},'
    b'"from":{"id":123456,"is_bot":true,"first_name":"Bantin","username":"bantin_bot"},"text":"ok"}}'
)
_DONE = response(b'{"ok":true,"result":true}')
_ME = response(json.dumps({"ok": True, "result": _BOT}).encode())
_NO_WEBHOOK = response(b'{"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}}')
SHOWING = frozenset((b"sendMessage", b"editMessageText", b"sendPhoto", b"sendDocument", b"sendVoice"))


class Api:
    """What all connections share."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.webhook: asyncio.Future[tuple[str, str]] = asyncio.get_running_loop().create_future()
        self.polled = asyncio.Event()
        self.message_ids = 0
        self.pending: deque[bytes] = deque()
        self.poller: Connection | None = None

    def queue(self, slot: Slot) -> None:
        """Hand an update to whoever polls."""
        self.pending.append(slot.update)
        if self.poller is not None and len(self.pending) == 1:
            asyncio.get_running_loop().call_later(POLL_DELAY, self.answer)

    def answer(self) -> None:
        """Answer the poll that waits, if there is one and something to give."""
        if self.poller is not None and self.pending:
            poller, self.poller = self.poller, None
            poller.write(self.batch())

    def batch(self) -> bytes:
        """Return the answer to getUpdates: what is pending, at most 100."""
        updates = [self.pending.popleft() for _ in range(min(BATCH, len(self.pending)))]
        return response(b'{"ok":true,"result":[' + b",".join(updates) + b"]}")


class Connection(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, api: Api) -> None:
        self._api, self._buffer = api, bytearray()
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop has a class of its own

    def connection_lost(self, _exc: Exception | None) -> None:
        """Forget a poller that has gone."""
        if self._api.poller is self:
            self._api.poller = None

    def write(self, answer: bytes) -> None:
        """Send an answer."""
        self._transport.write(answer)

    def data_received(self, data: bytes) -> None:
        """Answer every complete request."""
        self._buffer += data
        for head, body in messages(self._buffer):
            self._call(head, body)

    def _call(self, head: bytes, body: bytes) -> None:
        api = self._api
        found = _NAME.search(head)
        name = found[1] if found else b""
        api.people.counts.calls += 1
        if name in SHOWING:
            chat = _CHAT.search(body) or _CHAT.search(head)
            number = int(chat[1]) if chat else 0
            api.message_ids += 1
            self.write(response(_SENT % (api.message_ids, number)))
            api.people.replied(number, body)
        elif name == b"getUpdates":
            self._poll(_values(head, body))
        elif name == b"setWebhook":
            values = _values(head, body)
            if values.get("url") and not api.webhook.done():
                api.webhook.set_result((values["url"], values.get("secret_token", "")))
            self.write(_DONE)
        elif name == b"getMe":
            self.write(_ME)
        else:
            self.write(_NO_WEBHOOK if name == b"getWebhookInfo" else _DONE)

    def _poll(self, values: dict[str, Any]) -> None:
        api = self._api
        api.polled.set()
        if not int(float(values.get("timeout") or 0)):
            self.write(api.batch())
            return
        api.poller = self
        if api.pending:
            asyncio.get_running_loop().call_later(POLL_DELAY, api.answer)


def _values(head: bytes, body: bytes) -> dict[str, Any]:
    """Return the parameters of the few calls whose parameters matter."""
    if b"application/json" in head.lower() and body:
        decoded: dict[str, Any] = json.loads(body)
        return decoded
    target = head.split(b" ", 2)[1].decode()
    query = {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}
    return query | dict(parse_qsl(body.decode(errors="replace")))
