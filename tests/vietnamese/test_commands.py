"""Yes and no, commands, compound answers, free text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.readings import DontKnow, Problem, Read, Skipped
from bot.core.vietnamese import SPOKEN, Command, bare, command, read_compound, read_text, read_yes_no

VILLAGE = {
    name: SPOKEN[name]
    for name in ("hh_total", "hh_dtts", "poor_total", "near_total", "exit_q", "newpoor_q", "relapse_q")
}


@pytest.mark.parametrize(
    "text",
    [
        "rồi",
        "ừ",
        "uk",
        "dạ",
        "dạ đúng rồi ạ",
        "oke luôn",
        "chuẩn em",
        "có",
        "co",
        "cos",
        "được em",
        "đúng rầu",
        "không sai",
    ],
)
def test_yes(text):
    assert read_yes_no(text) is True


@pytest.mark.parametrize(
    "text", ["không", "ko", "k", "hông", "chưa", "chưa vô tổ nào", "không đúng", "sai rồi", "đâu có", "khoong"]
)
def test_no(text):
    assert read_yes_no(text) is False


@pytest.mark.parametrize(
    "text", ["không biết", "đúng nhưng số hộ sai", "đúng không em", "15", "", "tuần trước", "khoan"]
)
def test_neither_yes_nor_no(text):
    assert read_yes_no(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("/tieptuc", Command.RESUME),
        ("/huy", Command.CANCEL),
        ("/menu", Command.MENU),
        ("/giup@bantin_bot", Command.HELP),
        ("/quaylai", Command.BACK),
        ("/boqua", Command.SKIP),
        ("/dulieu", Command.MY_RECORDS),
        ("/xoa", Command.ERASE),
        ("/rut", Command.WITHDRAW),
        ("quay lại câu trước", Command.BACK),
        ("bỏ qua câu này đi em", Command.SKIP),
        ("không làm nữa", Command.CANCEL),
        ("mệt quá để mai", Command.CANCEL),
        ("mai lam tiep nhé", Command.CANCEL),
        ("tạm nghỉ", Command.CANCEL),
        ("lùi lại", Command.BACK),
        ("sửa báo cáo", Command.CORRECT),
        ("xem sửa báo cáo", Command.CORRECT),
        ("xem báo cáo đã gửi", Command.REVIEW),
        ("bà con mệt quá", None),
        ("làm tiếp", Command.RESUME),
        ("không hiểu câu hỏi", Command.HELP),
        ("khoan đã, để coi lại", Command.WAIT),
        ("xem lại số liệu", Command.REVIEW),
        ("sửa", Command.CORRECT),
        ("quay laij", Command.BACK),
    ],
)
def test_commands(text, meant):
    assert command(text) is meant
    assert text.startswith("/") or command(bare(text)) in {meant, None if "laij" in text else meant}


@pytest.mark.parametrize(
    "text",
    [
        "không có gì bỏ qua",
        "Y Hai",
        "thôi",
        "không",
        "giúp đỡ người nghèo",
        "hướng dẫn bà con trồng sâm",
        "bà con xin thêm giống",
        "12",
        "/khongco",
        "Tiếp Văn A",
        "sửa nhà",
        "dừng nuôi heo",
    ],
)
def test_an_answer_is_not_mistaken_for_a_command(text):
    assert command(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("nghèo 9 cận nghèo 4", {"poor_total": "9", "near_total": "4"}),
        ("9 hộ nghèo với 4 hộ cận nghèo", {"poor_total": "9", "near_total": "4"}),
        (
            "tổng 60 hộ, nghèo 9, cận 4, dân tộc 55",
            {"hh_total": "60", "poor_total": "9", "near_total": "4", "hh_dtts": "55"},
        ),
        ("chín hộ nghèo bốn hộ cận nghèo", {"poor_total": "9", "near_total": "4"}),
        ("ngheo 9 can 4", {"poor_total": "9", "near_total": "4"}),
        ("nghèo 9, cận không có", {"poor_total": "9", "near_total": "0"}),
        ("9 hộ nghèo, cận 4, thoát được 2 hộ", {"poor_total": "9", "near_total": "4", "exit_q": "2"}),
    ],
)
def test_one_message_may_answer_several_questions(text, values):
    assert read_compound(text, VILLAGE) == values


@pytest.mark.parametrize(
    "text", ["12", "nghèo", "nghèo 12 cận 7 3", "nghèo 12 nghèo 7", "12 7 nghèo cận", "nghèo cận 12 7", "không", ""]
)
def test_a_figure_without_its_label_is_never_placed(text):
    assert read_compound(text, VILLAGE) is None


@given(st.integers(0, 3000), st.integers(0, 3000))
def test_labels_before_or_after_give_the_same_figures(poor, near):
    expected = {"poor_total": str(poor), "near_total": str(near)}
    assert read_compound(f"nghèo {poor}, cận nghèo {near}", VILLAGE) == expected
    assert read_compound(f"{near} hộ cận nghèo và {poor} hộ nghèo", VILLAGE) == expected


@pytest.mark.parametrize("name", ["Hồ Văn Ba", "Y Hai", "A Năm", "ông Tư Bảy"])
def test_no_number_is_looked_for_in_a_name(name):
    assert read_text(name) == Read(name)


def test_free_text_is_kept_as_typed():
    assert read_text("  Bà con   xin 2 thứ:\n - giống\n - phân  ") == Read("Bà con xin 2 thứ:\n- giống\n- phân")
    assert read_text(" ") == Problem("empty")
    assert read_text("bỏ qua") == Skipped()
    assert read_text("không biết") == DontKnow()


@given(st.text(max_size=320))
def test_no_text_whatever_breaks_these_readers(text):
    read_text(text), command(text), read_yes_no(text), read_compound(text, VILLAGE)
