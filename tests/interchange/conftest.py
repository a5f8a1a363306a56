"""Exports of what people filed, read back."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.core.interchange.cells import unguarded
from bot.exporting.submissions import Exported, Labels, export
from storage.outgoing import Which
from tests.world import World

Export = Callable[..., Exported]


@pytest.fixture
def exported(kon_ray: World, tmp_path: Path) -> Export:
    """`exported("a.csv", "F_TASK", labels=…)` → what left, in the test's own folder."""

    def run(name: str, form_id: str, labels: Labels | None = None, **which: Any) -> Exported:
        async def work() -> Exported:
            async with kon_ray.database.reading() as tx:
                return await export(tx, Which(form_id, **which), tmp_path / name, labels or Labels(), kon_ray.now)

        return kon_ray.run(work())

    return run


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV as it was meant: every row by its headers."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: unguarded(value) for name, value in row.items()} for row in csv.DictReader(file)]
