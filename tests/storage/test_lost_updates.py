"""Concurrent turns lose nothing: the settings of `storage/database.py` that ordinary tests never miss."""

import asyncio

from sqlalchemy import text

from storage.database import Database


async def counter(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute(text("CREATE TABLE counters (n INTEGER)"))
        await tx.execute(text("INSERT INTO counters VALUES (0)"))


async def read_then_write(database: Database) -> None:
    lock = " FOR UPDATE" if database.dialect == "postgresql" else ""
    async with database.transaction() as tx:
        n = (await tx.execute(text(f"SELECT n FROM counters{lock}"))).scalar_one()
        await tx.execute(text("UPDATE counters SET n = :n"), {"n": n + 1})


async def test_twenty_concurrent_read_then_write_transactions_count_to_twenty(empty_database_url: str) -> None:
    """Each sees what the one before wrote, also when they come from separate processes' pools."""
    pools = [Database.open(empty_database_url) for _ in range(4)]
    await counter(pools[0])
    try:
        await asyncio.gather(*(read_then_write(pools[i % 4]) for i in range(20)))
        async with pools[0].reading() as tx:
            assert (await tx.execute(text("SELECT n FROM counters"))).scalar_one() == 20
    finally:
        for pool in pools:
            await pool.close()


async def test_a_rollback_takes_back_what_a_savepoint_wrote(empty_database_url: str) -> None:
    """A savepoint inside a transaction that fails leaves nothing behind."""
    database = Database.open(empty_database_url)
    await counter(database)
    try:
        async with database.transaction() as tx:
            async with tx.begin_nested():
                await tx.execute(text("UPDATE counters SET n = 7"))
            raise RuntimeError
    except RuntimeError:
        pass
    async with database.reading() as tx:
        assert (await tx.execute(text("SELECT n FROM counters"))).scalar_one() == 0
    await database.close()


async def test_readers_do_not_wait_for_a_writer(empty_database_url: str) -> None:
    """A status table is read while a turn is being written."""
    database = Database.open(empty_database_url)
    await counter(database)
    async with database.transaction() as tx:
        await tx.execute(text("UPDATE counters SET n = 1"))
        async with database.reading() as other:
            assert (await other.execute(text("SELECT n FROM counters"))).scalar_one() == 0
    await database.close()
