"""`bantin run` as a process of its own, watched by what it logs."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.emulators.telegram import TelegramEmulator

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN = ENDS_WITHIN = 20.0  # seconds before a test gives up; nothing takes that long
SECRET = "s3cret-of-the-webhook"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def until(holds: Callable[[], bool], timeout: float = ENDS_WITHIN) -> None:
    """Wait for a fact in another process's database, which rings no bell. Raises `TimeoutError`."""
    async with asyncio.timeout(timeout):
        while not holds():
            await asyncio.sleep(0.01)


class Running:
    """One life of the bot. Leaving the context kills it; `stop` asks it to end."""

    def __init__(self, **environment: str) -> None:
        self.environment = environment
        self.log: list[str] = []
        self._process: asyncio.subprocess.Process
        self._reading: asyncio.Task[None]
        self._changed = asyncio.Condition()

    async def __aenter__(self) -> Self:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("BANTIN_")}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot.cli", "run"),
            cwd=ROOT,
            env=clean | self.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        self._reading = asyncio.get_running_loop().create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.returncode is None:
            await self.kill()
        await self._reading
        if error is not None:
            error.add_note("the bot said:\n" + self.said)
            return
        secret = self.environment.get("BANTIN_TELEGRAM_TOKEN", "").partition(":")[2]
        assert not secret or secret not in self.said, f"the token stands in the log:\n{self.said}"

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            async with self._changed:
                self.log.append(line.decode().rstrip())
                self._changed.notify_all()
        await self._process.wait()
        async with self._changed:
            self._changed.notify_all()

    @property
    def said(self) -> str:
        """Everything it printed so far."""
        return "\n".join(self.log)

    async def logs(self, words: str) -> str:
        """Wait for a line with these words and return it. Raises `TimeoutError`, or EOFError when the bot ended."""
        async with asyncio.timeout(READY_WITHIN), self._changed:
            while not (found := [line for line in self.log if words in line]):
                if self._process.returncode is not None:
                    raise EOFError(f"the bot ended ({self._process.returncode}) without saying {words!r}:\n{self.said}")
                await self._changed.wait()
            return found[0]

    async def ready(self) -> Self:
        """Wait until it serves."""
        await self.logs("INFO ready")
        return self

    async def ends(self) -> int:
        """Wait until it ends by itself; returns the exit code."""
        async with asyncio.timeout(ENDS_WITHIN):
            code = await self._process.wait()
            await self._reading
        return code

    async def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        self._process.send_signal(signal.SIGTERM)
        return await self.ends()

    async def kill(self) -> None:
        """SIGKILL: no time for a last word."""
        self._process.kill()
        await self.ends()


def environment(telegram: TelegramEmulator, database: str, mode: str) -> dict[str, str]:
    """The environment of a bot that talks to this emulator."""
    port = free_port()
    return {
        "BANTIN_TELEGRAM_TOKEN": telegram.token,
        "BANTIN_TELEGRAM_BASE_URL": telegram.base_url,
        "BANTIN_TELEGRAM_MODE": mode,
        "BANTIN_TELEGRAM_SECRET": SECRET,
        "BANTIN_TELEGRAM_CHAT_RATE": "0",
        "BANTIN_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BANTIN_PORT": str(port),
        "BANTIN_DATABASE": database,
    }
