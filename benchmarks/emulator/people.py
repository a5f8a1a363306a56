"""The people: each says the next line of the script once the reply to the last one has come."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

FIRST_CHAT = 1_000_001


@dataclass
class Counts:
    """What happened since the last reset."""

    replies: int = 0
    messages: int = 0  # everything shown, replies beyond the first of an update included
    calls: int = 0  # Bot API requests of all kinds
    conversations: int = 0
    broken: int = 0  # conversations whose last reply was not the receipt
    refused: int = 0  # webhook answers that were not 200
    waits: list[float] = field(default_factory=list)  # seconds from update to reply


class Slot:
    """One of the people talking at the moment; when done, the next person takes the slot."""

    __slots__ = ("answered", "chat", "said_at", "send", "shown", "step", "unreceipted", "update")

    def __init__(self) -> None:
        self.chat, self.step, self.said_at, self.update = 0, 0, 0.0, b""
        self.shown, self.answered = False, False  # the reply has come; the webhook request was answered
        self.unreceipted = False  # the last reply was not the receipt
        self.send: Callable[[Slot], None]


class People:
    """The script, the slots and the counts. `polling`: an update needs no answer of its own."""

    def __init__(self, script: list[str], people: int, receipt: str, *, polling: bool) -> None:
        self.counts = Counts()
        self.by_chat: dict[int, Slot] = {}
        self._lines = [_template(line) for line in script]
        self._people, self._receipt, self._polling = people, re.compile(receipt.encode()), polling
        self._next_person, self._update_id = 0, 1

    def start(self, send: Callable[[Slot], None]) -> Slot:
        """Let one more person begin; `send` delivers a slot's update."""
        slot = Slot()
        slot.send = send
        self._sit_down(slot)
        self._say(slot)
        return slot

    def replied(self, chat: int, body: bytes) -> None:
        """Count a message shown to a chat."""
        self.counts.messages += 1
        slot = self.by_chat.get(chat)
        if slot is None or slot.shown:
            return
        slot.shown = True
        self.counts.replies += 1
        self.counts.waits.append(perf_counter() - slot.said_at)
        slot.unreceipted = slot.step == len(self._lines) - 1 and not self._receipt.search(body)
        if slot.answered or self._polling:
            self._go_on(slot)

    def delivered(self, slot: Slot) -> None:
        """Note that the webhook has taken the update."""
        slot.answered = True
        if slot.shown:
            self._go_on(slot)

    def _go_on(self, slot: Slot) -> None:
        slot.step += 1
        if slot.step == len(self._lines):
            self.counts.conversations += 1
            self.counts.broken += slot.unreceipted
            del self.by_chat[slot.chat]
            self._sit_down(slot)
        self._say(slot)

    def _sit_down(self, slot: Slot) -> None:
        slot.chat, slot.step = FIRST_CHAT + self._next_person % self._people, 0
        self._next_person += 1
        self.by_chat[slot.chat] = slot

    def _say(self, slot: Slot) -> None:
        number, chat = self._update_id, slot.chat
        self._update_id += 1
        slot.update = self._lines[slot.step] % (number, number, chat, chat)
        slot.shown = slot.answered = False
        slot.said_at = perf_counter()
        slot.send(slot)


def _template(line: str) -> bytes:
    """Return an update with four holes: its id, the message's, the chat's, the sender's."""
    entities = [{"type": "bot_command", "offset": 0, "length": len(line.split(maxsplit=1)[0])}]
    message = {
        "message_id": 0,
        "date": 1_700_000_000,
        "chat": {"id": 0, "type": "private", "first_name": "A Minh"},
        "from": {"id": 0, "is_bot": False, "first_name": "A Minh", "language_code": "vi"},
        "text": line,
    } | ({"entities": entities} if line.startswith("/") else {})
    rendered = json.dumps({"update_id": 0, "message": message}).replace("%", "%%")
    return rendered.replace('_id": 0', '_id": %d').replace('{"id": 0', '{"id": %d').encode()
