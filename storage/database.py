"""The one place that opens a database and begins transactions.

SQLite needs two settings that ordinary tests do not miss: no driver-made transactions and `BEGIN IMMEDIATE`. Without
them concurrent read-then-write turns lose updates silently (`tests/storage/test_lost_updates.py`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, cast

from sqlalchemy import event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.one_hop import OneHopConnection

Transaction = AsyncConnection
"""What a storage function works in: it never begins, commits or rolls back itself."""

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # an acknowledged answer survives a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=30000",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-16000",
)
WRITERS_POSTGRESQL = 8
READERS = 4
LEADS = 4  # connections that hold an advisory lock for as long as the process leads


DatabaseError = SQLAlchemyError
"""Anything the database said no to. Inside a transaction it spoils the whole of it."""

DatabaseUnavailable = (OperationalError, InterfaceError, ConnectionError, TimeoutError)
"""The database cannot be used now (gone, locked, full): nothing is wrong with what was being written."""


_GONE = ("08", "25006", "53", "57P", "40")
"""SQLSTATEs that say: not now (connection, read-only standby, resources, shutdown, deadlock)."""


def unavailable(error: BaseException) -> bool:
    """Can the database not be used just now? Then nothing is wrong with what was being written: try it again."""
    if isinstance(error, (*DatabaseUnavailable, PoolTimeout)):
        return True
    if not isinstance(error, DBAPIError):
        return False
    state = str(getattr(error.orig, "sqlstate", None) or "")
    return error.connection_invalidated or state.startswith(_GONE) or "connection was closed" in str(error.orig)


class DatabaseUnreachable(Exception):
    """The database cannot be opened; the text says which and why, without a password."""


class Database:
    """Transactions on one SQLite file or one PostgreSQL database."""

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self._writer = writer
        self._reader = reader

    @classmethod
    def open(cls, url: str) -> Database:
        """Open `sqlite+aiosqlite:///file` or `postgresql+asyncpg://…`; bare `sqlite:///` and `postgresql://` do too."""
        try:
            parsed = _with_async_driver(make_url(url))
        except ArgumentError:
            raise DatabaseUnreachable(
                "BANTIN_DATABASE is no database address (sqlite:///file or postgresql://…)"
            ) from None
        if parsed.get_backend_name() == "sqlite":
            if parsed.database:
                _probe(Path(parsed.database))
            return cls(_sqlite(parsed, "BEGIN IMMEDIATE", 1), _sqlite(parsed, "BEGIN", READERS))
        return cls(_engine(parsed, WRITERS_POSTGRESQL), _engine(parsed, READERS + LEADS))

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._writer.dialect.name

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Read and write; commits at the end, rolls back on any exception. On SQLite one at a time."""
        async with self._writer.begin() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Read one consistent moment without waiting for writers: for status tables, charts, exports."""
        async with self._reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[Transaction]:
        """A connection for long, on which every statement stands alone: it holds no transaction open."""
        async with self._reader.connect() as connection:
            yield await connection.execution_options(isolation_level="AUTOCOMMIT")

    async def close(self) -> None:
        """Return every connection."""
        await self._writer.dispose()
        await self._reader.dispose()


def _probe(path: Path) -> None:
    """Open the file once, plainly: a failed aiosqlite connection leaves a thread that dies with a traceback."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")
    except (sqlite3.Error, OSError) as error:
        raise DatabaseUnreachable(f"the database {path} cannot be used: {error}") from None


def _with_async_driver(url: URL) -> URL:
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    backend = url.get_backend_name()
    if backend not in drivers:
        raise DatabaseUnreachable(f"unknown kind of database: {backend} (sqlite or postgresql)")
    return url.set(drivername=drivers[backend])


def _engine(url: URL, connections: int, **more: Any) -> AsyncEngine:
    return create_async_engine(
        url,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=60,
        json_serializer=_to_json,
        **more,
    )


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sqlite(url: URL, begin: str, connections: int) -> AsyncEngine:
    def connect() -> sqlite3.Connection:
        # isolation_level None: the driver must not begin transactions of its own
        connection = sqlite3.connect(url.database or ":memory:", isolation_level=None, check_same_thread=False)
        for pragma in SQLITE_PRAGMAS:
            connection.execute(pragma)
        return connection

    async def connected() -> OneHopConnection:
        return cast(OneHopConnection, await OneHopConnection(connect))

    engine = _engine(url, connections, async_creator=connected, pool_reset_on_return=None)

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine
