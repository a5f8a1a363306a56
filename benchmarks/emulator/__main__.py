"""`python -m benchmarks.emulator SETTINGS`: serve, wait for "go PID" on stdin, drive, print the counts."""

import asyncio
import json
import sys
from time import perf_counter
from typing import Any

import uvloop

from benchmarks.emulator.api import Api, Connection
from benchmarks.emulator.people import Counts, People
from benchmarks.emulator.webhook import connect
from benchmarks.processes import cpu_seconds, resident_bytes

READY_WITHIN = 30.0  # seconds for the bot to set its webhook or to poll


async def main(settings: dict[str, Any]) -> None:
    """Run one measurement: settings are script, people, slots, receipt, polling, warm, seconds."""
    polling = settings["polling"]
    people = People(settings["script"], settings["people"], settings["receipt"], polling=polling)
    api = Api(people)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(api), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    bot = int((await loop.run_in_executor(None, sys.stdin.readline)).split()[1])
    async with asyncio.timeout(READY_WITHIN):
        if polling:
            await api.polled.wait()
            for _ in range(settings["slots"]):
                people.start(api.queue)
        else:
            url, secret = await api.webhook
            await connect(people, url, secret, settings["slots"])
    await asyncio.sleep(settings["warm"])
    people.counts = Counts()
    began, bot_cpu, own_cpu = perf_counter(), cpu_seconds(bot), cpu_seconds()
    await asyncio.sleep(settings["seconds"])
    counts, took = people.counts, perf_counter() - began
    print(json.dumps(_result(counts, took, cpu_seconds(bot) - bot_cpu, cpu_seconds() - own_cpu, bot)), flush=True)


def _result(counts: Counts, took: float, bot_cpu: float, own_cpu: float, bot: int) -> dict[str, float]:
    waits = sorted(counts.waits) or [0.0]
    return {
        "rate": counts.replies / took,
        "cpu_us": bot_cpu / max(1, counts.replies) * 1e6,
        "calls": counts.calls / max(1, counts.replies),
        "p50_ms": waits[len(waits) // 2] * 1e3,
        "p99_ms": waits[int(len(waits) * 0.99)] * 1e3,
        "bot_share": bot_cpu / took,
        "own_share": own_cpu / took,
        "resident_mb": resident_bytes(bot) / 1e6,
        "conversations": counts.conversations,
        "broken": counts.broken,
        "refused": counts.refused,
    }


if __name__ == "__main__":
    uvloop.run(main(json.loads(sys.argv[1])))
