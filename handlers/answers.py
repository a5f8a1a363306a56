"""What the door in knows of the handlers: decide, refuse, apologise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.core.chat import Choice, Event, Message
from bot.core.conversation import Dialogue
from bot.core.effects import Effect, Reply, SaveDialogue
from bot.core.refusals import Refusal
from handlers import route
from handlers.library import Library
from handlers.turn import Turn
from messages.words import Voice
from storage.database import Transaction


class Handlers:
    """All handlers behind one face."""

    def __init__(self, library: Library, typing: frozenset[str] = frozenset()) -> None:
        """`typing` are the channels that have no buttons."""
        self._library = library
        self._typing = typing

    async def decide(self, tx: Transaction, event: Event, dialogue: Dialogue, now: datetime) -> Sequence[Effect]:
        """What to do about an event."""
        return await route.decide(Turn(tx, event, dialogue, now, self._library, event.address.channel in self._typing))

    def refuse(self, dialogue: Dialogue, refusal: Refusal) -> Sequence[Effect]:
        """Say kindly why not, and offer the way back to the menu."""
        voice = _voice(dialogue)
        said = voice.say(refusal.code, **refusal.details)
        if dialogue.respondent is None or dialogue.session is not None:
            return [Reply(Message(said))]
        back = (Choice("menu", voice.say("button.menu"), typed="menu"),)
        return [Reply(Message(said, back)), SaveDialogue(replace(dialogue, offered=back))]

    def apologise(self, dialogue: Dialogue) -> Sequence[Effect]:
        """We have a bug: say so, keep what they sent."""
        return [Reply(Message(_voice(dialogue).say("sorry")))]


def _voice(dialogue: Dialogue) -> Voice:
    person = dialogue.respondent
    return Voice(person.called, person.language) if person else Voice()
