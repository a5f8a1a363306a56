"""A door in that keeps what it is given, and pauses that take no time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.core.chat import Event, Press, Text
from tests.channels.telegram.recorded import RECEIVED_AT


class Door:
    """Keeps events like the door in, and fails while it is told to."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.failures = 0
        self.on_receive: Callable[[], None] = lambda: None

    async def __call__(self, events: Sequence[Event]) -> None:
        self.on_receive()
        if self.failures:
            self.failures -= 1
            raise OSError("database is locked")
        self.batches.append([said(event) for event in events])

    @property
    def kept(self) -> list[str]:
        return [text for batch in self.batches for text in batch]


def said(event: Event) -> str:
    match event.content:
        case Text(text):
            return text
        case Press(code):
            return f"press {code}"
        case other:
            return type(other).__name__


class Pauses:
    """Waits no time; stops polling at the `last` pause."""

    def __init__(self, stop: asyncio.Event, last: int = 1000) -> None:
        self.stop, self.last = stop, last
        self.seconds: list[float] = []

    async def __call__(self, wait: timedelta) -> None:
        self.seconds.append(wait.total_seconds())
        if len(self.seconds) >= self.last:
            self.stop.set()


def clock() -> datetime:
    return RECEIVED_AT
