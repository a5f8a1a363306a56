"""The channel: what the bot says becomes rows, and the pages that are open are told to look."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.channels.channel import File
from bot.channels.web.feed import Feed
from bot.core.chat import Address, Ask, Message
from bot.core.chat_json import message_to_json
from bot.core.delivery import CardGone, Refused, Sent, Unavailable
from storage import attachments, web_messages
from storage.database import Database, DatabaseUnavailable

NAME = "web"


class WebChannel:
    """Conversations kept in the database and shown on our own page."""

    has_buttons = True

    def __init__(self, database: Database, clock: Callable[[], datetime], name: str = NAME) -> None:
        self.name = name
        self.database = database
        self.clock = clock
        self.feed = Feed()

    async def send(self, to: Address, message: Message) -> Sent:
        """Write the message down for its chat, or as the new face of an earlier bubble. Raises `SendError`."""
        said = message_to_json(message) | {"from": "bot"}
        said.pop("card", None)
        if message.ask is Ask.CONTACT:  # a page cannot vouch for a number, so none is asked for
            said.pop("ask")
        try:
            async with self.database.transaction() as tx:
                if message.card is not None and not await web_messages.has_card(tx, to.chat, message.card):
                    raise CardGone
                written = await web_messages.add(tx, to.chat, said, self.clock(), card=message.card)
        except DatabaseUnavailable as error:
            raise Unavailable(type(error).__name__) from error
        self.feed.wake(to.chat)
        return Sent(message.card or str(written))

    async def fetch(self, ref: str) -> File:
        """A photo that was uploaded: it is here already. Raises `Refused` when it is not."""
        async with self.database.reading() as tx:
            found = await attachments.blob(tx, ref)
        if found is None:
            raise Refused(f"no content {ref[:12]}")
        return File(found.content, found.mime)

    async def serve(self) -> None:
        """Keep streams open until cancelled; then end them, so that a clean stop need not wait for pages to leave."""
        try:
            await asyncio.Event().wait()
        finally:
            self.feed.close()
