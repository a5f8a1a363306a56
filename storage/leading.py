"""Who leads: on PostgreSQL one process of many, by an advisory lock that ends with its connection; on SQLite the only
one there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from sqlalchemy import text

from storage.database import Database, DatabaseError, Transaction

_TRY = text("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))")
_RELEASE = text("SELECT pg_advisory_unlock(hashtextextended(:name, 0))")


class Lead(Protocol):
    """The right to lead, as long as it lasts."""

    async def holds(self) -> bool:
        """Still ours? False when the connection that holds it is gone."""
        ...


class _Only:
    """Nobody else can be there."""

    async def holds(self) -> bool:
        return True


class _Locked:
    """Held by a connection of its own."""

    def __init__(self, connection: Transaction) -> None:
        self._connection = connection

    async def holds(self) -> bool:
        try:
            await self._connection.execute(text("SELECT 1"))
        except (DatabaseError, OSError):
            return False
        return True


@asynccontextmanager
async def claim_lead(database: Database, name: str) -> AsyncIterator[Lead | None]:
    """Try to take the lead called `name`; None where another process has it."""
    if database.dialect != "postgresql":
        yield _Only()
        return
    async with database.alone() as connection:
        if not (await connection.execute(_TRY, {"name": name})).scalar_one():
            yield None
            return
        try:
            yield _Locked(connection)
        finally:
            if await _Locked(connection).holds():
                await connection.execute(_RELEASE, {"name": name})
