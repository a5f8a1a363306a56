"""Choices by number, label, part of a label, and the way people say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.readings import DontKnow, Problem, Read, Skipped, Unsure
from bot.core.vietnamese import SYNONYMS, bare, read_choice, read_choices
from tests.vietnamese.keystrokes import telex_keys, vni_keys

STATUS = [
    ("done", "✅ Xong rồi"),
    ("doing", "🔄 Đang làm"),
    ("not_started", "⏳ Chưa làm"),
    ("blocked", "⛔ Vướng, chưa làm được"),
    ("na", "Không phải việc của thôn"),
]
FUNDS = [
    ("state", "Nhà nước hỗ trợ"),
    ("vbsp", "Vay Ngân hàng Chính sách xã hội"),
    ("own", "Tiền của gia đình"),
    ("other", "Nguồn khác"),
]
HARDSHIP = [("seed", "Thiếu giống, phân bón"), ("water", "Thiếu nước"), ("none", "Không có khó khăn gì")]
MEETINGS = [("t1", "Họp thôn tuyên truyền quý 4"), ("t2", "Họp thôn bình xét hộ nghèo"), ("t3", "Xây mô hình heo đen")]


def status(text):
    return read_choice(text, STATUS, SYNONYMS["task_status"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("làm xong rồi em", "done"),
        ("họp rồi", "done"),
        ("mới làm được nửa", "doing"),
        ("sắp xong rồi", "doing"),
        ("chưa xong nhưng sắp", "doing"),
        ("không phải là chưa làm, đang làm mà", "doing"),
        ("chưa", "not_started"),
        ("không", "not_started"),
        ("chưa làm gì hết", "not_started"),
        ("mưa bão quá sao mà làm", "blocked"),
        ("đợi huyện hướng dẫn", "blocked"),
        ("bà con không chịu", "blocked"),
        ("việc này của xã mà", "na"),
        ("2", "doing"),
        ("số 3", "not_started"),
        ("cái cuối", "na"),
    ],
)
def test_the_state_of_a_task(text, name):
    got = status(text)
    assert isinstance(got, Read)
    assert got.value == name


@given(st.sampled_from(STATUS), st.sampled_from([str, str.upper, bare, telex_keys, vni_keys]))
def test_any_label_is_understood_however_it_is_typed(choice, form):
    name, label = choice
    words = label.lower().lstrip("✅🔄⏳⛔ ").replace(",", "")
    got = status(form(words))
    assert isinstance(got, Read)
    assert got.value == name


def test_a_number_that_is_not_on_the_list_is_a_problem():
    assert status("9") == Problem("no_such_choice", {"number": 9, "count": 5})


@pytest.mark.parametrize(("text", "name"), [("dag lam", "doing"), ("xng rồi", "done")])
def test_a_slip_of_the_finger_is_proposed(text, name):
    assert status(text) == Unsure(name, "misspelt")


def test_two_states_in_one_answer_are_asked_back():
    got = status("xong rồi nhưng chưa gửi ảnh")
    assert isinstance(got, Unsure)


def test_words_of_one_label_choose_it_and_words_of_several_do_not():
    assert read_choice("bình xét", MEETINGS) == Read("t2", literal=False)
    assert read_choice("heo den", MEETINGS) == Read("t3", literal=False)
    assert read_choice("họp thôn", MEETINGS) == Problem("ambiguous", {"names": ["t1", "t2"]})
    assert read_choice("trồng lúa", MEETINGS) == Problem("not_a_choice", {"typed": "trồng lúa"})


def test_no_answer_is_no_choice():
    assert status("bỏ qua") == Skipped()
    assert status("không biết") == DontKnow()


@given(st.sets(st.integers(1, 4), min_size=1), st.sampled_from([" ", ",", ", ", " và ", ";", " + "]))
def test_several_by_number_in_any_order(numbers, between):
    typed = between.join(str(number) for number in sorted(numbers, reverse=True))
    expected = " ".join(name for at, (name, _) in enumerate(FUNDS, 1) if at in numbers)
    assert read_choices(typed, FUNDS, SYNONYMS["fund_source"]) == Read(expected, literal=False)


@pytest.mark.parametrize(
    ("text", "names"),
    [("xã cho với nhà bỏ thêm", "state own"), ("vay ngân hàng", "vbsp"), ("Tiền của gia đình, vay", "vbsp own")],
)
def test_several_in_words(text, names):
    assert read_choices(text, FUNDS, SYNONYMS["fund_source"]) == Read(names, literal=False)


def test_none_of_them():
    assert read_choices("không có", HARDSHIP, SYNONYMS["hardship"]) == Read("none", literal=False)
    assert read_choices("không có gì", FUNDS, SYNONYMS["fund_source"]) == Skipped()


def test_what_was_not_understood_is_not_dropped_in_silence():
    assert read_choices("vay với xyz abc", FUNDS, SYNONYMS["fund_source"]) == Unsure(
        "vbsp", "part", {"rest": ["xyz abc"]}
    )
    assert read_choices("1, 9", FUNDS) == Problem("no_such_choice", {"number": 9, "count": 4})


@given(st.text(max_size=320))
def test_no_text_whatever_breaks_the_choice_readers(text):
    status(text), read_choices(text, FUNDS, SYNONYMS["fund_source"])
