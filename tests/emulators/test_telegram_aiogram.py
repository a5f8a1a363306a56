"""aiogram, a second independent client, by polling and behind a webhook."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram import exceptions as age
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.methods import SendMessage
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from tests.emulators.telegram import Press, TelegramEmulator

PHOTO = b"\xff\xd8\xff\xe0 a picture of a cow " * 50


def keyboard(**buttons: Any) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(**buttons)]])


@asynccontextmanager
async def connected(tg: TelegramEmulator) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(tg.server))
    async with Bot(tg.token, session=session) as bot:
        yield bot


@pytest.fixture
async def bot(tg: TelegramEmulator) -> AsyncIterator[Bot]:
    async with connected(tg) as bot:
        yield bot


def village() -> tuple[Dispatcher, list[bytes]]:
    dispatcher, photos = Dispatcher(), []

    @dispatcher.message(CommandStart())
    async def start(message: Message) -> None:
        await message.answer("<b>Bác</b> đã làm xong chưa ạ?", reply_markup=keyboard(text="Rồi", callback_data="roi"))

    @dispatcher.callback_query()
    async def press(query: CallbackQuery) -> None:
        await query.answer("Dạ", show_alert=True)
        assert isinstance(query.message, Message)
        await query.message.edit_text(f"Bác chọn {query.data}")

    @dispatcher.message(F.photo)
    async def photo(message: Message, bot: Bot) -> None:
        assert message.photo
        content = await bot.download(message.photo[-1])
        assert content is not None
        photos.append(content.read())
        await message.reply_photo(BufferedInputFile(photos[-1], "anh.jpg"), caption="Em nhận được ảnh")

    @dispatcher.edited_message()
    async def corrected(message: Message) -> SendMessage:
        return SendMessage(chat_id=message.chat.id, text=f"Bác sửa thành {message.text}")

    @dispatcher.message(F.text)
    async def text(message: Message) -> Any:
        return message.answer(f"Bác nói {message.text}")

    return dispatcher, photos


@asynccontextmanager
async def by_polling(tg: TelegramEmulator, dispatcher: Dispatcher) -> AsyncIterator[None]:
    import asyncio

    async with connected(tg) as bot:
        polling = asyncio.get_running_loop().create_task(
            dispatcher.start_polling(bot, polling_timeout=5, handle_signals=False, close_bot_session=False)
        )
        await tg.called("getUpdates")
        yield
        await dispatcher.stop_polling()
        await polling


@asynccontextmanager
async def by_webhook(tg: TelegramEmulator, dispatcher: Dispatcher) -> AsyncIterator[None]:
    async with connected(tg) as bot:
        application = web.Application()
        handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="s3cret")
        handler.register(application, path="/hook")
        runner = web.AppRunner(application)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
        yield
        await bot.delete_webhook()
        await runner.cleanup()


@pytest.mark.parametrize("way", [by_polling, by_webhook])
async def test_a_conversation(tg: TelegramEmulator, way: Any) -> None:
    """Buttons, edits, corrections, photos; behind a webhook some answers ride in the response, as multipart."""
    dispatcher, photos = village()
    minh = tg.person("A Minh")
    async with way(tg, dispatcher):
        minh.starts()
        card = await minh.hears()
        press = minh.presses("roi")
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

    assert (card.text, card.labels) == ("<b>Bác</b> đã làm xong chưa ạ?", ["Rồi"])
    assert (answer.text, answer.alert) == ("Dạ", True)
    assert (edited.id, edited.text) == (card.id, "Bác chọn roi")
    assert (said.text, corrected.text) == ("Bác nói 85 hộ", "Bác sửa thành 86 hộ")
    assert (photos, minh.file(photo)) == ([PHOTO], PHOTO)
    in_response = [call.method for call in tg.history if call.in_webhook]
    assert in_response == ([] if way is by_polling else ["sendMessage", "sendMessage"])


async def test_a_webhook_with_another_secret_is_delivered_again(tg: TelegramEmulator) -> None:
    """aiogram answers 401 to a wrong secret; the update stays pending until the secret is right."""
    dispatcher, _ = village()
    minh = tg.person("A Minh")
    async with by_webhook(tg, dispatcher):
        tg.webhook.secret, right = "wrong", tg.webhook.secret
        minh.says("85 hộ")
        await tg.world.bell.until(lambda: len(tg.webhook.attempts) >= 2, 5)
        tg.webhook.secret = right
        said = await minh.hears()

    assert said.text == "Bác nói 85 hộ"
    assert {reason for _, reason in tg.webhook.attempts[:2]} == {"Wrong response from the webhook: 401 Unauthorized"}


async def test_formatting_is_read_by_the_platform(tg: TelegramEmulator, bot: Bot) -> None:
    """HTML becomes entities counted in UTF-16 units, and a broken tag is refused."""
    minh = tg.person("A Minh", met=True)
    sent = await bot.send_message(minh.id, "🐖 <b>Kon Rẫy</b> &lt; /baocao", parse_mode="HTML")
    with pytest.raises(age.TelegramBadRequest, match="can't parse entities: Can't find end tag"):
        await bot.send_message(minh.id, "<b>Kon Rẫy", parse_mode="HTML")

    assert sent.text == "🐖 Kon Rẫy < /baocao"
    assert sent.entities is not None
    assert [(entity.type, entity.extract_from(sent.text)) for entity in sent.entities] == [
        ("bold", "Kon Rẫy"),
        ("bot_command", "/baocao"),
    ]


async def test_an_album_is_several_messages(tg: TelegramEmulator, bot: Bot) -> None:
    """sendMediaGroup with uploads; a single photo is not an album."""
    minh = tg.person("A Minh", met=True)
    photos = [InputMediaPhoto(media=BufferedInputFile(PHOTO + bytes([n]), f"{n}.jpg")) for n in range(3)]
    await bot.send_media_group(minh.id, list(photos))
    with pytest.raises(age.TelegramBadRequest, match="wrong number of messages"):
        await bot.send_media_group(minh.id, list(photos[:1]))

    assert [minh.file(shown)[-1] for shown in minh.screen] == [0, 1, 2]


async def test_refusals_become_the_client_s_exceptions(tg: TelegramEmulator, bot: Bot) -> None:
    """Each refusal arrives as the class aiogram has for it, with the platform's words."""
    minh, blocker = tg.person("A Minh", met=True), tg.person("Y Blai", met=True)
    blocker.blocks()
    code = keyboard(text="Có", callback_data="có" * 22)
    cases: list[tuple[Any, type[age.TelegramAPIError], str]] = [
        (bot.send_message(minh.id, " \n"), age.TelegramBadRequest, "message text is empty"),
        (bot.send_message(minh.id, "a", reply_markup=code), age.TelegramBadRequest, "BUTTON_DATA_INVALID"),
        (bot.send_message(minh.id, "a", reply_markup=keyboard(text="A")), age.TelegramBadRequest, "Text buttons are"),
        (bot.send_message(blocker.id, "a"), age.TelegramForbiddenError, "bot was blocked by the user"),
        (bot.send_photo(minh.id, "no-such-id"), age.TelegramBadRequest, "wrong file identifier/HTTP URL specified"),
        (bot.answer_callback_query("77"), age.TelegramBadRequest, "query is too old and response timeout expired"),
        (bot.get_file("x"), age.TelegramBadRequest, "invalid file_id"),
    ]
    for call, kind, words in cases:
        with pytest.raises(kind, match=words):
            await call
    async with Bot("999:wrong", session=bot.session) as stranger:
        with pytest.raises(age.TelegramUnauthorizedError):
            await stranger.get_me()


async def test_faults_become_the_client_s_exceptions(tg: TelegramEmulator, bot: Bot) -> None:
    """Floods, server errors, resets and conflicts each have their class."""
    minh = tg.person("A Minh", met=True)
    tg.faults.flood(retry_after=7)
    with pytest.raises(age.TelegramRetryAfter) as flooded:
        await bot.send_message(minh.id, "một")
    tg.faults.fail()
    with pytest.raises(age.TelegramServerError):
        await bot.send_message(minh.id, "hai")
    tg.faults.reset()
    with pytest.raises(age.TelegramNetworkError):
        await bot.send_message(minh.id, "ba")
    await bot.set_webhook("https://bantin.example.vn/hook")
    with pytest.raises(age.TelegramConflictError, match="webhook is active"):
        await bot.get_updates()

    assert flooded.value.retry_after == 7
    assert minh.screen == []
