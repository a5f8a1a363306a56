"""Numbers in words and digits become exactly the number meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.readings import Read
from bot.core.vietnamese import bare, read_integer, spell
from bot.core.vietnamese.letters import canonical
from bot.core.vietnamese.numerals import figures
from tests.vietnamese.keystrokes import telex_keys, vni_keys

numbers = st.integers(1, 9_999_999)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("hăm ba", 23),
        ("băm hai", 32),
        ("bốn lăm", 45),
        ("sáu tư", 64),
        ("ba chục", 30),
        ("hai chục tư", 24),
        ("trăm hai", 120),
        ("trăm linh hai", 102),
        ("trăm rưỡi", 150),
        ("hai trăm ba", 230),
        ("một trăm lẻ năm", 105),
        ("1 trăm linh 7", 107),
        ("nghìn rưỡi", 1500),
        ("nghìn hai", 1200),
        ("hai ngàn không trăm lẻ năm", 2005),
        ("ba triệu tư", 3_400_000),
        ("1.250", 1250),
        ("bảy chục", 70),
        ("chín mươi chín", 99),
    ],
)
@pytest.mark.parametrize("form", [str, bare])
def test_spoken_numbers(words, value, form):
    got = read_integer(form(words))
    assert isinstance(got, Read)
    assert int(got.value) == value


@given(numbers, st.booleans())
def test_any_number_survives_its_spelling_with_and_without_marks(number, south):
    words = spell(number, south=south)
    assert figures(canonical(words)) == str(number)
    assert figures(bare(words)) == str(number)


@given(numbers, st.booleans(), st.sampled_from([telex_keys, vni_keys]))
def test_any_number_survives_an_undecoded_keyboard(number, south, keys):
    typed = keys(spell(number, south=south) + " hộ")
    assert read_integer(typed) == Read(str(number), literal=False)


@given(
    st.integers(0, 9_999_999),
    st.sampled_from(["{}", "{} hộ", "dạ {} hộ ạ", "có {} nhà thôi em", "tổng cộng {} hộ", "{}ho"]),
)
def test_digits_come_back_as_typed(number, frame):
    assert read_integer(frame.format(number)) == Read(str(number))


@given(st.integers(1000, 9_999_999))
def test_thousands_may_be_grouped_by_points_or_commas(number):
    grouped = f"{number:,}"
    for typed in (grouped, grouped.replace(",", ".")):
        assert read_integer(typed) == Read(str(number), literal=False)


@pytest.mark.parametrize("text", ["năm nay", "hằng năm", "tuần sau", "mỗi một", "cả năm"])
def test_words_that_look_like_numbers_are_left_alone(text):
    assert figures(text) == text
