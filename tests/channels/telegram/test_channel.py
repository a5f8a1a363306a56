"""The channel against a strict Telegram: what people see, what is fetched, what is said of trouble."""

from __future__ import annotations

import logging
import traceback
from datetime import timedelta

import pytest

from bot.channels.channel import Channel
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.errors import FileGone, FileTooLarge
from bot.core.chat import Address, Ask, Choice, Message
from bot.core.delivery import CardGone, Misconfigured, Refused, SendError, Stopped, Throttled, Unavailable
from tests.channels.telegram.conftest import TOKEN
from tests.emulators.telegram import Person, TelegramEmulator

YES_NO = (Choice("q1:y", "Có"), Choice("q1:n", "Không"))


def to(person: Person) -> Address:
    return Address("telegram", str(person.id))


@pytest.fixture
def minh(telegram: TelegramEmulator) -> Person:
    return telegram.person("A Minh", met=True)


def test_it_is_a_channel() -> None:
    channel: Channel = TelegramChannel("telegram", TOKEN)

    assert (channel.name, channel.has_buttons) == ("telegram", True)


async def test_a_message_arrives_with_its_buttons(channel: TelegramChannel, minh: Person) -> None:
    sent = await channel.send(to(minh), Message("Có điện chưa ạ?", YES_NO))

    shown = await minh.hears()
    assert (str(shown.id), shown.text, shown.labels) == (sent.message, "Có điện chưa ạ?", ["Có", "Không"])


async def test_a_card_changes_in_place_and_twice_is_as_good_as_once(channel: TelegramChannel, minh: Person) -> None:
    card = (await channel.send(to(minh), Message("Có điện chưa ạ?", YES_NO))).message

    for _ in range(2):
        sent = await channel.send(to(minh), Message("Có điện chưa ạ?\n✅ Có", card=card))
        assert sent.message == card

    assert [shown.text for shown in minh.screen] == ["Có điện chưa ạ?\n✅ Có"]


async def test_a_card_that_is_gone_is_said_to_be_gone(channel: TelegramChannel, minh: Person) -> None:
    with pytest.raises(CardGone):
        await channel.send(to(minh), Message("a", card="4040"))


async def test_a_long_text_comes_in_parts_with_the_buttons_last(channel: TelegramChannel, minh: Person) -> None:
    sent = await channel.send(to(minh), Message("Thôn một 🔄\n" * 700, YES_NO))

    assert [bool(shown.labels) for shown in minh.screen] == [False, False, True]
    assert str(minh.screen[-1].id) == sent.message


async def test_a_long_text_that_broke_off_goes_on_where_it_broke(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    story = Message("Thôn một 🔄\n" * 700, YES_NO)
    telegram.faults.fail("sendMessage", after=1, times=2)
    for _ in range(2):
        with pytest.raises(Unavailable):
            await channel.send(to(minh), story)
    await channel.send(to(minh), story)

    assert [bool(shown.labels) for shown in minh.screen] == [False, False, True]
    await channel.send(to(minh), story)
    assert len(minh.screen) == 6


async def test_a_share_button_is_shown_and_taken_away_again(channel: TelegramChannel, minh: Person) -> None:
    await channel.send(to(minh), Message("Số của bác ạ?", ask=Ask.CONTACT))
    assert minh.keyboard == ["📱 Gửi số điện thoại"]

    await channel.send(to(minh), Message("Có điện chưa ạ?", YES_NO))
    await channel.send(to(minh), Message("Cảm ơn bác."))

    assert minh.keyboard == []
    assert [shown.text for shown in minh.screen] == ["Số của bác ạ?", "Dạ.", "Có điện chưa ạ?", "Cảm ơn bác."]


async def test_who_blocked_the_bot_or_never_wrote_is_not_written_to(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    minh.blocks()

    for person in (minh, telegram.person("A Lạ")):
        with pytest.raises(Stopped):
            await channel.send(to(person), Message("a"))


async def test_trouble_of_the_platform_is_worth_another_try(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    telegram.faults.flood("sendMessage", retry_after=9)
    with pytest.raises(Throttled) as throttled:
        await channel.send(to(minh), Message("a"))
    assert throttled.value.retry_after == timedelta(seconds=9)

    for trouble in (telegram.faults.fail, telegram.faults.reset):
        trouble("sendMessage")
        with pytest.raises(Unavailable):
            await channel.send(to(minh), Message("a"))
    telegram.faults.fail("sendMessage", status=502)
    with pytest.raises(Unavailable):
        await channel.send(to(minh), Message("a"))

    await channel.send(to(minh), Message("vẫn đến"))
    assert (await minh.hears()).text == "vẫn đến"


async def test_a_photo_is_fetched_as_it_was_sent(channel: TelegramChannel, minh: Person) -> None:
    photo = minh.sends_photo(b"\xff\xd8 chuong bo")

    file = await channel.fetch(photo.file_id)

    assert file.content == b"\xff\xd8 chuong bo"
    assert (file.name.endswith(".jpg"), file.mime) == (True, "image/jpeg")


async def test_a_file_over_20_mb_or_gone_says_so_kindly(channel: TelegramChannel, minh: Person) -> None:
    large = minh.sends_document(bytes(30_000_000), "anh-goc.zip")

    with pytest.raises(FileTooLarge, match="lớn hơn 20 MB"):
        await channel.fetch(large.file_id)
    with pytest.raises(FileGone):
        await channel.fetch("no-such-file")


async def test_a_download_that_breaks_off_is_tried_again_later(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    photo = minh.sends_photo(b"\xff\xd8")
    telegram.faults.fail("download", status=502)

    with pytest.raises(Unavailable):
        await channel.fetch(photo.file_id)


async def test_the_bot_knows_its_name_for_deep_links(channel: TelegramChannel) -> None:
    assert await channel.identify() == "bantin_bot"


async def test_a_wrong_token_is_our_own_fault_and_said_without_the_token(
    telegram: TelegramEmulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = TelegramChannel("telegram", "654321:WRONG_token_of-another", telegram.base_url)
    await wrong.start()
    for ask in (wrong.identify(), wrong.send(Address("telegram", "5"), Message("a")), wrong.fetch("x")):
        with pytest.raises(Misconfigured, match="token is wrong or revoked") as caught:
            await ask
        assert "WRONG" not in "".join(traceback.format_exception(caught.value))
    await wrong.close()

    assert "WRONG" not in caplog.text


@pytest.mark.parametrize("token", ["", "xyz", "987", "987:", ":xyz", "98 7:xyz", "987:khoá bí mật"])
def test_what_cannot_be_a_token_is_refused_at_once_and_not_repeated(token: str) -> None:
    with pytest.raises(Misconfigured, match="does not look like") as caught:
        TelegramChannel("telegram", token)

    assert not token or token not in str(caught.value)


@pytest.mark.parametrize("address", ["api.telegram.org", "ftp://api.telegram.org/bot", "https://", "http://[bad"])
def test_what_cannot_be_an_address_is_refused_at_once(address: str) -> None:
    with pytest.raises(Misconfigured, match="http"):
        TelegramChannel("telegram", TOKEN, address)


def test_a_proxy_we_cannot_speak_to_is_refused_at_once() -> None:
    with pytest.raises(Misconfigured, match="proxy"):
        TelegramChannel("telegram", TOKEN, proxy="socks5://127.0.0.1:1080")


@pytest.mark.parametrize("ending", ["", "/", "/bot", "/bot/"])
async def test_the_address_may_end_before_or_after_bot(telegram: TelegramEmulator, ending: str) -> None:
    channel = TelegramChannel("telegram", TOKEN, telegram.server + ending)
    await channel.start()

    assert await channel.identify() == "bantin_bot"
    await channel.close()


async def test_an_unreachable_telegram_does_not_keep_the_channel_from_starting() -> None:
    channel = TelegramChannel("telegram", TOKEN, "http://127.0.0.1:9/bot")
    await channel.start()

    with pytest.raises(Unavailable) as caught:
        await channel.send(Address("telegram", "5"), Message("a"))

    assert "TEST-token" not in "".join(traceback.format_exception(caught.value))
    await channel.close()


async def test_only_send_errors_leave_a_closed_channel() -> None:
    channel = TelegramChannel("telegram", TOKEN)

    with pytest.raises(SendError):
        await channel.send(Address("telegram", "5"), Message("a"))


async def test_a_press_acknowledged_twice_is_too_old_the_second_time(
    telegram: TelegramEmulator, channel: TelegramChannel, minh: Person
) -> None:
    await channel.send(to(minh), Message("Có điện chưa ạ?", YES_NO))
    press = minh.presses("Có")
    query = (await channel.updates(None, timedelta()))[0]["callback_query"]["id"]

    await channel.acknowledge(query)
    with pytest.raises(Refused):
        await channel.acknowledge(query)

    assert press.answer is not None  # type: ignore[union-attr]
