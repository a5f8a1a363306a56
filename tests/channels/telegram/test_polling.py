"""Long polling: confirmed only after commit, alive through every failure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import Offset, poll
from bot.core.chat import Address, Choice, Message
from tests.channels.telegram.conftest import TOKEN
from tests.channels.telegram.doors import Door, Pauses, clock
from tests.emulators.telegram import Person, TelegramEmulator
from tests.emulators.telegram.refusals import Refused


@asynccontextmanager
async def polling(channel: TelegramChannel, door: Door, **more: Any) -> Any:
    """Polling while inside; stopped cleanly at the end."""
    stop = asyncio.Event()
    pauses = Pauses(stop)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poll(channel, door, stop=stop, clock=clock, pause=pauses, **more))
        yield pauses
        stop.set()


@pytest.fixture
def minh(telegram: TelegramEmulator) -> Person:
    return telegram.person("A Minh", met=True)


async def test_what_waited_comes_as_one_batch_in_order(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    for number in range(1, 6):
        minh.says(str(number))
    door = Door()

    async with polling(channel, door):
        await telegram.drained()

    assert door.batches == [["1", "2", "3", "4", "5"]]


async def test_nothing_is_confirmed_before_it_is_kept(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    minh.says("12")
    door = Door()
    waiting_at_receive = []
    door.on_receive = lambda: waiting_at_receive.append(len(telegram.updates.pending))
    door.failures = 3

    async with polling(channel, door) as pauses:
        await telegram.drained()

    assert waiting_at_receive == [1, 1, 1, 1]
    assert door.kept == ["12"]
    assert pauses.seconds == [1, 2, 4]


async def test_a_new_process_gets_again_what_the_last_one_did_not_confirm(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    minh.says("12")
    first = await channel.updates(None, timedelta())

    async with polling(channel, door := Door()):
        await telegram.drained()

    assert [update["message"]["text"] for update in first] == door.kept == ["12"]


async def test_the_offset_is_kept_after_the_events_and_taken_up_again(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    stored: list[int] = []

    async def load() -> int | None:
        return stored[-1] if stored else None

    async def save(value: int) -> None:
        assert door.kept, "the offset came before the events"
        stored.append(value)

    door = Door()
    minh.says("1")
    async with polling(channel, door, offset=Offset(load, save)):
        await telegram.drained()
    minh.says("2")
    async with polling(channel, door, offset=Offset(load, save)):
        await telegram.drained()

    assert door.kept == ["1", "2"]
    offsets = [call.values.get("offset") for call in telegram.history if call.method == "getUpdates"]
    assert stored[0] in offsets and None in offsets


async def test_an_offset_that_cannot_be_kept_stops_nothing(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    async def load() -> int | None:
        return None

    async def save(value: int) -> None:
        raise OSError("disk full")

    minh.says("1")
    async with polling(channel, door := Door(), offset=Offset(load, save)):
        await telegram.drained()
        minh.says("2")
        await telegram.drained()

    assert door.kept == ["1", "2"]


async def test_a_press_is_acknowledged_after_it_is_kept_and_delays_nothing(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    await channel.send(Address("telegram", str(minh.id)), Message("Xong chưa ạ?", (Choice("s3:done", "Xong"),)))
    press = minh.presses("Xong")
    held = telegram.faults.hold("answerCallbackQuery")
    door = Door()

    async with polling(channel, door):
        await telegram.drained()
        minh.says("tiếp")
        await telegram.drained()
        assert door.kept == ["press s3:done", "tiếp"]
        held.release()
        await press.answered()  # type: ignore[union-attr]


async def test_a_press_too_old_to_acknowledge_stops_nothing(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    await channel.send(Address("telegram", str(minh.id)), Message("Xong chưa ạ?", (Choice("s3:done", "Xong"),)))
    minh.presses("Xong")
    telegram.forward(3600)

    async with polling(channel, door := Door()):
        await telegram.called("answerCallbackQuery")
        minh.says("tiếp")
        await telegram.drained()

    assert door.kept == ["press s3:done", "tiếp"]


@pytest.mark.parametrize(
    ("trouble", "line"),
    [
        (lambda tg: tg.faults.refuse("getUpdates", Refused(401, "Unauthorized"), 2), "token is wrong or revoked"),
        (
            lambda tg: tg.faults.refuse("getUpdates", Refused(409, "Conflict: terminated by other getUpdates"), 2),
            "other",
        ),
        (lambda tg: tg.faults.fail("getUpdates", 502, 2), "unavailable"),
        (lambda tg: tg.faults.reset("getUpdates", 2), "unavailable"),
    ],
)
async def test_each_failure_is_one_line_and_a_longer_wait_and_nothing_is_lost(
    telegram: TelegramEmulator,
    channel: TelegramChannel,
    minh: Person,
    caplog: pytest.LogCaptureFixture,
    trouble: Callable[[TelegramEmulator], object],
    line: str,
) -> None:
    caplog.set_level(logging.WARNING)
    minh.says("12")
    trouble(telegram)

    async with polling(channel, door := Door()) as pauses:
        await telegram.drained()

    assert (door.kept, pauses.seconds) == (["12"], [1, 2])
    assert len(caplog.records) == 2
    assert line in caplog.text and TOKEN not in caplog.text and "Traceback" not in caplog.text


async def test_polling_stops_at_once_while_telegram_keeps_it_waiting(
    telegram: TelegramEmulator, channel: TelegramChannel
) -> None:
    async with polling(channel, Door()):
        await telegram.called("getUpdates")


async def test_polling_takes_over_from_a_webhook_and_gets_what_waited(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    await channel.set_webhook("https://bantin.example/telegram", "s3cret")
    minh.says("12")
    telegram.faults.fail("deleteWebhook")

    async with polling(channel, door := Door()) as pauses:
        await telegram.drained()

    assert (door.kept, pauses.seconds) == (["12"], [1])
