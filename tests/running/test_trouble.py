"""One bot, many people, each in a trouble of their own; nobody else notices, nothing is lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from tests.emulators.telegram import TelegramEmulator
from tests.running.phone import Phone
from tests.running.process import Running, environment, until
from tests.running.village import Village

pytestmark = pytest.mark.asyncio(loop_scope="module")
LARGE = b"\xff\xd8" + bytes(21 * 1024 * 1024)


@dataclass(frozen=True)
class Place:
    """A bot behind a webhook, serving."""

    telegram: TelegramEmulator
    village: Village
    bot: Running

    async def person(self, name: str = "A Minh", unit: str = "Thôn 4", role: str = "village_head") -> Phone:
        """Someone enrolled."""
        return await Phone.of(self.telegram, name).enrols(self.village, unit, role)

    def stopped(self, someone: Phone) -> bool:
        """Whether nothing is sent to this person any more."""
        return bool(self.village.value("SELECT stopped FROM dialogues WHERE address = ?", someone.address))


@pytest.fixture(scope="module")
def founded(founded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Village:
    """A database for all tests here."""
    return Village(founded_sqlite, tmp_path_factory.mktemp("trouble"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(founded: Village) -> AsyncIterator[Place]:
    """The bot; it must have survived everything in the end."""
    async with (
        TelegramEmulator(token="123456:AAE-running-test-token") as telegram,
        Running(**environment(telegram, founded.url, "webhook")) as bot,
    ):
        await bot.ready()
        yield Place(telegram, founded, bot)
        assert await bot.stop() == 0
        assert "Traceback" not in bot.said


@pytest.mark.parametrize("secret", ["", "wrong", "s3cret-of-the-webhooK"])
async def test_a_webhook_without_the_secret_is_refused(secret: str, place: Place) -> None:
    """401, and nothing of it is kept."""
    url = place.bot.environment["BANTIN_PUBLIC_URL"] + "/telegram/telegram"
    an = place.telegram.person("A Trộm")
    chat = {"id": an.id, "type": "private", "first_name": "A Trộm"}
    message = {"message_id": 1, "from": chat | {"is_bot": False}, "chat": chat, "date": 1, "text": "/start"}
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, json={"update_id": 1, "message": message}, headers=headers) as answer,
    ):
        assert answer.status == 401
    assert place.village.rows("SELECT * FROM inbox WHERE key = 'telegram:1'") == []


async def test_a_press_without_the_right_is_refused(place: Place) -> None:
    """Codes of other people's buttons, invented or copied: each refused kindly, and the menu still works."""
    an = await place.person()
    menu = an.person.screen[-1]
    commune = place.village.value("SELECT id FROM units WHERE name = 'Xã Đăk Pne'")
    refused = (f"status:{commune}", f"names:{commune}", "task:KR-2026:2026-Q4:KR-Q1-1", "sent:0", "resume:nosuch")
    for code in refused:
        an.person.sends_press(menu, code)
        await an.hears("chưa được giao quyền")
    await an.taps("Báo cáo việc quý", "Thôn 4")


async def test_a_draft_belongs_to_its_own_chat(place: Place) -> None:
    """A button of somebody else's form opens nothing of theirs."""
    an, hong = await place.person(), await place.person("Y Hồng", "Thôn 5")
    await an.taps("Báo cáo việc quý", "Thôn 4")
    card = await an.taps("Nói cho bà con", "tới đâu rồi")
    code = next(button.code for button in card.buttons if button.code.startswith("f:"))
    menu = hong.person.screen[-1]
    hong.person.sends_press(menu, code)
    await hong.hears("đã xong rồi")
    await an.taps("Xong rồi", "ngày nào")


async def test_a_photo_too_large_is_told_and_the_form_goes_on(place: Place) -> None:
    """Telegram gives bots no file over 20 MB: a kind line, and the report is filed all the same."""
    an = await place.person(unit="Thôn 5")
    await an.taps("Báo cáo việc quý")
    await an.taps("Nói cho bà con", "tới đâu rồi")
    an.person.sends_photo(LARGE)
    await an.hears("tới đâu rồi")
    await an.hears("20 MB")
    await an.says("chưa")
    await an.says("bỏ qua")
    await an.taps("Gửi", "Mã phiếu")


async def test_what_fails_on_the_way_out_arrives_once(place: Place) -> None:
    """429, 500, 502 and a connection cut before anything happened: tried again, heard once."""
    people = [await place.person(f"A Minh {number}") for number in range(4)]
    faults = place.telegram.faults
    chats = [one.person.id for one in people]
    faults.flood("sendMessage", retry_after=1, chat=chats[0])
    faults.fail("sendMessage", 500, chat=chats[1])
    faults.fail("sendMessage", 502, chat=chats[2])
    faults.reset("sendMessage", chat=chats[3])
    await asyncio.gather(*(one.says("trợ giúp", "Bác làm thế này") for one in people))
    await asyncio.gather(*(one.says("menu", "Bác cần làm việc gì") for one in people))
    assert [len(one.person.unheard) for one in people] == [0] * 4


async def test_who_blocks_the_bot_is_left_alone_until_they_write(place: Place) -> None:
    """Telegram's word that they blocked it stops the address; their next word opens it, and the form is still there."""
    an = await place.person()
    await an.taps("Số liệu thôn", "bao nhiêu hộ")
    an.person.blocks()
    await until(lambda: place.stopped(an))
    an.person.unblocks()
    await an.says("85", "dân tộc thiểu số")
    assert not place.stopped(an)


async def test_a_refused_message_stops_the_address(place: Place) -> None:
    """403 on sending says it too: what waits for them is dropped, and it is not tried again."""
    an = await place.person()
    fault = place.telegram.faults.hold("sendMessage", times=1, chat=an.person.id)
    an.person.says("trợ giúp")
    await an.hears()
    an.person.says("trợ giúp")  # its answer waits behind the one that is held
    an.person.account.blocked = True
    fault.release()
    await until(lambda: place.stopped(an))

    an.person.account.blocked = False
    await an.says("85")
    assert not place.stopped(an)
