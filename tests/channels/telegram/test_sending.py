"""A message of ours becomes calls within Telegram's limits."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.sending import ACKNOWLEDGED, MAX_BUTTONS, Call, calls
from bot.channels.telegram.splitting import TEXT_UNITS, units
from bot.core.chat import CODE_BYTES, Ask, Choice, Message
from bot.core.delivery import CardGone, Refused, SendError

YES_NO = (Choice("q1:y", "Có"), Choice("q1:n", "Không"))
MODES = ("inline_keyboard", "keyboard", "remove_keyboard")


def one(message: Message, *, keyboard_open: bool = False) -> Call:
    (call,) = calls("77", message, keyboard_open=keyboard_open)
    return call


def test_a_plain_text_is_sent_without_markup_and_without_link_previews() -> None:
    assert one(Message("Chào bác *A_Ring* <b>ạ")) == Call(
        "sendMessage",
        {"chat_id": 77, "text": "Chào bác *A_Ring* <b>ạ", "link_preview_options": {"is_disabled": True}},
    )


def test_choices_are_buttons_in_columns() -> None:
    choices = tuple(Choice(f"c{number}", f"{number}") for number in range(1, 6))

    rows = one(Message("Mấy?", choices, columns=2)).body["reply_markup"]["inline_keyboard"]

    assert [[button["text"] for button in row] for row in rows] == [["1", "2"], ["3", "4"], ["5"]]
    assert rows[0][0]["callback_data"] == "c1"


def test_a_card_is_changed_in_place_and_loses_its_buttons_where_there_are_none() -> None:
    call = one(Message("✅ Có", card="52"))

    assert (call.method, call.body["message_id"], "reply_markup" in call.body) == ("editMessageText", 52, False)


def test_a_card_of_another_channel_is_gone() -> None:
    with pytest.raises(CardGone):
        calls("77", Message("a", card="web-3"))


def test_buttons_stand_under_the_last_part_of_a_long_text() -> None:
    first, last = calls("77", Message("dòng\n" * 1000, YES_NO, card="52"))

    assert (first.method, last.method) == ("editMessageText", "sendMessage")
    assert ("reply_markup" in first.body, "reply_markup" in last.body) == (False, True)


def test_a_wish_for_a_place_is_a_reply_keyboard_with_the_choices_as_plain_buttons() -> None:
    markup = one(Message("Nhà ở đâu ạ?", (Choice("skip", "Bỏ qua"),), ask=Ask.PLACE)).body["reply_markup"]

    assert markup["keyboard"] == [[{"text": "📍 Gửi vị trí", "request_location": True}], [{"text": "Bỏ qua"}]]
    assert markup["one_time_keyboard"] and markup["resize_keyboard"]


def test_a_wish_for_a_phone_number_is_a_new_message_even_where_a_card_is_named() -> None:
    """Telegram cannot edit a reply keyboard in."""
    call = one(Message("Số của bác ạ?", card="52", ask=Ask.CONTACT))

    assert call.method == "sendMessage"
    assert call.body["reply_markup"]["keyboard"][0][0]["request_contact"] is True


def test_an_open_keyboard_goes_with_the_next_plain_message() -> None:
    assert one(Message("Cảm ơn bác."), keyboard_open=True).body["reply_markup"] == {"remove_keyboard": True}


def test_an_open_keyboard_goes_before_buttons_come() -> None:
    away, question = calls("77", Message("Có điện chưa ạ?", YES_NO), keyboard_open=True)

    assert (away.body["text"], away.body["reply_markup"]) == (ACKNOWLEDGED, {"remove_keyboard": True})
    assert "inline_keyboard" in question.body["reply_markup"]


def test_more_choices_than_buttons_fit_are_a_numbered_list() -> None:
    many = tuple(Choice(f"c{number}", f"Thôn {number}") for number in range(MAX_BUTTONS + 1))

    call = one(Message("Thôn nào ạ?", many))

    assert call.body["text"].splitlines()[:2] == ["Thôn nào ạ?", "1. Thôn 0"]
    assert "reply_markup" not in call.body


@pytest.mark.parametrize(
    ("chat", "message", "why"),
    [
        ("77", Message(" \n"), "empty"),
        ("77", Message("x" * 50_000), "too long: 50000"),
        ("77", Message("a", (Choice("ệ" * 22, "A"),)), "66 bytes"),
        ("77", Message("a", (Choice("", "A"),)), "0 bytes"),
        ("77", Message("a", (Choice("c", " "),)), "no label"),
        ("@ai", Message("a"), "not a chat"),
        ("²", Message("a"), "not a chat"),
    ],
)
def test_what_telegram_would_never_take_is_refused_by_name(chat: str, message: Message, why: str) -> None:
    with pytest.raises(Refused, match=why):
        calls(chat, message)


anything = st.text(st.characters() | st.sampled_from("\n 🔄ạ"), max_size=40)
messages = st.builds(
    Message,
    text=st.builds(lambda text, times: text * times, anything, st.sampled_from([1, 1, 1, 200, 3000])),
    choices=st.lists(st.builds(Choice, anything, anything), max_size=12).map(tuple),
    columns=st.integers(-1, 20),
    card=st.none() | st.from_regex(r"[0-9]{1,9}", fullmatch=True) | anything,
    ask=st.none() | st.sampled_from(Ask),
)


@settings(deadline=None)
@given(messages, st.booleans())
def test_any_message_goes_out_within_the_limits_or_is_refused(message: Message, keyboard_open: bool) -> None:
    try:
        sent = calls("77", message, keyboard_open=keyboard_open)
    except SendError:
        return
    for call in sent:
        json.dumps(call.body, ensure_ascii=False).encode()  # no half of a surrogate pair
        assert call.body["text"].strip() and units(call.body["text"]) <= TEXT_UNITS
        markup = call.body.get("reply_markup", {})
        assert sum(mode in markup for mode in MODES) == bool(markup)
        for button in (button for row in markup.get("inline_keyboard", ()) for button in row):
            assert button["text"].strip() and 1 <= len(button["callback_data"].encode()) <= CODE_BYTES
