"""Of many processes one leads; when it ends, another takes over."""

import asyncio

from bot.leading import lead
from storage.database import Database
from storage.leading import claim_lead

SOON = 0.01


async def test_one_at_a_time_does_the_work(empty_database_url: str) -> None:
    """Two processes on PostgreSQL: the second begins when the first has ended. On SQLite there is only one process."""
    first, second = Database.open(empty_database_url), Database.open(empty_database_url)
    began: asyncio.Queue[str] = asyncio.Queue()

    async def work(name: str) -> None:
        began.put_nowait(name)
        await asyncio.Event().wait()

    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        leader = group.create_task(lead(first, "poller", lambda: work("first"), look_every=SOON))
        assert await began.get() == "first"
        if first.dialect == "postgresql":
            async with claim_lead(second, "poller") as held:
                assert held is None
        leader.cancel()
        follower = group.create_task(lead(second, "poller", lambda: work("second"), look_every=SOON))
        assert await began.get() == "second"
        follower.cancel()
    await first.close()
    await second.close()


async def test_different_leads_do_not_meet(empty_database_url: str) -> None:
    """The poller of one bot does not keep the dispatcher waiting."""
    database = Database.open(empty_database_url)
    async with claim_lead(database, "poller") as one, claim_lead(database, "dispatcher") as other:
        assert one is not None and other is not None
        assert await one.holds() and await other.holds()
    await database.close()


async def test_work_that_ends_is_not_begun_again(empty_database_url: str) -> None:
    """A polling loop that was told to stop stays stopped."""
    database = Database.open(empty_database_url)
    times = 0

    async def work() -> None:
        nonlocal times
        times += 1

    await lead(database, "poller", work, look_every=SOON)
    await database.close()

    assert times == 1


async def test_a_lead_whose_connection_is_gone_is_lost(empty_database_url: str) -> None:
    """The server ends the connection: the work stops here, and goes on wherever the lead is taken next."""
    database = Database.open(empty_database_url)
    if database.dialect == "sqlite":
        await database.close()
        return
    began: asyncio.Queue[None] = asyncio.Queue()

    async def work() -> None:
        began.put_nowait(None)
        await asyncio.Event().wait()

    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        leader = group.create_task(lead(database, "poller", work, look_every=SOON))
        await began.get()
        async with database.transaction() as tx:
            await tx.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        await began.get()  # it led again
        leader.cancel()
    await database.close()
