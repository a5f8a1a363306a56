"""The one way out: lanes, leases, pacing, order within an address, retries decided elsewhere.

A reply is handed over in memory right after the commit that wrote it, already leased to this process; what a crash
leaves behind is claimed again when its lease runs out. So at most what was in flight can repeat, and it is counted.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.core.chat import Address, Message
from bot.core.delivery import CardGone, DeliveryState, GiveUp, Lane, Retry, SendError, Sent, Unavailable, after_failure
from bot.core.pacing import Limits, Pace
from storage import deliveries, dialogues
from storage.database import Database
from storage.deliveries import Delivery, Outcome

LEASE = timedelta(seconds=60)
REPLY_WORKERS = 64
OTHER_WORKERS = 16  # never all of them: a broadcast must not be felt in a conversation
CLAIM_EVERY = 1.0  # seconds
FINISH = 5.0  # seconds that sends under way get at a clean stop
CLAIM = 500
GATHER = 0.03  # seconds in which outcomes gather, so that one transaction notes many
log = logging.getLogger(__name__)


Ready = asyncio.Queue[tuple[Address, Lane] | None]
"""Addresses with something to send, by lane; None wakes a worker to stop."""


class Sender(Protocol):
    """The sending half of a channel."""

    async def send(self, to: Address, message: Message) -> Sent:
        """Send or raise `SendError`."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """A channel as the sender sees it: who sends, and how fast."""

    sender: Sender
    limits: Limits


class Outbound:
    """Sends deliveries. Run `run()` once; `take` hands over what was just committed."""

    def __init__(self, database: Database, lines: Mapping[str, Line], clock: Callable[[], datetime]) -> None:
        self._database = database
        self._senders = {name: line.sender for name, line in lines.items()}
        self._pace = {name: Pace(line.limits) for name, line in lines.items()}
        self._clock = clock
        self._queues: dict[tuple[Address, Lane], deque[Delivery]] = {}
        self._held: set[str] = set()  # until what became of them is written down: a claim must not find them free
        self._begun: set[str] = set()  # on the wire
        self._ready: dict[bool, Ready] = {True: asyncio.Queue(), False: asyncio.Queue()}
        self._stopping = False
        self._outcomes: list[Outcome] = []
        self._stopped: list[tuple[Address, str]] = []
        self._to_record = asyncio.Event()
        self._to_claim = asyncio.Event()
        self.repeats = 0  # deliveries tried again after a lease ran out: what a crash may have sent twice

    # ── what the door in calls ──

    def lease(self, address: Address, now: datetime) -> datetime | None:
        """Until when a reply to this address is ours to send; none if its channel is served elsewhere."""
        return now + LEASE if address.channel in self._senders else None

    def take(self, ready: Sequence[Delivery]) -> None:
        """Send these, in order within each address."""
        for delivery in ready:
            if delivery.key in self._held:
                continue
            self._held.add(delivery.key)
            place = (delivery.to, delivery.lane)
            queue = self._queues.get(place)
            if queue is None:
                self._queues[place] = deque([delivery])
                self._ready[delivery.lane is Lane.REPLY].put_nowait(place)
            else:
                queue.append(delivery)

    def wake(self) -> None:
        """Something new may be due: look now instead of at the next tick."""
        self._to_claim.set()

    # ── running ──

    async def run(self) -> None:
        """Serve until cancelled; then finish what is being sent and give back the leases of what was not begun."""
        try:
            async with asyncio.TaskGroup() as group:
                lanes = [self._ready[True]] * REPLY_WORKERS + [self._ready[False]] * OTHER_WORKERS
                workers = [group.create_task(self._work(ready)) for ready in lanes]
                group.create_task(self._record_forever())
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    await self._finish(workers)
                    raise
        finally:
            await self._put_down()

    async def _finish(self, workers: Sequence[asyncio.Task[None]]) -> None:
        """Let what is on the wire arrive: cut off, it would be sent again by whoever comes next."""
        self._stopping = True
        for ready in self._ready.values():
            for _ in workers:
                ready.put_nowait(None)
        await asyncio.wait(workers, timeout=FINISH)

    async def settle(self) -> None:
        """Send everything that is due now and return when it is done (the console, tests)."""
        await self._claim()
        while self._queues:
            for queue in self._ready.values():
                while not queue.empty():
                    await self._next(queue)
            await self._record()
            if not any(not queue.empty() for queue in self._ready.values()):
                break
        await self._record()

    async def _work(self, ready: Ready) -> None:
        while not self._stopping:
            await self._next(ready)

    async def _next(self, ready: Ready) -> None:
        place = await ready.get()
        if place is None or self._stopping:
            return
        queue = self._queues[place]
        delivery = queue[0]
        self._begun.add(delivery.key)
        retry = await self._try(delivery)
        self._begun.discard(delivery.key)
        if retry is not None:
            queue[0] = replace(delivery, attempts=delivery.attempts + 1)
            wait = max(0.0, (retry.at - self._clock()).total_seconds())
            asyncio.get_running_loop().call_later(wait, ready.put_nowait, place)
            return
        queue.popleft()
        if queue:
            ready.put_nowait(place)
        else:
            del self._queues[place]

    async def _try(self, delivery: Delivery) -> Retry | None:
        """One try. Returns when to try again, or nothing when it is over."""
        wait = self._pace[delivery.to.channel].reserve(delivery.to.chat, asyncio.get_running_loop().time())
        if wait > 0:
            await asyncio.sleep(wait)
        try:
            sent = await self._send(delivery)
        except SendError as error:
            return self._failed(delivery, error)
        except Exception as error:
            log.exception("sending %s broke", delivery.key)
            return self._failed(delivery, Unavailable(type(error).__name__))
        now = self._clock()
        self._note(Outcome(delivery.key, DeliveryState.SENT, now, now, None, delivery.attempts, None, sent.message))
        return None

    async def _send(self, delivery: Delivery) -> Sent:
        sender = self._senders[delivery.to.channel]
        try:
            return await sender.send(delivery.to, delivery.message)
        except CardGone:
            return await sender.send(delivery.to, replace(delivery.message, card=None))

    def _failed(self, delivery: Delivery, error: SendError) -> Retry | None:
        now = self._clock()
        decision = after_failure(error, delivery.attempts, now)
        if isinstance(decision, Retry):
            log.info("delivery %s waits until %s: %s", delivery.key, decision.at.isoformat(), error)
            until = decision.at + LEASE
            outcome = Outcome(
                delivery.key, DeliveryState.SENDING, now, decision.at, until, delivery.attempts + 1, error.reason
            )
            self._note(outcome)
            return decision
        self._give_up(delivery, error, decision, now)
        return None

    def _give_up(self, delivery: Delivery, error: SendError, decision: GiveUp, now: datetime) -> None:
        log.warning("delivery %s ends as %s: %s", delivery.key, decision.state, error)
        self._note(Outcome(delivery.key, decision.state, now, now, None, delivery.attempts, decision.reason))
        if error.stops_address:
            self._stopped.append((delivery.to, error.reason))
            self._drop(delivery.to, error.reason, now)

    def _drop(self, address: Address, reason: str, now: datetime) -> None:
        """What stands behind the messages being sent to an address that is gone."""
        for (to, _), queue in self._queues.items():
            while to == address and len(queue) > 1:
                dropped = queue.pop()
                self._note(Outcome(dropped.key, DeliveryState.SUPPRESSED, now, now, None, dropped.attempts, reason))

    # ── writing down what became of them ──

    def _note(self, outcome: Outcome) -> None:
        self._outcomes.append(outcome)
        self._to_record.set()

    async def _record_forever(self) -> None:
        while True:
            await self._to_record.wait()
            await asyncio.sleep(GATHER)
            try:
                await self._record()
            except Exception:
                log.exception("outcomes of deliveries cannot be written; trying again")
                await asyncio.sleep(CLAIM_EVERY)

    async def _record(self) -> None:
        outcomes, stopped = self._outcomes, self._stopped
        self._outcomes, self._stopped = [], []
        self._to_record.clear()
        if not outcomes:
            return
        try:
            async with self._database.transaction() as tx:
                await deliveries.record(tx, outcomes)
                for address, reason in stopped:
                    await dialogues.stop(tx, address)
                    await deliveries.suppress(tx, address, reason, self._clock())
        except BaseException:
            self._outcomes, self._stopped = outcomes + self._outcomes, stopped + self._stopped
            self._to_record.set()
            raise
        self._held -= {outcome.key for outcome in outcomes if outcome.status is not DeliveryState.SENDING}

    # ── what nobody holds ──

    async def dispatch(self) -> None:
        """Claim what nobody sends, until cancelled: reminders, broadcasts, what a crash left. One process of many."""
        take_over = self._database.dialect == "sqlite"  # one process: what is still leased, the one before us left
        while True:
            try:
                await self._claim(take_over=take_over)
                take_over = False
            except Exception:
                log.exception("the outbox cannot be read; trying again")
            self._to_claim.clear()
            try:
                async with asyncio.timeout(CLAIM_EVERY):
                    await self._to_claim.wait()
            except TimeoutError:
                pass

    async def _claim(self, *, take_over: bool = False) -> None:
        now = self._clock()
        async with self._database.transaction() as tx:
            if take_over:
                await deliveries.end_leases(tx, list(self._senders))
            found = await deliveries.claim(tx, list(self._senders), now, now + LEASE, CLAIM)
        repeated = sum(delivery.attempts > 1 for delivery in found if delivery.key not in self._held)
        if repeated:
            self.repeats += repeated
            log.warning("%d messages were being sent when a process ended; they may be said twice", repeated)
        self.take(found)

    async def _put_down(self) -> None:
        """A clean stop: note what was done, give back what was not begun."""
        await self._record()
        keys = {delivery.key for queue in self._queues.values() for delivery in queue}
        async with self._database.transaction() as tx:
            await deliveries.release(tx, keys - self._begun, self._clock())
            await deliveries.release(tx, keys & self._begun, self._clock(), begun=True)
