"""Telegram for a bot that dies: real offsets, redelivery, a webhook repeated until 200. Keeps count of both sides."""

import asyncio
import json
from collections import deque
from contextlib import suppress
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

from benchmarks.emulator.api import POLL_DELAY
from benchmarks.emulator.wire import messages, response
from benchmarks.kills.people import OPENING, People, Villager

BATCH = 100
TRY_AGAIN = 0.05  # seconds between attempts of a webhook; the real ones are longer
CONNECTIONS = 100
_BOT = {"id": 123456, "is_bot": True, "first_name": "Bản Tin", "username": "bantin_bot"}
_NOTHING = response(b'{"ok":true,"result":[]}')
_DONE = response(b'{"ok":true,"result":true}')
_ME = response(json.dumps({"ok": True, "result": _BOT}).encode())
_CONFLICT = response(
    b'{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates request"}'
).replace(b"200 OK", b"409 Conflict")


class Platform:
    """Updates not confirmed yet, and what the bot says."""

    def __init__(self, people: People) -> None:
        self.people = people
        people.post = self.post
        self.pending: deque[tuple[int, int, bytes]] = deque()  # update id, chat, JSON
        self.lines: dict[int, asyncio.Queue[tuple[int, int, bytes]]] = {}  # by chat, while there is a webhook
        self.poller: Connection | None = None
        self.url, self.secret = "", ""
        self.by_webhook = False
        self.calls = 0
        self._update_id, self._message_id = 870_000_000, 0
        self._pushing: dict[int, asyncio.Task[None]] = {}
        self._free = asyncio.Semaphore(CONNECTIONS)
        self._registered = asyncio.Event()

    # ── people write ──

    def post(self, one: Villager, line: str) -> None:
        """A person types a line, or presses the button that opens the form."""
        self._update_id += 1
        self._message_id += 1
        content = _pressed(one.chat, self._message_id) if line == OPENING else _typed(one.chat, self._message_id, line)
        update = (self._update_id, one.chat, json.dumps({"update_id": self._update_id, **content}).encode())
        if self.by_webhook:
            self._line_up(update)
            return
        self.pending.append(update)
        if self.poller is not None and len(self.pending) == 1:
            asyncio.get_running_loop().call_later(POLL_DELAY, self.answer_poll)

    @property
    def unconfirmed(self) -> int:
        """How many updates are not delivered yet."""
        return len(self.pending) + sum(line.qsize() for line in self.lines.values())

    # ── polling ──

    def confirm_below(self, offset: int) -> None:
        """Everything below the offset is delivered."""
        while self.pending and self.pending[0][0] < offset:
            self.people.acknowledged(self.pending.popleft()[1])

    def answer_poll(self) -> None:
        """Answer the poll that waits, if there is something to give; only a later offset confirms it."""
        if self.poller is not None and self.pending:
            poller, self.poller = self.poller, None
            batch = [self.pending[at][2] for at in range(min(BATCH, len(self.pending)))]
            poller.write(response(b'{"ok":true,"result":[' + b",".join(batch) + b"]}"))

    # ── webhook ──

    def register(self, url: str, secret: str) -> None:
        """Where to post from now on."""
        self.url, self.secret = url, secret
        if url:
            self._registered.set()

    def _line_up(self, update: tuple[int, int, bytes]) -> None:
        chat = update[1]
        self.lines.setdefault(chat, asyncio.Queue()).put_nowait(update)
        if chat not in self._pushing:
            self._pushing[chat] = asyncio.get_running_loop().create_task(self._push(chat))

    async def _push(self, chat: int) -> None:
        """Post one chat's updates in order, each until it is answered with 200."""
        await self._registered.wait()
        line, connection = self.lines[chat], None
        async with self._free:
            while not line.empty():
                update = line._queue[0]  # type: ignore[attr-defined]  # stays in line until it is taken
                if connection is None:
                    connection = await Pushed.connect(self.url, self.secret)
                if await connection.post(update[2]):
                    line.get_nowait()
                    self.people.acknowledged(chat)
                else:
                    connection.close()
                    connection = None
                    await asyncio.sleep(TRY_AGAIN)
        if connection is not None:
            connection.close()
        del self._pushing[chat]

    # ── the bot speaks ──

    def say(self, body: dict[str, Any]) -> bytes:
        """A message reaches a person."""
        self._message_id += 1
        chat = int(body["chat_id"])
        text = str(body["text"]) + json.dumps(body.get("reply_markup", ""), ensure_ascii=False)
        sent = {"message_id": self._message_id, "date": 1_795_000_000, "text": "…"}
        answer = response(json.dumps({"ok": True, "result": sent | {"chat": {"id": chat, "type": "private"}}}).encode())
        self.people.shown(chat, text.encode(), text)
        return answer


class Connection(asyncio.Protocol):
    """One connection of the bot."""

    def __init__(self, platform: Platform) -> None:
        self._platform, self._buffer = platform, bytearray()
        self._transport: asyncio.Transport
        self._ending: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, _exc: Exception | None) -> None:
        """Forget a poller that has gone."""
        if self._platform.poller is self:
            self._platform.poller = None

    def write(self, answer: bytes) -> None:
        """Answer."""
        self._transport.write(answer)

    def data_received(self, data: bytes) -> None:
        """Answer every complete request."""
        self._buffer += data
        for head, body in messages(self._buffer):
            self._call(head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].split(b"?")[0].decode(), _values(body))

    def _call(self, name: str, values: dict[str, Any]) -> None:
        platform = self._platform
        platform.calls += 1
        if name in ("sendMessage", "editMessageText"):
            self.write(platform.say(values))
        elif name == "getUpdates":
            self._poll(int(values.get("offset") or 0), float(values.get("timeout") or 0))
        elif name == "setWebhook":
            platform.register(values.get("url", ""), values.get("secret_token", ""))
            self.write(_DONE)
        else:
            self.write(_ME if name == "getMe" else _DONE)

    def _poll(self, offset: int, seconds: float) -> None:
        platform = self._platform
        platform.confirm_below(offset)
        if platform.poller is not None:
            platform.poller.write(_CONFLICT)
        platform.poller = self
        if self._ending is not None:
            self._ending.cancel()
        self._ending = asyncio.get_running_loop().call_later(seconds, self._nothing_came)
        if platform.pending:
            asyncio.get_running_loop().call_later(POLL_DELAY, platform.answer_poll)

    def _nothing_came(self) -> None:
        if self._platform.poller is self:
            self._platform.poller = None
            self.write(_NOTHING)


class Pushed:
    """A connection to the bot's webhook, or the lack of one."""

    def __init__(self, head: str, streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None) -> None:
        self._head, self._streams = head, streams

    @classmethod
    async def connect(cls, url: str, secret: str) -> "Pushed":
        """Connect; a bot that is down makes a connection on which nothing can be posted."""
        parts = urlsplit(url)
        head = (
            f"POST {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        )
        try:
            return cls(head, await asyncio.open_connection(parts.hostname, parts.port))
        except OSError:
            return cls(head, None)

    async def post(self, update: bytes) -> bool:
        """Whether the update was answered with 200."""
        if self._streams is None:
            return False
        reader, writer = self._streams
        try:
            writer.write(f"{self._head}{len(update)}\r\n\r\n".encode() + update)
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            await reader.readexactly(length)
        except (OSError, asyncio.IncompleteReadError):
            return False
        return head[9:12] == b"200"

    def close(self) -> None:
        """Close."""
        if self._streams is not None:
            with suppress(OSError):
                self._streams[1].close()


def _typed(chat: int, message_id: int, text: str) -> dict[str, Any]:
    return {"message": _message(chat, message_id) | {"text": text}}


def _pressed(chat: int, number: int) -> dict[str, Any]:
    card = _message(chat, number) | {"text": "…"}
    query = {"id": str(number), "from": card["from"], "message": card, "chat_instance": "1", "data": OPENING}
    return {"callback_query": query}


def _message(chat: int, message_id: int) -> dict[str, Any]:
    user = {"id": chat, "first_name": "A Minh"}
    return {
        "message_id": message_id,
        "from": user | {"is_bot": False, "language_code": "vi"},
        "chat": user | {"type": "private"},
        "date": 1_795_000_000,
    }


def _values(body: bytes) -> dict[str, Any]:
    if body[:1] == b"{":
        decoded: dict[str, Any] = json.loads(body)
        return decoded
    return dict(parse_qsl(body.decode(errors="replace")))
