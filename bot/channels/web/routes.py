"""The page's API. Everything is answered only after it is committed; a refusal is one kind sentence."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.channels.channel import Receive
from bot.channels.web.channel import WebChannel
from bot.channels.web.pictures import EXTENSIONS, MOST_BYTES, mime_of
from bot.channels.web.said import Said, Unreadable, read, read_key
from bot.channels.web.stream import stream
from bot.core.chat import Address, Event, Media, MediaKind
from messages.words import Voice
from storage import attachments, web_chats, web_messages
from storage.database import DatabaseUnavailable

SAY_BYTES = 64_000
DRAINED = 64_000_000  # of a body that is too large: read to the end, or the page would see a broken line, not our words
TOGETHER = 8  # chats on one stream
log = logging.getLogger(__name__)
Endpoint = Callable[[Request], Awaitable[Response]]


class Refused(Exception):
    """The request's own fault: `status`, and the code of the sentence that says so."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def chat_routes(channel: WebChannel, receive: Receive) -> list[Route]:
    """The routes of the chat API, under `/api/chat`."""
    api = _Api(channel, receive)
    return [
        Route("/api/chat/{tokens}/events", _kindly(api.events)),
        Route("/api/chat/{token}/say", _kindly(api.say), methods=["POST"]),
        Route("/api/chat/{token}/photo", _kindly(api.photo), methods=["POST"]),
        Route("/api/chat/{token}/photo/{digest}", _kindly(api.see_photo)),
    ]


class _Api:
    def __init__(self, channel: WebChannel, receive: Receive) -> None:
        self._channel = channel
        self._receive = receive

    async def events(self, request: Request) -> Response:
        """Server-sent events of one chat, or of several with commas between."""
        tokens = request.path_params["tokens"].split(",")
        after = request.query_params.get("after", "0")
        if len(tokens) > TOGETHER or not after.isdecimal() or len(after) > 15:
            raise Refused(400, "web.unreadable")
        chats = await self._chats(tokens)
        if self._channel.feed.closed:
            raise Refused(503, "web.busy")
        events = _until_the_line_breaks(stream(self._channel, {chats[token]: token for token in tokens}, int(after)))
        return StreamingResponse(events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})

    async def say(self, request: Request) -> Response:
        """Words, a button, a place."""
        chat = await self._chat(request)
        body = await _body(request, SAY_BYTES, "web.too_long")
        await self._take(chat, read(body))
        return JSONResponse({"ok": True})

    async def photo(self, request: Request) -> Response:
        """A photo: its bytes are the body, the page's key is in the address."""
        chat, key = await self._chat(request), read_key(request.query_params.get("key"))
        content = await _body(request, MOST_BYTES, "web.photo.too_big")
        mime = mime_of(content)
        if mime is None:
            raise Refused(415, "web.photo.not_image")
        async with self._channel.database.transaction() as tx:
            digest = await attachments.keep_content(tx, content, mime)
        name = f"{digest[:12]}.{EXTENSIONS[mime]}"
        media = Media(MediaKind.PHOTO, digest, name, mime, len(content))
        await self._take(chat, Said(key, media, {"from": "me"}), photo=digest)
        return JSONResponse({"ok": True})

    async def see_photo(self, request: Request) -> Response:
        """A photo that was sent in this chat; in another chat its address is worth nothing."""
        chat, digest = await self._chat(request), request.path_params["digest"]
        async with self._channel.database.reading() as tx:
            shown = await web_messages.shows_photo(tx, chat, digest)
            found = await attachments.blob(tx, digest) if shown else None
        if found is None:
            raise Refused(404, "web.unknown")
        forever = {"Cache-Control": "private, max-age=31536000, immutable"}
        return Response(found.content, media_type=found.mime, headers=forever)

    async def _take(self, chat: str, said: Said, photo: str | None = None) -> None:
        """Write down what was said, so that it stands before the answer, and hand it in. Repeating is harmless: what is
        not handed in yet is, what was is dropped by its key."""
        channel, now = self._channel, self._channel.clock()
        async with channel.database.transaction() as tx:
            new = await web_messages.add(tx, chat, said.shown, now, key=said.key, photo=photo)
        if new is not None:
            channel.feed.wake(chat)
        key = f"{channel.name}:{chat}:{said.key}"
        await self._receive([Event(key, Address(channel.name, chat), now, said.content, message=said.key)])

    async def _chat(self, request: Request) -> str:
        token = request.path_params["token"]
        return (await self._chats([token]))[token]

    async def _chats(self, tokens: Sequence[str]) -> dict[str, str]:
        async with self._channel.database.reading() as tx:
            chats = await web_chats.chats_of(tx, tokens)
        if len(chats) < len(set(tokens)):
            raise Refused(404, "web.unknown")
        return chats


def _kindly(endpoint: Endpoint) -> Endpoint:
    """What is wrong is said in one Vietnamese sentence; what may be tried again says so by its status."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Refused as error:
            status, code = error.status, error.code
        except Unreadable:
            status, code = 400, "web.unreadable"
        except ClientDisconnect:
            return Response(status_code=400)
        except DatabaseUnavailable as error:
            log.error("the database cannot be used: %s", error)
            status, code = 503, "web.busy"
        said = Voice().say(code, **({"most": MOST_BYTES // 1_000_000} if code == "web.photo.too_big" else {}))
        return JSONResponse({"error": said}, status)

    return answer


async def _body(request: Request, most: int, code: str) -> bytes:
    """The whole body, or a refusal once a larger one has been let pass by."""
    content, seen = bytearray(), 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen <= most:
            content += chunk
        elif seen > DRAINED:
            break
    if seen > most:
        raise Refused(413, code)
    return bytes(content)


async def _until_the_line_breaks(events: AsyncIterator[str]) -> AsyncIterator[str]:
    """The page connects again by itself; what broke is in our log."""
    with contextlib.suppress(*DatabaseUnavailable):
        async for event in events:
            yield event
