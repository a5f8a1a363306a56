"""Polling goes on, whatever Telegram answers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.telegram.polling import poll
from bot.core.delivery import SendError, Throttled, Unavailable
from tests.channels.telegram.doors import Door, Pauses, clock
from tests.channels.telegram.recorded import payload


class Scripted:
    """A Telegram that plays a script of answers and failures, then is silent."""

    name = "telegram"

    def __init__(self, *answers: Sequence[dict[str, Any]] | SendError) -> None:
        self.answers = list(answers)
        self.offsets: list[int | None] = []
        self.done = asyncio.Event()

    async def delete_webhook(self) -> None:
        pass

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
