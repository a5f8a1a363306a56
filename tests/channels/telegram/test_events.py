"""What Telegram's updates mean to us, over recorded payloads."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.channels.telegram.events import to_event
from bot.channels.telegram.payload import callback_id, read, read_or_skip
from bot.core.chat import Address, Contact, Content, Event, Media, MediaKind, Place, Press, Stopped, Text, Unsupported
from tests.channels.telegram.recorded import PAYLOADS, RECEIVED_AT, payload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SENT_AT = datetime.fromtimestamp(1795142462, UTC)

MEANS: dict[str, Content | None] = {
    "text": Text("12 hộ nghèo"),
    "text_with_link": Text("xem https://konray.example ạ"),
    "text_without_last_name": Text("có"),
    "start_with_code": Text("/start KR-7Q4M"),
    "reply_to_question": Text("7"),
    "forwarded": Text("Mời bà con họp 19h"),
    "edited_text": Text("13 hộ nghèo"),
    "edited_caption": Media(
        MediaKind.PHOTO, "AgACAgUAAx0_s", mime="image/jpeg", size=1210, caption="chuồng trâu nhà A Nhơn"
    ),
    "press": Press("s3f:done", "52"),
    "press_on_inaccessible_card": Press("old:1", "12"),
    "press_in_group": None,
    "press_of_inline_mode": None,
    "press_without_data": Unsupported("callback_query"),
    "photo": Media(MediaKind.PHOTO, "AgACAgUAAx0_y", mime="image/jpeg", size=181220, caption="Chuồng bò nhà Y Hai"),
    "photo_of_album": Media(MediaKind.PHOTO, "AgACAgUAAx0_y", mime="image/jpeg", size=181220),
    "photo_sent_as_file": Media(MediaKind.PHOTO, "BQACAgUAAx_h", "IMG_2026.heic", "image/heic", 2411724, "ruộng"),
    "voice": Media(MediaKind.VOICE, "AwACAgUAAx_v", mime="audio/ogg", size=28411),
    "audio": Media(MediaKind.AUDIO, "CQACAgUAAx_a", "loa-thon.mp3", "audio/mpeg", 2900123),
    "video": Media(MediaKind.VIDEO, "BAACAgUAAx_d", "ho-ca.mp4", "video/mp4", 6021345, "hồ cá"),
    "round_video": Media(MediaKind.VIDEO, "DQACAgUAAx_n", mime="video/mp4", size=812345),
    "document": Media(MediaKind.DOCUMENT, "BQACAgUAAx_x", "danh sách hộ.xlsx", XLSX, 30211, "danh sách ạ"),
    "document_too_large": Media(MediaKind.DOCUMENT, "BQACAgUAAx_z", "anh-goc.zip", "application/zip", 31457280),
    "document_bare": Media(MediaKind.DOCUMENT, "BQACAgUAAx_q"),
    "place": Place(14.512345, 108.261234, 14.0),
    "place_without_accuracy": Place(14.5, 108.25),
    "venue": Place(14.51, 108.26),
    "live_place_moves": None,
    "live_place_ends": None,
    "contact_own": Contact("84912345678", own=True),
    "contact_of_another": Contact("+84 987 654 321", own=False),
    "contact_without_account": Contact("0260123456", own=False),
    "sticker": Unsupported("sticker"),
    "animation": Unsupported("animation"),
    "poll": Unsupported("poll"),
    "dice": Unsupported("dice"),
    "kind_of_the_future": Unsupported("hologram"),
    "pinned": None,
    "timer_changed": None,
    "blocked": Stopped(),
    "unblocked": Stopped(stopped=False),
    "added_to_group": None,
    "text_in_group": None,
    "channel_post": None,
    "edited_in_group": None,
}


def long_way(name: str) -> Event | None:
    return to_event(Update.de_json(payload(name), None), "telegram", RECEIVED_AT)


def test_every_recorded_payload_has_a_meaning_written_down() -> None:
    assert MEANS.keys() == PAYLOADS.keys()


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_recorded_payload_means(name: str) -> None:
    event = long_way(name)

    assert (event.content if event else None) == MEANS[name]


@pytest.mark.parametrize("name", PAYLOADS)
def test_the_short_way_and_the_long_one_agree(name: str) -> None:
    assert read(payload(name), "telegram", RECEIVED_AT) == long_way(name)


def test_a_text_is_known_by_update_chat_message_moment_and_name() -> None:
    event = read(payload("text"), "telegram-kon-ray", RECEIVED_AT)

    assert event == Event(
        key=f"telegram-kon-ray:{payload('text')['update_id']}",
        address=Address("telegram-kon-ray", "6000000017"),
        at=SENT_AT,
        content=Text("12 hộ nghèo"),
        message="41",
        name="Đinh Ring",
    )


def test_an_edited_text_names_the_message_it_corrects_and_the_moment_of_the_edit() -> None:
    event = long_way("edited_text")

    assert event is not None
    assert (event.edited, event.message, event.at.timestamp()) == (True, "41", 1795142522)


def test_a_press_happens_when_it_is_received_and_names_its_card_only() -> None:
    event = read(payload("press"), "telegram", RECEIVED_AT)

    assert event is not None
    assert (event.at, event.message, event.address.chat) == (RECEIVED_AT, None, "6000000017")
    assert callback_id(payload("press")) == "25769803776123456"
    assert callback_id(payload("text")) is None


text_shapes = st.fixed_dictionaries(
    {"message_id": st.integers(1), "date": st.integers(1, 2**31), "text": st.text(min_size=1)},
    optional={"entities": st.just([]), "media_group_id": st.just("1"), "edit_date": st.integers(1, 2**31)},
)


@settings(deadline=None)
@given(text_shapes, st.sampled_from(["private", "group"]), st.text(min_size=1), st.none() | st.text())
def test_any_text_means_the_same_both_ways(fields: dict[str, object], kind: str, first: str, last: str | None) -> None:
    person = {"id": 5, "is_bot": False, "first_name": first} | ({} if last is None else {"last_name": last})
    update = {"update_id": 9, "message": {**fields, "from": person, "chat": {"id": 5, "type": kind}}}

    assert read(update, "t", RECEIVED_AT) == to_event(Update.de_json(update, None), "t", RECEIVED_AT)


@pytest.mark.parametrize(
    "broken",
    [
        {"update_id": 7, "message": None},
        {"update_id": 7, "message": {"text": "a"}},
        {"update_id": 7, "message": {"message_id": 1, "chat": {"id": 1}, "date": "x", "from": {}, "text": "a"}},
        {"update_id": 7, "callback_query": {"id": "1"}},
        {"update_id": 7, "edited_message": []},
        {"update_id": 7, "my_chat_member": 3},
    ],
)
def test_an_unreadable_update_is_logged_by_its_id_and_skipped(
    broken: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert read_or_skip(broken, "telegram", RECEIVED_AT) is None
    assert "update 7 " in caplog.text
