"""Expected reports: what each unit owes for each period, and what came in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, case, func, select, true

from bot.core.people import Role
from bot.core.reports import ExpectedReport, Progress
from bot.core.units import Unit, UnitId
from storage.database import Transaction
from storage.rows import upsert
from storage.schema import expected_reports, units
from storage.units import COLUMNS as UNIT_COLUMNS
from storage.units import unit_from_row

_KEY = ("campaign", "period", "unit_id", "form_id", "task_id")


async def plan(tx: Transaction, reports: Iterable[ExpectedReport]) -> None:
    """Write what is expected; what stood already keeps its submission and gets the new dates."""
    rows = [
        {
            "campaign": report.campaign,
            "period": report.period,
            "unit_id": report.unit_id,
            "role": report.role.value,
            "form_id": report.form_id,
            "task_id": report.task_id,
            "opens_at": report.opens_at,
            "due_at": report.due_at,
            "closes_at": report.closes_at,
        }
        for report in reports
    ]
    if rows:
        await tx.execute(upsert(tx, expected_reports, _KEY, ("role", "opens_at", "due_at", "closes_at")), rows)


def _report(row: Any) -> ExpectedReport:
    return ExpectedReport(
        campaign=row.campaign,
        period=row.period,
        unit_id=UnitId(row.unit_id),
        role=Role(row.role),
        form_id=row.form_id,
        task_id=row.task_id,
        opens_at=row.opens_at,
        due_at=row.due_at,
        closes_at=row.closes_at,
        submission_id=row.submission_id or "",
        received_at=row.received_at,
    )


_OF_UNIT = (
    select(expected_reports)
    .where(
        expected_reports.c.unit_id == bindparam("unit"),
        expected_reports.c.opens_at <= bindparam("now"),
        expected_reports.c.closes_at >= bindparam("now"),
    )
    .order_by(expected_reports.c.due_at, expected_reports.c.id)
)


async def of_unit(tx: Transaction, unit_id: UnitId, now: datetime) -> list[ExpectedReport]:
    """What a unit owes or has sent and may still send or change at `now`, soonest due first, then in plan order."""
    return [_report(row) for row in await tx.execute(_OF_UNIT, {"unit": unit_id, "now": now})]


async def progress(tx: Transaction, top: Unit, campaign: str, period: str, children: Sequence[Unit]) -> list[Progress]:
    """How far each of `children` (all inside `top`) is, everything below each counted."""
    leaf = units.alias("leaf")
    child = units.alias("child")
    received = expected_reports.c.received_at.is_not(None)
    per_unit = (
        select(
            child.c.id,
            leaf.c.id.label("leaf_id"),
            leaf.c.level.label("leaf_level"),
            func.count(expected_reports.c.id).label("expected"),
            func.count(case((received, 1))).label("received"),
            func.count(case((and_(received, expected_reports.c.received_at <= expected_reports.c.due_at), 1))).label(
                "on_time"
            ),
            func.max(expected_reports.c.received_at).label("last_at"),
        )
        .select_from(
            child.join(leaf, leaf.c.path.startswith(child.c.path)).join(
                expected_reports, expected_reports.c.unit_id == leaf.c.id
            )
        )
        .where(
            child.c.id.in_([unit.id for unit in children]) if children else true(),
            leaf.c.path.startswith(top.path, autoescape=True),
            expected_reports.c.campaign == campaign,
            expected_reports.c.period == period,
        )
        .group_by(child.c.id, leaf.c.id, leaf.c.level)
    )
    found: dict[int, list[Any]] = {}
    for row in await tx.execute(per_unit):
        found.setdefault(row.id, []).append(row)
    return [_progress(unit, found.get(unit.id, [])) for unit in children]


def _progress(unit: Unit, rows: Sequence[Any]) -> Progress:
    villages = [row for row in rows if row.leaf_level == "village"]
    moments = [row.last_at for row in rows if row.last_at is not None]
    return Progress(
        unit=unit,
        expected=sum(row.expected for row in rows),
        received=sum(row.received for row in rows),
        on_time=sum(row.on_time for row in rows),
        villages=len(villages),
        villages_done=sum(row.received >= row.expected for row in villages),
        last_at=max(moments) if moments else None,
    )


async def missing(tx: Transaction, top: Unit, campaign: str, period: str) -> list[tuple[Unit, ExpectedReport]]:
    """Every report not received in a subtree, by unit."""
    rows = await tx.execute(
        select(expected_reports, *(column.label(f"place_{column.name}") for column in UNIT_COLUMNS))
        .select_from(expected_reports.join(units, units.c.id == expected_reports.c.unit_id))
        .where(
            units.c.path.startswith(top.path, autoescape=True),
            expected_reports.c.campaign == campaign,
            expected_reports.c.period == period,
            expected_reports.c.received_at.is_(None),
        )
        .order_by(units.c.path, expected_reports.c.id)
    )
    return [(unit_from_row(_Unit(row)), _report(row)) for row in rows]


class _Unit:
    """Reads the unit's columns from a row that labels them `place_…`."""

    def __init__(self, row: Any) -> None:
        self._row = row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, f"place_{name}")
