"""HTTP to one server: follows it on its own host only, proves who we are when asked, never shows a password."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, FormData
from yarl import URL

from bot.core.interchange.passwords import Challenge, Credentials, authorization, challenge
from bot.core.interchange.wire import VERSION, in_the_clear, may_follow, server_of

MOVES = 3  # how often an address may point elsewhere
ANSWER = 30_000_000  # bytes of an answer that are read
TIMEOUT = ClientTimeout(total=600, sock_connect=15, sock_read=120)
REDIRECTS = (301, 302, 307, 308)
Body = Callable[[], FormData]
Failed = (ClientError, OSError, TimeoutError)
"""What a request raises when there was no answer."""


class CannotPush(Exception):
    """Nothing can be pushed to this server; the text says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]  # names in lower case
    challenges: Sequence[str]
    body: bytes


class Connection:
    """Requests to the server at `address`, which it may change. Use as an async context manager."""

    def __init__(self, address: str, who: Credentials | None, clock: Callable[[], datetime]) -> None:
        self.address = address
        self._who = who
        self._clock = clock
        self._challenge: Challenge | None = None
        self._used = 0  # how often the nonce was

    async def __aenter__(self) -> Self:
        self._session = ClientSession(timeout=TIMEOUT, cookie_jar=DummyCookieJar())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._session.close()

    async def ask(self, method: str, body: Body | None = None) -> Answer:
        """One request at the address, wherever the server moves it. Raises what is in `Failed`, and `CannotPush`."""
        for _ in range(MOVES + 1):
            answer = await self.ask_at(self.address, method, body)
            moved = answer.headers.get("location", "")
            told = method == "HEAD" and answer.status in (200, 204)
            if not moved or not (told or answer.status in REDIRECTS):
                return answer
            self._move(moved)
            if told:
                return answer
        raise CannotPush("the server sends us round in circles")

    async def ask_at(self, address: str, method: str, body: Body | None = None) -> Answer:
        """One request at another address of the same server, proving who we are where it asks."""
        answer = await self._send(address, method, body)
        for _ in range(2):  # a nonce may have grown old meanwhile
            if answer.status != 401 or self._who is None:
                break
            known, self._challenge = self._challenge, challenge(answer.challenges) or Challenge("basic")
            self._used = 0
            if known == self._challenge:
                break  # it is not the nonce: the password is wrong
            answer = await self._send(address, method, body)
        return answer

    def _move(self, location: str) -> None:
        there = urljoin(self.address, location)
        if not may_follow(self.address, there):
            raise CannotPush(f"the server points to another one ({server_of(there)}); nothing is sent there")
        self.address = there

    async def _send(self, address: str, method: str, body: Body | None) -> Answer:
        url = URL(address)
        headers = {**VERSION, "Date": format_datetime(self._clock(), usegmt=True)}
        if self._challenge is not None and self._who is not None:
            if self._challenge.scheme == "basic" and in_the_clear(address):
                raise CannotPush("the server wants the password over http, where it can be read: use https")
            self._used += 1
            headers["Authorization"] = authorization(
                self._who, self._challenge, method, url.raw_path_qs, count=self._used, client_nonce=secrets.token_hex(8)
            )
        data = body() if body is not None else None
        async with self._session.request(method, url, data=data, headers=headers, allow_redirects=False) as answer:
            read = bytearray()
            async for chunk in answer.content.iter_chunked(65_536):
                read += chunk
                if len(read) > ANSWER:
                    break
            named = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status, named, answer.headers.getall("WWW-Authenticate", []), bytes(read))
