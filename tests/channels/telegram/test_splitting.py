"""Long texts go out in parts that fit, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram.splitting import split, units

texts = st.text(st.characters(codec="utf-8") | st.sampled_from("\n  ab🔄"), max_size=120)


@settings(deadline=None)
@given(texts, st.integers(2, 20))
def test_every_part_fits_is_not_blank_and_no_letter_is_lost(text: str, limit: int) -> None:
    parts = split(text, limit)

    assert all(units(part) <= limit and part.strip() for part in parts)
    assert "".join("".join(part.split()) for part in parts) == "".join(text.split())


@settings(deadline=None)
@given(texts)
def test_a_text_that_fits_goes_as_it_is(text: str) -> None:
    assert split(text) == ((text,) if text.strip() else ())


def test_a_cut_falls_at_the_end_of_a_line() -> None:
    assert split("Thôn 4: 12 hộ\nThôn 5: 9 hộ\nThôn 6", 30) == ("Thôn 4: 12 hộ\nThôn 5: 9 hộ", "Thôn 6")


def test_else_at_a_space_and_else_where_it_must() -> None:
    assert split("một hai ba bốn", 8) == ("một hai", "ba bốn")
    assert split("x" * 10, 4) == ("xxxx", "xxxx", "xx")


def test_indentation_of_the_next_line_stays() -> None:
    assert split("abcdefgh\n  – xã", 9) == ("abcdefgh", "  – xã")


def test_an_emoji_counts_two_and_is_never_halved() -> None:
    assert units("✅🔄") == 3
    assert split("🔄🔄🔄", 3) == ("🔄", "🔄", "🔄")


def test_half_a_surrogate_pair_becomes_a_question_mark() -> None:
    assert split("a\ud83db") == ("a?b",)
