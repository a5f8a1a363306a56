"""The outbox: deliveries to make, written in the transaction that causes them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnClause, Select, and_, bindparam, exists, func, insert, literal_column, or_, select, update

from bot.core.chat import Address, Message
from bot.core.chat_json import message_from_json, message_to_json
from bot.core.delivery import DeliveryState, Lane
from storage.database import Transaction
from storage.rows import address_key, address_of
from storage.schema import deliveries

QUEUED, SENDING = DeliveryState.QUEUED.value, DeliveryState.SENDING.value
_PENDING: tuple[ColumnClause[str], ...] = (literal_column(f"'{QUEUED}'"), literal_column(f"'{SENDING}'"))
"""Written out, not bound: else no planner knows that the partial index of what is pending will do."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one address. `attempts` counts the tries begun so far."""

    key: str
    to: Address
    message: Message
    lane: Lane = Lane.REPLY
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a try: the new status, when to try again, the platform's id or the reason."""

    key: str
    status: DeliveryState
    at: datetime
    due_at: datetime
    leased_until: datetime | None = None
    attempts: int = 1
    reason: str | None = None
    platform_message: str | None = None


async def add(
    tx: Transaction, new: Iterable[Delivery], at: datetime, *, leased_until: datetime | None, due_at: datetime
) -> None:
    """Write deliveries; those with a lease are ours to send right after the commit and cost no claim."""
    rows = [
        {
            "key": delivery.key,
            "address": address_key(delivery.to),
            "lane": int(delivery.lane),
            "message": message_to_json(delivery.message),
            "status": SENDING if leased_until else QUEUED,
            "due_at": due_at,
            "leased_until": leased_until,
            "attempts": delivery.attempts,
            "created_at": at,
        }
        for delivery in new
    ]
    if rows:
        await tx.execute(insert(deliveries).inline(), rows)


_OUTCOME = (
    update(deliveries)
    .where(deliveries.c.key == bindparam("delivery"))
    .values(
        status=bindparam("new_status"),
        due_at=bindparam("new_due_at"),
        leased_until=bindparam("new_leased_until"),
        attempts=bindparam("new_attempts"),
        reason=bindparam("new_reason"),
        platform_message=bindparam("new_platform_message"),
        ended_at=bindparam("new_ended_at"),
    )
)


async def record(tx: Transaction, outcomes: Sequence[Outcome]) -> None:
    """Note what became of tries, many at once."""
    ended = (DeliveryState.SENT, DeliveryState.FAILED, DeliveryState.SUPPRESSED)
    rows: list[dict[str, Any]] = [
        {
            "delivery": outcome.key,
            "new_status": outcome.status.value,
            "new_due_at": outcome.due_at,
            "new_leased_until": outcome.leased_until,
            "new_attempts": outcome.attempts,
            "new_reason": outcome.reason,
            "new_platform_message": outcome.platform_message,
            "new_ended_at": outcome.at if outcome.status in ended else None,
        }
        for outcome in outcomes
    ]
    if rows:
        await tx.execute(_OUTCOME, rows)


def _claimable(tx: Transaction, channels: Sequence[str], now: datetime, limit: int) -> Select[tuple[int]]:
    row = deliveries.alias("row")
    earlier = deliveries.alias("earlier")
    free = or_(
        and_(row.c.status == QUEUED, row.c.due_at <= now), and_(row.c.status == SENDING, row.c.leased_until <= now)
    )
    held_back = exists().where(
        earlier.c.address == row.c.address,
        earlier.c.lane == row.c.lane,
        earlier.c.id < row.c.id,
        earlier.c.status.in_(_PENDING),
        or_(
            and_(earlier.c.status == QUEUED, earlier.c.due_at > now),
            and_(earlier.c.status == SENDING, earlier.c.leased_until > now),
        ),
    )
    pick = (
        select(row.c.id)
        .where(row.c.status.in_(_PENDING), free, ~held_back)
        .where(or_(*(row.c.address.startswith(f"{channel}:", autoescape=True) for channel in channels)))
        .order_by(row.c.lane, row.c.id)
        .limit(limit)
    )
    return pick.with_for_update(skip_locked=True, of=row) if tx.dialect.name == "postgresql" else pick


async def claim(tx: Transaction, channels: Sequence[str], now: datetime, until: datetime, limit: int) -> list[Delivery]:
    """Lease what is due or whose lease ran out on these channels, oldest first; never past an earlier one to the
    same address. The try that follows is counted in `attempts`: more than one, and an earlier one may have arrived."""
    ids = list((await tx.execute(_claimable(tx, channels, now, limit))).scalars())
    if not ids:
        return []
    rows = await tx.execute(
        update(deliveries)
        .where(deliveries.c.id.in_(ids))
        .values(status=SENDING, leased_until=until, attempts=deliveries.c.attempts + 1)
        .returning(
            deliveries.c.id,
            deliveries.c.key,
            deliveries.c.address,
            deliveries.c.message,
            deliveries.c.lane,
            deliveries.c.attempts,
        )
    )
    return [_delivery(row) for row in sorted(rows, key=lambda row: row.id)]


async def release(tx: Transaction, keys: Collection[str], now: datetime, *, begun: bool = False) -> None:
    """Give leases back, so that whoever comes next sends them at once (a clean stop). A try not `begun` counts not."""
    counted = deliveries.c.attempts - (0 if begun else 1)
    if keys:
        await tx.execute(
            update(deliveries)
            .where(deliveries.c.key.in_(keys), deliveries.c.status == SENDING)
            .values(status=QUEUED, leased_until=None, due_at=now, attempts=counted)
        )


async def end_leases(tx: Transaction, channels: Sequence[str]) -> None:
    """Nobody sends on these channels any more (a crash): what is due goes out at once, what waits goes on waiting."""
    ours = or_(*(deliveries.c.address.startswith(f"{channel}:", autoescape=True) for channel in channels))
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.status.in_(_PENDING), deliveries.c.status == SENDING, ours)
        .values(status=QUEUED, leased_until=None)
    )


async def suppress(tx: Transaction, address: Address, reason: str, at: datetime) -> None:
    """The address is gone: nothing that waits for it will be sent."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.address == address_key(address), deliveries.c.status.in_(_PENDING))
        .values(status=DeliveryState.SUPPRESSED.value, reason=reason, ended_at=at, leased_until=None)
    )


async def waiting(tx: Transaction) -> int:
    """How many are still to be sent."""
    query = select(func.count()).select_from(deliveries).where(deliveries.c.status.in_(_PENDING))
    return int((await tx.execute(query)).scalar_one())


def _delivery(row: Any) -> Delivery:
    return Delivery(row.key, address_of(row.address), message_from_json(row.message), Lane(row.lane), row.attempts)
