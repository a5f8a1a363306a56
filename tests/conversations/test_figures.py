"""Số liệu thôn: the village's quarter in numbers."""

from datetime import UTC, datetime

import pytest

from handlers.answers import Handlers
from tests.conversations.test_tasks import filed
from tests.world import Person, World

ANSWERS = ["85", "80", "12", "7", "12", "7", "2", "1", "0", "19", "19", "15", "10", "6", "5", "3", "2"]
LAST = datetime(2026, 9, 8, 3, tzinfo=UTC)


def fill(person: Person, *answers: str) -> Person:
    """Type the answers, then skip the remark."""
    return person.taps("Số liệu thôn").says(*answers).says("bỏ qua")


def test_figures_are_read_back_before_they_are_sent(kon_ray: World, an: Person) -> None:
    """The summary is the form's own last question; sending answers it."""
    fill(an, *ANSWERS).hears("em đọc lại", "1. Thôn mình có bao nhiêu hộ: 85", "Đúng hết chưa bác")
    an.taps("Gửi").hears("Mã phiếu")

    answers = filed(kon_ray, an)[0].answers
    assert answers["poor_total"] == "12" and answers["confirm"] == "yes" and answers["cohort"] == "19"


def test_numbers_come_in_words_and_without_diacritics(kon_ray: World, an: Person) -> None:
    """As people type and say them."""
    an.taps("Số liệu thôn").says("tám mươi lăm hộ").hears("✓ Thôn mình có bao nhiêu hộ: 85")
    an.says("tam muoi").hears("80").says("12 ho em").says("bay").hears("7")


def test_a_message_that_answered_two_questions_may_be_edited(an: Person) -> None:
    """Both answers change, the second although it was given."""
    an.taps("Số liệu thôn").says("85", "80").says("nghèo 12 cận nghèo 7")
    an.edits("nghèo 12 cận nghèo 7", "nghèo 13 cận nghèo 8").hears("hộ nghèo: 13", "cận nghèo: 8")


def test_a_remark_may_begin_with_the_number_of_a_question(kon_ray: World, an: Person) -> None:
    """ "Câu 7 có 1 hộ đang chờ" is told to the commune; "câu 7: 2" still corrects."""
    an.taps("Số liệu thôn").says(*ANSWERS).says("câu 7: 2").hears("nói thêm")
    an.says("Câu 7 có 1 hộ đang chờ quyết định").hears("em đọc lại").taps("Gửi")

    assert filed(kon_ray, an)[0].answers["note"] == "Câu 7 có 1 hộ đang chờ quyết định"


def test_a_shared_contact_does_not_close_the_form(an: Person) -> None:
    """It is no answer here; the question stays open."""
    an.taps("Số liệu thôn").says("85").shares_contact("0912345678").says("80").hears("hộ nghèo")


def test_all_of_them_means_the_whole_village(an: Person) -> None:
    """ "Tất cả" at "how many ethnic-minority households" is the number of households."""
    an.taps("Số liệu thôn").says("85").says("tất cả").hears("85")


def test_a_contradiction_names_the_numbers(an: Person) -> None:
    """More poor households than households: it says how many the village has, and asks again."""
    an.taps("Số liệu thôn").says("35", "30").says("40").hears("35 hộ", "Bao nhiêu hộ nghèo")
    an.says("hai chục").hears("cận nghèo").says("16").hears("20 hộ nghèo", "35 hộ")


def test_two_answers_in_one_message(kon_ray: World, an: Person) -> None:
    """ "Nghèo 12 cận nghèo 7" answers both questions."""
    an.taps("Số liệu thôn").says("85", "80").says("nghèo 12 cận nghèo 7").hears("Trong số hộ nghèo")


def test_figures_told_early_wait_for_nobody(an: Person) -> None:
    """ "Nghèo 12 cận nghèo 7" at another question fills its own two, is echoed, and the open question stays."""
    an.taps("Số liệu thôn").says("85").says("nghèo 12 cận nghèo 7")
    an.hears("hộ nghèo: 12", "hộ cận nghèo: 7", "người dân tộc thiểu số").says("80").hears("Trong số hộ nghèo")


def test_figures_told_early_that_do_not_fit_are_asked_for(an: Person) -> None:
    """All or none: more poor than there are households puts nothing in."""
    an.taps("Số liệu thôn").says("35").says("nghèo 40 cận nghèo 7").hears("người dân tộc thiểu số").says("30")
    an.hears("Bao nhiêu hộ nghèo")


def test_people_are_not_stored_as_households(kon_ray: World, an: Person) -> None:
    """ "12 khẩu" where households are asked is read back first; "12 hộ" is not."""
    an.taps("Số liệu thôn").says("85", "80").says("12 khẩu").hears("12", "Đúng").says("không").hears(
        "Bao nhiêu hộ nghèo"
    )
    an.says("12 hộ à nhầm 13 hộ").hears("hộ nghèo: 13", "cận nghèo")


def test_answers_typed_ahead_land_on_their_own_questions(kon_ray: World, an: Person) -> None:
    """Twelve answers sent while the line was down arrive at once, in order."""
    an.taps("Số liệu thôn").says_at_once(*ANSWERS).says("bỏ qua").taps("Gửi")

    assert [filed(kon_ray, an)[0].answers[name] for name in ("hh_total", "exit_q", "exit_reg")] == ["85", "2", "3"]


def test_a_vague_number_is_not_guessed(an: Person) -> None:
    """ "Mười mấy hộ" asks for a number; "không biết" is not zero."""
    an.taps("Số liệu thôn").says("mười mấy hộ").hears("áng chừng", "bao nhiêu hộ")
    an.says("không biết").hears("dừng", "bao nhiêu hộ")


def test_an_edited_message_corrects_its_answer(kon_ray: World, an: Person) -> None:
    """Telegram's own way of mending a slip."""
    an.taps("Số liệu thôn").says("58", "80").edits("58", "85").hears("85")
    an.says("80", "12")
    an.edits("12", "11").hears("11")


def test_any_answer_is_changed_from_the_summary(kon_ray: World, an: Person) -> None:
    """By its number, or by "Sửa" and a tap; then the summary again."""
    fill(an, *ANSWERS).says("1").hears("bao nhiêu hộ", "Đang ghi: 85").says("86").hears("em đọc lại", "hộ: 86")
    an.taps("Sửa").hears("sửa câu nào").taps("Xem thêm").taps("Quay lại").hears("em đọc lại").taps("Sửa")
    an.taps("7 · Bao nhiêu hộ cận nghèo").says("8").hears("em đọc lại", "cận nghèo: 8").taps("Gửi").hears("Mã phiếu")


def test_a_change_that_breaks_another_answer_is_caught_before_sending(an: Person) -> None:
    """Fewer households than were said to be poor: the form asks for the one that no longer fits."""
    fill(an, *ANSWERS).says("1").says("40").taps("Gửi").hears("dân tộc thiểu số")


def test_last_quarters_values_are_offered(kon_ray: World) -> None:
    """What is as it was is one tap; what happened within a quarter is asked afresh."""
    kon_ray.now = LAST
    an = kon_ray.person("A Minh")
    fill(an, *ANSWERS).taps("Gửi").hears("Mã phiếu")
    kon_ray.later(days=80)
    an.says("menu").taps("Số liệu thôn").hears("Quý trước bác báo: 85").sees("Vẫn 85").taps("Vẫn 85")
    an.says("vẫn vậy").says("=").hears("cận nghèo").says("7", "12", "7").hears("thoát nghèo").hears_not("Quý trước")


@pytest.mark.parametrize("meant", ["đúng", "nghèo 24 cận nghèo 7"])
def test_what_was_said_in_one_breath_with_a_surprising_figure_is_kept(kon_ray: World, meant: str) -> None:
    """Twice last quarter's poor households is asked back; a yes, or the same again, takes the near-poor too."""
    kon_ray.now = LAST
    an = kon_ray.person("A Minh")
    fill(an, *ANSWERS).taps("Gửi").hears("Mã phiếu")
    kon_ray.later(days=80)
    an.says("menu").taps("Số liệu thôn").says("85", "80").says("nghèo 24 cận nghèo 7").hears("24", "Đúng")
    an.says(meant).hears("hộ nghèo", "24", "cận nghèo", "7", "Trong số hộ nghèo")


def test_a_sent_report_is_corrected_as_a_new_revision(kon_ray: World, an: Person) -> None:
    """The old one is kept; the new one counts; the receipt says which revision it is."""
    fill(an, *ANSWERS).taps("Gửi")
    an.says("menu").taps("Xem, sửa").taps("Số liệu thôn trong quý").hears("đã gửi", "em đọc lại")
    an.says("3").says("11").hears("Không thể nhiều hơn 11 hộ nghèo").says("11").hears("em đọc lại").says("gửi").hears(
        "bản sửa (lần 2)"
    )

    [newest] = [one for one in filed(kon_ray, an) if one.form_id == "F_IND"]
    assert (newest.revision, newest.answers["poor_total"]) == (2, "11")
    assert b"deprecatedID" in newest.xml


def test_a_draft_is_kept_and_resumed_weeks_later(kon_ray: World, an: Person) -> None:
    """Stopping loses nothing; a reminder of where it stood; the menu offers it too."""
    an.taps("Số liệu thôn").says("85", "80").says("dừng").hears("vẫn giữ")
    kon_ray.later(days=12)
    an.says("menu").sees("Làm tiếp: Số liệu thôn").says("làm tiếp").hears("Bao nhiêu hộ nghèo", "(3/")


def test_another_form_may_be_started_in_the_middle(an: Person) -> None:
    """Several drafts at once: each is found again."""
    an.taps("Số liệu thôn").says("85").says("menu").taps("Báo cáo việc quý").taps("Nói cho bà con").says("xong")
    an.says("menu").says("làm tiếp").hears("mấy phiếu").taps("Số liệu thôn").hears("dân tộc thiểu số")


def test_nothing_is_taken_after_the_period_closed(kon_ray: World, an: Person) -> None:
    """A late draft is told so kindly, and stays."""
    fill(an, *ANSWERS)
    kon_ray.later(days=90)
    an.taps("Gửi").hears("đã đóng")


def test_a_report_after_the_due_day_is_marked_late(kon_ray: World, an: Person) -> None:
    """It is taken, and says that it is late."""
    kon_ray.later(days=25)
    an.says("menu")
    fill(an, *ANSWERS).taps("Gửi").hears("sau hạn thứ Năm 10/12")


def test_a_text_of_five_thousand_letters_is_answered(an: Person) -> None:
    """It says how much can be read at once; the form goes on."""
    an.taps("Số liệu thôn").says("a" * 5000).hears("5000", "4096").says("85").hears("dân tộc thiểu số")


def test_nonsense_three_times_offers_a_person(an: Person) -> None:
    """Patience, then another way."""
    an.taps("Số liệu thôn").says("asdf", "qwer").says("zxcv").hears("gọi cán bộ xã")


def test_two_people_of_one_village_share_one_report(kon_ray: World, an: Person) -> None:
    """The second opens what the first sent; of what is owed one submission counts."""
    fill(an, *ANSWERS).taps("Gửi")
    deputy = kon_ray.person("Y Blơi", unit="Thôn 4")
    deputy.taps("Số liệu thôn").hears("đã gửi", "em đọc lại").says("gửi").hears("bản sửa (lần 2)")


def test_last_quarters_value_is_no_button_once_it_cannot_be_true(kon_ray: World) -> None:
    """It is still told, but nobody is led into an answer that is refused."""
    kon_ray.now = LAST
    an = kon_ray.person("A Minh")
    fill(an, *ANSWERS).taps("Gửi").hears("Mã phiếu")
    kon_ray.later(days=80)
    an.says("menu").taps("Số liệu thôn").taps("Vẫn 85").taps("Vẫn 80").says("12").says("5").taps("Vẫn 12")
    an.hears("Quý trước bác báo: 7").sees_not("Vẫn 7")


def test_a_sent_report_opens_at_its_summary(an: Person) -> None:
    """Nobody is asked again what they left blank; any line can be picked."""
    fill(an, *ANSWERS).taps("Gửi").taps("Về đầu").taps("Xem, sửa").taps("Số liệu thôn")
    an.hears("Em mở lại", "em đọc lại", "18. Bác có gì muốn nói thêm với xã: để trống").says("18").hears("nói thêm")
    an.says("Xin thêm cây giống").hears("nói thêm với xã: Xin thêm cây giống").taps("Gửi").hears("bản sửa (lần 2)")


def test_skipping_a_remark_leaves_it_blank(kon_ray: World, an: Person) -> None:
    """ "Bỏ qua" and "không biết" are no remarks."""
    fill(an, *ANSWERS).taps("Gửi")
    assert "note" not in filed(kon_ray, an)[0].answers


def test_where_nothing_can_be_tapped_numbers_are_asked_by_fives(kon_ray: World, an: Person) -> None:
    """A whole sheet in at most eight messages of the bot: each answer is read back beside its question."""
    kon_ray.inbound._answers = Handlers(kon_ray.library, frozenset({"pocket"}))
    an.says("menu")
    before = len(an.screen)
    an.says("số liệu thôn").hears("một lượt 5 số", "(5/17)").says("85, 80, 12, 7, 12").hears(
        "bao nhiêu hộ: 85", "một lượt"
    )
    an.says("7 2 1 0 19").hears("(11/18)").says("19\n15\n10\n6 hộ\n5").says("3, 2").hears("nói thêm").says("bỏ qua")
    an.hears("em đọc lại").says("gửi").hears("Mã phiếu")

    assert len(an.screen) - before <= 8
    assert [filed(kon_ray, an)[0].answers[name] for name in ("hh_total", "near_total", "exit_reg")] == ["85", "7", "3"]


def test_a_number_asked_back_does_not_lose_those_behind_it(kon_ray: World) -> None:
    """So unlike last quarter's that it is asked; told that it is right, the bot takes up the others."""
    kon_ray.now = LAST
    an = kon_ray.person("A Minh")
    fill(an, *ANSWERS).taps("Gửi").hears("Mã phiếu")
    kon_ray.later(days=80)
    kon_ray.inbound._answers = Handlers(kon_ray.library, frozenset({"pocket"}))
    an.says("menu").says("số liệu thôn").hears("một lượt", "[quý trước 85]").says("85, 80, 30, 7, 12")
    an.hears("Quý trước bác báo 12", "30").says("đúng").hears("hộ nghèo: 30", "cận nghèo: 7", "(6/17)")


def test_what_may_be_one_number_is_not_taken_for_two(kon_ray: World, an: Person) -> None:
    """ "1 250" may be a large village: it is asked; "125 117" cannot be one, and is two."""
    kon_ray.inbound._answers = Handlers(kon_ray.library, frozenset({"pocket"}))
    an.says("số liệu thôn").says("1 250").hears("1.250", "Đúng không").says("không").says("125 117")
    an.hears("bao nhiêu hộ: 125", "thiểu số: 117")


def test_of_several_numbers_the_first_wrong_one_is_asked_again(kon_ray: World, an: Person) -> None:
    """What stood before it is kept, what stood behind it is asked again; one number too many is refused whole."""
    kon_ray.inbound._answers = Handlers(kon_ray.library, frozenset({"pocket"}))
    an.says("số liệu thôn").says("85, 80, 900, 7").hears("Thôn mình có bao nhiêu hộ: 85", "(3/17)", "85 hộ")
    an.says("12, 7, 12, 7, 2, 1").hears("Em hỏi 5 số").says("12").hears("(4/17)")
