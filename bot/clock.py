"""The clock that only ticks. Dates of business are computed from rows and `now`; nothing is scheduled by date here."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.database import Database
from storage.housekeeping import sweep

SWEEP_EVERY = 6  # hours
log = logging.getLogger(__name__)

Tick = Callable[[], Awaitable[None]]


async def tick(ticks: dict[str, tuple[float, Tick]]) -> None:
    """Call each of `ticks` (name → every so many seconds, what to do) until cancelled. One that is late runs once; one
    that fails is logged and comes again."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    for name, (seconds, work) in ticks.items():
        scheduler.add_job(
            _guarded(name, work), "interval", seconds=seconds, id=name, coalesce=True, max_instances=1,
            misfire_grace_time=None,
        )  # fmt: skip
    scheduler.start()
    try:
        for name, (_, work) in ticks.items():
            await _guarded(name, work)()  # a process that is restarted often must sweep, too
        await asyncio.Event().wait()
    finally:
        scheduler.shutdown(wait=False)


def _guarded(name: str, work: Tick) -> Tick:
    async def guarded() -> None:
        try:
            await work()
        except Exception:
            log.exception("the tick %s failed; it comes again", name)

    return guarded


def housekeeping(database: Database, clock: Callable[[], datetime]) -> tuple[float, Tick]:
    """Forget what may be forgotten, every few hours."""

    async def clean() -> None:
        async with database.transaction() as tx:
            swept = await sweep(tx, clock())
        log.info("swept %d keys, %d strangers, %d old deliveries", swept.keys, swept.strangers, swept.deliveries)

    return SWEEP_EVERY * 3600, clean
