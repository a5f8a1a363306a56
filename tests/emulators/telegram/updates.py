"""The queue of updates, as a poller sees it."""

import itertools
from dataclasses import dataclass
from typing import Any

from tests.emulators.telegram.bell import Bell
from tests.emulators.telegram.refusals import OTHER_POLLER, POLLER_GONE, Refused

Json = dict[str, Any]

NEVER_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_POLL = 50  # seconds


@dataclass(eq=False)
class Update:
    """One update. Its id is never given to another one."""

    id: int
    kind: str
    payload: Json
    chat: int
    copies: int = 1  # deliveries still owed; two when the platform is told to repeat itself

    def render(self) -> Json:
        """Return the `Update` object."""
        return {"update_id": self.id, self.kind: self.payload}


@dataclass(eq=False)
class Poll:
    """One getUpdates call that is waiting; `ended` says why it must stop."""

    ended: str = ""


class Updates:
    """Updates not confirmed yet, in the order they will be delivered."""

    def __init__(self, bell: Bell) -> None:
        self.pending: list[Update] = []
        self.allowed: frozenset[str] = frozenset()  # empty: all but those that must be asked for
        self.delivered: list[int] = []  # every id handed over, repeats included
        self._bell = bell
        self._ids = itertools.count(870_000_001)
        self._poll: Poll | None = None
        self._repeating = 0
        self._shuffling = 0
        self._held: list[Update] = []

    def add(self, kind: str, payload: Json, chat: int) -> Update | None:
        """Queue an update, unless this kind was not asked for."""
        if kind not in self.allowed if self.allowed else kind in NEVER_UNASKED:
            return None
        update = Update(next(self._ids), kind, payload, chat, copies=2 if self._repeating > 0 else 1)
        self._repeating -= update.copies - 1
        self._line_up(update)
        return update

    def duplicate(self, times: int = 1) -> None:
        """Deliver each of the next `times` updates twice, under one id."""
        self._repeating += times

    def reorder(self, window: int = 2) -> None:
        """Keep the next `window` updates back until all are there, then deliver them last one first."""
        self._shuffling = window

    def allow(self, kinds: object) -> None:
        """Remember which kinds are wanted; None changes nothing, [] means the default."""
        if isinstance(kinds, list):
            self.allowed = frozenset(str(kind) for kind in kinds)

    def drop(self) -> None:
        """Forget everything pending."""
        self.pending.clear()
        self._bell.ring()

    def confirm(self, update: Update) -> None:
        """Count one delivery of this update as done, and forget it when none is owed any more."""
        update.copies -= 1
        if update.copies <= 0 and update in self.pending:
            self.pending.remove(update)
        self._bell.ring()

    async def take(self, offset: int, limit: int, timeout: int) -> list[Json]:
        """Return up to `limit` updates from `offset` on, waiting up to `timeout` seconds for the first.

        A positive offset confirms everything below it; a negative one counts from the end and drops the rest.
        Raises `Refused` (409) when another poll or a webhook takes over.
        """
        self.stop_poll(OTHER_POLLER)
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            for update in [update for update in self.pending if update.id < offset]:
                self.confirm(update)
        limit = limit if 1 <= limit <= 100 else 100
        if not self.pending and timeout > 0:
            await self._wait(min(timeout, LONGEST_POLL))
        return self._batch(limit)

    @property
    def polled(self) -> bool:
        """Return whether a poller is waiting."""
        return self._poll is not None

    def stop_poll(self, reason: str = POLLER_GONE) -> None:
        """End the call that is waiting, if any, with a conflict."""
        if self._poll is not None:
            self._poll.ended = reason
            self._poll = None
            self._bell.ring()

    async def _wait(self, seconds: int) -> None:
        poll = self._poll = Poll()
        self._bell.ring()
        try:
            await self._bell.until(lambda: bool(self.pending or poll.ended), timeout=seconds)
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if poll.ended:
            raise Refused(409, poll.ended)

    def _batch(self, limit: int) -> list[Json]:
        batch = self.pending[:limit]
        self.delivered += [update.id for update in batch]
        return [update.render() for update in batch]

    def _line_up(self, update: Update) -> None:
        self._held.append(update)
        self._shuffling -= 1
        if self._shuffling > 0:
            return
        self.pending += self._held[::-1]
        self._held.clear()
        self._bell.ring()
