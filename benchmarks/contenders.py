"""Who is compared."""

from collections.abc import Callable

from benchmarks.measure import Launch, Load, Row
from benchmarks.ours import OURS

STORED = "1000"  # conversations the pickle holds before the start


def peer(module: str, **environment: str) -> Callable[[str, Load], Launch]:
    """Return how to launch a peer."""

    def launch(api: str, _load: Load) -> Launch:
        settings = {f"BENCH_{name.upper()}": value for name, value in environment.items()}
        return Launch([f"benchmarks.peers.{module}"], {"BENCH_API": api, **settings})

    return launch


PTB, AIOGRAM = "PTB ConversationHandler + pickle", "aiogram FSM in memory"
PEERS = [
    Row("ptb", f"{PTB}, polling", peer("ptb_usual", mode="polling", stored=STORED), polling=True),
    Row("ptb-hook", f"{PTB}, webhook, 200 before handling (its example)", peer("ptb_usual", stored=STORED)),
    Row("ptb-safe", f"{PTB}, webhook, 200 after handling", peer("ptb_usual", stored=STORED, handle_first="1")),
    Row("aiogram", f"{AIOGRAM}, webhook, reply sent outbound", peer("aiogram_fsm")),
    Row("aiogram-in", f"{AIOGRAM}, webhook, reply in the response", peer("aiogram_fsm", in_response="1")),
    Row(
        "aiogram-best",
        f"{AIOGRAM}, webhook, in the response, uvloop, gc tuned",
        peer("aiogram_fsm", in_response="1", loop="uvloop", gc="1"),
    ),
    Row("echo", "PTB echo, polling", peer("ptb_echo", mode="polling"), polling=True),
    Row("echo-hook", "PTB echo, webhook, 200 before handling", peer("ptb_echo")),
    Row("echo-aiohttp", "PTB echo over aiohttp, polling", peer("ptb_echo", mode="polling", client="aiohttp"), True),
]
CEILING = [
    Row("bare", "(ceiling) bare asyncio, reply sent outbound", peer("bare", loop="uvloop")),
    Row("bare-in", "(ceiling) bare asyncio, reply in the response", peer("bare", loop="uvloop", in_response="1")),
]
ROWS = [*OURS, *PEERS, *CEILING]
