"""Offsets, redelivery and conflicts of getUpdates."""

import asyncio
from typing import Any

from tests.emulators.conftest import Ask
from tests.emulators.telegram import TelegramEmulator


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_the_same_offset_gives_the_same_updates(tg: TelegramEmulator, ask: Ask) -> None:
    """Nothing is confirmed by being delivered, only by a higher offset."""
    minh = tg.person("A Minh")
    for text in ("một", "hai", "ba"):
        minh.says(text)
    first, again = await ask("getUpdates"), await ask("getUpdates")
    rest = await ask("getUpdates", offset=first[0]["update_id"] + 1)
    limited = await ask("getUpdates", offset=first[0]["update_id"] + 1, limit=1)
    none = await ask("getUpdates", offset=first[2]["update_id"] + 1)

    assert first == again and len(first) == 3
    assert ids(rest) == ids(first)[1:] and ids(limited) == ids(first)[1:2]
    assert none == [] and not tg.updates.pending


async def test_a_negative_offset_counts_from_the_end_and_drops_the_rest(tg: TelegramEmulator, ask: Ask) -> None:
    """offset=-1 gives the last update and forgets all before it."""
    minh = tg.person("A Minh")
    for text in ("một", "hai", "ba"):
        minh.says(text)
    last = await ask("getUpdates", offset=-1)

    assert [update["message"]["text"] for update in last] == ["ba"]
    assert await ask("getUpdates") == last


async def test_a_long_poll_ends_when_something_happens(tg: TelegramEmulator, ask: Ask) -> None:
    """The answer comes with the update, not with the timeout."""
    minh = tg.person("A Minh")
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        poll = group.create_task(ask("getUpdates", timeout=50))
        await tg.called("getUpdates")
        minh.says("85")

    assert poll.result()[0]["message"]["text"] == "85"


async def test_a_second_poller_ends_the_first(tg: TelegramEmulator, ask: Ask) -> None:
    """The call that was waiting gets 409; the newcomer goes on."""
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        first = group.create_task(ask("getUpdates", timeout=50))
        await tg.world.bell.until(lambda: tg.updates.polled, 5)
        second = group.create_task(ask("getUpdates", timeout=50))
        await tg.called("getUpdates", 2)
        refused = await first
        tg.person("A Minh").says("85")

    assert refused == (
        "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert len(second.result()) == 1


async def test_polling_and_a_webhook_exclude_each_other(tg: TelegramEmulator, ask: Ask) -> None:
    """setWebhook ends the poll under way; later polls are refused until deleteWebhook."""
    url = "https://bantin.example.vn/hook"
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        poll = group.create_task(ask("getUpdates", timeout=50))
        await tg.world.bell.until(lambda: tg.updates.polled, 5)
        await ask("setWebhook", url=url)
    refused = await ask("getUpdates")
    await ask("deleteWebhook")

    assert poll.result() == "409 Conflict: terminated by setWebhook request"
    assert refused == (
        "409 Conflict: can't use getUpdates method while webhook is active;"
        " use deleteWebhook to delete the webhook first"
    )
    assert await ask("getUpdates") == []


async def test_kinds_not_asked_for_are_not_queued(tg: TelegramEmulator, ask: Ask) -> None:
    """allowed_updates is remembered, and counts from then on."""
    minh = tg.person("A Minh")
    await ask("getUpdates", allowed_updates=["message"])
    words = minh.says("85")
    minh.edits(words, "86")
    minh.blocks()
    only = await ask("getUpdates")
    await ask("getUpdates", allowed_updates=[])
    minh.unblocks()
    both = await ask("getUpdates")

    assert ["message" in update for update in only] == [True]
    assert both[1]["my_chat_member"]["old_chat_member"]["status"] == "kicked"


async def test_update_ids_are_never_used_again(tg: TelegramEmulator, ask: Ask) -> None:
    """Not after confirmation, not after dropping."""
    minh = tg.person("A Minh")
    minh.says("một")
    (first,) = await ask("getUpdates")
    await ask("setWebhook", url="https://bantin.example.vn/hook", drop_pending_updates=True)
    await ask("deleteWebhook", drop_pending_updates=True)
    minh.says("hai")
    (second,) = await ask("getUpdates")

    assert second["update_id"] > first["update_id"] and second["message"]["text"] == "hai"


async def test_a_repeated_update_comes_back_after_its_confirmation(tg: TelegramEmulator, ask: Ask) -> None:
    """On demand one update is delivered twice under one id, then never again."""
    minh = tg.person("A Minh")
    tg.updates.duplicate()
    minh.says("85")
    (first,) = await ask("getUpdates")
    (again,) = await ask("getUpdates", offset=first["update_id"] + 1)

    assert again == first
    assert await ask("getUpdates", offset=first["update_id"] + 1) == []
    assert tg.updates.delivered == [first["update_id"]] * 2


async def test_reordered_updates_come_last_one_first(tg: TelegramEmulator, ask: Ask) -> None:
    """On demand a window of updates is held back, then delivered the wrong way round."""
    minh = tg.person("A Minh")
    tg.updates.reorder(2)
    minh.says("một")
    assert await ask("getUpdates") == []
    minh.says("hai")
    minh.says("ba")

    assert [update["message"]["text"] for update in await ask("getUpdates")] == ["hai", "một", "ba"]


async def test_a_poller_that_went_away_is_forgotten(tg: TelegramEmulator, ask: Ask) -> None:
    """A client that hung up meets no conflict when it comes back."""
    poll = asyncio.get_running_loop().create_task(ask("getUpdates", timeout=50))
    await tg.world.bell.until(lambda: tg.updates.polled, 5)
    poll.cancel()
    tg.person("A Minh").says("85")

    assert len(await ask("getUpdates", timeout=50)) == 1
