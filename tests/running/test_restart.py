"""The bot ends, politely or not, in the middle of a form, and goes on where it was."""

from collections.abc import Callable

import pytest

from tests.emulators.telegram import TelegramEmulator
from tests.running.phone import Phone
from tests.running.process import Running, until
from tests.running.village import Village

SENDING = "SELECT count(*) FROM deliveries WHERE status = 'sending'"


async def test_a_clean_stop_gives_back_what_it_had_leased(
    telegram: TelegramEmulator, village: Village, bantin: Callable[..., Running]
) -> None:
    """Nothing stays "being sent" after SIGTERM; what a person said while the bot was away is answered by the next."""
    an = Phone.of(telegram, "A Minh")
    async with bantin() as bot:
        await bot.ready()
        await an.enrols(village)
        await an.taps("Số liệu thôn", "bao nhiêu hộ")
        await an.says("85", "dân tộc thiểu số")
        telegram.faults.fail("sendMessage", times=1, chat=an.person.id)  # the next reply has to wait its turn
        an.person.says("80")
        await bot.logs("waits until")

        assert await bot.stop() == 0
    assert village.value(SENDING) == 0
    assert "Traceback" not in bot.said
    an.person.says("12")
    async with bantin() as bot:
        await an.hears("hộ nghèo")
        await an.hears("cận nghèo")
        assert await bot.stop() == 0
    assert not telegram.repeats


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_nothing_is_lost_when_it_is_killed(
    mode: str, telegram: TelegramEmulator, village: Village, bantin: Callable[..., Running]
) -> None:
    """SIGKILL while replies are on their way: every answer stands, the replies come, at most those repeat."""
    an = Phone.of(telegram, "A Minh")
    async with bantin(mode) as bot:
        await bot.ready()
        await an.enrols(village)
        await an.taps("Số liệu thôn", "bao nhiêu hộ")
        telegram.faults.hold("sendMessage", times=1, chat=an.person.id)  # arrives; the bot never learns it
        for text in ("85", "80", "12"):
            an.person.says(text)
        await an.hears("dân tộc thiểu số")
        await until(lambda: village.value("SELECT count(*) FROM deliveries WHERE status = 'sending'") >= 1)
        await bot.kill()
    telegram.faults.clear()
    an.person.says("7")
    async with bantin(mode) as bot:
        await an.hears("dân tộc thiểu số")  # once more: it may not have arrived
        await an.hears("hộ nghèo")
        await an.hears("cận nghèo")
        await an.hears("Trong số hộ nghèo")
        await an.says("12", "Trong số hộ cận nghèo")
        assert await bot.stop() == 0
    state = village.value("SELECT state FROM form_sessions WHERE status = 'active'")
    assert [f'"{value}"' in state for value in (85, 80, 12, 7)] == [True] * 4
    assert village.value("SELECT count(*) FROM inbox") == len(set(telegram.updates.delivered))
    assert telegram.repeats.total() == 1
