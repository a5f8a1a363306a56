"""What a page says is read, whoever made it up."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.web.said import Unreadable, read
from bot.channels.web.stream import as_page, standing
from bot.core.chat import Place, Press, Text
from storage.web_messages import WebMessage

AT = datetime(2026, 11, 20, 2, tzinfo=UTC)
values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["key", "text", "press", "card", "place", "latitude", "longitude"]) | st.text(max_size=3), inner, max_size=5),
    max_leaves=8,
)  # fmt: skip


@given(
    values | st.fixed_dictionaries({"key": st.just("k")}, optional={"text": values, "press": values, "place": values})
)
def test_whatever_is_sent_is_read_or_refused(said: object) -> None:
    """Never anything else; what is read can be stored."""
    try:
        found = read(json.dumps(said).encode())
    except Unreadable:
        return
    assert isinstance(found.content, Text | Press | Place)
    json.dumps(found.shown, ensure_ascii=False).encode()


@given(st.binary(max_size=60))
def test_bytes_are_read_or_refused(body: bytes) -> None:
    """Whatever they are."""
    with pytest.raises(Unreadable):
        read(body)


@given(st.text().filter(lambda text: text.strip() and "\0" not in text))
def test_words_come_through_as_typed(text: str) -> None:
    """Every letter there is."""
    assert read(json.dumps({"key": "k", "text": text}).encode()).content == Text(text)


def test_a_place_is_shown_in_degrees() -> None:
    """As people here write numbers."""
    said = read(b'{"key": "k", "place": {"latitude": 14.5312, "longitude": 108}}')
    assert said.content == Place(14.5312, 108.0)
    assert said.shown["text"] == "Vị trí: 14,53120; 108,00000"


def message(number: int, card: int, text: str, chat: str = "c") -> WebMessage:
    """A row."""
    return WebMessage(number, chat, str(card), None, None, {"from": "bot", "text": text}, AT)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 5)), max_size=20))
def test_a_history_shows_each_bubble_once(told: list[tuple[str, int]]) -> None:
    """In the place of its first face, with its newest; ids grow."""
    first: dict[tuple[str, int], int] = {}
    said = []
    for number, (chat, bubble) in enumerate(told, 1):
        card = first.setdefault((chat, bubble), number)
        said.append(message(number, card, f"{number}", chat))
    shown = standing(said)
    assert [one.id for one in shown] == sorted(first.values())
    for one in shown:
        newest = [row for row in said if (row.chat, row.card) == (one.chat, one.card)][-1]
        assert one.body == newest.body


def test_a_page_gets_no_more_than_it_shows() -> None:
    """Typed names of choices and rows of other chats stay here; the chat is named by the page's own token."""
    body = {"from": "bot", "text": "Chọn", "choices": [["skip", "Bỏ qua", "bỏ qua"]], "columns": 2, "first": 3}
    event = as_page(WebMessage(7, "chat-an", "7", None, "ab12", body, AT), "secret")
    assert event["chat"] == "secret" and event["choices"] == [{"code": "skip", "label": "Bỏ qua"}]
    assert event["photo"] == "/api/chat/secret/photo/ab12" and "first" not in event
