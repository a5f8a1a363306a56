"""What a peer is told by its environment, and what all peers do alike."""

import asyncio
import gc
import os
from collections.abc import Coroutine
from typing import Any

import uvloop

API = os.environ.get("BENCH_API", "http://127.0.0.1:8081")  # root of the Bot API
TOKEN = "123456:BENCH-token"
POLLING = os.environ.get("BENCH_MODE", "webhook") == "polling"
IN_RESPONSE = os.environ.get("BENCH_IN_RESPONSE") == "1"
HANDLE_FIRST = os.environ.get("BENCH_HANDLE_FIRST") == "1"
CLIENT = os.environ.get("BENCH_CLIENT", "httpx")
STORED = int(os.environ.get("BENCH_STORED", "0"))  # conversations stored before the start


def settle() -> None:
    """After start: the garbage collection our own bot has, unless the peer is to run at defaults."""
    if os.environ.get("BENCH_GC") == "1":
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 50)


def run(main: Coroutine[Any, Any, None]) -> None:
    """Run on the loop asked for: asyncio's own by default, as these libraries do."""
    if os.environ.get("BENCH_LOOP") == "uvloop":
        uvloop.run(main)
    else:
        asyncio.run(main)
