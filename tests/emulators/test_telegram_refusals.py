"""What the emulator refuses, word for word, and what it just lets through."""

from io import BytesIO
from typing import Any

import aiohttp
import pytest

from tests.emulators.conftest import Ask
from tests.emulators.telegram import TelegramEmulator
from tests.emulators.telegram.files import DOWNLOAD_LIMIT, PHOTO_LIMIT
from tests.emulators.telegram.parameters import UPLOAD_LIMIT

SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n\t"}, "message text is empty"),
        ({"text": "ệ" * 4097}, "message is too long"),
        ({"text": "🐖" * 2049}, "message is too long"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "chat_id": None}, "chat_id is empty"),
        ({"text": "a", "chat_id": 7}, "chat not found"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
        ({"text": "a", "reply_markup": inline(text="Có")}, "Text buttons are not allowed in the inline keyboard"),
        ({"text": "a", "reply_markup": inline(text="Có", callback_data="ộ" * 22)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": inline(text="Có", callback_data="")}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": inline(text="Có", url="nowhere")}, "BUTTON_URL_INVALID"),
        ({"text": "a", "parse_mode": "rtf"}, "unsupported parse_mode"),
        (
            {"text": "a < <x>b</x>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "" at byte offset 2',
        ),
    ],
)
async def test_a_message_is_refused(tg: TelegramEmulator, ask: Ask, values: dict[str, Any], sentence: str) -> None:
    """400 with the platform's sentence, and nothing on the screen."""
    minh = tg.person("A Minh", met=True)

    assert await ask("sendMessage", **{"chat_id": minh.id, **values}) == f"400 Bad Request: {sentence}"
    assert minh.screen == []


@pytest.mark.parametrize(
    "values",
    [
        {"text": "ệ" * 4096},
        {"text": "<b>" + "a" * 4096 + "</b>", "parse_mode": "HTML"},
        {"text": "a", "reply_markup": inline(text="Có", callback_data="ộ" * 21 + "a")},
        {"text": "a", "reply_markup": inline(text="Trang", url="https://konray.gov.vn")},
        {"text": "a", "reply_parameters": {"message_id": 99, "allow_sending_without_reply": True}},
        {"text": "  a  "},
    ],
)
async def test_a_message_at_the_limit_goes_through(tg: TelegramEmulator, ask: Ask, values: dict[str, Any]) -> None:
    """Limits count after entity parsing, codes in bytes; text is trimmed."""
    minh = tg.person("A Minh", met=True)
    sent = await ask("sendMessage", chat_id=minh.id, **values)

    assert sent["text"] == minh.screen[0].text == values["text"].strip().removeprefix("<b>").removesuffix("</b>")


async def test_edits_are_refused(tg: TelegramEmulator, ask: Ask) -> None:
    """Gone, foreign, unchanged or textless messages are not edited."""
    minh = tg.person("A Minh")
    mine = minh.says("85")
    keyboard = inline(text="Có", callback_data="co")
    card = await ask("sendMessage", chat_id=minh.id, text="Chào bác", reply_markup=keyboard)
    place = await ask("sendLocation", chat_id=minh.id, latitude=14.3, longitude=108)

    async def edit(message: int, text: str, **more: Any) -> Any:
        return await ask("editMessageText", chat_id=minh.id, message_id=message, text=text, **more)

    assert await edit(999, "a") == "400 Bad Request: message to edit not found"
    assert await edit(mine.id, "a") == "400 Bad Request: message can't be edited"
    assert await edit(place["message_id"], "a") == "400 Bad Request: there is no text in the message to edit"
    assert await edit(card["message_id"], " Chào bác ", reply_markup=keyboard) == f"400 Bad Request: {SAME}"
    assert (await edit(card["message_id"], "Chào bác"))["text"] == "Chào bác"
    assert await edit(card["message_id"], "") == "400 Bad Request: message text is empty"
    without = await ask("editMessageReplyMarkup", chat_id=minh.id, message_id=card["message_id"])
    assert without == f"400 Bad Request: {SAME}"


async def test_a_message_is_deleted_within_48_hours(tg: TelegramEmulator, ask: Ask) -> None:
    """Later, twice, or unknown: refused."""
    minh = tg.person("A Minh", met=True)
    young, old = [(await ask("sendMessage", chat_id=minh.id, text=text))["message_id"] for text in ("một", "hai")]

    assert await ask("deleteMessage", chat_id=minh.id, message_id=young) is True
    assert await ask("deleteMessage", chat_id=minh.id, message_id=young) == (
        "400 Bad Request: message to delete not found"
    )
    tg.forward(48 * 3600 + 1)
    assert await ask("deleteMessage", chat_id=minh.id, message_id=old) == (
        "400 Bad Request: message can't be deleted for everyone"
    )
    assert [shown.text for shown in minh.screen] == ["hai"]


async def test_a_press_is_answered_once_and_in_time(tg: TelegramEmulator, ask: Ask) -> None:
    """A second answer, a late one and an invented one get the same words; a long one another."""
    minh = tg.person("A Minh", met=True)
    await ask("sendMessage", chat_id=minh.id, text="?", reply_markup=inline(text="Có", callback_data="co"))
    card = await minh.hears()
    too_old = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    first, late = minh.presses_old(card, "Có"), minh.presses_old(card, "Có")

    assert await ask("answerCallbackQuery", callback_query_id=first.query.id, text="a" * 201) == (
        "400 Bad Request: MESSAGE_TOO_LONG"
    )
    assert await ask("answerCallbackQuery", callback_query_id=first.query.id) is True
    assert await ask("answerCallbackQuery", callback_query_id=first.query.id) == too_old
    tg.forward(3600)
    assert await ask("answerCallbackQuery", callback_query_id=late.query.id) == too_old
    assert await ask("answerCallbackQuery", callback_query_id="1") == too_old


async def test_nobody_is_written_to_before_they_wrote(tg: TelegramEmulator, ask: Ask) -> None:
    """A chat exists once the person starts it; blocking ends it until unblocked."""
    minh = tg.person("A Minh")
    stranger = await ask("sendMessage", chat_id=minh.id, text="a")
    minh.starts()
    minh.blocks()
    blocked = await ask("sendMessage", chat_id=minh.id, text="a")
    minh.unblocks()
    sent = await ask("sendMessage", chat_id=minh.id, text="a")

    assert stranger == "400 Bad Request: chat not found"
    assert blocked == "403 Forbidden: bot was blocked by the user"
    assert sent["text"] == "a"


async def test_files_have_limits(tg: TelegramEmulator, ask: Ask) -> None:
    """20 MB down, 50 MB up, 10 MB for a photo, 1,024 letters of caption, and no empty file."""
    minh = tg.person("A Minh")
    fits = minh.sends_document(bytes(DOWNLOAD_LIMIT), "anh.jpg")
    big = minh.sends_document(bytes(DOWNLOAD_LIMIT + 1), "anh.jpg")
    photo = minh.sends_photo(b"\xff\xd8")

    assert (await ask("getFile", file_id=fits.file_id))["file_size"] == DOWNLOAD_LIMIT
    assert await ask("getFile", file_id=big.file_id) == "400 Bad Request: file is too big"
    assert await ask("getFile", file_id="x") == "400 Bad Request: invalid file_id"
    assert await ask("sendPhoto", chat_id=minh.id) == "400 Bad Request: there is no photo in the request"
    assert await ask("sendPhoto", chat_id=minh.id, photo=photo.file_id, caption="a" * 1025) == (
        "400 Bad Request: message caption is too long"
    )
    url = f"{tg.base_url}{tg.token}/sendPhoto?chat_id={minh.id}"
    async with aiohttp.ClientSession() as session:
        for size, status in ((0, 400), (PHOTO_LIMIT, 200), (PHOTO_LIMIT + 1, 400), (UPLOAD_LIMIT + 1, 413)):
            form = aiohttp.FormData()
            form.add_field("photo", BytesIO(bytes(size)), filename="a.jpg")
            async with session.post(url, data=form) as answer:
                assert answer.status == status, size


async def test_token_then_fault_then_method(tg: TelegramEmulator, ask: Ask) -> None:
    """A wrong token uses up no fault; a fault hides an unknown method."""
    tg.faults.flood(retry_after=3)

    assert await ask("sendSmoke", token="999:wrong") == "401 Unauthorized"
    assert await ask("sendSmoke") == "429 Too Many Requests: retry after 3"
    assert await ask("sendSmoke") == "404 Not Found: method not found"


@pytest.mark.parametrize("way", ["query", "json", "form", "multipart"])
async def test_parameters_come_in_every_way(tg: TelegramEmulator, way: str) -> None:
    """GET with a query, JSON, a form and multipart mean the same; method names ignore case."""
    minh = tg.person("A Minh", met=True)
    url = f"{tg.base_url}{tg.token}/SENDmessage"
    values = {"chat_id": str(minh.id), "text": "Chào bác Mười", "reply_markup": '{"keyboard": [["Có"], ["Không"]]}'}
    multipart = aiohttp.FormData(values, default_to_multipart=True)
    ways: dict[str, Any] = {
        "query": {"method": "GET", "params": values},
        "json": {"method": "POST", "json": values},
        "form": {"method": "POST", "data": values},
        "multipart": {"method": "POST", "data": multipart},
    }
    async with aiohttp.ClientSession() as session, session.request(url=url, **ways[way]) as answer:
        body = await answer.json()

    assert body["result"]["text"] == "Chào bác Mười"
    assert "reply_markup" not in body["result"] and minh.keyboard == ["Có", "Không"]
    assert tg.calls["sendMessage"] == 1


@pytest.mark.parametrize(
    ("commands", "answer"),
    [
        ([{"command": "baocao", "description": "Báo cáo"}], True),
        ([{"command": "Báo-cáo", "description": "Báo cáo"}], "400 Bad Request: BOT_COMMAND_INVALID"),
        ([{"command": "baocao", "description": ""}], "400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "a", "description": "b"}] * 101, "400 Bad Request: BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_are_checked(ask: Ask, commands: list[Any], answer: Any) -> None:
    """A command is latin letters, digits and underscores, with a description."""
    assert await ask("setMyCommands", commands=commands) == answer
