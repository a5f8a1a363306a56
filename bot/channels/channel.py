"""What every channel is to the rest of the program: a way in and a way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.core.chat import Address, Event, Message
from bot.core.delivery import Sent

Receive = Callable[[Sequence[Event]], Awaitable[None]]
"""The door in. Returns only after the events are committed: acknowledge to the platform after it, never before.
Raises when they could not be kept: do not acknowledge then."""


@dataclass(frozen=True, slots=True)
class File:
    """A file fetched from a platform: its bytes and what the platform said it is."""

    content: bytes
    mime: str = ""
    name: str = ""


class Channel(Protocol):
    """A way in and out. `name` is the instance's name, as in `Address.channel`."""

    name: str
    has_buttons: bool

    async def send(self, to: Address, message: Message) -> Sent:
        """Send, or change `message.card` in place. Raises `SendError`; nothing else leaves."""
        ...

    async def fetch(self, ref: str) -> File:
        """Fetch a file by the handle of a `Media`. Raises `SendError` (`Refused` when it is gone or too large)."""
        ...
