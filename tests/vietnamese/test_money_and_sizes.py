"""Money, decimals and sizes as farmers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.readings import DontKnow, Problem, Read, Unsure
from bot.core.vietnamese import read_decimal, read_money, read_quantity


@pytest.mark.parametrize(
    ("text", "vnd"),
    [
        ("1tr5", 1_500_000),
        ("1,5tr", 1_500_000),
        ("1 triệu rưỡi", 1_500_000),
        ("1tr500", 1_500_000),
        ("1 triệu 500 ngàn", 1_500_000),
        ("triệu hai", 1_200_000),
        ("500k", 500_000),
        ("500 nghìn", 500_000),
        ("3 củ", 3_000_000),
        ("1 tỷ 2", 1_200_000_000),
        ("1 tỷ 200 triệu", 1_200_000_000),
        ("12.000.000 đ", 12_000_000),
        ("12,000,000", 12_000_000),
        ("nửa triệu", 500_000),
        ("năm triệu tư", 5_400_000),
        ("4 trie65u ru7o74i", 4_500_000),
        ("hai mươi triệu đồng", 20_000_000),
        ("chưa bán được đồng nào", 0),
        ("không có", 0),
    ],
)
def test_amounts(text, vnd):
    got = read_money(text)
    assert isinstance(got, Read)
    assert int(got.value) == vnd


@pytest.mark.parametrize(
    ("text", "vnd", "why"),
    [
        ("20", 20_000_000, "no_unit"),
        ("500", 500_000, "no_unit"),
        ("2 triệu 30", 2_030_000, "tail"),
        ("xã cho 10tr, nhà thêm 5tr", 15_000_000, "sum"),
        ("mỗi lứa 8tr", 8_000_000, "each"),
    ],
)
def test_an_amount_that_needs_a_second_look_is_only_proposed(text, vnd, why):
    got = read_money(text)
    assert isinstance(got, Unsure)
    assert (int(got.value), got.why) == (vnd, why)


def test_a_range_of_money_is_vague_with_its_bounds():
    assert read_money("20-25 triệu") == Problem("vague", {"min": 20_000_000, "max": 25_000_000})
    assert read_money("mấy triệu") == Problem("vague", {"kind": "some"})


def test_not_knowing_money():
    assert read_money("không biết") == DontKnow()


@given(st.integers(1, 999), st.integers(1, 9))
def test_the_digit_after_million_is_hundreds_of_thousands(millions, tenth):
    for text in (
        f"{millions}tr{tenth}",
        f"{millions} triệu {tenth}",
        f"{millions},{tenth} triệu",
        f"{millions}tr{tenth}00",
    ):
        assert read_money(text) == Read(str(millions * 1_000_000 + tenth * 100_000), literal=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,5", "2.5"),
        ("hai phẩy năm", "2.5"),
        ("1.250,75", "1250.75"),
        ("6,2%", "6.2"),
        ("12", "12"),
        ("2 rưỡi", "2.5"),
        ("-1,5", "-1.5"),
    ],
)
def test_decimals_take_a_comma(text, value):
    got = read_decimal(text)
    assert isinstance(got, Read)
    assert got.value == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15 sào", "15", "sao"),
        ("2ha", "2", "ha"),
        ("1ha2", "1.2", "ha"),
        ("hai sào rưỡi", "2.5", "sao"),
        ("nửa ha", "0.5", "ha"),
        ("500m2", "500", "m2"),
        ("1.500 mét vuông", "1500", "m2"),
        ("30 con dê", "30", "animal"),
        ("200 gốc tiêu", "200", "tree"),
    ],
)
def test_sizes_keep_their_unit(text, value, unit):
    got = read_quantity(text)
    assert isinstance(got, Read)
    assert (got.value, got.also["unit"]) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 mẫu 2 sào", "12"), ("2 mẫu", "20"), ("1 cặp dê đẻ được 3 con", "5"), ("15", "15"), ("5 con heo 2 nái", "5")],
)
def test_a_size_that_was_converted_added_has_no_unit_or_another_figure_beside_is_only_proposed(text, value):
    got = read_quantity(text)
    assert isinstance(got, Unsure)
    assert got.value == value


@given(st.text(max_size=320))
def test_no_text_whatever_breaks_these_readers(text):
    read_money(text), read_decimal(text), read_quantity(text)
