"""aiosqlite, one trip to its thread for a statement instead of three or four.

SQLAlchemy opens a cursor, executes, fetches and closes: each a trip of about 80 µs there and back, most of what a turn
cost on SQLite. Here the cursor lives and dies inside the one trip.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiosqlite

Rows = list[tuple[Any, ...]]


class OneHopConnection(aiosqlite.Connection):
    """A connection whose cursors fetch what they execute."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connector, iter_chunk_size=64)
        self._thread.daemon = True  # a program that ends without closing must still end

    async def hop(self, work: Callable[..., None], *arguments: object) -> None:
        """Do `work` on the connection's own thread."""
        await self._execute(work, *arguments)  # type: ignore[no-untyped-call]

    def cursor(self) -> OneHopCursor:  # type: ignore[override]
        """A cursor; costs nothing until it executes."""
        return OneHopCursor(self)


class OneHopCursor:
    """What SQLAlchemy asks of a cursor; all rows are there when `execute` returns."""

    arraysize = 1

    def __init__(self, connection: OneHopConnection) -> None:
        self._connection = connection
        self._rows: Rows = []
        self.description: Any = None
        self.lastrowid: int | None = None
        self.rowcount = -1

    async def __aenter__(self) -> Self:
        """Opens nothing."""
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Execute one statement and fetch its rows."""
        await self._connection.hop(self._run, sql, parameters)
        return self

    async def executemany(self, sql: str, rows: Sequence[Sequence[Any]]) -> Self:
        """Execute one statement for many rows of parameters."""
        await self._connection.hop(self._run_many, sql, rows)
        return self

    async def fetchall(self) -> Rows:
        """The rows, already here."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is open."""

    # ── on aiosqlite's thread ──

    def _run(self, sql: str, parameters: Sequence[Any]) -> None:
        self._keep(self._connection._conn.execute(sql, parameters))

    def _run_many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        self._keep(self._connection._conn.executemany(sql, rows))

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.lastrowid = cursor.description, cursor.lastrowid
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount = cursor.rowcount
        cursor.close()
