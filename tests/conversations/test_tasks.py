"""Báo cáo việc quý: one task after the other, with a receipt."""

from bot.core.reports import Submission
from storage import expected, submissions
from tests.world import Person, World

TELLING = "Nói cho bà con"


def filed(world: World, person: Person) -> list[Submission]:
    """What this person's submissions hold, newest first, read from what was committed."""
    dialogue = world.read(_respondent, person.chat)
    return list(world.read(submissions.newest_of, dialogue, 50))


async def _respondent(tx, chat):  # type: ignore[no-untyped-def]
    from sqlalchemy import text

    sql = text("SELECT respondent_id FROM dialogues WHERE address = :address")
    return (await tx.execute(sql, {"address": f"pocket:{chat}"})).scalar_one()


def test_a_task_done_is_told_in_six_answers(kon_ray: World, an: Person) -> None:
    """The task of the button is not asked again; numbers and dates as people say them; a receipt at the end."""
    an.taps("Báo cáo việc quý").hears("quý IV/2026", "Thôn 4").taps(TELLING).hears("(1/3)", "tới đâu rồi")
    an.says("xong rồi").hears("ngày nào").says("hôm qua").hears("19/11/2026").says("khoảng 35")
    an.hears("khoảng 35").says("Họp ở nhà rông, bà con nghe kỹ").says("bỏ qua")
    an.hears("Họp ở nhà rông", "khoảng 35", "19/11/2026").taps("Gửi").hears("Mã phiếu", "Còn 4 việc")

    [submission] = filed(kon_ray, an)
    assert submission.answers == {
        "campaign": "KR",
        "unit_code": "4",
        "period": "2026-Q4",
        "task_id": "KR-TX1",
        "task_kind": "propagate",
        "task_status": "done",
        "done_date": "2026-11-19",
        "people_attend": "35",
        "what_done": "Họp ở nhà rông, bà con nghe kỹ",
    }
    assert submission.flags == {"approx": ["people_attend"]}
    assert b"<people_attend>35</people_attend>" in submission.xml


def test_what_is_still_owed_stands_first(kon_ray: World, an: Person) -> None:
    """A task that was reported is ticked and goes to the end of the list."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("chưa").says("bỏ qua").says("bỏ qua").taps("Gửi")
    an.taps("Về đầu").hears("còn 4 báo cáo").taps("Báo cáo việc quý")

    labels = [choice.label for choice in an.screen[-1].choices]
    assert labels[-2].startswith("✓ Nói cho bà con") and labels[-1] == "Về đầu"


def test_the_next_task_is_one_tap_away(an: Person) -> None:
    """After a receipt the next thing owed is offered."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("chưa").says("bỏ qua").says("bỏ qua").taps("Gửi")
    an.taps("Làm tiếp").hears("(1/")


def test_an_entry_of_the_menu_is_never_an_answer(kon_ray: World, an: Person) -> None:
    """ "Số liệu thôn" typed where a story is asked opens the figures; the task's draft waits."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("xong", "hôm qua", "35").says("số liệu thôn").hears("bao nhiêu hộ")
    an.says("menu").taps("Nói cho bà con").hears("(4/5)")


def test_a_tap_changes_its_own_card(an: Person) -> None:
    """No new message for a tap: the card shows the answer taken and the next question."""
    an.taps("Báo cáo việc quý").taps(TELLING)
    said = len([m for m in an.screen if m.card is None])
    an.taps("Xong rồi")

    assert len([m for m in an.screen if m.card is None]) == said
    assert "✓ Việc này tới đâu rồi" in an.screen[-1].text


def test_several_answers_are_picked_or_typed(kon_ray: World, an: Person) -> None:
    """Reasons are ticked on the card and finished with "Xong", or typed as numbers."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("vướng").hears("Vướng chỗ nào").taps("Thiếu tiền").taps("Chờ xã")
    an.sees("☑ Thiếu tiền", "☑ Chờ xã", "☐ Thiếu người làm").taps("Thiếu tiền").sees("☐ Thiếu tiền").taps("Xong")
    an.hears("✓ Vướng chỗ nào", "Chờ xã").taps("Quay lại").says("1 và 3").hears("Thiếu tiền, Chờ xã")
    an.says("bỏ qua").says("bỏ qua").taps("Gửi")

    assert filed(kon_ray, an)[0].answers["block_reason"] == "money guide"


def test_a_required_answer_cannot_be_skipped(an: Person) -> None:
    """It says so, and how to put the form aside instead."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("bỏ qua").hears("cần có", "dừng", "tới đâu rồi")


def test_a_date_in_the_future_or_impossible_is_named(an: Person) -> None:
    """31/11 does not exist; tomorrow has not come. Nothing is stored and the question stands."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("xong")
    an.says("31/11").hears("Không có ngày đó", "ngày nào")
    an.says("ngày mai").hears("chưa tới")
    an.says("hôm nay").hears("bao nhiêu người")


def test_going_back_keeps_what_was_said(an: Person) -> None:
    """ "Quay lại" asks the question before, with its answer to keep."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("xong").says("hôm qua").says("quay lại")
    an.hears("ngày nào", "19/11/2026").taps("Giữ 19/11/2026").hears("bao nhiêu người")


def test_a_press_on_another_villages_task_is_refused(kon_ray: World, an: Person) -> None:
    """A button is user input: rights are checked again on every press."""
    an.presses("task:KR-2026:2026-Q4:KR-Q1-1").hears("chưa được giao quyền")
    an.presses("sent:00000000-0000-0000-0000-000000000000").hears("chưa được giao quyền")
    an.presses("resume:nosuch").hears("chưa được giao quyền")
    an.presses(f"status:{kon_ray.unit('Xã Đăk Pne').id}").hears("chưa được giao quyền")
    an.presses("f:zzz:1:1").hears("đã xong rồi")
    an.presses("💣:1:2:3:4:5").hears("đã xong rồi", "Bác cần làm việc gì")


def test_the_same_event_twice_is_one_event(kon_ray: World, an: Person) -> None:
    """A platform that repeats an update changes nothing and hears nothing."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("xong").again().hears_nothing()
    an.says("hôm qua").hears("bao nhiêu người")


def test_the_same_button_twice_is_one_press(an: Person) -> None:
    """A double tap on a slow line is no mistake: the second is passed over."""
    an.taps("Báo cáo việc quý").taps(TELLING)
    code = an.button("Xong rồi").code
    an.presses(code).hears("ngày nào").presses(code).hears_nothing()
    an.says("hôm qua").hears("bao nhiêu người")


def test_an_old_button_shows_the_present(an: Person) -> None:
    """A card from two questions ago says kindly where the form stands now."""
    an.taps("Báo cáo việc quý").taps(TELLING)
    old = an.button("Chưa làm").code
    an.says("xong").says("hôm qua").presses(old).hears("câu trước rồi", "bao nhiêu người")


def test_a_photo_answers_the_photo_question(kon_ray: World, an: Person) -> None:
    """Also when it comes early; its name stands in the submission and its bytes are kept for fetching."""
    an.taps("Báo cáo việc quý").taps(TELLING).sends_photo().hears("Em nhận được", "tới đâu rồi")
    an.says("chưa").says("bỏ qua").hears("✓").taps("Gửi")

    name = filed(kon_ray, an)[0].answers["photo"]
    assert name.endswith(".jpg")
    assert name.encode() in filed(kon_ray, an)[0].xml


def test_reports_received_are_counted(kon_ray: World, an: Person) -> None:
    """What was owed is received once the receipt is there."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("chưa").says("bỏ qua").says("bỏ qua").taps("Gửi")

    reports = kon_ray.read(expected.of_unit, kon_ray.unit("Thôn 4").id, kon_ray.now)
    assert [report.task_id for report in reports if report.is_received] == ["KR-TX1"]
