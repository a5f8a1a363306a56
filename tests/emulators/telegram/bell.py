"""Waiting for a fact to become true, woken by whoever changes the facts."""

import asyncio
from collections.abc import Callable


class Bell:
    """Rung after every change; those who wait look again."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake everybody who waits."""
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, holds: Callable[[], bool], timeout: float | None = None) -> None:
        """Return once `holds()`. Raises `TimeoutError` after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not holds():
                waiter = asyncio.get_running_loop().create_future()
                self._waiting.add(waiter)
                try:
                    await waiter
                finally:
                    self._waiting.discard(waiter)
