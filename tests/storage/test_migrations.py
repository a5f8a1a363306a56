"""The schema's own history."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from storage.database import Database
from storage.migrate import configuration, downgrade, upgrade
from storage.schema import metadata

REVISIONS = [revision.revision for revision in ScriptDirectory.from_config(configuration()).walk_revisions()][::-1]


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata))


async def test_every_migration_goes_up_down_and_up_again(empty_database_url: str) -> None:
    """Each step can be taken back, and taken again, alone."""
    database = Database.open(empty_database_url)
    before = "base"
    for revision in REVISIONS:
        await upgrade(database, revision)
        await downgrade(database, before)
        await upgrade(database, revision)
        before = revision
    await downgrade(database, "base")
    async with database.reading() as tx:
        left = await tx.run_sync(lambda connection: inspect(connection).get_table_names())
    await database.close()

    assert left == ["alembic_version"]


async def test_the_migrations_make_what_the_program_expects(empty_database_url: str) -> None:
    """Tables as migrated are tables as declared."""
    database = Database.open(empty_database_url)
    await upgrade(database)
    await upgrade(database)  # harmless when already there
    async with database.reading() as tx:
        differences = await tx.run_sync(_differences)
    await database.close()

    assert differences == []


@pytest.mark.parametrize("url", ["mysql://x/y", "nonsense", "sqlite+aiosqlite:////proc/nowhere/x.db"])
async def test_a_database_that_cannot_be_opened_is_named(url: str) -> None:
    """One clear error, without a password."""
    from storage.database import DatabaseUnreachable

    with pytest.raises((DatabaseUnreachable, OSError)):
        Database.open(url)
