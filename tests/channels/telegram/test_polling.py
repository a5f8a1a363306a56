"""Long polling: confirmed only after commit, alive through every failure."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.polling import Offset, poll
from bot.core.chat import Address, Choice, Event, Message, Press, Text
from bot.core.delivery import SendError, Throttled, Unavailable
from tests.channels.telegram.conftest import TOKEN
from tests.channels.telegram.recorded import RECEIVED_AT, payload
from tests.emulators.telegram import Person, TelegramEmulator
from tests.emulators.telegram.refusals import Refused


class Door:
    """Keeps events like the door in, and fails while it is told to."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.failures = 0
        self.on_receive: Callable[[], None] = lambda: None

    async def __call__(self, events: Sequence[Event]) -> None:
        self.on_receive()
        if self.failures:
            self.failures -= 1
            raise OSError("database is locked")
        self.batches.append([said(event) for event in events])

    @property
    def kept(self) -> list[str]:
        return [text for batch in self.batches for text in batch]


def said(event: Event) -> str:
    match event.content:
        case Text(text):
            return text
        case Press(code):
            return f"press {code}"
        case other:
            return type(other).__name__


class Pauses:
    """Waits no time; stops polling at the `last` pause."""

    def __init__(self, stop: asyncio.Event, last: int = 1000) -> None:
        self.stop, self.last = stop, last
        self.seconds: list[float] = []

    async def __call__(self, wait: timedelta) -> None:
        self.seconds.append(wait.total_seconds())
        if len(self.seconds) >= self.last:
            self.stop.set()


def clock() -> datetime:
    return RECEIVED_AT


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


class Scripted:
    """A Telegram that plays a script of answers and failures, then is silent."""

    name = "telegram"

    def __init__(self, *answers: Sequence[dict[str, Any]] | SendError) -> None:
        self.answers = list(answers)
        self.offsets: list[int | None] = []
        self.done = asyncio.Event()

    async def updates(self, offset: int | None, /) -> Sequence[dict[str, Any]]:
        self.offsets.append(offset)
        if not self.answers:
            self.done.set()
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, SendError):
            raise answer
        return answer

    async def acknowledge(self, callback_query_id: str, /) -> None:
        raise RuntimeError("never mind")


async def play(scripted: Scripted, door: Door, last: int = 1000) -> Pauses:
    stop = asyncio.Event()
    pauses = Pauses(stop, last)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(poll(scripted, door, stop=stop, clock=clock, pause=pauses))
        if last == 1000:
            await scripted.done.wait()
            stop.set()
    return pauses


async def test_an_unreadable_update_never_blocks_those_behind_it(caplog: pytest.LogCaptureFixture) -> None:
    broken = {"update_id": 910000050, "message": {"text": "no chat"}}
    scripted = Scripted([broken, payload("text"), payload("press")])

    await play(scripted, door := Door())

    assert door.kept == ["12 hộ nghèo", "press s3f:done"]
    assert scripted.offsets == [None, payload("press")["update_id"] + 1]
    assert "update 910000050" in caplog.text


async def test_updates_without_an_id_are_not_asked_for_in_a_hot_loop() -> None:
    pauses = await play(Scripted([{"message": {}}], [{"message": {}}]), Door())

    assert pauses.seconds == [1, 2]


async def test_groups_and_service_messages_are_passed_over_without_waking_the_door() -> None:
    scripted = Scripted([payload("pinned"), payload("text_in_group")])

    await play(scripted, door := Door())

    assert door.batches == []
    assert scripted.offsets[-1] == payload("text_in_group")["update_id"] + 1


async def test_waits_grow_to_a_minute_and_start_anew_after_success() -> None:
    down = [Unavailable() for _ in range(8)]

    pauses = await play(Scripted(*down, [], Unavailable()), Door())

    assert pauses.seconds == [1, 2, 4, 8, 16, 32, 60, 60, 1]


async def test_telegrams_own_wait_is_obeyed() -> None:
    pauses = await play(Scripted(Throttled(retry_after=timedelta(seconds=90))), Door())

    assert pauses.seconds == [90]


async def test_stopping_during_a_wait_ends_polling() -> None:
    pauses = await play(Scripted(Unavailable(), Unavailable(), Unavailable()), Door(), last=2)

    assert pauses.seconds == [1, 2]
