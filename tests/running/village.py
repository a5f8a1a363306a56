"""The database of a small Kon Rẫy, seen from outside the bot: invitations in, rows out."""

import itertools
import shutil
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

_INVITE = "INSERT INTO invitations (code, name, role, unit_id, campaign) SELECT ?, ?, ?, id, 'KR-2026' FROM units"
_numbers = itertools.count(1)


class Village:
    """A SQLite file with the plan of 2026, its fourth quarter open on whatever day the tests run."""

    def __init__(self, founded: Path, folder: Path) -> None:
        self.path = folder / "bantin.db"
        shutil.copy(founded, self.path)
        now = datetime.now(UTC)  # noqa: TID251 - the bot under test goes by the real clock
        opens, due, closes = (f"{now + timedelta(days=days):%Y-%m-%d %H:%M:%S.%f}" for days in (-1, 8, 30))
        self._write(
            "UPDATE expected_reports SET opens_at = ?, due_at = ?, closes_at = ? WHERE period = '2026-Q4'",
            (opens, due, closes),
        )

    @property
    def url(self) -> str:
        """What `BANTIN_DATABASE` is to be."""
        return f"sqlite+aiosqlite:///{self.path}"

    def invite(self, name: str, role: str = "village_head", unit: str = "Thôn 4") -> str:
        """Write an invitation and return its code."""
        code = f"KR{next(_numbers):06d}"
        self._write(f"{_INVITE} WHERE name = ?", (code, name, role, unit))
        return code

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds among what is committed."""
        with sqlite3.connect(self.path) as connection:
            return connection.execute(sql, values).fetchall()

    def value(self, sql: str, *values: object) -> Any:
        """The one value a query finds."""
        [[found]] = self.rows(sql, *values)
        return found

    def _write(self, sql: str, values: Sequence[object]) -> None:
        with sqlite3.connect(self.path) as connection:
            connection.execute(sql, values)
