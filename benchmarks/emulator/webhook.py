"""The webhook side: one kept connection for each of the people talking."""

import asyncio
from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

from benchmarks.emulator.people import People, Slot
from benchmarks.emulator.wire import messages

RETRY_AFTER = 0.05  # seconds, when the bot did not answer 200


class Pusher(asyncio.Protocol):
    """Posts the updates of one slot."""

    def __init__(self, people: People, head: bytes) -> None:
        self._people, self._head, self._buffer = people, head, bytearray()
        self._slot: Slot
        self._transport: asyncio.Transport
        self._lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop has a class of its own

    def connection_lost(self, _exc: Exception | None) -> None:
        """Note a broken connection: the slot stands still and the row is reported as stalled."""
        self._lost = True

    def begin(self) -> None:
        """Let a person begin to talk over this connection."""
        self._slot = self._people.start(self._post)

    def data_received(self, data: bytes) -> None:
        """Read the bot's answers."""
        self._buffer += data
        for head, body in messages(self._buffer):
            if head[9:12] != b"200":
                self._people.counts.refused += 1
                asyncio.get_running_loop().call_later(RETRY_AFTER, self._post, self._slot)
                continue
            slot = self._slot
            if b"method" in body and b"sendMessage" in body:  # the reply rides in the answer
                slot.answered = True
                self._people.replied(slot.chat, body)
            else:
                self._people.delivered(slot)

    def _post(self, slot: Slot) -> None:
        if not self._lost:
            self._transport.write(self._head % len(slot.update) + slot.update)


async def connect(people: People, url: str, secret: str, slots: int) -> None:
    """Open a connection for each slot, once the bot listens, and begin."""
    parts = urlsplit(url)
    header = f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n" if secret else ""
    head = (
        f"POST {parts.path or '/'} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n"
        f"{header}Content-Length: %d\r\n\r\n"
    )
    host, port = parts.hostname or "", parts.port or 80
    for pusher in [await _connected(lambda: Pusher(people, head.encode()), host, port) for _ in range(slots)]:
        pusher.begin()


async def _connected(make: Callable[[], Pusher], host: str, port: int) -> Pusher:
    while True:
        try:
            _, pusher = await asyncio.get_running_loop().create_connection(make, host, port)
        except ConnectionRefusedError:  # the webhook may be announced a moment before the port is open
            await asyncio.sleep(RETRY_AFTER)
        else:
            return pusher
