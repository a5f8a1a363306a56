"""Twenty turns of one person at once, through several doors on one database, as replicas would take them."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import text

from bot.core.chat import Address, Event, Text
from bot.core.pacing import Limits
from bot.core.people import Invitation, Role
from bot.inbound import Inbound
from bot.outbound import Line, Outbound
from bot.provision import publish
from handlers.answers import Handlers
from handlers.library import Library
from storage import people, units
from storage.database import Database
from tests.world import NOON, Pocket

TURNS, REPLICAS = 20, 4
AN = Address("pocket", "an")
FORM = "\n".join(
    (
        "| survey | | | | |",
        "|---|---|---|---|---|",
        "| | type | name | label | required |",
        *(f"| | hidden | {name} | {name} | |" for name in ("campaign", "unit_code", "period")),
        *(f"| | integer | q{number} | Câu {number}? | yes |" for number in range(1, TURNS + 1)),
        "",
        "| settings | | | | |",
        "|---|---|---|---|---|",
        "| | form_id | form_title | version | default_language |",
        "| | F_IND | Hai mươi câu | 2099010101 | vi |",
    )
)


class Replica:
    """One process's doors, on connections of its own."""

    def __init__(self, url: str, pocket: Pocket) -> None:
        self.database = Database.open(url)
        self.outbound = Outbound(self.database, {"pocket": Line(pocket, Limits(0, 0))}, lambda: NOON)
        self.inbound = Inbound(self.database, Handlers(Library()), self.outbound, lambda: NOON)

    async def says(self, *lines: str, first: int) -> None:
        """One after the other."""
        for number, line in enumerate(lines, first):
            await self.inbound.receive([_event(number, line)])


@asynccontextmanager
async def _replicas(url: str, pocket: Pocket) -> AsyncIterator[Sequence[Replica]]:
    replicas = [Replica(url, pocket) for _ in range(REPLICAS)]
    doors = [asyncio.get_running_loop().create_task(replica.inbound.run()) for replica in replicas]
    yield replicas
    for door in doors:
        door.cancel()
    await asyncio.gather(*doors, return_exceptions=True)
    for replica in replicas:
        await replica.database.close()


async def _enrolled(replica: Replica) -> None:
    """A Minh at the menu, and a questionnaire of twenty numbers as this quarter's figures."""
    async with replica.database.transaction() as tx:
        await publish(tx, FORM.encode(), "F_IND.md", NOON)
        [village] = await units.called(tx, "Thôn 4")
        await people.invite(tx, Invitation("KR7M2QX4", "A Minh", Role.VILLAGE_HEAD, village, "KR-2026"))
    await replica.says("/start KR7M2QX4", "đồng ý", "bác", first=1)


async def _column(replica: Replica, sql: str) -> list[Any]:
    async with replica.database.reading() as tx:
        return list((await tx.execute(text(sql))).scalars())


def _numbers(stored: Any) -> list[int]:
    """Every answer to a q-question, wherever it stands in a stored filling."""
    if isinstance(stored, dict):
        found = [
            [int(value)] if name.rpartition("/")[2].startswith("q") and isinstance(value, str) else _numbers(value)
            for name, value in stored.items()
        ]
        return [number for inner in found for number in inner]
    return []


def _event(number: int, line: str) -> Event:
    return Event(f"pocket:{number}", AN, NOON, Text(line), str(number))


async def test_twenty_answers_at_once_land_on_twenty_questions(database_url: str) -> None:
    """Each answer is stored once, on a question of its own, and each is replied to with the next question."""
    pocket = Pocket()
    async with _replicas(database_url, pocket) as replicas:
        await _enrolled(replicas[0])
        await replicas[0].says("Số liệu thôn", first=10)
        said = [_event(100 + number, str(number)) for number in range(1, TURNS + 1)]
        async with asyncio.TaskGroup() as group:
            for number, event in enumerate(said):
                group.create_task(replicas[number % REPLICAS].inbound.receive([event]))
        for replica in replicas:
            await replica.outbound.settle()
        [state] = await _column(replicas[0], "SELECT state FROM form_sessions WHERE form_id = 'F_IND'")
        assert len(await _column(replicas[0], "SELECT key FROM inbox WHERE key LIKE 'pocket:1__'")) == TURNS
        assert await _column(replicas[0], "SELECT id FROM dead_letters") == []

    stored = state if isinstance(state, dict) else json.loads(state)
    assert sorted(_numbers(stored["answers"])) == list(range(1, TURNS + 1))
    assert len(set(stored["talk"]["said"].values())) == TURNS
    asked = [message.text for message in pocket.screens["an"]]
    assert [any(f"({number}/{TURNS})" in one for one in asked) for number in range(2, TURNS + 1)] == [True] * 19


async def test_twenty_misunderstandings_at_once_are_counted_twenty_times(database_url: str) -> None:
    """A counter in the dialogue that every turn reads and writes misses none."""
    pocket = Pocket()
    async with _replicas(database_url, pocket) as replicas:
        await _enrolled(replicas[0])
        said = [_event(200 + number, "xyzzy qwrt zzz") for number in range(TURNS)]
        async with asyncio.TaskGroup() as group:
            for number, event in enumerate(said):
                group.create_task(replicas[number % REPLICAS].inbound.receive([event]))
        [misses] = await _column(replicas[0], "SELECT misses FROM dialogues WHERE address = 'pocket:an'")

    assert misses == TURNS
