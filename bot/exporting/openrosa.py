"""An OpenRosa server to push to: greeted first, then posted to, patiently. Knows no database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from aiohttp import FormData

from bot.core.interchange.wire import (
    MORE_TO_COME,
    XML_PART,
    Reception,
    Taken,
    Unavailable,
    Upload,
    held_copy,
    reception,
    shares,
)
from bot.exporting.connection import Answer, CannotPush, Connection, Failed

WAITS = (2.0, 8.0, 30.0)  # seconds before the second, third and fourth try
LONGEST_WAIT = 120.0  # seconds; a server may ask for more
Wait = Callable[[float], Awaitable[None]]


class Server:
    """The server at the other end of a connection; `wait` sleeps a number of seconds."""

    def __init__(self, connection: Connection, wait: Wait) -> None:
        self._connection = connection
        self._wait = wait
        self._largest: int | None = None

    async def greet(self) -> None:
        """Ask where and how to post, as OpenRosa wants it: the address may move, the largest request is told, who we
        are is asked. A server that does not know the question is posted to all the same. Raises `CannotPush`."""
        answer = await self._reached()
        if answer.status == 401:
            raise CannotPush("the server does not accept this user and password (BANTIN_OPENROSA_PASSWORD)")
        if answer.status == 403:
            raise CannotPush("this user may not submit there")
        if answer.status in (404, 410):
            raise CannotPush(f"there is nothing at this address (HTTP {answer.status}): is it the right one?")
        largest = answer.headers.get("x-openrosa-accept-content-length", "")
        self._largest = int(largest) if largest.isdecimal() and int(largest) > 0 else None

    async def _reached(self) -> Answer:
        why = ""
        for pause in (*WAITS, None):
            try:
                answer = await self._connection.ask("HEAD")
                if answer.status < 500 or answer.status == 501:  # 501: one without HEAD
                    return answer
                why = f"HTTP {answer.status}"
            except Failed as error:
                why = _reason(error)
            if pause is not None:
                await self._wait(pause)
        raise CannotPush(f"the server cannot be reached: {why}")

    async def push(self, xml: bytes, files: Sequence[Upload]) -> Reception:
        """Post a submission, in as many requests as its files need; again where the server is not to be had. Raises
        `CannotPush`."""
        parts = shares(xml, files, self._largest)
        for at, part in enumerate(parts, 1):
            found = await self._posted(xml, part, more=at < len(parts))
            if not isinstance(found, Taken):
                return found
        return Taken()

    async def _posted(self, xml: bytes, files: Sequence[Upload], *, more: bool) -> Reception:
        found: Reception = Taken()
        for pause in (*WAITS, None):
            try:
                answer = await self._connection.ask("POST", lambda: _form(xml, files, more=more))
                found = reception(answer.status, answer.body, answer.headers)
            except Failed as error:
                found = Unavailable(_reason(error))
            if not isinstance(found, Unavailable):
                break
            if pause is not None:
                await self._wait(min(found.wait or pause, LONGEST_WAIT))
        return found

    async def holds(self, form_id: str, instance_id: str, xml: bytes) -> bool:
        """Does the server hold exactly these bytes under this id? False also where it does not show them."""
        address = held_copy(self._connection.address, form_id, instance_id)
        if address is None:
            return False
        try:
            answer = await self._connection.ask_at(address, "GET")
        except Failed:
            return False
        return answer.status == 200 and answer.body == xml


def _form(xml: bytes, files: Sequence[Upload], *, more: bool) -> FormData:
    form = FormData(quote_fields=False)  # the name of a part is the name of the file, letter by letter
    form.add_field(XML_PART, xml, filename="submission.xml", content_type="text/xml")
    for file in files:
        form.add_field(file.name, file.content, filename=file.name, content_type=file.mime)
    if more:
        form.add_field(MORE_TO_COME, "yes")
    return form


def _reason(error: BaseException) -> str:
    """What went wrong, without the address: it may hold an app user's token."""
    return "it does not answer in time" if isinstance(error, TimeoutError) else type(error).__name__
