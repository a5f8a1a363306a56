"""The whole course: people talk, the bot dies and comes back, in the end everyone must have a receipt."""

import asyncio
import random
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from benchmarks.kills.people import FIRST_CHAT, People, Villager, figures
from benchmarks.kills.platform import Connection, Platform
from benchmarks.kills.process import SECRET, TOKEN, Bot
from benchmarks.kills.verdict import Findings, at_the_end, in_flight, lost_answers, to_send
from benchmarks.kills.village import settle

PEOPLE_A_KILL = 50  # enough that nobody runs out of people
LONGEST_LIFE = 1.2  # seconds of serving before a kill
KILLED_EARLY = 0.1  # share of kills at a moment of the start instead
FINISH_WITHIN = 100.0  # seconds after the last restart
HEAD = (
    *(
        "mode",
        "kills",
        "in mid-work",
        "people",
        "updates delivered",
        "lost answers",
        "submissions",
        "doubled",
        "missing",
    ),
    *("messages", "repeated", "in flight at the kills", "most in flight", "late", "start s", "seconds"),
)


@dataclass(frozen=True)
class Wanted:
    """What to run."""

    mode: str
    kills: int
    seed: int
    slots: int
    folder: Path


@dataclass
class Told:
    """What came of it."""

    people: list[Villager]
    kills: int = 0
    flights: list[int] = field(default_factory=list)
    left: set[tuple[str, str]] = field(default_factory=set)
    starts: list[float] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    seconds: float = 0.0

    def row(self, mode: str) -> list[str]:
        """A line of the table."""
        found = self.findings
        figures = (
            self.kills,
            sum(flight > 0 for flight in self.flights),
            len(self.people),
            sum(one.acknowledged for one in self.people),
            len(found.lost),
            sum(bool(one.receipt) for one in self.people),
            len(found.doubled),
            len(found.missing) + len(found.wrong),
            sum(len(one.shown) for one in self.people),
            sum(one.repeats for one in self.people),
            sum(self.flights),
            max(self.flights, default=0),
            sum(one.out_of_order for one in self.people),
        )
        middle = sorted(self.starts)[len(self.starts) // 2] if self.starts else 0.0
        return [mode, *(f"{figure:,}" for figure in figures), f"{middle:.2f}", f"{self.seconds:.0f}"]


async def kill_again_and_again(wanted: Wanted) -> Told:
    """Kill the bot `wanted.kills` times under load; then let everyone finish, and compare."""
    chance = random.Random(wanted.seed)
    wanted.folder.mkdir(parents=True)
    database = wanted.folder / "bantin.db"
    chats = range(FIRST_CHAT, FIRST_CHAT + wanted.slots + wanted.kills * PEOPLE_A_KILL)
    await settle(f"sqlite+aiosqlite:///{database}", chats)
    people = People([Villager(chat, figures(chance)) for chat in chats], chance)
    platform = Platform(people)
    platform.by_webhook = wanted.mode == "webhook"
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(platform), "127.0.0.1", 0)
    environment = _environment(wanted.mode, database, server.sockets[0].getsockname()[1])
    told, began = Told(people.begun), perf_counter()
    people.start(wanted.slots)
    ticking = loop.create_task(_hurry(people))
    for _ in range(wanted.kills):
        await _one_life(Bot(environment, wanted.folder / "log"), told, chance, database)
    await _finish(Bot(environment, wanted.folder / "log"), people, platform, database)
    ticking.cancel()
    server.close()
    before = told.findings.lost
    told.findings = at_the_end(database, people.begun)
    told.findings.lost = before + told.findings.lost
    repeats = sum(one.repeats for one in people.begun)
    if repeats > sum(told.flights):
        told.findings.wrong.append(f"{repeats} repeats, only {sum(told.flights)} were in flight")
    told.seconds = perf_counter() - began
    return told


async def _one_life(bot: Bot, told: Told, chance: random.Random, database: Path) -> None:
    began = perf_counter()
    await bot.start()
    usual = told.starts[-1] if told.starts else 2.0
    if chance.random() < KILLED_EARLY:
        await asyncio.sleep(chance.uniform(0, usual))
    else:
        await bot.is_ready()
        told.starts.append(perf_counter() - began)
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
    await bot.kill()
    told.kills += 1
    left = in_flight(database)
    told.flights.append(len(left - told.left))
    told.left = left
    told.findings.lost += [f"after kill {told.kills}: {lost}" for lost in lost_answers(database, told.people)]
    if told.kills % 10 == 0:
        done, updates = sum(bool(one.receipt) for one in told.people), sum(one.acknowledged for one in told.people)
        print(f"{told.kills} kills, {updates} updates, {done} of {len(told.people)} done", flush=True)


async def _finish(bot: Bot, people: People, platform: Platform, database: Path) -> None:
    """The last life: nobody new begins, everyone comes to the end, every message is sent; then a clean stop."""
    people.closed = True
    await bot.start()
    await bot.is_ready()
    try:
        async with asyncio.timeout(FINISH_WITHIN):
            while platform.unconfirmed or not all(one.receipt for one in people.begun) or to_send(database):
                await asyncio.sleep(0.2)
    except TimeoutError:
        print("not everyone came to the end", flush=True)
    await bot.stop()


async def _hurry(people: People) -> None:
    while True:
        await asyncio.sleep(0.25)
        people.hurry()


def _environment(mode: str, database: Path, platform_port: int) -> dict[str, str]:
    port = free_port()
    return {
        "BANTIN_TELEGRAM_TOKEN": TOKEN,
        "BANTIN_TELEGRAM_BASE_URL": f"http://127.0.0.1:{platform_port}/bot",
        "BANTIN_TELEGRAM_MODE": mode,
        "BANTIN_TELEGRAM_SECRET": SECRET,
        "BANTIN_TELEGRAM_RATE": "0",
        "BANTIN_TELEGRAM_CHAT_RATE": "0",
        "BANTIN_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BANTIN_PORT": str(port),
        "BANTIN_DATABASE": f"sqlite+aiosqlite:///{database}",
        "BANTIN_LOG": "INFO",
    }


def free_port() -> int:
    """Return a port nobody listens on, below those the system gives to clients: none may sit on it while it is down."""
    for port in range(20_000, 32_000):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("no free port")
