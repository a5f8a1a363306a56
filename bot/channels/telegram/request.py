"""python-telegram-bot's requests over aiohttp: one keep-alive pool, several times the throughput of the default."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, FormData, TCPConnector
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.channels.telegram.errors import redact

Seconds = Any  # float, None or the library's "as set at construction"; its own alias is private
_BINARY = "application/octet-stream"
CHUNK = 65_536
DOWNLOAD = 300.0  # seconds for a whole file: 20 MB over a very slow line


class JsonBody:
    """A ready JSON body where the library expects its `RequestData`: saves building and encoding it twice."""

    contains_files = False
    __slots__ = ("json_payload",)

    def __init__(self, payload: bytes) -> None:
        self.json_payload = payload


class AiohttpRequest(BaseRequest):
    """HTTP for `telegram.Bot`. Timeouts are seconds; `proxy` is `http://[user:password@]host:port` or None."""

    def __init__(
        self,
        *,
        connections: int = 100,
        connect_timeout: float = 10.0,
        read_timeout: float = 20.0,
        write_timeout: float = 20.0,
        media_write_timeout: float = 60.0,
        pool_timeout: float = 10.0,
        proxy: str | None = None,
    ) -> None:
        if proxy and URL(proxy).scheme not in ("http", "https"):
            raise ValueError("the proxy for Telegram must be an http:// or https:// address")
        self._connections = connections
        self._connect, self._read, self._write = connect_timeout, read_timeout, write_timeout
        self._media_write, self._pool = media_write_timeout, pool_timeout
        self._proxy = proxy or None
        self._session: ClientSession | None = None
        self._usual = _timeouts(connect_timeout, read_timeout, write_timeout, pool_timeout)

    @property
    def read_timeout(self) -> float | None:
        """Seconds to wait for an answer where a call says nothing."""
        return self._read

    async def initialize(self) -> None:
        """Open the pool; again is harmless."""
        if self._session is None or self._session.closed:
            connector = TCPConnector(limit=self._connections, keepalive_timeout=60, ttl_dns_cache=60)
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pool; again is harmless."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer's JSON. Raises `TelegramError` quietly: the library's own logs a traceback for each error page."""
        try:
            return cast(dict[str, Any], json.loads(payload.decode(errors="replace")))
        except ValueError:
            raise TelegramError("Invalid server response") from None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        write_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        connect_timeout: Seconds = BaseRequest.DEFAULT_NONE,
        pool_timeout: Seconds = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The HTTP status and body. Raises `TimedOut` or `NetworkError`, without the address: it holds the token."""
        given = (connect_timeout, read_timeout, write_timeout, pool_timeout)
        uploads = request_data is not None and request_data.contains_files
        plain = not uploads and all(value is BaseRequest.DEFAULT_NONE for value in given)
        timeout = self._usual if plain else self._timeout(given, self._media_write if uploads else self._write)
        body, headers = _body(request_data)
        try:
            async with self._open().request(
                method,
                URL(url, encoded=True),
                data=body,
                headers=headers,
                timeout=timeout,
                proxy=self._proxy,
                allow_redirects=False,  # the address holds the token: it goes nowhere else
            ) as answer:
                return answer.status, await answer.read()
        except (TimeoutError, ClientError, OSError, ValueError) as error:
            raise _failure(error) from None

    async def download(self, url: str, limit: int) -> tuple[int, bytes | None]:
        """The HTTP status and body of a file; None for a body over `limit` bytes, which is not read to its end."""
        timeout = ClientTimeout(total=DOWNLOAD, connect=self._pool + self._connect, sock_read=self._read)
        try:
            async with self._open().get(URL(url), timeout=timeout, proxy=self._proxy, allow_redirects=False) as answer:
                if (answer.content_length or 0) > limit:
                    return answer.status, None
                read = bytearray()
                async for chunk in answer.content.iter_chunked(CHUNK):
                    read += chunk
                    if len(read) > limit:
                        return answer.status, None
                return answer.status, bytes(read)
        except (TimeoutError, ClientError, OSError, ValueError) as error:
            raise _failure(error) from None

    async def post_json(self, url: str, payload: bytes, read_timeout: float | None = None) -> Any:
        """The `result` of a call whose JSON is ready. `read_timeout` in seconds. Raises `TelegramError`."""
        wait = BaseRequest.DEFAULT_NONE if read_timeout is None else read_timeout
        try:
            return await self.post(url, cast(RequestData, JsonBody(payload)), read_timeout=wait)
        except (KeyError, TypeError, AttributeError):
            raise NetworkError("the answer is not one of the Bot API's") from None

    def _open(self) -> ClientSession:
        if self._session is None:
            raise NetworkError("the connection to Telegram is not open")
        return self._session

    def _timeout(self, given: tuple[Seconds, ...], write: float) -> ClientTimeout:
        usual = (self._connect, self._read, write, self._pool)
        return _timeouts(
            *(own if value is BaseRequest.DEFAULT_NONE else value for value, own in zip(given, usual, strict=True))
        )


def _timeouts(connect: float | None, read: float | None, write: float | None, pool: float | None) -> ClientTimeout:
    """aiohttp has no timeout for writing; the total bounds it, and a server that answers a byte at a time."""
    bounds = (connect, read, write, pool)
    total = None if None in bounds else sum(bound for bound in bounds if bound is not None)
    waiting = None if connect is None or pool is None else connect + pool
    return ClientTimeout(total=total, connect=waiting, sock_connect=connect, sock_read=read)


def _body(request_data: RequestData | None) -> tuple[bytes | FormData | None, Mapping[str, str] | None]:
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        return request_data.json_payload, {"Content-Type": "application/json"}
    form = FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime or _BINARY)
    return form, None


def _failure(error: Exception) -> TelegramError:
    text = redact(f"{type(error).__name__}: {error}")
    return TimedOut(text) if isinstance(error, TimeoutError) else NetworkError(text)
