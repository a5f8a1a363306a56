"""The one door in: batches, order, bugs, replays."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from bot.core.chat import Event, Message, Text
from bot.core.conversation import Dialogue
from bot.core.effects import Audit, Effect, Reply, SaveDialogue
from bot.core.refusals import Refusal
from bot.inbound import BATCH, Inbound
from storage import inbox
from storage.database import Database, Transaction
from tests.world import World


class Counting:
    """Handlers that count messages in the dialogue (read, then written) and break on command."""

    async def decide(self, tx: Transaction, event: Event, dialogue: Dialogue, now: datetime) -> Sequence[Effect]:
        text = event.content.text if isinstance(event.content, Text) else ""
        if text == "bug":
            raise ZeroDivisionError
        if text == "refused":
            raise Refusal("not_allowed")
        if text == "poison":  # breaks the bulk write, not the deciding
            return [Audit("x", "x", details={"not json": object()}), Reply(Message("never said"))]
        count = dialogue.misses + 1
        return [SaveDialogue(replace(dialogue, misses=count)), Reply(Message(f"{text} {count}"))]

    def refuse(self, dialogue: Dialogue, refusal: Refusal) -> Sequence[Effect]:
        return [Reply(Message(f"refused: {refusal.code}"))]

    def apologise(self, dialogue: Dialogue) -> Sequence[Effect]:
        return [Reply(Message("sorry"))]


@pytest.fixture
def place(kon_ray: World) -> World:
    """A world whose handlers only count."""
    kon_ray.inbound = Inbound(kon_ray.database, Counting(), kon_ray.outbound, lambda: kon_ray.now)
    return kon_ray


def test_each_event_sees_what_the_one_before_did(place: World) -> None:
    """Also inside one batch, and in the order in which they were sent."""
    place.stranger("an").says_at_once("a", "b", "c").hears("a 1", "b 2", "c 3")


def test_many_people_in_one_batch_keep_apart(place: World) -> None:
    """A batch of a hundred people: each hears only their own."""
    events = [place.event(f"p{n}", Text("hi")) for n in range(BATCH)]
    place.receive(*events)
    assert all([m.text for m in place.stranger(f"p{n}").screen] == ["hi 1"] for n in range(BATCH))


def test_a_handler_that_breaks_loses_only_its_own_effects(place: World) -> None:
    """The others of its batch go through; its sender gets an apology; the event is kept whole."""
    bad, good = place.event("an", Text("bug")), place.event("binh", Text("hi"))
    place.receive(bad, good)
    assert place.stranger("an").screen[-1].text == "sorry"
    assert place.stranger("binh").screen[-1].text == "hi 1"
    [letter] = place.read(inbox.list_dead_letters)
    assert letter.event == bad and "ZeroDivisionError" in letter.error


def test_a_write_that_breaks_is_found_by_replaying_one_by_one(place: World) -> None:
    """The bulk write fails, so each event is tried alone; only the culprit is kept."""
    events = [place.event(f"p{n}", Text("poison" if n == 3 else "hi")) for n in range(7)]
    place.receive(*events)
    said = {n: [m.text for m in place.stranger(f"p{n}").screen] for n in range(7)}
    assert said == {n: ["sorry"] if n == 3 else ["hi 1"] for n in range(7)}
    [letter] = place.read(inbox.list_dead_letters)
    assert letter.event == events[3]


def test_a_refusal_is_no_bug(place: World) -> None:
    """A rule's no is answered and nothing is kept."""
    place.stranger("an").says("refused").hears("refused: not_allowed")
    assert place.read(inbox.list_dead_letters) == []


def test_a_repeated_key_is_dropped_also_within_a_batch(place: World) -> None:
    """Platforms redeliver; the second time changes nothing."""
    event = place.event("an", Text("hi"))
    place.receive(event, event)
    place.receive(event)
    assert [m.text for m in place.stranger("an").screen] == ["hi 1"]


def test_a_kept_event_is_replayed_once_the_bug_is_mended(place: World) -> None:
    """`bantin inbox retry` handles it as if it had just come; it is listed no more."""
    event = place.event("an", Text("bug"))
    place.receive(event)
    mended = replace(event, content=Text("hi"))

    async def replay() -> None:
        async with place.database.transaction() as tx:
            await inbox.reopen(tx, event.key)
        await place.inbound.handle([mended])
        await place.outbound.settle()
        async with place.database.transaction() as tx:
            assert await inbox.close_replayed(tx, event.key)

    place.run(replay())
    assert place.stranger("an").screen[-1].text == "hi 1"
    assert place.read(inbox.list_dead_letters) == []


def test_twenty_concurrent_turns_of_one_person_lose_nothing(place: World, database_url: str) -> None:
    """Replicas behind one webhook: twenty read-then-write turns through four doors count to twenty."""

    async def at_once() -> None:
        databases = [Database.open(database_url) for _ in range(4)]
        doors = [Inbound(one, Counting(), place.outbound, lambda: place.now) for one in databases]
        events = [place.event("an", Text("hi")) for _ in range(20)]
        await asyncio.gather(*(doors[n % 4].handle([event]) for n, event in enumerate(events)))
        for one in databases:
            await one.close()
        await place.outbound.settle()

    place.run(at_once())
    assert sorted(m.text for m in place.stranger("an").screen) == sorted(f"hi {n}" for n in range(1, 21))


def test_receive_returns_only_after_the_commit(place: World) -> None:
    """What a platform is told is safe, is safe: another connection sees it."""

    async def through_the_door() -> int:
        async with asyncio.TaskGroup() as group:
            door = group.create_task(place.inbound.run())
            await place.inbound.receive([place.event("an", Text("hi"))])
            async with place.database.reading() as tx:
                from sqlalchemy import text

                count = (await tx.execute(text("SELECT count(*) FROM deliveries"))).scalar_one()
            door.cancel()
        return int(count)

    assert place.run(through_the_door()) == 1


def test_what_cannot_be_kept_is_not_acknowledged(place: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is gone: `receive` raises, so the platform keeps the update and sends it again."""

    async def fails() -> None:
        async with asyncio.TaskGroup() as group:
            door = group.create_task(place.inbound.run())
            with pytest.raises(ConnectionError):
                await place.inbound.receive([place.event("an", Text("hi"))])
            door.cancel()

    monkeypatch.setattr(place.database, "transaction", _unreachable)
    place.run(fails())
    monkeypatch.undo()
    place.stranger("an").says("hi").hears("hi 1")


def _unreachable() -> object:
    raise ConnectionError("the database is gone")
