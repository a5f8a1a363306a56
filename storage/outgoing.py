"""Submissions as they leave, page by page in the order they came, and what another server holds already."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from bot.core.interchange.rows import Filed
from storage.database import Transaction
from storage.rows import insert_or
from storage.schema import pushes, respondents, submissions, units
from storage.submissions import submission_from_row

PAGE = 200
_ABOVE = units.alias("above")
_ORDER = (submissions.c.received_at, submissions.c.revision, submissions.c.id)


@dataclass(frozen=True, slots=True)
class Which:
    """Which submissions leave: of one form, received at `since` or later, superseded revisions too or not."""

    form_id: str
    since: datetime | None = None
    all_revisions: bool = False


Cursor = tuple[datetime, int, str]
"""Where a page ended: received_at, revision, id."""


def cursor_of(filed: Filed) -> Cursor:
    """The place after this submission."""
    one = filed.submission
    return one.received_at, one.revision, one.id


async def pages(tx: Transaction, which: Which, size: int = PAGE) -> AsyncIterator[list[Filed]]:
    """All of them, `size` at a time, so that none but these are in memory."""
    cursor: Cursor | None = None
    while found := await _read(tx, _wanted(which, cursor).limit(size)):
        yield found
        cursor = cursor_of(found[-1])


async def not_pushed(tx: Transaction, which: Which, server: str, cursor: Cursor | None, size: int) -> list[Filed]:
    """The next ones after `cursor` that `server` does not hold."""
    return await _read(tx, _wanted(which, cursor).where(~_is_pushed(server)).limit(size))


async def unpushed(tx: Transaction, submission_id: str, server: str) -> Filed | None:
    """One submission, unless `server` holds it."""
    found = await _read(tx, _SELECT.where(submissions.c.id == submission_id, ~_is_pushed(server)))
    return found[0] if found else None


async def keep_pushed(tx: Transaction, server: str, submission_id: str, at: datetime) -> None:
    """Remember that `server` holds this one. Harmless to repeat."""
    row = insert_or(tx, pushes).values(server=server, submission_id=submission_id, pushed_at=at)
    await tx.execute(row.on_conflict_do_nothing())


_SELECT = (
    select(
        submissions,
        units.c.name.label("unit_name"),
        _ABOVE.c.name.label("above_name"),
        respondents.c.name.label("respondent_name"),
    )
    .select_from(
        submissions.join(units, units.c.id == submissions.c.unit_id)
        .join(_ABOVE, _ABOVE.c.id == units.c.parent_id, isouter=True)
        .join(respondents, respondents.c.id == submissions.c.respondent_id)
    )
    .order_by(*_ORDER)
)


def _wanted(which: Which, cursor: Cursor | None) -> Select[Any]:
    wanted = _SELECT.where(submissions.c.form_id == which.form_id)
    if which.since is not None:
        wanted = wanted.where(submissions.c.received_at >= which.since)
    if not which.all_revisions:
        wanted = wanted.where(submissions.c.current)
    return wanted if cursor is None else wanted.where(_after(cursor))


def _after(cursor: Cursor) -> ColumnElement[bool]:
    (at, revision, key), (received_at, revisions, ids) = cursor, _ORDER
    later = or_(revisions > revision, and_(revisions == revision, ids > key))
    return and_(received_at >= at, or_(received_at > at, later))


def _is_pushed(server: str) -> ColumnElement[bool]:
    return exists().where(pushes.c.server == server, pushes.c.submission_id == submissions.c.id)


async def _read(tx: Transaction, wanted: Select[Any]) -> list[Filed]:
    return [
        Filed(submission_from_row(row), row.unit_name, row.above_name or "", row.respondent_name)
        for row in await tx.execute(wanted)
    ]
