"""Waiting after a failure: longer each time, and never past the order to stop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(seconds=60)

Pause = Callable[[timedelta], Awaitable[None]]


def longer(wait: timedelta) -> timedelta:
    """The wait after `wait`: double, up to a minute."""
    return min(wait * 2, LONGEST_WAIT)


def pause_until(stop: asyncio.Event) -> Pause:
    """A pause that ends early when `stop` is set."""

    async def pause(wait: timedelta) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(wait.total_seconds()):
                await stop.wait()

    return pause
