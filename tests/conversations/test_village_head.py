"""A tired village head at night: changes of mind, slips, questions back, and what is kept of them."""

import pytest
from sqlalchemy import select

from storage.schema import audit
from tests.conversations.test_figures import ANSWERS, LAST, fill
from tests.conversations.test_tasks import TELLING, filed
from tests.world import Person, World


@pytest.mark.parametrize("said", [
    "đổi số hộ nghèo thành 14",
    "doi so ho ngheo thanh 14",
    "câu 3: 14",
    "cau 3 la 14",
    "sửa câu 3 thành 14",
    "nhầm, hộ nghèo 14",
    "14 chứ không phải 13",
])  # fmt: skip
def test_an_earlier_answer_is_put_right_in_words(kon_ray: World, an: Person, said: str) -> None:
    """In the middle of the form; what was open stays open, and no other question swallows the number."""
    an.taps("Số liệu thôn").says("85", "80", "13", "7").hears("(5/17)")
    an.says(said).hears("✓ Bao nhiêu hộ nghèo: 14", "(5/17)")
    an.says("12", "7", "2", "1", "0", "19", "19", "15", "10", "6", "5", "3", "2").says("bỏ qua").taps("Gửi")

    assert filed(kon_ray, an)[0].answers["poor_total"] == "14"


@pytest.mark.parametrize("said", ["hộ nghèo 14", "14 hộ nghèo", "3: 14", "sai rồi, hộ nghèo 14", "câu 3 14"])
def test_a_form_read_back_is_put_right_in_words(an: Person, said: str) -> None:
    """The shortest ways are understood where everything was just read aloud."""
    fill(an, *ANSWERS).says(said).hears("✓ Bao nhiêu hộ nghèo: 14", "3. Bao nhiêu hộ nghèo: 14")


def test_two_bare_numbers_are_confirmed_before_they_change_anything(an: Person) -> None:
    """ "3 14" may be a row and a value: it is asked."""
    fill(an, *ANSWERS).says("3 14").hears("Bao nhiêu hộ nghèo", "Em hiểu là: 14").says("không").says("12")
    an.hears("3. Bao nhiêu hộ nghèo: 12").says("3 14").says("ừ").hears("3. Bao nhiêu hộ nghèo: 14")


def test_a_correction_that_cannot_be_true_is_asked_where_it_belongs(an: Person) -> None:
    """It names the contradiction, asks that question again, and goes on from where it was."""
    an.taps("Số liệu thôn").says("85", "80", "12", "7").says("câu 3: 900")
    an.hears("Thôn mình có 85 hộ", "(3/17)", "Đang ghi: 12").says("13").hears("(5/17)")


def test_words_are_corrected_too(an: Person) -> None:
    """Capitals are kept as typed; the correction never becomes the answer itself."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("xong", "hôm qua", "35", "họp thôn").says("câu 4: Họp ở Nhà Rông")
    an.hears("✓ Bác kể ngắn đã làm được gì: Họp ở Nhà Rông", "(5/5)").says("sửa ngày thành 12/11").hears("12/11/2026")


def test_a_correction_edited_afterwards_corrects_the_same_answer(an: Person) -> None:
    """Editing "câu 3: 14" does not answer the question that was open."""
    an.taps("Số liệu thôn").says("85", "80", "12", "7").says("câu 3: 14").edits("câu 3: 14", "câu 3: 15")
    an.hears("✓ Bao nhiêu hộ nghèo: 15", "(5/17)")


def test_an_old_button_cannot_answer_the_question_a_correction_opened(an: Person) -> None:
    """The card of the question before is of a moment gone by."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("xong", "hôm qua")
    skip = an.button("Bỏ qua").code
    an.says("câu 2: 31/12/2027").hears("(2/").presses(skip).hears("câu trước rồi", "ngày nào")


def test_a_slip_at_the_read_back_does_not_repeat_it_all(an: Person) -> None:
    """Eighteen lines are read once; then only what is wrong is said."""
    fill(an, *ANSWERS).says("blabla").hears("gõ số của câu").hears_not("Thôn mình có bao nhiêu hộ")
    an.says("99").hears("18 câu").taps("Gửi").hears("Mã phiếu")


def test_what_is_kept_of_me(an: Person) -> None:
    """Everything that is stored, in plain words, also in the middle of a form; then the form goes on."""
    an.taps("Số liệu thôn").says("85").says("/dulieu").hears("A Minh", "trưởng thôn, Thôn 4", "dở: 1")
    an.sees("Xóa dữ liệu của tôi", "Rút lại đồng ý").says("làm tiếp").hears("(2/17)")


@pytest.mark.parametrize("said, sure, action", [
    ("/xoa", "Tôi muốn xóa", "erasure_requested"),
    ("xóa dữ liệu của tôi", "Tôi muốn xóa", "erasure_requested"),
    ("/rut", "Tôi muốn rút", "consent_withdrawn"),
])  # fmt: skip
def test_erasure_and_withdrawal_are_recorded_with_their_days(
    kon_ray: World, an: Person, said: str, sure: str, action: str
) -> None:
    """Asked once whether it is meant, written to the audit log, answered with when: 2 working days, 15 days."""
    an.says(said).hears("ạ?").taps(sure).hears("thứ Ba 24/11", "thứ Bảy 5/12").says("menu").hears("cần làm việc gì")

    [line] = kon_ray.read(_audited, action)
    assert line.respondent_id is not None
    assert (line.details["answer_by"], line.details["done_by"]) == ("2026-11-24", "2026-12-05")


async def _audited(tx, action):  # type: ignore[no-untyped-def]
    return (await tx.execute(select(audit).where(audit.c.action == action))).all()


def test_nothing_is_erased_by_a_slip(kon_ray: World, an: Person) -> None:
    """Asking and turning back leaves no trace."""
    an.says("/xoa").says("menu").hears("cần làm việc gì")
    assert kon_ray.read(_audited, "erasure_requested") == []


def test_who_wants_no_messages_is_left_in_peace_and_still_answered(kon_ray: World, an: Person) -> None:
    """It is recorded, and the person may go on."""
    an.says("đừng nhắn nữa").hears("không tự nhắn").says("menu").hears("cần làm việc gì")
    assert len(kon_ray.read(_audited, "messages_stopped")) == 1


def test_a_stranger_is_told_that_nothing_is_kept(kon_ray: World) -> None:
    """Truly: nothing is stored before consent."""
    kon_ray.stranger("ai đó").says("/dulieu").hears("chưa lưu gì")


@pytest.mark.parametrize("said", ["bỏ qua", "bo qua", "không", "không có gì", "/boqua"])
def test_passing_a_question_for_words_leaves_it_blank(kon_ray: World, an: Person, said: str) -> None:
    """ "Bỏ qua" is never stored as what the village has to say."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("chưa").says(said).hears("ảnh").says("bỏ qua").taps("Gửi")

    assert "next_plan" not in filed(kon_ray, an)[0].answers


@pytest.mark.parametrize("said", ["?", "???", "hả", "là sao", "gì vậy em"])
def test_not_understanding_is_no_answer(an: Person, said: str) -> None:
    """How this kind of question is answered and how to get out, then the question again; also where words are asked."""
    an.taps("Số liệu thôn").says("85").says(said).hears("gõ một con số", "“dừng”", "(2/17)")
    an.says("menu").taps("Báo cáo việc quý").taps(TELLING).says(said).hears("bấm một nút", "(1/3)")
    an.says("chưa").says(said).hears("vài chữ", "“bỏ qua”", "(2/3)").says("bỏ qua", "bỏ qua").hears("để trống")
    an.says(said).hears("câu 3: 14")


def test_a_photo_sent_too_early_keeps_the_list_that_was_shown(an: Person) -> None:
    """One answer, that does not pretend the photo was kept; the tasks are still there to choose from."""
    an.taps("Báo cáo việc quý").sends_photo().hears("chưa cất được").sees("Nói cho bà con")
    assert len(an.heard) == 1
    an.says("1").hears("tới đâu rồi").sends_photo().hears("Em nhận được")


def test_what_was_not_understood_keeps_the_list_that_was_shown(an: Person) -> None:
    """After patience runs out the menu comes, and a person to call."""
    an.taps("Báo cáo việc quý").says("zxcv").hears("chưa hiểu").sees("Nói cho bà con")
    an.says("qwer").sees("Nói cho bà con").says("asdf").hears("gọi cán bộ xã").sees("Số liệu thôn")


def test_part_of_a_label_is_enough(an: Person) -> None:
    """Where it can only mean one thing."""
    an.says("mo hinh").hears("mô hình mới").says("moi").hears("đồng ý")
    an.says("menu").says("tuyen truyen").hears("ngày nào")


def test_what_comes_after_a_receipt_is_answered_with_yes_or_no(an: Person) -> None:
    """ "Mình làm tiếp luôn không ạ?" is a question; thanks are not a yes."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("chưa", "bỏ qua", "bỏ qua").taps("Gửi")
    an.hears("Cán bộ xã sẽ xem", "Mình làm tiếp luôn không").says("thôi để mai").says("ok cảm ơn em").hears(
        "cảm ơn bác"
    )
    an.says("không").hears("Lúc nào rảnh").says("ừ").hears("(1/")


def test_the_menu_says_what_is_late_and_until_when_it_is_taken(kon_ray: World, an: Person) -> None:
    """Three weeks away: nobody is blamed, and nothing is lost."""
    an.taps("Số liệu thôn").says("85")
    kon_ray.later(days=21)
    an.says("menu").hears("qua hạn thứ Năm 10/12", "vẫn gửi được đến").says("làm tiếp").hears("(2/17)")


def test_what_is_read_back_is_plain(an: Person) -> None:
    """Money says what it is, signs stay on the buttons, a place has no six decimals."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("xong").hears("tới đâu rồi: Xong rồi").hears_not("✅")
    an.says("menu").taps("Mô hình hộ").taps("Mô hình mới").taps("Có").says("1", "nuôi dê", "A Thút").taps("Hộ nghèo")
    an.taps("Có").says("chăn nuôi", "30 con").says("15").hears("15.000.000 đồng").says("ừ").hears("15.000.000 đồng")
    an.says("1").taps("Đang chăm").taps("Có").taps("Không").says("0", "9").says("bỏ qua").shares_place(14.53125, 108.1)
    an.hears("14,5312; 108,1000", "em đọc lại")


def test_a_household_that_does_not_agree_is_answered(an: Person) -> None:
    """Nothing more is asked of anybody because of it."""
    an.taps("Mô hình hộ").taps("Mô hình mới").taps("Không").hears("không ghi tên", "không phải làm gì thêm", "(2/")


def test_a_label_cut_short_is_understood_in_full(an: Person) -> None:
    """Buttons hold forty letters; who types the whole name means the same."""
    an.taps("Báo cáo việc quý").sees("Họp thôn kể việc quý IV, bàn việc đầu…")
    an.says("hop thon ke viec quy IV, ban viec dau nam sau").hears("tới đâu rồi")


def test_a_figure_unlike_last_quarters_is_asked_back_once(kon_ray: World) -> None:
    """Both figures are named; nothing is refused, and last quarter's own value needs no asking."""
    kon_ray.now = LAST
    an = kon_ray.person("A Minh")
    fill(an, *ANSWERS).taps("Gửi")
    kon_ray.later(days=80)
    an.says("menu").taps("Số liệu thôn").says("58").hears("Quý trước bác báo 85", "Em hiểu là: 58")
    an.says("không").says("85").hears("(2/").taps("Vẫn 80").says("14").hears("(4/").says("20").hears("hỏi lại cho chắc")
    an.says("20").hears("✓ Bao nhiêu hộ cận nghèo: 20", "(5/")


@pytest.mark.parametrize(
    "said", ["¹", "②", "９" * 400, "\x00", "\u202e3", "{name} %s", "'; DROP TABLE submissions; --"]
)
def test_what_only_looks_like_a_number_breaks_nothing(an: Person, said: str) -> None:
    """At a question and at the read-back, where a number chooses a line."""
    an.taps("Số liệu thôn").says(said).hears("bao nhiêu hộ").says("menu")
    an.taps("Làm tiếp").says(*ANSWERS).says("bỏ qua").says(said).hears_not("trục trặc").says("gửi").hears_not(
        "trục trặc"
    )
