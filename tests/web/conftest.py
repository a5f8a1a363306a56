"""A founded database for what does not depend on the kind of database."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def founded_page_url(founded_sqlite: Path, tmp_path: Path) -> str:
    """A copy in SQLite."""
    shutil.copy(founded_sqlite, tmp_path / "bantin.db")
    return f"sqlite+aiosqlite:///{tmp_path}/bantin.db"
