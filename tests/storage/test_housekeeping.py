"""What may be forgotten is; nothing else."""

from bot.core.chat import Address, Message
from bot.core.delivery import DeliveryState
from storage import deliveries, inbox
from storage.deliveries import Delivery, Outcome
from storage.housekeeping import sweep
from tests.world import World


def test_old_keys_strangers_and_deliveries_go_and_people_stay(kon_ray: World) -> None:
    """A known person's chat and draft survive a year; a stranger's trace does not survive a month."""
    an = kon_ray.person("A Minh").taps("Số liệu thôn").says("85")
    kon_ray.stranger("ai đó").says("chào")

    kon_ray.later(days=31)
    assert kon_ray.run(_sweep(kon_ray)).strangers == 1
    assert kon_ray.read(_said_to, "pocket:ai đó") == 0

    kon_ray.later(days=369)
    swept = kon_ray.run(_sweep(kon_ray))
    assert swept.deliveries > 3
    an.says("làm tiếp").hears("dân tộc thiểu số")


def test_what_is_recent_or_waiting_stays(kon_ray: World) -> None:
    """An update repeated after a day is still known; a message not yet sent is never dropped."""
    kon_ray.person("A Minh")
    address = Address("zalo", "7")

    async def post() -> None:
        async with kon_ray.database.transaction() as tx:
            await deliveries.add(
                tx, [Delivery("waits", address, Message("x"))], kon_ray.now, leased_until=None, due_at=kon_ray.now
            )
            await deliveries.add(
                tx, [Delivery("sent", address, Message("x"))], kon_ray.now, leased_until=None, due_at=kon_ray.now
            )
            await deliveries.record(tx, [Outcome("sent", DeliveryState.SENT, kon_ray.now, kon_ray.now)])

    kon_ray.run(post())
    kon_ray.later(days=1)
    swept = kon_ray.run(_sweep(kon_ray))
    assert (swept.keys, swept.strangers, swept.deliveries) == (0, 0, 0)

    kon_ray.later(days=400)
    kon_ray.run(_sweep(kon_ray))
    assert kon_ray.read(deliveries.waiting) == 1


async def _said_to(tx, address):  # type: ignore[no-untyped-def]
    from sqlalchemy import text

    count = text("SELECT count(*) FROM deliveries WHERE address = :address")
    return (await tx.execute(count, {"address": address})).scalar_one()


async def _sweep(world: World):  # type: ignore[no-untyped-def]
    async with world.database.transaction() as tx:
        return await sweep(tx, world.now)


def test_a_key_is_new_again_only_after_it_was_forgotten(kon_ray: World) -> None:
    """Three days are enough: platforms repeat for one."""

    async def remember() -> set[str]:
        async with kon_ray.database.transaction() as tx:
            return await inbox.remember(tx, ["k"], kon_ray.now)

    assert kon_ray.run(remember()) == {"k"}
    assert kon_ray.run(remember()) == set()
    kon_ray.later(days=4)
    kon_ray.run(_sweep(kon_ray))
    assert kon_ray.run(remember()) == {"k"}
