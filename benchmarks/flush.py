"""`python -m benchmarks.flush`: what PTB's own persistence costs when it writes, which the other windows leave out.

`Application` writes every `update_interval` (60 s by default): one `update_user_data` and one `update_conversation` for
each chat that changed, and `PicklePersistence` pickles the whole file for each of them. Nothing else runs meanwhile.
"""

import asyncio
import pickle
import tempfile
import time
from pathlib import Path

from telegram.ext import PicklePersistence

from benchmarks import conversation

CHANGED = 25  # chats written for the measure; the cost is the same for each
INTERVAL = 60.0  # seconds between two writes, PTB's default
BETWEEN = 1165.0  # updates a second between two writes: this machine's row "PTB …, polling"; replace by your own
ACTIVE = 2000  # chats that change in a minute of such work


def written(chats: int) -> bytes:
    """A pickle of so many conversations half-way through."""
    ids = range(9_000_000, 9_000_000 + chats)
    return pickle.dumps(
        {
            "conversations": {"ind": dict.fromkeys(((chat, chat) for chat in ids), 9)},
            "user_data": {chat: {"answers": list(conversation.ANSWERS[:9])} for chat in ids},
            "chat_data": {},
            "bot_data": {},
            "callback_data": None,
        }
    )


async def seconds_a_chat(stored: int) -> float:
    """How long the event loop stands still for one changed chat when so many are stored."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bot.pickle"
        path.write_bytes(written(stored))
        persistence: PicklePersistence = PicklePersistence(path)
        await persistence.get_user_data()
        await persistence.get_conversations("ind")
        began = time.perf_counter()
        for chat in range(9_000_000, 9_000_000 + CHANGED):
            await persistence.update_user_data(chat, {"answers": list(conversation.ANSWERS)})
            await persistence.update_conversation("ind", (chat, chat), 10)
        return (time.perf_counter() - began) / CHANGED


async def main() -> None:
    """Print the table."""
    print(
        f"| stored | ms a changed chat | blocked after a minute with {ACTIVE:,} active | updates/s, writing included |"
    )
    print("| ---: | ---: | ---: | ---: |")
    for stored in (1_000, 10_000, 100_000):
        cost = await seconds_a_chat(stored)
        blocked = cost * min(ACTIVE, stored)
        sustained = BETWEEN * INTERVAL / (INTERVAL + blocked)
        print(f"| {stored:,} | {cost * 1000:,.1f} | {blocked:,.0f} s | {sustained:,.0f} |")


if __name__ == "__main__":
    asyncio.run(main())
