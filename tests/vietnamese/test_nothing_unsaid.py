"""Nothing is stored that was not said: unknown words beside a figure always lead to a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.readings import Read
from bot.core.vietnamese import read_choice, read_integer, read_money, read_yes_no

STRANGE = st.sampled_from(["giống lúa", "xe máy", "bữa tiệc", "zebra", "qwxz", "hợp đồng", "máy cày"])


@given(st.integers(0, 999), STRANGE, st.booleans())
def test_a_figure_beside_strange_words_is_asked_back(number, strange, before):
    text = f"{strange} {number}" if before else f"{number} {strange}"
    assert not isinstance(read_integer(text), Read)


@pytest.mark.parametrize(
    "text",
    [
        "còn 3 hộ chưa nghe",
        "1z hộ",
        "không phải 12",
        "mười bà hộ",
        "hai phần ba",
        "12 hay 13",
        "1e5",
        "12-13",
        "hết rồi",
        "khoảng vài chục",
        "ba bốn chục",
        "12 13",
    ],
)
def test_a_doubtful_count_is_never_stored(text):
    assert not isinstance(read_integer(text, previous=20, all_of=33), Read)


@pytest.mark.parametrize(
    "text",
    ["5", "1 triệu 50", "5-6 triệu", "mấy triệu", "3 con bò", "mỗi vụ 2 triệu", "tháng 2 triệu rưỡi, năm 3 triệu"],
)
def test_a_doubtful_amount_is_never_stored(text):
    assert not isinstance(read_money(text), Read)


@pytest.mark.parametrize("text", ["phải hỏi lại đã", "có lẽ", "gửi cho ai", "đúng không", "được bao nhiêu"])
def test_a_doubtful_yes_is_no_yes(text):
    assert read_yes_no(text) is None


@given(st.text(alphabet="bcdfghjklmnpqrstvwxz ", min_size=3, max_size=20))
def test_letters_that_mean_nothing_choose_nothing(text):
    choices = [("crop", "Trồng trọt"), ("livestock", "Chăn nuôi"), ("craft", "Nghề thủ công")]
    got = read_choice(text, choices)
    assert not isinstance(got, Read)
