"""One event and our answer to it: what a handler sees, and how it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from bot.core.chat import Choice, Event, Message, Press
from bot.core.conversation import Dialogue
from bot.core.effects import Effect, Reply, SaveDialogue
from bot.core.people import Post, Respondent
from bot.core.refusals import Refusal
from handlers.formats import ZONE
from messages.words import Voice
from storage import people
from storage.database import Transaction

if TYPE_CHECKING:
    from handlers.library import Library


@dataclass(frozen=True, slots=True)
class Turn:
    """What a handler may look at. It reads through `tx`; it never writes, sends or commits: it returns effects."""

    tx: Transaction
    event: Event
    dialogue: Dialogue
    now: datetime
    library: Library
    typing: bool = False
    """Nothing can be tapped in this chat: every answer is typed, and every message counts."""

    @property
    def voice(self) -> Voice:
        """How to speak to this person."""
        person = self.dialogue.respondent
        return Voice(person.called, person.language) if person else Voice()

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.astimezone(ZONE).date()

    @property
    def person(self) -> Respondent:
        """Who this is. Strangers never get as far as a handler that asks."""
        if self.dialogue.respondent is None:
            raise Refusal("not_allowed")
        return self.dialogue.respondent

    @property
    def card(self) -> str | None:
        """The card a button was pressed on: it can be changed in place."""
        content = self.event.content
        return content.card if isinstance(content, Press) else None

    async def posts(self) -> list[Post]:
        """What this person is, where."""
        if self.dialogue.respondent is None:
            return []
        return await people.posts_of(self.tx, self.dialogue.respondent.id, self.today)

    # ── answering ──

    def say(self, code: str, **details: object) -> str:
        """A sentence to this person."""
        return self.voice.say(code, **details)

    def offer(
        self, text: str, choices: Sequence[Choice] = (), *, columns: int = 1, in_place: bool = False
    ) -> list[Effect]:
        """Say something and remember what was offered, so that a typed number means a choice. Leaves any open form."""
        card = self.card if in_place else None
        dialogue = replace(self.dialogue, session=None, offered=tuple(choices), misses=0)
        return [
            Reply(Message(text, tuple(choices), columns, card)),
            *([SaveDialogue(dialogue)] if dialogue != self.dialogue else []),
        ]

    def reply(self, text: str) -> Reply:
        """Say something that offers nothing new."""
        return Reply(Message(text))
