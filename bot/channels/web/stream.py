"""The line to an open page: what was said, as server-sent events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

from bot.channels.web.channel import WebChannel
from storage import web_messages
from storage.web_messages import WebMessage

HISTORY = 300  # events of one chat a page that opens is told
PING = 20.0  # seconds of silence; the page takes longer ones for a dead line
LOOK = 2.0  # seconds between looks where other processes may write to the same chat
RESET = "event: reset\ndata: {}\n\n"


async def stream(channel: WebChannel, chats: Mapping[str, str], after: int) -> AsyncIterator[str]:
    """Events of these chats (token by chat) after the id `after`; the history first when it is 0. Ends only when the
    history began anew or we stop."""
    patience = PING if channel.database.dialect == "sqlite" else LOOK
    beginnings = channel.feed.beginnings
    with channel.feed.listen(chats) as listener:
        listener.caught_up()
        first = await _first(channel, list(chats), after)
        if first is None:
            yield RESET
            return
        said, after = first
        yield _events(said, chats) + "event: ready\ndata: {}\n\n"
        silence = 0.0
        while not channel.feed.closed:
            woken = await listener.wait(patience)
            listener.caught_up()
            if channel.feed.beginnings != beginnings or (not woken and await _is_over(channel, after)):
                yield RESET
                return
            async with channel.database.reading() as tx:
                news = await web_messages.since(tx, list(chats), after)
            silence = 0.0 if news else silence + (0.0 if woken else patience)
            if news:
                after = news[-1].id
                yield _events(news, chats)
            elif silence >= PING:
                silence = 0.0
                yield "event: ping\ndata: {}\n\n"


async def _is_over(channel: WebChannel, after: int) -> bool:
    """Did another process begin the history anew?"""
    async with channel.database.reading() as tx:
        return after < (await web_messages.bounds(tx)).began


async def _first(channel: WebChannel, chats: Sequence[str], after: int) -> tuple[list[WebMessage], int] | None:
    """What a page that opens is told, and where it goes on; nothing where what it knows is no more."""
    async with channel.database.reading() as tx:
        bounds = await web_messages.bounds(tx)
        if after and not bounds.began <= after <= bounds.newest:
            return None
        if after:
            said = await web_messages.since(tx, chats, after)
        else:
            said = standing(await web_messages.history(tx, chats, HISTORY))
    # where it goes on: past all there is, not only what is shown, so that a reset can be told from its number
    return said, max([after, bounds.newest, *(message.id for message in said)])


def standing(said: Sequence[WebMessage]) -> list[WebMessage]:
    """The history without bubbles that were replaced: each stands where it first stood, with its newest face."""
    newest: dict[tuple[str, str], WebMessage] = {(one.chat, one.card): one for one in said}
    shown: list[WebMessage] = []
    for one in said:
        face = newest.pop((one.chat, one.card), None)
        if face is not None:
            shown.append(WebMessage(one.id, one.chat, one.card, face.key, face.photo, face.body, one.at))
    return shown


def _events(said: Sequence[WebMessage], chats: Mapping[str, str]) -> str:
    told = [(one.id, json.dumps(as_page(one, chats[one.chat]), ensure_ascii=False)) for one in said]
    return "".join(f"id: {number}\ndata: {event}\n\n" for number, event in told)


def as_page(message: WebMessage, token: str) -> dict[str, Any]:
    """An event as the page reads it (the comment on top of `bot/web/static/chat.js`)."""
    body = message.body
    choices = [{"code": code, "label": label} for code, label, *_ in body.get("choices", ())]
    event: dict[str, Any] = {
        "chat": token,
        "id": message.id,
        "card": message.card,
        "from": body["from"],
        "text": body.get("text", ""),
        "choices": choices,
        "columns": body.get("columns", 1),
        "ask": body.get("ask"),
        "photo": f"/api/chat/{token}/photo/{message.photo}" if message.photo else None,
        "at": message.at.isoformat(),
        "key": message.key,
    }
    if "press" in body:
        event["press"] = body["press"]
    return event
