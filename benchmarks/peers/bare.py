"""No library at all: the ceiling of the emulator. Answers in the response, or outbound over one kept connection."""

import asyncio
import re
from typing import cast

from benchmarks.emulator.wire import messages, response
from benchmarks.peers import setting

_CHAT = re.compile(rb'"chat": \{"id": (\d+)')
_BODY = b'{"method":"sendMessage","chat_id":%d,"text":"BT-1"}'
_REQUEST = b"POST /bot1/%b HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"


class Client(asyncio.Protocol):
    """Calls the Bot API and ignores what it says."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop has a class of its own

    def call(self, method: bytes, body: bytes) -> None:
        self.transport.write(_REQUEST % (method, len(body), body))


class Server(asyncio.Protocol):
    """Answers every update."""

    def __init__(self, client: Client) -> None:
        self._client, self._buffer = client, bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop has a class of its own

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        for _, body in messages(self._buffer):
            found = _CHAT.search(body)
            assert found is not None
            reply = _BODY % int(found[1])
            if not setting.IN_RESPONSE:
                self._client.call(b"sendMessage", reply)
            self._transport.write(response(reply if setting.IN_RESPONSE else b""))


async def main() -> None:
    loop = asyncio.get_running_loop()
    host, port = setting.API.removeprefix("http://").split(":")
    _, client = await loop.create_connection(Client, host, int(port))
    server = await loop.create_server(lambda: Server(client), "127.0.0.1", 0)
    client.call(b"setWebhook", b'{"url":"http://127.0.0.1:%d/"}' % server.sockets[0].getsockname()[1])
    setting.settle()
    await server.serve_forever()


if __name__ == "__main__":
    setting.run(main())
