"""The clock only ticks."""

import asyncio

from bot.clock import tick


async def test_a_tick_that_fails_comes_again() -> None:
    """A failure is logged, never fatal: the next tick comes."""
    seen = asyncio.Event()
    count = 0

    async def work() -> None:
        nonlocal count
        count += 1
        if count == 1:
            raise RuntimeError
        seen.set()

    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        ticking = group.create_task(tick({"work": (0.01, work)}))
        await seen.wait()
        ticking.cancel()

    assert count == 2
