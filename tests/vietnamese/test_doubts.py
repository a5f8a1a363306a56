"""A value said to be otherwise, planned, hedged, asked, or of another thing is proposed at most, never stored."""

from datetime import date, datetime

import pytest

from bot.core.readings import Read
from bot.core.vietnamese import (
    SYNONYMS,
    Context,
    read_choice,
    read_choices,
    read_date,
    read_integer,
    read_money,
    read_quantity,
    read_yes_no,
    understand,
)
from bot.core.vietnamese.dialect import common
from bot.core.vietnamese.doubts import amended, counted

TODAY = date(2026, 11, 20)


def _choices(name):
    return [(one, one) for one in SYNONYMS[name]], SYNONYMS[name]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("3 chục bà con", "Mấy buổi?"),
        ("12 khẩu", "Bao nhiêu hộ nghèo?"),
        ("12 người", "Bao nhiêu hộ nghèo?"),
        ("30 hộ", "Bao nhiêu người dự?"),
        ("còn 3 nhà", "Từ đầu năm, mấy hộ trong số đó đã được tuyên truyền ít nhất 1 lần?"),
        ("thôn 12", "Bao nhiêu hộ nghèo?"),
        ("đâu có 12", "Bao nhiêu hộ nghèo?"),
    ],
)
def test_people_are_no_households_and_no_sessions(text, question):
    """What was counted must be what was asked."""
    assert not isinstance(read_integer(text, question=question), Read)


@pytest.mark.parametrize(
    ("text", "question", "value"),
    [
        ("12 nhà", "Bao nhiêu hộ nghèo?", "12"),
        ("3 buổi", "Mấy buổi?", "3"),
        ("30 bà con", "Bao nhiêu người dự?", "30"),
        ("30", "Mấy buổi?", "30"),
        ("còn 8 hộ thôi", "Bao nhiêu hộ nghèo?", "8"),
    ],
)
def test_what_was_asked_is_stored(text, question, value):
    """The check asks nothing needless."""
    got = read_integer(text, question=question)
    assert isinstance(got, Read)
    assert got.value == value


def test_what_a_question_counts_is_in_its_own_words():
    """A form written by an office is checked too, not only ours."""
    assert counted("Được bao nhiêu HỘ (tính hộ, không tính người)?") == "household"
    assert counted("Trong đó mấy chị em phụ nữ?") == "person"
    assert counted("Mấy buổi?") == "session"
    assert counted("Quy mô?") == ""


@pytest.mark.parametrize(
    "text",
    [
        "không phải 20tr",
        "đâu có 20tr",
        "hứa cho 20tr mà chưa có",
        "20tr phải không",
        "20tr hả",
        "100tr chưa tính công",
        "20tr năm ngoái",
        "hai ba triệu",
        "20, 25tr",
        "lỗ 5tr",
        "tháng được 2tr",
        "xin 20tr",
        "còn thiếu 20tr",
        "1tr05",
        "1.500tr",
        "chưa",
    ],
)
def test_an_amount_taken_back_is_not_stored(text):
    assert not isinstance(read_money(text), Read)


@pytest.mark.parametrize(
    "text",
    [
        "không phải 12/10",
        "khoảng 12/10",
        "trước 12/10",
        "sau 12/10",
        "dự kiến 12/10",
        "hôm qua hoặc hôm kia",
        "thứ hai đầu tháng",
        "mấy hôm nay",
        "12/10 phải không",
        "tháng 10 âm",
    ],
)
def test_a_day_hedged_or_planned_is_not_stored(text):
    assert not isinstance(read_date(text, today=TODAY), Read)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ngày 12 tháng này", "2026-11-12"),
        ("ngày 12 tháng trước", "2026-10-12"),
        ("12 tháng mười năm ngoái", "2025-10-12"),
        ("thứ 4 tuần trước nữa", "2026-11-04"),
        ("mồng 2 tháng 9 dương lịch", "2026-09-02"),
        ("thứ 2 tuần trước", "2026-11-09"),
        ("12/10 à nhầm 13/10", "2026-10-13"),
    ],
)
def test_a_day_said_plainly_is_that_day(text, day):
    got = read_date(text, today=TODAY)
    assert isinstance(got, Read)
    assert got.value == day


@pytest.mark.parametrize("text", ["vài chục con", "không phải 2 sào", "10 con chết 3", "2-3 sào"])
def test_a_size_in_doubt_is_not_stored(text):
    assert not isinstance(read_quantity(text), Read)


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("result_level", "không phải tốt"),
        ("hh_class", "không phải cận nghèo"),
        ("model_status", "tính bỏ"),
        ("model_status", "sắp bỏ"),
        ("model_kind", "không phải của một hộ"),
        ("task_status", "mai xong"),
        ("task_status", "hình như xong rồi"),
        ("task_status", "ai nói xong"),
        ("task_status", "không đang làm"),
        ("task_status", "năm ngoái làm rồi"),
        ("task_status", "đã làm nhưng thất bại"),
        ("task_status", "xong hả"),
        ("task_status", "không thể xong"),
        ("task_status", "mới xong bước 1"),
    ],
)
def test_a_choice_said_of_what_is_not_so_is_not_taken(table, text):
    """`không tốt` is not `tốt`, and what will be done is not done."""
    assert not isinstance(read_choice(text, *_choices(table)), Read)


@pytest.mark.parametrize(
    ("table", "text", "name"),
    [
        ("task_status", "được 80% rồi", "doing"),
        ("task_status", "xong 40%", "doing"),
        ("task_status", "không xong", "not_started"),
        ("task_status", "gần hoàn thành rồi", "doing"),
        ("result_level", "chưa tốt", "bad"),
        ("model_status", "chưa bỏ", "maintained"),
        ("hh_class", "hết nghèo rồi", "exited"),
        ("compare", "không hơn", "same"),
    ],
)
def test_the_opposite_is_understood_where_it_has_a_name(table, text, name):
    assert read_choice(text, *_choices(table)) == Read(name, literal=False)


def test_a_source_denied_is_not_among_the_sources():
    """`không vay` names no loan."""
    got = read_choices("không có vay ngân hàng, tiền nhà", *_choices("fund_source"))
    assert got.value == "own"


@pytest.mark.parametrize("text", ["có chỗ sai", "có sai", "vào rồi ra", "đang xin vào", "không phải không vào"])
def test_a_yes_with_a_but_is_no_yes(text):
    assert read_yes_no(text) is None


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("20 à nhầm 21", "21"),
        ("12 hộ ... à mà thôi 13 hộ", "13 hộ"),
        ("2tr5 nhầm 3tr5", "3tr5"),
        ("nhầm, 21 chứ không phải 12", None),
        ("20 hộ", None),
    ],
)
def test_what_was_taken_back_is_gone(text, new):
    assert amended(text) == new


def test_an_answer_no_to_sending_stops_no_messages():
    """`không gửi` answers "Em gửi nhé?"; it does not opt anyone out."""
    now = datetime.fromisoformat("2026-11-20T09:00:00+07:00")
    meaning = understand("không gửi", Context("thon", "yn:confirm", "KR", now))
    assert (meaning.intent, meaning.slots) == ("answer.bool", {"value": False})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thôn mô chưa nộp rứa", "thôn nào chưa nộp vậy"),
        ("mô hình nuôi bò", "mô hình nuôi bò"),
        ("đi đánh răng", "đi đánh răng"),
        ("chi hội phụ nữ", "chi hội phụ nữ"),
        ("xa mo chua nop", "xa nào chua nop"),
        ("khi mô họp", "khi nào họp"),
        ("sáng ni", "sáng nay"),
    ],
)
def test_a_regions_words_become_the_common_ones_only_where_they_are_such(text, said):
    assert common(text) == said
