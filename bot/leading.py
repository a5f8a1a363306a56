"""Work that only one process may do: polling one bot, claiming what nobody sends.

Whoever leads does it; if that process ends, another takes over.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from storage.database import Database, DatabaseError
from storage.leading import Lead, claim_lead

LOOK_EVERY = 2.0  # seconds until the next try to lead, and between two looks whether we still do
log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]


async def lead(database: Database, name: str, work: Work, *, look_every: float = LOOK_EVERY) -> None:
    """Do `work` whenever this process leads `name`, until cancelled or until `work` ends by itself."""
    while True:
        try:
            async with claim_lead(database, name) as held:
                if held is not None and await _while_held(held, name, work, look_every):
                    return
        except (DatabaseError, OSError) as error:
            log.warning("nobody can lead %s without the database: %s", name, type(error).__name__)
        await asyncio.sleep(look_every)


async def _while_held(held: Lead, name: str, work: Work, look_every: float) -> bool:
    """True when the work ended by itself, false when the lead was lost."""
    async with asyncio.TaskGroup() as group:
        working = group.create_task(_run(work))
        while not working.done():
            await asyncio.wait((working,), timeout=look_every)
            if not working.done() and not await held.holds():
                log.warning("the lead of %s is lost", name)
                working.cancel()
                return False
    return True


async def _run(work: Work) -> None:
    await work()
