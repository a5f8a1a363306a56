"""The bot as a process of its own: started, told to be ready, killed."""

import asyncio
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from benchmarks.processes import ROOT

TOKEN = "123456:KILLS-token"
SECRET = "kills-secret"
READY_WITHIN = 60.0  # seconds


class Bot:
    """`bantin run`, once. Its log goes on in one file over all runs."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._environment, self._log = environment, log
        self._process: asyncio.subprocess.Process
        self._reading: asyncio.Task[None]
        self.ready = asyncio.Event()

    async def start(self) -> None:
        """Start; `ready` is set when it says so."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli", "run"),
            cwd=ROOT,
            env=os.environ | self._environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        self._reading = asyncio.get_running_loop().create_task(self._read())

    async def _read(self) -> None:
        assert self._process.stderr is not None
        with self._log.open("ab") as log:
            async for line in self._process.stderr:
                log.write(line)
                if line.rstrip().endswith(b" ready"):
                    self.ready.set()
        await self._process.wait()
        self.ready.set()  # it has ended: whoever waits looks

    async def is_ready(self) -> None:
        """Wait until it serves. Raises RuntimeError if it ended by itself, TimeoutError if it takes too long."""
        async with asyncio.timeout(READY_WITHIN):
            await self.ready.wait()
        if self._process.returncode is not None:
            raise RuntimeError(f"`bantin run` ended by itself; see {self._log}")

    async def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        with suppress(ProcessLookupError):
            self._process.send_signal(number)
        code = await self._process.wait()
        await self._reading
        return code
