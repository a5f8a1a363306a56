"""The one door in: remember, load, decide, apply, commit; only then acknowledge, only then send.

A batch is whatever is waiting: one event when idle, up to `BATCH` under load, so one fsync serves many people.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.core.chat import Address, Event, cleaned
from bot.core.conversation import Dialogue
from bot.core.delivery import Lane
from bot.core.effects import (
    Audit,
    Effect,
    Enrol,
    Forget,
    KeepAttachment,
    PublishUpload,
    Reply,
    SaveDialogue,
    SaveEntity,
    SaveSession,
    SaveUpload,
    Submit,
)
from bot.core.refusals import Refusal
from storage import apply, deliveries, dialogues, inbox
from storage.database import Database, DatabaseError, Transaction, unavailable
from storage.deliveries import Delivery

BATCH = 100
log = logging.getLogger(__name__)


class Answers(Protocol):
    """What the door needs of the handlers: deciding, and words for when deciding says no or breaks."""

    async def decide(self, tx: Transaction, event: Event, dialogue: Dialogue, now: datetime) -> Sequence[Effect]:
        """What to do about an event. Reads through `tx`; never writes, sends or commits."""
        ...

    def refuse(self, dialogue: Dialogue, refusal: Refusal) -> Sequence[Effect]:
        """A rule said no."""
        ...

    def apologise(self, dialogue: Dialogue) -> Sequence[Effect]:
        """We have a bug; the event is kept."""
        ...


class WayOut(Protocol):
    """What the door needs of the sender."""

    def lease(self, address: Address, now: datetime) -> datetime | None:
        """Until when deliveries to this address are ours; none if another process serves its channel."""
        ...

    def take(self, ready: Sequence[Delivery]) -> None:
        """Send these: they are committed."""
        ...


@dataclass(slots=True)
class _Decided:
    """What a batch came to, while its transaction is open."""

    replies: list[Delivery]
    dialogues: dict[Address, Dialogue]


class Inbound:
    """Receives events from every channel. Run `run()` once; `receive` returns when its events are committed."""

    def __init__(self, database: Database, answers: Answers, outbound: WayOut, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._answers = answers
        self._outbound = outbound
        self._clock = clock
        self._waiting: list[tuple[Sequence[Event], asyncio.Future[None]]] = []
        self._wake = asyncio.Event()

    async def receive(self, events: Sequence[Event]) -> None:
        """Hand in events; returns after their commit, raises when they could not be kept (do not acknowledge then)."""
        done = asyncio.get_running_loop().create_future()
        self._waiting.append((events, done))
        self._wake.set()
        await done

    async def run(self) -> None:
        """Serve until cancelled."""
        while True:
            await self._wake.wait()
            await asyncio.sleep(0)  # let what has arrived on other sockets join the batch
            taken = self._take_batch()
            try:
                await self.handle([event for events, _ in taken for event in events])
            except asyncio.CancelledError:
                for _, done in taken:
                    done.cancel()
                raise
            except Exception as error:
                for _, done in taken:
                    if not done.done():
                        done.set_exception(error)
            else:
                for _, done in taken:
                    if not done.done():
                        done.set_result(None)

    def _take_batch(self) -> list[tuple[Sequence[Event], asyncio.Future[None]]]:
        taken: list[tuple[Sequence[Event], asyncio.Future[None]]] = []
        count = 0
        while self._waiting and (not taken or count + len(self._waiting[0][0]) <= BATCH):
            taken.append(self._waiting.pop(0))
            count += len(taken[-1][0])
        if not self._waiting:
            self._wake.clear()
        return taken

    async def handle(self, events: Sequence[Event]) -> None:
        """One batch, from remembering to sending. Raises only when nothing could be kept."""
        events = [cleaned(event) for event in events]
        try:
            self._outbound.take(await self._transact(events))
        except Exception as error:
            if unavailable(error):
                raise
            log.warning("a batch of %d failed; each event is tried alone", len(events), exc_info=True)
            for event in events:
                self._outbound.take(await self._alone(event))

    async def _alone(self, event: Event) -> list[Delivery]:
        """One event of a failed batch. If it fails again it is kept whole and its sender gets an apology."""
        try:
            return await self._transact([event])
        except Exception as error:
            if unavailable(error):
                raise
            log.exception("event %s cannot be handled and is kept", event.key)
            return await self._bury(event, error)

    async def _bury(self, event: Event, error: Exception) -> list[Delivery]:
        now = self._clock()
        async with self._database.transaction() as tx:
            await inbox.remember(tx, [event.key], now)
            await inbox.keep_dead_letter(tx, event, _reason(error), now)
        try:  # apart: what keeps the apology from being said must not keep the letter from being kept
            async with self._database.transaction() as tx:
                dialogue = (await dialogues.load(tx, [event.address], now))[event.address]
                replies = _deliveries(event, _apology_key(event, now), self._answers.apologise(dialogue))
                await self._post(tx, replies, now)
        except Exception:
            log.exception("no apology for event %s", event.key)
            return []
        return replies

    async def _transact(self, events: Sequence[Event]) -> list[Delivery]:
        now = self._clock()
        async with self._database.transaction() as tx:
            new = await inbox.remember(tx, [event.key for event in events], now)
            fresh = list({event.key: event for event in events if event.key in new}.values())
            if not fresh:
                return []
            decided = _Decided([], await dialogues.load(tx, {event.address for event in fresh}, now))
            for turn in _rounds(fresh):
                await self._round(tx, turn, decided, now)
            await self._post(tx, decided.replies, now)
        return decided.replies

    async def _round(self, tx: Transaction, turn: Sequence[Event], decided: _Decided, now: datetime) -> None:
        """One event of each address: decide all, write all, so that the next round sees what this one did."""
        effects: list[Effect] = []
        reload: set[Address] = set()
        for event in turn:
            key, wanted = await self._decide(tx, event, decided.dialogues[event.address], now)
            effects += wanted
            decided.replies += _deliveries(event, key, wanted)
            for effect in wanted:
                if not _fold(effect, decided.dialogues):
                    reload.add(event.address)
        await apply.apply(tx, effects, now)
        if reload:
            decided.dialogues |= await dialogues.load(tx, reload, now)

    async def _decide(
        self, tx: Transaction, event: Event, dialogue: Dialogue, now: datetime
    ) -> tuple[str, Sequence[Effect]]:
        """The key of the answers, and the effects. A handler that raises loses only its own effects."""
        try:
            return event.key, await self._answers.decide(tx, event, dialogue, now)
        except Refusal as refusal:
            return event.key, self._answers.refuse(dialogue, refusal)
        except DatabaseError:
            raise
        except Exception as error:
            log.exception("event %s broke a handler and is kept", event.key)
            await inbox.keep_dead_letter(tx, event, _reason(error), now)
            return _apology_key(event, now), self._answers.apologise(dialogue)

    async def _post(self, tx: Transaction, replies: list[Delivery], now: datetime) -> None:
        """Write the replies into the outbox; those this process sends itself are leased to it at once."""
        by_lease: dict[datetime | None, list[int]] = {}
        for position, reply in enumerate(replies):
            until = self._outbound.lease(reply.to, now) if reply.lane is Lane.REPLY else None
            by_lease.setdefault(until, []).append(position)
            if until is not None:
                replies[position] = replace(reply, attempts=1)
        for until, positions in by_lease.items():
            batch = [replies[position] for position in positions]
            await deliveries.add(tx, batch, now, leased_until=until, due_at=now)
        replies[:] = [reply for reply in replies if reply.attempts]


def _deliveries(event: Event, key: str, effects: Sequence[Effect]) -> list[Delivery]:
    replies = [effect for effect in effects if isinstance(effect, Reply)]
    return [
        Delivery(f"{key}#{number}", reply.to or event.address, reply.message, reply.lane)
        for number, reply in enumerate(replies)
    ]


def _apology_key(event: Event, now: datetime) -> str:
    """Apart from the answer's key: the event may be replayed and answered after all."""
    return f"{event.key}!{now.isoformat()}"


def _fold(effect: Effect, known: dict[Address, Dialogue]) -> bool:
    """What the next event of this chat must see, without reading it back; false where it must be read back."""
    match effect:
        case SaveDialogue():
            known[effect.dialogue.address] = effect.dialogue
        case SaveSession():
            for address, dialogue in known.items():  # one person may be in it from several chats
                if dialogue.session is not None and dialogue.session.id == effect.session.id:
                    known[address] = replace(dialogue, session=effect.session)
        case Forget():
            known[effect.address] = Dialogue(effect.address)
        case Submit() | KeepAttachment() | SaveEntity() | SaveUpload() | Audit() | Reply():
            pass
        case Enrol() | PublishUpload():
            return False
    return True


def _rounds(events: Sequence[Event]) -> Iterator[list[Event]]:
    """Split into rounds that hold each address once, keeping the order within an address."""
    rest = list(events)
    while rest:
        now, later, seen = [], [], set()
        for event in rest:
            if event.address in seen:
                later.append(event)
            else:
                seen.add(event.address)
                now.append(event)
        yield now
        rest = later


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
