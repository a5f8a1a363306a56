"""Trouble on demand, and what people can do to a bot."""

import asyncio

import aiohttp
import pytest

from tests.emulators.conftest import Ask
from tests.emulators.telegram import Press, Shown, TelegramEmulator
from tests.emulators.telegram.files import THUMBNAIL

CARD = {"inline_keyboard": [[{"text": "Có", "callback_data": "q1:co"}, {"text": "Xem", "url": "https://a.vn"}]]}


async def test_a_flood_names_the_wait_and_the_chat(tg: TelegramEmulator, ask: Ask) -> None:
    """429 carries parameters.retry_after, for one chat and as many times as told."""
    minh, blai = tg.person("A Minh", met=True), tg.person("Y Blai", met=True)
    fault = tg.faults.flood("sendMessage", retry_after=9, times=2, chat=minh.id)
    url = f"{tg.base_url}{tg.token}/sendMessage"
    call = {"chat_id": minh.id, "text": "a"}
    async with aiohttp.ClientSession() as session, session.post(url, json=call) as answer:
        body = await answer.json()

    assert body["parameters"] == {"retry_after": 9} and answer.status == 429
    assert (await ask("sendMessage", chat_id=blai.id, text="a"))["text"] == "a"
    assert await ask("sendMessage", chat_id=minh.id, text="a") == "429 Too Many Requests: retry after 9"
    assert (await ask("sendMessage", chat_id=minh.id, text="a"))["text"] == "a"
    assert fault.hits == 2


async def test_a_reset_does_nothing_and_a_lost_answer_does_it(tg: TelegramEmulator, ask: Ask) -> None:
    """Both look alike to the client; repeats of the second are counted."""
    minh = tg.person("A Minh", met=True)
    for text, fault in (("một", tg.faults.reset), ("hai", tg.faults.lose_answer)):
        fault("sendMessage")
        with pytest.raises(aiohttp.ClientConnectionError):
            await ask("sendMessage", chat_id=minh.id, text=text)
        await ask("sendMessage", chat_id=minh.id, text=text)

    assert [shown.text for shown in minh.screen] == ["một", "hai", "hai"]
    assert tg.repeats == {"sendMessage": 1}


async def test_an_answer_is_held_back_until_released(tg: TelegramEmulator, ask: Ask) -> None:
    """The message is there long before the client knows."""
    minh = tg.person("A Minh", met=True)
    fault = tg.faults.hold("sendMessage")
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        sending = group.create_task(ask("sendMessage", chat_id=minh.id, text="a"))
        await minh.hears()
        early = sending.done()
        fault.release()

    assert not early and sending.result()["text"] == "a"


async def test_a_download_can_fail_too(tg: TelegramEmulator, ask: Ask) -> None:
    """Faults on "download": an error, a reset, then the file; a wrong token gets nothing."""
    photo = tg.person("A Minh").sends_photo(b"\xff\xd8 pig")
    path = (await ask("getFile", file_id=photo.file_id))["file_path"]
    tg.faults.fail("download", status=503)
    tg.faults.reset("download", times=2)  # aiohttp itself tries a GET once more
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{tg.base_file_url}{tg.token}/{path}") as answer:
            assert answer.status == 503
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.get(f"{tg.base_file_url}{tg.token}/{path}")
        async with session.get(f"{tg.base_file_url}{tg.token}/{path}") as answer:
            assert await answer.read() == b"\xff\xd8 pig"
        async with session.get(f"{tg.base_file_url}999:wrong/{path}") as answer:
            assert answer.status == 401


async def test_a_photo_comes_in_sizes(tg: TelegramEmulator, ask: Ask) -> None:
    """The first size is a thumbnail, the last one the picture."""
    tg.person("A Minh").sends_album([b"\xff\xd8 1", b"\xff\xd8 2"], "Chuồng heo")
    first, second = [update["message"] for update in await ask("getUpdates")]
    contents = [tg.files.find(size["file_id"]) for size in first["photo"]]

    assert [kept and kept.content for kept in contents] == [THUMBNAIL, b"\xff\xd8 1"]
    assert first["caption"] == "Chuồng heo" and "caption" not in second
    assert first["media_group_id"] == second["media_group_id"]


async def test_buttons_are_pressed_by_label_or_code_newest_first(tg: TelegramEmulator, ask: Ask) -> None:
    """An old card can still be pressed as it was when seen, even edited or deleted since."""
    minh = tg.person("A Minh", met=True)
    old = await ask("sendMessage", chat_id=minh.id, text="1", reply_markup=CARD)
    seen = await minh.hears()
    new = await ask("sendMessage", chat_id=minh.id, text="2", reply_markup=CARD)
    minh.presses("Có")
    minh.presses("q1:co")
    await ask("editMessageText", chat_id=minh.id, message_id=old["message_id"], text="1, xong")
    minh.presses_old(seen, "Có")
    await ask("deleteMessage", chat_id=minh.id, message_id=old["message_id"])
    minh.presses_old(seen, "Có")
    queries = [update["callback_query"] for update in await ask("getUpdates")]

    assert [query["data"] for query in queries] == ["q1:co"] * 4
    assert [query["message"]["message_id"] for query in queries] == [new["message_id"]] * 2 + [old["message_id"]] * 2
    assert queries[2]["message"]["text"] == "1, xong" and queries[3]["message"]["date"] == 0
    with pytest.raises(AssertionError, match="no button 'Không'"):
        minh.presses("Không")
    with pytest.raises(AssertionError, match="opens a link"):
        minh.presses("Xem")


async def test_a_person_presses_anything(tg: TelegramEmulator, ask: Ask) -> None:
    """Callback data is user input: any code can come, on any message."""
    minh = tg.person("A Minh", met=True)
    await ask("sendMessage", chat_id=minh.id, text="1")
    press = minh.sends_press(await minh.hears(), "approve:everything")
    (update,) = await ask("getUpdates")
    await ask("answerCallbackQuery", callback_query_id=press.query.id, text="Bác không có quyền", show_alert=True)

    assert isinstance(press, Press)
    assert update["callback_query"]["data"] == "approve:everything"
    assert press.answer is not None and press.answer.alert


async def test_a_long_text_leaves_the_phone_in_pieces(tg: TelegramEmulator, ask: Ask) -> None:
    """5,000 letters are two messages, as the app sends them."""
    tg.person("A Minh").says("ạ" * 5000)

    assert [len(update["message"]["text"]) for update in await ask("getUpdates")] == [4096, 904]


async def test_hearing_is_in_order_and_of_that_moment(tg: TelegramEmulator, ask: Ask) -> None:
    """What is heard is a snapshot; the screen shows the present."""
    minh = tg.person("A Minh", met=True)
    sent = await ask("sendMessage", chat_id=minh.id, text="một", reply_markup=CARD)
    await ask("editMessageText", chat_id=minh.id, message_id=sent["message_id"], text="hai")
    first, second = await minh.hears(), await minh.hears()

    assert (first.text, first.labels, first.edited) == ("một", ["Có", "Xem"], False)
    assert (second.text, second.labels, second.edited) == ("hai", [], True)
    assert minh.screen == [second] and minh.unheard == []
    with pytest.raises(TimeoutError, match=r"A Minh heard nothing in 0 s; last on screen: \['hai'\]"):
        await minh.hears(timeout=0)


async def test_other_things_people_send(tg: TelegramEmulator, ask: Ask) -> None:
    """Voice, sticker, place and replies carry what the platform says they carry."""
    minh = tg.person("A Minh")
    words: Shown = minh.says("85")
    minh.says("không, 86", reply_to=words)
    minh.sends_voice(b"OggS")
    minh.sends_sticker()
    minh.starts("KONRAY-7")
    reply, voice, sticker, start = [update["message"] for update in (await ask("getUpdates"))[1:]]

    assert reply["reply_to_message"]["text"] == "85"
    assert (voice["voice"]["mime_type"], sticker["sticker"]["emoji"]) == ("audio/ogg", "👍")
    assert start["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
