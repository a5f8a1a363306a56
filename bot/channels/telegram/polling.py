"""Long polling that confirms an update only after it is committed.

The library's own `Updater` confirms what it has merely queued: a crash then loses it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from bot.channels.channel import Receive
from bot.channels.telegram.errors import redact
from bot.channels.telegram.payload import callback_id, read_or_skip
from bot.channels.telegram.waiting import FIRST_WAIT, Pause, longer, pause_until
from bot.core.delivery import SendError, Unavailable

ACKNOWLEDGERS = 8  # presses answered at once
WAITING_PRESSES = 1000  # more than these only spin a little longer on the phone

T = TypeVar("T")

log = logging.getLogger(__name__)


class Polled(Protocol):
    """What polling needs of a channel."""

    name: str

    async def delete_webhook(self) -> None:
        """Make polling possible; waiting updates stay. Raises `SendError`."""
        ...

    async def updates(self, offset: int | None, /) -> Sequence[dict[str, Any]]:
        """Updates from `offset` on; asking confirms the earlier. Raises `SendError`."""
        ...

    async def acknowledge(self, callback_query_id: str, /) -> None:
        """Stop the spinner on a pressed button. Raises `SendError`."""
        ...


@dataclass(frozen=True, slots=True)
class Offset:
    """Where the next update is asked from, kept between runs. Only spares redelivery: repeats are dropped by key."""

    load: Callable[[], Awaitable[int | None]]
    save: Callable[[int], Awaitable[None]]


async def poll(
    channel: Polled,
    receive: Receive,
    *,
    stop: asyncio.Event,
    clock: Callable[[], datetime],
    offset: Offset | None = None,
    pause: Pause | None = None,
) -> None:
    """Ask, hand to `receive`, and only after it returns ask for what follows; until `stop` is set. Never dies.

    Takes the webhook away first, once: while there is one, Telegram answers no polling.

    A failure is one log line and a wait, doubling from 1 s to 60 s; then the same updates are asked for again.
    `clock` gives aware UTC; `pause` waits (by default until the time is over or `stop` is set).
    """
    async with asyncio.TaskGroup() as tasks:
        poller = _Poller(channel, receive, offset, stop, clock, pause or pause_until(stop), tasks)
        acknowledgers = [tasks.create_task(poller.acknowledge()) for _ in range(ACKNOWLEDGERS)]
        await poller.run()
        for task in acknowledgers:
            task.cancel()


@dataclass(slots=True)
class _Poller:
    channel: Polled
    receive: Receive
    offset: Offset | None
    stop: asyncio.Event
    clock: Callable[[], datetime]
    pause: Pause
    tasks: asyncio.TaskGroup
    next: int | None = None
    ready: bool = False
    presses: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(WAITING_PRESSES))

    async def run(self) -> None:
        wait = FIRST_WAIT
        stopped = self.tasks.create_task(self.stop.wait())
        while not self.stop.is_set():
            round_ = self.tasks.create_task(self._guarded(self._ask()))
            await asyncio.wait((round_, stopped), return_when=asyncio.FIRST_COMPLETED)
            if not round_.done():
                round_.cancel()
                break
            answer = round_.result()
            failure = answer if isinstance(answer, Exception) else await self._guarded(self._keep(answer))
            if isinstance(failure, Exception):
                wait = await self._back_off(failure, wait)
            else:
                if wait > FIRST_WAIT:
                    log.info("%s: updates flow again", self.channel.name)
                wait = FIRST_WAIT
        stopped.cancel()

    async def acknowledge(self) -> None:
        while True:
            query = await self.presses.get()
            try:
                await self.channel.acknowledge(query)
            except Exception as error:  # too old, or the network: only a spinner on a phone
                log.debug("%s: a press was not acknowledged: %s", self.channel.name, error)

    async def _ask(self) -> Sequence[dict[str, Any]]:
        if not self.ready:  # in here, so that a Telegram out of reach at the start is only waited for
            await self.channel.delete_webhook()
            self.next = await self.offset.load() if self.offset is not None else None
            self.ready = True
        return await self.channel.updates(self.next)

    async def _keep(self, updates: Sequence[dict[str, Any]]) -> None:
        """Commit what came, then move on: the order of these lines is the whole point of this module."""
        if not updates:
            return
        ids = [update["update_id"] for update in updates if isinstance(update.get("update_id"), int)]
        if not ids:
            raise Unavailable("updates came without update_id")
        now = self.clock()
        events = [event for update in updates if (event := read_or_skip(update, self.channel.name, now)) is not None]
        if events:
            await self.receive(events)
        self.next = max(ids) + 1
        self._acknowledge_later(updates)
        if self.offset is not None:
            await self._save(self.offset, self.next)

    def _acknowledge_later(self, updates: Sequence[dict[str, Any]]) -> None:
        with suppress(asyncio.QueueFull):
            for update in updates:
                if (query := callback_id(update)) is not None:
                    self.presses.put_nowait(query)

    async def _save(self, offset: Offset, value: int) -> None:
        try:
            await offset.save(value)
        except Exception as error:  # harmless: what is redelivered is recognised by its key
            log.warning("%s: the offset was not saved: %r", self.channel.name, error)

    async def _guarded(self, step: Coroutine[Any, Any, T]) -> T | Exception:
        try:
            return await step
        except Exception as error:  # a value, so that nothing ends the loop
            return error

    async def _back_off(self, failure: Exception, wait: timedelta) -> timedelta:
        said = f"{failure.reason}: {failure}" if isinstance(failure, SendError) else repr(failure)
        pause = max(wait, getattr(failure, "retry_after", None) or wait)
        log.warning("%s: no updates taken, again in %d s: %s", self.channel.name, pause.total_seconds(), redact(said))
        await self.pause(pause)
        return longer(wait)
