"""What the platform remembers: people, messages, presses."""

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.emulators.telegram.bell import Bell
from tests.emulators.telegram.markup import Rows
from tests.emulators.telegram.refusals import BLOCKED, CHAT_EMPTY, CHAT_UNKNOWN, DEACTIVATED, Refused, bad

Json = dict[str, Any]


@dataclass
class Account:
    """One person's account and what their phone shows besides messages."""

    id: int
    name: str
    language: str
    username: str | None = None
    met: bool = False  # has ever written to the bot: before that, nobody may write to them
    blocked: bool = False
    deactivated: bool = False
    reply_keyboard: Rows | None = None
    one_time: bool = False
    actions: list[str] = field(default_factory=list)  # "typing", …
    changes: list["Stored"] = field(default_factory=list)  # new and edited messages of the bot, in order

    def user(self) -> Json:
        """Return the `User` object."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.language}
        return user | ({"username": self.username} if self.username else {})

    def chat(self) -> Json:
        """Return the private `Chat` object."""
        chat: Json = {"id": self.id, "type": "private", "first_name": self.name}
        return chat | ({"username": self.username} if self.username else {})


@dataclass
class Stored:
    """One message of a chat; `content` holds its fields as the platform names them."""

    id: int
    chat: int
    by_bot: bool
    date: int
    content: Json
    inline: Rows | None = None
    edited: int | None = None
    reply_to: int | None = None
    deleted: bool = False


@dataclass
class Query:
    """One press of an inline button, waiting for its one answer."""

    id: str
    person: int
    pressed_at: float
    answer: Json | None = None


class World:
    """Everything one bot's platform holds."""

    def __init__(self, bot_id: int, username: str) -> None:
        self.bot = {"id": bot_id, "is_bot": True, "first_name": "Bản Tin", "username": username}
        self.people: dict[int, Account] = {}
        self.messages: dict[tuple[int, int], Stored] = {}
        self.queries: dict[str, Query] = {}
        self.commands: list[Json] = []
        self.bell = Bell()
        self.ahead = 0.0  # seconds the platform's clock was moved forward
        self._message_ids = itertools.count(1)
        self._query_ids = itertools.count(4_382_000_000_000_000_001)

    def now(self) -> float:
        """Return the platform's time, seconds since the epoch."""
        return time.time() + self.ahead

    def store(
        self, chat: int, content: Json, *, by_bot: bool, inline: Rows | None = None, reply_to: int | None = None
    ) -> Stored:
        """Add a message to a chat and return it."""
        message = Stored(next(self._message_ids), chat, by_bot, int(self.now()), content, inline, None, reply_to)
        self.messages[chat, message.id] = message
        if by_bot:
            self.shown(message)
        return message

    def shown(self, message: Stored) -> None:
        """Let the person see a message of the bot that is new or has changed."""
        self.people[message.chat].changes.append(frozen(message))
        self.bell.ring()

    def press(self, person: int) -> Query:
        """Open a callback query."""
        query = Query(str(next(self._query_ids)), person, self.now())
        self.queries[query.id] = query
        return query

    def reachable(self, chat_id: str) -> Account:
        """Return the account a bot may write to. Raises `Refused`."""
        if not chat_id:
            raise bad(CHAT_EMPTY)
        person = self.people.get(int(chat_id)) if chat_id.lstrip("-").isdigit() else None
        if person is None or not person.met:
            raise bad(CHAT_UNKNOWN)
        if person.deactivated:
            raise Refused(403, DEACTIVATED)
        if person.blocked:
            raise Refused(403, BLOCKED)
        return person

    def render(self, message: Stored, *, with_reply: bool = True) -> Json:
        """Return the `Message` object. Reply keyboards are not in it, inline ones are."""
        account = self.people[message.chat]
        rendered: Json = {
            "message_id": message.id,
            "from": self.bot if message.by_bot else account.user(),
            "chat": account.chat(),
            "date": message.date,
            **message.content,
        }
        if message.edited is not None:
            rendered["edit_date"] = message.edited
        if message.inline is not None:
            rendered["reply_markup"] = {"inline_keyboard": message.inline}
        replied = self.messages.get((message.chat, message.reply_to or 0))
        if with_reply and replied is not None and not replied.deleted:
            rendered["reply_to_message"] = self.render(replied, with_reply=False)
        return rendered


def frozen(message: Stored) -> Stored:
    """Return the message as it is now, untouched by later edits."""
    return Stored(**vars(message))
