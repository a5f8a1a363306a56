"""Comparing typed letters: marks may be missing, never different; keystrokes may be undecoded."""

import pytest

from bot.core.vietnamese import bare, normal
from bot.core.vietnamese.keyboards import spellings, telex, vni
from bot.core.vietnamese.letters import canonical, pattern


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  12!!! ", "12"),
        ("Xong  RỒI.", "xong rồi"),
        ("１２ hộ", "12 hộ"),
        ("ho\u0302\u0323", "hộ"),
        ("500m²", "500m2"),
        ("?!", ""),
    ],
)
def test_normal_tidies_what_carries_no_meaning(typed, kept):
    assert normal(typed) == kept


def test_bare_drops_every_mark_and_the_bar_of_d():
    assert bare("Đắk Tờ Re ưỡn") == "dak to re uon"


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "hoà"), ("Thủy", "thuỷ"), ("qúy", "quý"), ("Khánh Hòa", "Khánh Hoà"), ("khỏe", "khoẻ")]
)
def test_both_places_of_the_tone_mark_are_one_word(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("typed", "fits"), [("hộ", True), ("hô", True), ("họ", True), ("ho", True), ("hồ", False), ("hố", False)]
)
def test_a_missing_mark_is_forgiven_and_a_different_one_is_not(typed, fits):
    assert bool(pattern("hộ").fullmatch(canonical(typed))) is fits


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("muwowif lawm hooj", "mười lăm hộ"),
        ("dduwowcj", "được"),
        ("nghieefo", "nghiềo"),
        ("quys", "quý"),
        ("15hooj", "15hộ"),
        ("20 hôj", "20 hộ"),
        ("Khasnh".lower(), "khánh"),
        ("giaf", "già"),
        ("thuys", "thuý"),
    ],
)
def test_telex_keystrokes_decode(keys, word):
    assert telex(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("xa4 na2o chu7a no65p", "xã nào chưa nộp"),
        ("5 trie65u ru7o74i", "5 triệu rưỡi"),
        ("d9u7o75c", "được"),
        ("15 ho65", "15 hộ"),
    ],
)
def test_vni_keystrokes_decode_and_figures_stay(keys, word):
    assert vni(keys) == word


def test_the_plain_spelling_is_always_tried_first():
    assert next(iter(spellings("Cos"))) == "cos"
    assert list(spellings("12")) == ["12"]
