"""python-telegram-bot, an independent client, holds a conversation with the emulator."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
)
from telegram import error as tge
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from tests.emulators.telegram import Press, TelegramEmulator

PHOTO = b"\xff\xd8\xff\xe0 a picture of a pigsty " * 50


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"c:{label}")] for label in labels])


@pytest.fixture
async def bot(tg: TelegramEmulator) -> AsyncIterator[Bot]:
    async with Bot(tg.token, base_url=tg.base_url, base_file_url=tg.base_file_url) as bot:
        yield bot


class Village:
    """A bot in PTB's usual manner."""

    def __init__(self) -> None:
        self.seen: list[Any] = []

    async def start(self, update: Any, context: Any) -> None:
        self.seen.append(context.args)
        await update.effective_chat.send_message("Bác đã làm xong chưa ạ?", reply_markup=keyboard("Rồi", "Chưa"))

    async def press(self, update: Any, context: Any) -> None:
        query = update.callback_query
        await query.answer("Dạ")
        await query.edit_message_text(f"Bác chọn {query.data}")

    async def photo(self, update: Any, context: Any) -> None:
        photo = await update.effective_message.photo[-1].get_file()
        self.seen.append(bytes(await photo.download_as_bytearray()))
        await update.effective_message.reply_photo(self.seen[-1], caption="Em nhận được ảnh")

    async def text(self, update: Any, context: Any) -> None:
        verb = "sửa thành" if update.edited_message else "nói"
        await update.effective_message.reply_text(f"Bác {verb} {update.effective_message.text}", do_quote=True)

    @asynccontextmanager
    async def polling(self, tg: TelegramEmulator) -> AsyncIterator[None]:
        builder = Application.builder().token(tg.token).base_url(tg.base_url).base_file_url(tg.base_file_url)
        application = builder.build()
        application.add_handler(CommandHandler("start", self.start))
        application.add_handler(CallbackQueryHandler(self.press))
        application.add_handler(MessageHandler(filters.PHOTO, self.photo))
        application.add_handler(MessageHandler(filters.TEXT, self.text))
        async with application:
            await application.start()
            assert application.updater is not None
            await application.updater.start_polling(poll_interval=0, timeout=5)
            yield
            await application.updater.stop()
            await application.stop()


async def test_a_conversation_by_polling(tg: TelegramEmulator) -> None:
    """Deep link, buttons, edits in place, a correction and a photo both ways, all through PTB's own Updater."""
    village, minh = Village(), tg.person("A Minh")
    async with village.polling(tg):
        minh.starts("KONRAY-7")
        card = await minh.hears()
        press = minh.presses("Rồi")
        assert isinstance(press, Press)
        answer = await press.answered()
        edited = await minh.hears()
        words = minh.says("85 hộ")
        said = await minh.hears()
        minh.edits(words, "86 hộ")
        corrected = await minh.hears()
        minh.sends_photo(PHOTO)
        photo = await minh.hears()
        await tg.drained()

    assert (card.labels, village.seen[0]) == (["Rồi", "Chưa"], ["KONRAY-7"])
    assert answer.text == "Dạ"
    assert (edited.id, edited.text, edited.labels, edited.edited) == (card.id, "Bác chọn c:Rồi", [], True)
    assert (said.text, said.reply_to) == ("Bác nói 85 hộ", words.id)
    assert corrected.text == "Bác sửa thành 86 hộ"
    assert (village.seen[1], minh.file(photo)) == (PHOTO, PHOTO)
    assert tg.calls["getFile"] == 1 and not tg.repeats


async def test_a_contact_is_asked_for_and_shared(tg: TelegramEmulator, bot: Bot) -> None:
    """A reply keyboard button for the phone sends one's own card; the keyboard is not echoed in the Message."""
    minh = tg.person("A Minh", met=True)
    button = KeyboardButton("Gửi số điện thoại", request_contact=True)
    sent = await bot.send_message(minh.id, "Xin số ạ", reply_markup=ReplyKeyboardMarkup([[button]]))
    minh.presses("Gửi số điện thoại")
    minh.shares_contact(own=False)
    minh.shares_place(14.35, 108.0)
    own, other, place = await bot.get_updates()

    assert sent.reply_markup is None
    assert own.message is not None and own.message.contact is not None
    assert own.message.contact.user_id == minh.id
    assert other.message is not None and other.message.contact is not None
    assert other.message.contact.user_id != minh.id
    assert place.message is not None and place.message.location is not None
    assert place.message.location.latitude == 14.35


async def test_files_go_out_in_every_way(tg: TelegramEmulator, bot: Bot) -> None:
    """Upload, known id, album, voice and document arrive as the person would open them."""
    minh = tg.person("A Minh", met=True)
    first = await bot.send_photo(minh.id, PHOTO)
    again = await bot.send_photo(minh.id, first.photo[-1].file_id)
    await bot.send_voice(minh.id, b"OggS", caption="Nghe ạ")
    document = await bot.send_document(minh.id, b"PK", filename="bao-cao.xlsx")
    album = await bot.send_media_group(minh.id, [InputMediaPhoto(PHOTO), InputMediaPhoto(first.photo[-1].file_id)])
    file = await bot.get_file(first.photo[-1].file_id)

    assert [minh.file(shown) for shown in minh.screen] == [PHOTO, PHOTO, b"OggS", b"PK", PHOTO, PHOTO]
    assert again.photo[-1].file_unique_id == first.photo[-1].file_unique_id
    assert document.document is not None and document.document.file_name == "bao-cao.xlsx"
    assert len({message.media_group_id for message in album}) == 1
    assert bytes(await file.download_as_bytearray()) == PHOTO


async def test_the_bot_describes_itself_and_its_menu(tg: TelegramEmulator, bot: Bot) -> None:
    """getMe, setMyCommands, chat action, location, deletion and webhook info are understood by PTB."""
    minh = tg.person("A Minh", met=True)
    await bot.set_my_commands([("baocao", "Báo cáo quý")])
    await bot.send_chat_action(minh.id, "typing")
    place = await bot.send_location(minh.id, 14.35, 108.0)
    await place.delete()

    assert bot.username == "bantin_bot"
    assert (await bot.get_my_commands())[0].command == "baocao"
    assert minh.account.actions == ["typing"] and minh.screen == []
    assert (await bot.get_webhook_info()).pending_update_count == 0


async def test_refusals_become_the_client_s_exceptions(tg: TelegramEmulator, bot: Bot) -> None:
    """Each refusal arrives as the class PTB has for it, with the platform's words."""
    minh, blocker, gone = tg.person("A Minh", met=True), tg.person("Y Blai", met=True), tg.person("A Gone", met=True)
    blocker.blocks()
    gone.account.deactivated = True
    card = await bot.send_message(minh.id, "Chào bác", reply_markup=keyboard("A"))
    cases: list[tuple[Any, type[tge.TelegramError], str]] = [
        (bot.send_message(minh.id, "  "), tge.BadRequest, "Message text is empty"),
        (bot.send_message(minh.id, "a" * 4097), tge.BadRequest, "Message is too long"),
        (bot.send_message(404, "a"), tge.BadRequest, "Chat not found"),
        (bot.send_message(blocker.id, "a"), tge.Forbidden, "Forbidden: bot was blocked by the user"),
        (bot.send_message(gone.id, "a"), tge.Forbidden, "Forbidden: user is deactivated"),
        (bot.edit_message_text("a", minh.id, 999), tge.BadRequest, "Message to edit not found"),
        (card.edit_text("Chào bác", reply_markup=keyboard("A")), tge.BadRequest, "Message is not modified"),
        (bot.delete_message(minh.id, 999), tge.BadRequest, "Message to delete not found"),
        (bot.answer_callback_query("1"), tge.BadRequest, "Query is too old and response timeout expired"),
        (bot.get_file("nothing"), tge.BadRequest, "Invalid file_id"),
        (bot.do_api_request("sendSmoke", {}), tge.EndPointNotFound, "Endpoint 'sendSmoke' not found in Bot API"),
    ]
    for call, kind, words in cases:
        with pytest.raises(kind) as refused:
            await call
        assert type(refused.value) is kind
        assert words in str(refused.value)


async def test_faults_become_the_client_s_exceptions(
    tg: TelegramEmulator, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A flood says how long to wait, 5xx and resets are network errors, and then it works again."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    minh = tg.person("A Minh", met=True)
    tg.faults.flood("sendMessage", retry_after=7)
    with pytest.raises(tge.RetryAfter) as flooded:
        await bot.send_message(minh.id, "một")
    assert flooded.value.retry_after == timedelta(seconds=7)
    for trouble in (tg.faults.fail, tg.faults.reset, tg.faults.lose_answer):
        trouble("sendMessage")
        with pytest.raises(tge.NetworkError) as failed:
            await bot.send_message(minh.id, trouble.__name__)
        assert type(failed.value) is tge.NetworkError
    tg.faults.fail("sendMessage", status=502)
    with pytest.raises(tge.NetworkError, match="Bad Gateway"):
        await bot.send_message(minh.id, "hai")
    await bot.send_message(minh.id, "ba")

    assert [shown.text for shown in minh.screen] == ["lose_answer", "ba"]


async def test_a_wrong_token_is_refused_at_once(tg: TelegramEmulator) -> None:
    """The token is looked at before any fault and any method."""
    tg.faults.fail("*", times=None)
    stranger = Bot("999:wrong", base_url=tg.base_url)
    with pytest.raises(tge.InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    await stranger.request.shutdown()

    assert tg.calls["getMe"] == 1


async def test_a_second_poller_is_a_conflict(tg: TelegramEmulator, bot: Bot) -> None:
    """Polling while a webhook is set raises Conflict."""
    await bot.set_webhook("https://bantin.example.vn/telegram")
    with pytest.raises(tge.Conflict, match="webhook is active"):
        await bot.get_updates()
