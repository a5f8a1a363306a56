"""Examined in a process of its own: what breaks there breaks nothing here."""

import asyncio
import os
from pathlib import Path

import pytest

from bot.examining import examined
from messages.xlsform import Verdict, examine
from tests.forms.hostile import files


def children() -> str:
    """Processes of ours, as the system knows them."""
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text()


async def test_the_verdict_comes_back_as_it_was_found() -> None:
    """Problems with their rows, forms with their XML."""
    broken = files.book([("text", "a", "A"), ("texxt", "b", "B"), ("text", "a", "C", "foo()")])
    for source in (files.PLAIN, broken, files.laughs()):
        assert await examined(source, "x.xlsx") == examine(source, "x.xlsx")


async def test_what_takes_more_memory_than_it_may_is_refused() -> None:
    """Six gigabytes of text would fill the machine."""
    verdict = await examined(files.one_text_many_cells(), "x.xlsx")

    assert [problem.code for problem in verdict.problems] == ["file.heavy"]


async def test_what_takes_longer_than_anybody_waits_is_stopped() -> None:
    """The process is ended, not left behind."""
    before = children()
    assert await examined(files.PLAIN, "x.xlsx", patience=0.01) == Verdict.heavy()

    assert children() == before


async def test_others_go_on_while_a_file_is_examined() -> None:
    """The loop is never held: it turns many times before the verdict is there."""
    turns = 0
    work = asyncio.gather(examined(files.book([("select_one v", "a", "A")], files.villages(5000)), "x.xlsx"))
    while not work.done():
        turns += 1
        await asyncio.sleep(0.001)
    [verdict] = await work

    assert verdict.ready is not None
    assert turns > 50


async def test_it_is_told_nothing_it_need_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens in the environment stay with the bot."""
    import bot.examining

    assert not [name for name in bot.examining._KEPT if "BANTIN" in name]
    monkeypatch.setenv("BANTIN_TELEGRAM_TOKEN", "123456:secret")
    assert (await examined(files.PLAIN, "x.xlsx")).ready is not None
