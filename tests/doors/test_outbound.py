"""The one way out: order, leases, retries, lanes."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.core.chat import Address, Message, Text
from bot.core.delivery import (
    CardGone,
    DeliveryState,
    GiveUp,
    Lane,
    Misconfigured,
    Refused,
    Retry,
    SendError,
    Stopped,
    Throttled,
    Unavailable,
    after_failure,
)
from bot.core.pacing import Limits, Pace
from bot.inbound import Inbound
from bot.outbound import LEASE, Line, Outbound
from handlers.answers import Handlers
from storage import deliveries
from storage.deliveries import Delivery
from tests.world import NOON, Pocket, World

AN = Address("pocket", "an")


def post(world: World, *texts: str, to: Address = AN, lane: Lane = Lane.REPLY, leased: bool = False) -> None:
    """Write deliveries into the outbox as another process would have."""

    async def write() -> None:
        async with world.database.transaction() as tx:
            new = [Delivery(f"{to.chat}:{said}", to, Message(said), lane, attempts=int(leased)) for said in texts]
            until = world.now + LEASE if leased else None
            await deliveries.add(tx, new, world.now, leased_until=until, due_at=world.now)

    world.run(write())


def said(world: World, chat: str = "an") -> list[str]:
    return [message.text for message in world.pocket.screens.get(chat, [])]


def states(world: World) -> list[tuple[str, str | None]]:
    async def read(tx):  # type: ignore[no-untyped-def]
        return [tuple(row) for row in await tx.execute(text("SELECT status, reason FROM deliveries ORDER BY id"))]

    return list(world.read(read))


def settle(world: World) -> None:
    world.run(world.outbound.settle())


def test_what_another_process_left_is_sent_in_order(kon_ray: World) -> None:
    """Queued rows are claimed, oldest first."""
    post(kon_ray, "1", "2", "3")
    settle(kon_ray)
    assert said(kon_ray) == ["1", "2", "3"]
    assert states(kon_ray) == [("sent", None)] * 3


def test_a_lease_is_respected_until_it_runs_out(kon_ray: World) -> None:
    """What a crash left in flight is sent again after the lease, and counted as a possible repeat."""
    post(kon_ray, "1", "2", leased=True)
    settle(kon_ray)
    assert said(kon_ray) == []
    kon_ray.later(seconds=61)
    settle(kon_ray)
    assert said(kon_ray) == ["1", "2"]
    assert kon_ray.outbound.repeats == 2


def test_only_what_may_have_been_said_counts_as_a_repeat(kon_ray: World) -> None:
    """Not the first claim of a waiting row, nor what a clean stop gave back unbegun; what another process held is."""
    post(kon_ray, "1")
    stopping = Outbound(kon_ray.database, {"pocket": Line(kon_ray.pocket, Limits(0, 0))}, lambda: kon_ray.now)
    kon_ray.run(stopping._claim())
    kon_ray.run(stopping._put_down())
    settle(kon_ray)
    assert (said(kon_ray), kon_ray.outbound.repeats) == (["1"], 0)

    post(kon_ray, "2")
    killed = Outbound(kon_ray.database, {"pocket": Line(kon_ray.pocket, Limits(0, 0))}, lambda: kon_ray.now)
    kon_ray.run(killed._claim())
    kon_ray.later(seconds=61)
    settle(kon_ray)
    assert (said(kon_ray), kon_ray.outbound.repeats) == (["1", "2"], 1)


def test_what_was_sent_is_held_until_that_is_written_down(kon_ray: World) -> None:
    """A slow database: the lease runs out before the outcome is noted, and nothing is said twice."""
    post(kon_ray, "1")
    sender = kon_ray.outbound
    kon_ray.run(sender._claim())
    kon_ray.run(sender._next(sender._ready[True]))
    kon_ray.later(seconds=61)
    settle(kon_ray)
    assert said(kon_ray) == ["1"]
    assert states(kon_ray) == [("sent", None)]


def test_the_replies_of_one_batch_are_leased_as_one(kon_ray: World) -> None:
    """However long deciding takes: so they are written by one statement."""
    minh, broi = kon_ray.person("A Minh"), kon_ray.person("A Brôi", unit="Thôn 5")
    later = (kon_ray.now + timedelta(milliseconds=number) for number in range(1000))
    events = [kon_ray.event(who.chat, Text("menu")) for who in (minh, broi)]
    door = Inbound(kon_ray.database, Handlers(kon_ray.library), kon_ray.outbound, lambda: next(later))
    kon_ray.outbound._clock = lambda: next(later)
    kon_ray.run(door.handle(events))

    async def leases(tx):  # type: ignore[no-untyped-def]
        rows = await tx.execute(text("SELECT leased_until FROM deliveries WHERE status = 'sending'"))
        return [str(row.leased_until) for row in rows]

    held = kon_ray.read(leases)
    assert len(held) == 2 and len(set(held)) == 1


def test_nothing_overtakes_within_an_address(kon_ray: World) -> None:
    """A message that waits for its retry holds back the ones behind it, and only in its own chat."""
    kon_ray.pocket.failing.append(Throttled(retry_after=timedelta(seconds=30)))
    post(kon_ray, "1", "2")
    post(kon_ray, "x", to=Address("pocket", "binh"))
    settle(kon_ray)
    assert (said(kon_ray), said(kon_ray, "binh")) == ([], ["x"])


def test_a_stopped_address_hears_no_more(kon_ray: World) -> None:
    """Blocked: this delivery and those waiting are suppressed, and the address is marked."""
    kon_ray.person("A Minh")
    minh = Address("pocket", "A Minh")
    kon_ray.pocket.failing.append(Stopped("Forbidden: bot was blocked by the user"))
    post(kon_ray, "1", "2", to=minh)
    settle(kon_ray)
    assert [state for state, _ in states(kon_ray)][-2:] == ["suppressed", "suppressed"]
    assert "2" not in said(kon_ray, "A Minh")


def test_a_hopeless_message_does_not_hold_back_the_next(kon_ray: World) -> None:
    """Refused for good: noted with its reason, and the next one goes."""
    kon_ray.pocket.failing.append(Refused("message is too long"))
    post(kon_ray, "1", "2")
    settle(kon_ray)
    assert said(kon_ray) == ["2"]
    assert states(kon_ray) == [("failed", "refused"), ("sent", None)]


def test_a_card_that_is_gone_becomes_a_new_message(kon_ray: World) -> None:
    """The words reach the person either way."""
    kon_ray.pocket.failing.append(CardGone())
    post(kon_ray, "1")
    settle(kon_ray)
    assert said(kon_ray) == ["1"]


def test_a_clean_stop_gives_leases_back(kon_ray: World) -> None:
    """What was not begun is free for the next process at once."""
    post(kon_ray, "1")

    async def begin_and_stop() -> None:
        async with kon_ray.database.transaction() as tx:
            [ours] = await deliveries.claim(tx, ["pocket"], kon_ray.now, kon_ray.now + LEASE, 10)
        kon_ray.outbound._queues[(AN, Lane.REPLY)] = __import__("collections").deque([ours])
        await kon_ray.outbound._put_down()
        kon_ray.outbound._queues.clear()

    kon_ray.run(begin_and_stop())
    assert states(kon_ray) == [("queued", None)]


def test_six_claimers_share_the_outbox_without_overlap(kon_ray: World, database_url: str) -> None:
    """Replicas never send the same row: 51 rows, each taken once."""
    for chat in range(51):
        post(kon_ray, "hi", to=Address("pocket", f"p{chat}"))

    async def claim_all() -> Counter[str]:
        async def one() -> list[str]:
            taken: list[str] = []
            while True:
                async with kon_ray.database.transaction() as tx:
                    found = await deliveries.claim(tx, ["pocket"], kon_ray.now, kon_ray.now + LEASE, 5)
                if not found:
                    return taken
                taken += [delivery.key for delivery in found]

        return Counter(key for keys in await asyncio.gather(*(one() for _ in range(6))) for key in keys)

    taken = kon_ray.run(claim_all())
    assert len(taken) == 51 and set(taken.values()) == {1}


def test_another_channels_rows_are_left_alone(kon_ray: World) -> None:
    """A process claims only what it can send."""
    post(kon_ray, "1", to=Address("zalo-dak-rve", "7"))
    settle(kon_ray)
    assert states(kon_ray) == [("queued", None)]


def test_a_running_sender_retries_by_itself(kon_ray: World) -> None:
    """A passing failure needs nobody: the row goes out on its own."""
    kon_ray.pocket.failing += [Unavailable("reset"), Throttled(retry_after=timedelta(milliseconds=1))]
    sender = Outbound(kon_ray.database, {"pocket": Line(kon_ray.pocket, Limits(0, 0))}, _ticking(kon_ray))
    arrived = asyncio.Event()
    pocket = kon_ray.pocket

    class Watched(Pocket):
        async def send(self, to, message):  # type: ignore[no-untyped-def]
            sent = await pocket.send(to, message)
            arrived.set()
            return sent

    sender._senders["pocket"] = Watched()
    post(kon_ray, "1")

    async def serve() -> None:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(sender.run()), group.create_task(sender.dispatch())]
            async with asyncio.timeout(20):
                await arrived.wait()
            for task in tasks:
                task.cancel()

    kon_ray.run(serve())
    assert said(kon_ray) == ["1"]


def _ticking(world: World):  # type: ignore[no-untyped-def]
    """A clock that jumps a minute at every look, so that no wait is long."""

    def clock():  # type: ignore[no-untyped-def]
        world.now += timedelta(minutes=1)
        return world.now

    return clock


@pytest.mark.parametrize(
    "error, attempts, decision",
    [
        (Refused("too long"), 1, GiveUp(DeliveryState.FAILED, "refused")),  # never: it would be refused again
        (Stopped("blocked"), 1, GiveUp(DeliveryState.SUPPRESSED, "stopped")),  # they blocked us
        (Throttled(retry_after=timedelta(seconds=7)), 1, Retry(NOON + timedelta(seconds=7))),  # as we were told
        (Throttled(retry_after=timedelta(seconds=7)), 999, Retry(NOON + timedelta(seconds=7))),  # however often
        (Unavailable("reset"), 1, Retry(NOON + timedelta(seconds=2))),  # at first soon
        (Unavailable("reset"), 3, Retry(NOON + timedelta(seconds=8))),  # then later
        (Unavailable("reset"), 20, Retry(NOON + timedelta(minutes=10))),  # at most ten minutes
        (Unavailable("reset"), 150, GiveUp(DeliveryState.FAILED, "unavailable")),  # about a day
        (Misconfigured("401"), 5, Retry(NOON + timedelta(seconds=32))),  # an operator will mend it
    ],
)
def test_a_retry_is_decided_by_the_error(error: SendError, attempts: int, decision: Retry | GiveUp) -> None:
    """The table of what becomes of a failed try."""
    assert after_failure(error, attempts, NOON) == decision


def test_pace_keeps_to_both_limits() -> None:
    """Thirty a second over all chats; in one chat a short burst, then one a second."""
    pace = Pace(Limits(per_second=30, per_chat=1, chat_burst=3))
    assert [round(pace.reserve("an", 100.0), 2) for _ in range(5)] == [0, 0, 0, 1, 2]
    waits = [pace.reserve(f"p{n}", 200.0) for n in range(90)]
    assert 2.5 < max(waits) < 3.1


def test_no_limit_is_no_wait() -> None:
    """A rate of zero turns a limit off."""
    pace = Pace(Limits(0, 0))
    assert {pace.reserve("an", 1.0) for _ in range(1000)} == {0.0}


def test_a_clean_stop_lets_what_is_on_the_wire_arrive(kon_ray: World) -> None:
    """Cut off in the middle, it would be said twice after the next start."""
    post(kon_ray, "1", "2")
    sender = Outbound(kon_ray.database, {"pocket": Line(kon_ray.pocket, Limits(0, 0))}, lambda: kon_ray.now)
    on_the_wire, arrived = asyncio.Event(), asyncio.Event()
    pocket = kon_ray.pocket

    class Slow(Pocket):
        async def send(self, to, message):  # type: ignore[no-untyped-def]
            on_the_wire.set()
            await arrived.wait()
            return await pocket.send(to, message)

    sender._senders["pocket"] = Slow()

    async def stop_while_sending() -> None:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(sender.run()), group.create_task(sender.dispatch())]
            await on_the_wire.wait()
            for task in tasks:
                task.cancel()
            group.create_task(_soon(arrived))

    kon_ray.run(stop_while_sending())
    assert said(kon_ray) == ["1"]
    assert states(kon_ray) == [("sent", None), ("queued", None)]


async def _soon(event: asyncio.Event) -> None:
    event.set()
