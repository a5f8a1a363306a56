"""Tells open pages that there is something new in their chats."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class Listener:
    """One open page. `wait` returns when something may be new."""

    def __init__(self) -> None:
        self._news = asyncio.Event()

    def wake(self) -> None:
        """There may be something new."""
        self._news.set()

    def caught_up(self) -> None:
        """Everything up to now is about to be read."""
        self._news.clear()

    async def wait(self, seconds: float) -> bool:
        """Wait for news; false when there were none for that long."""
        try:
            async with asyncio.timeout(seconds):
                await self._news.wait()
        except TimeoutError:
            return False
        return True


class Feed:
    """Open pages by chat."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[Listener]] = {}
        self.beginnings = 0  # how often the history began anew
        self.closed = False

    @property
    def listening(self) -> int:
        """How many pages listen, each counted once."""
        return len(set().union(*self._listeners.values())) if self._listeners else 0

    @contextmanager
    def listen(self, chats: Iterable[str]) -> Iterator[Listener]:
        """Listen to these chats."""
        listener, wanted = Listener(), set(chats)
        for chat in wanted:
            self._listeners.setdefault(chat, set()).add(listener)
        try:
            yield listener
        finally:
            for chat in wanted:
                self._listeners[chat].discard(listener)
                if not self._listeners[chat]:
                    del self._listeners[chat]

    def wake(self, chat: str) -> None:
        """Something was said in this chat."""
        for listener in self._listeners.get(chat, ()):
            listener.wake()

    def begin_anew(self) -> None:
        """The history was erased: every stream ends with a word about it."""
        self.beginnings += 1
        self._wake_all()

    def _wake_all(self) -> None:
        for chat in self._listeners:
            self.wake(chat)

    def close(self) -> None:
        """End every stream; none begins again."""
        self.closed = True
        self._wake_all()
