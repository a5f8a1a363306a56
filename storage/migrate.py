"""Brings a database to the newest schema, or back, by Alembic; the migrations travel inside the package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from storage.database import Database

NEWEST = "head"


def configuration() -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


async def upgrade(database: Database, revision: str = NEWEST) -> None:
    """Walk up to `revision`. Harmless when already there; replicas that start together wait for one another."""
    await _walk(database, lambda config: command.upgrade(config, revision))


async def downgrade(database: Database, revision: str) -> None:
    """Walk down to `revision` (`base` is the empty database)."""
    await _walk(database, lambda config: command.downgrade(config, revision))


async def _walk(database: Database, step: Callable[[Config], None]) -> None:
    def walk(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(20261120)")
        config = configuration()
        config.attributes["connection"] = connection
        step(config)

    async with database.transaction() as tx:
        await tx.run_sync(walk)
