"""An officer's own questionnaire, from the Excel file in the chat to the last draft of it."""

import pytest
from sqlalchemy import select, text

from bot.core.people import Role
from storage import forms, submissions
from storage.schema import audit, dead_letters
from storage.schema import submissions as filed
from tests.forms.workbooks import xlsx
from tests.world import Person, World

WELLS = """
| survey |
| | type | name | label | required |
| | integer | wells | Thôn có mấy giếng ạ? | yes |
| | select_one yn | clean | Nước trong không ạ? | yes |

| choices |
| | list_name | name | label |
| | yn | yes | Trong |
| | yn | no | Đục |

| settings |
| | form_id | form_title | version |
| | gieng | Giếng nước | {version} |
"""


def wells(version: str = "1") -> bytes:
    """A small questionnaire in Excel."""
    return xlsx(WELLS.format(version=version))


@pytest.fixture
def hoa(kon_ray: World) -> Person:
    """Trần Thị Hoa, of the district."""
    return kon_ray.person("Trần Thị Hoa", Role.DISTRICT_OFFICER, "Huyện Kon Rẫy")


def published(hoa: Person, version: str = "1") -> Person:
    """The questionnaire, published by its officer."""
    return hoa.sends_file("gieng.xlsx", wells(version)).taps("Đăng").taps("Đăng luôn")


async def _all(tx, table):  # type: ignore[no-untyped-def]
    return list((await tx.execute(select(table))).all())


def test_an_officer_sends_tries_and_publishes_and_a_village_answers(kon_ray: World, hoa: Person, an: Person) -> None:
    """The whole way: found without errors, tried without a trace, published, asked, filed like any other."""
    hoa.sends_file("gieng.xlsx", wells()).hears("Em nhận tệp “gieng.xlsx”", "không có lỗi, 2 câu hỏi")
    hoa.sees("Làm thử", "Đăng", "Bỏ")
    hoa.taps("Làm thử").hears("Làm thử: Giếng nước", "không lưu báo cáo nào", "mấy giếng")
    hoa.says("3").taps("Trong").hears("em đọc lại").taps("Gửi").hears("Em không lưu báo cáo nào").sees("Đăng")
    assert kon_ray.read(_all, filed) == []
    an.says("menu").sees_not("Phiếu khác")

    hoa.taps("Đăng").hears("Huyện Kon Rẫy", "Phiếu khác").taps("Đăng luôn").hears("Em đã đăng phiếu “Giếng nước”")
    an.says("menu").taps("Phiếu khác").taps("Giếng nước").hears("mấy giếng")
    an.says("3").says("trong").taps("Gửi").hears("Em đã nhận “Giếng nước” của Thôn 4", "Mã phiếu")

    [one] = kon_ray.read(_all, filed)
    assert (one.form_id, one.version, one.owed) == ("gieng", "1", False)
    assert one.answers == {"wells": "3", "clean": "yes"}
    assert one.unit_id == kon_ray.unit("Thôn 4").id
    an.says("menu").taps("Xem, sửa").taps("Giếng nước ·").hears("em đọc lại", "3")


def test_who_may_publish_is_told_how(hoa: Person, an: Person) -> None:
    """The help of a district officer speaks of it; a village head's does not."""
    hoa.says("giúp").hears(".xlsx")
    an.says("giúp").hears_not(".xlsx")


def test_every_step_stands_in_the_audit_log(kon_ray: World, hoa: Person) -> None:
    """Who sent, tried and published what, and what was found."""
    hoa.sends_file("gieng.xlsx", wells()).taps("Làm thử")
    hoa.taps("Đăng").taps("Đăng luôn")
    lines = [line for line in kon_ray.read(_all, audit) if line.action.startswith("form.")]

    assert [line.action for line in lines] == ["form.sent", "form.checked", "form.tried", "form.published"]
    assert {line.subject for line in lines} == {lines[0].subject}
    assert all(line.respondent_id for line in lines)
    assert lines[-1].details["version"] == "1"


def test_every_problem_is_told_with_its_sheet_and_row(hoa: Person) -> None:
    """The first ten, and how many more; nothing to press."""
    rows = "".join(f"| | integer | q{n} | Câu {n} | hàm_lạ(${{q{n}}}) |\n" for n in range(14))
    broken = xlsx(f"| survey |\n| | type | name | label | constraint |\n{rows}")
    hoa.sends_file("hỏng.xlsx", broken).hears("còn 14 lỗi", "survey, hàng 2", "survey, hàng 11", "và 4 lỗi nữa")
    hoa.hears_not("survey, hàng 12").sees_not("Đăng")


def test_a_new_version_leaves_drafts_on_theirs(kon_ray: World, hoa: Person, an: Person) -> None:
    """What publishing changes is said before; who is in the middle finishes what they began."""
    published(hoa)
    an.says("menu").taps("Phiếu khác").taps("Giếng nước").says("3")
    hoa.sends_file("gieng.xlsx", xlsx(WELLS.format(version="2").replace("mấy giếng", "bao nhiêu giếng")))
    hoa.taps("Đăng").hears("Phiên bản 2 sẽ thay phiên bản 1", "1 phiếu đang làm dở vẫn theo phiên bản cũ")
    hoa.taps("Đăng luôn").hears("phiên bản 2")
    an.says("trong").hears("mấy giếng").taps("Gửi").hears("Em đã nhận")

    assert [one.version for one in kon_ray.read(_all, filed)] == ["1"]
    an.says("menu").taps("Phiếu khác").taps("Giếng nước").hears("bao nhiêu giếng")


def test_the_same_content_changes_nothing_and_a_changed_one_needs_a_version(hoa: Person) -> None:
    """A version never changes; sending the same twice is no mistake."""
    published(hoa)
    hoa.sends_file("gieng.xlsx", wells()).hears("đã đăng đúng như thế này rồi").sees_not("Đăng luôn")
    hoa.sends_file("gieng.xlsx", xlsx(WELLS.format(version="1").replace("mấy", "bao nhiêu")))
    hoa.hears("còn 1 lỗi", "Phiên bản 1", "nội dung khác")


def test_the_bots_own_forms_are_not_to_be_overwritten(kon_ray: World, hoa: Person) -> None:
    """Neither those that are shipped nor the names of its wizards."""
    before = kon_ray.read(forms.newest, "F_TASK")
    for name in ("F_TASK", "W_ENROL", "W_MINE"):
        hoa.sends_file("x.xlsx", xlsx(WELLS.format(version="9").replace("gieng", name))).hears(f"“{name}”", "có sẵn")

    assert kon_ray.read(forms.newest, "F_TASK") == before


def test_only_district_and_province_officers_send_forms(kon_ray: World, an: Person) -> None:
    """A commune officer is told who may; a village head's file is what it was before: something not asked for."""
    binh = kon_ray.person("Lê Bình", Role.COMMUNE_OFFICER, "Xã Đăk Tơ Lung")
    binh.sends_file("gieng.xlsx", wells()).hears("cán bộ huyện")
    an.sends_file("gieng.xlsx", wells()).hears("chưa biết để vào đâu")


def test_rights_are_asked_again_at_every_press(kon_ray: World, hoa: Person) -> None:
    """A button is user input: another's file, and one's own after the post has ended, are refused."""
    hoa.sends_file("gieng.xlsx", wells())
    nam = kon_ray.person("Phạm Nam", Role.DISTRICT_OFFICER, "Huyện Kon Rẫy")
    codes = [choice.code for choice in hoa.heard[-1].choices]
    for code in codes:
        nam.presses(code).hears("chưa được giao quyền")
    hoa.taps("Đăng")

    async def dismiss() -> None:
        async with kon_ray.database.transaction() as tx:
            await tx.execute(text("UPDATE posts SET valid_to = valid_from"))

    kon_ray.run(dismiss())
    hoa.taps("Đăng luôn").hears("cán bộ huyện")
    for code in codes:
        hoa.presses(code).hears("cán bộ huyện")
    assert kon_ray.read(forms.newest, "gieng") is None


def test_another_districts_form_is_not_replaced(kon_ray: World, hoa: Person) -> None:
    """A name belongs to the place that published it first."""
    published(hoa)

    async def elsewhere() -> None:
        async with kon_ray.database.transaction() as tx:
            other = kon_ray_unit["Xã Đăk Pne"]
            await tx.execute(text("UPDATE form_owners SET unit_id = :unit"), {"unit": other})

    kon_ray_unit = {"Xã Đăk Pne": kon_ray.unit("Xã Đăk Pne").id}
    kon_ray.run(elsewhere())
    hoa.sends_file("gieng.xlsx", wells("2")).hears("không có lỗi")  # the district is above the commune
    an = kon_ray.person("A Minh", unit="Thôn 4")
    an.says("menu").sees_not("Phiếu khác")  # of the other commune


def test_a_button_pressed_when_all_is_over_is_answered(hoa: Person) -> None:
    """Old cards stay on the screen for ever."""
    hoa.sends_file("gieng.xlsx", wells())
    codes = [choice.code for choice in hoa.heard[-1].choices]
    hoa.taps("Bỏ").hears("không đăng nữa")
    for code in (*codes, codes[0].replace("try", "sure"), codes[0].replace("try", "fly")):
        hoa.presses(code).hears("đã xong rồi")
    hoa.presses("up:try:nowhere").hears("chưa được giao quyền")


def test_where_there_are_no_buttons_numbers_do(hoa: Person) -> None:
    """On a channel without buttons the answer of the job is a list to type from."""
    hoa.sends_file("gieng.xlsx", wells()).says("2").hears("đăng nhé").says("1").hears("Em đã đăng")


def test_what_waits_to_be_published_is_found_in_the_menu(hoa: Person) -> None:
    """The officer comes back to it days later."""
    hoa.sends_file("gieng.xlsx", wells()).says("menu").taps("chờ đăng").sees("Làm thử", "Đăng")


def test_a_trial_left_open_ends_with_the_decision(kon_ray: World, hoa: Person) -> None:
    """Its old buttons say so; nothing breaks."""
    hoa.sends_file("gieng.xlsx", wells()).taps("Làm thử").says("3")
    old = hoa.button("Trong").code
    hoa.taps("Đăng").taps("Đăng luôn")
    hoa.presses(old).hears("đã khép lại")
    assert kon_ray.read(_all, dead_letters) == []


def test_a_draft_of_a_retired_form_closes_kindly(kon_ray: World, hoa: Person, an: Person) -> None:
    """Says so and whom to ask, keeps what was answered, and offers it no more."""
    from bot.cli.form_retire import retire

    published(hoa)
    an.says("menu").taps("Phiếu khác").taps("Giếng nước").says("3")
    old = an.button("Trong").code

    async def take_away() -> None:
        async with kon_ray.database.transaction() as tx:
            assert await retire(tx, "gieng", "", kon_ray.now) == (["1"], 1)

    kon_ray.run(take_away())
    an.says("trong").hears("“Giếng nước” nay không dùng nữa", "cán bộ Huyện Kon Rẫy", "vẫn giữ").sees(
        "Báo cáo việc quý"
    )
    an.presses(old).hears("nay không dùng nữa")
    an.says("menu").sees_not("Phiếu khác", "Làm tiếp: Giếng nước")
    an.presses("other:gieng").hears("không có phiếu nào khác")

    async def kept(tx):  # type: ignore[no-untyped-def]
        return (await tx.execute(text("SELECT state FROM form_sessions WHERE form_id = 'gieng'"))).scalar_one()

    assert "wells" in str(kon_ray.read(kept))
    assert kon_ray.read(_all, dead_letters) == []
    published(hoa, "2")
    an.says("menu").taps("Phiếu khác").taps("Giếng nước").hears("mấy giếng")


def test_a_report_on_a_retired_form_is_not_opened_again(kon_ray: World, hoa: Person, an: Person) -> None:
    """What was sent stays; it is corrected no more."""
    from bot.cli.form_retire import retire

    published(hoa)
    an.says("menu").taps("Phiếu khác").taps("Giếng nước").says("3").says("trong").taps("Gửi")

    async def take_away() -> None:
        async with kon_ray.database.transaction() as tx:
            await retire(tx, "gieng", "1", kon_ray.now)

    kon_ray.run(take_away())
    an.says("menu").taps("Xem, sửa").taps("Giếng nước ·").hears("không dùng nữa")
    assert len(kon_ray.read(submissions.newest_of, 2, 9)) == 1


def test_a_file_that_cannot_be_fetched_is_said_so(kon_ray: World, hoa: Person) -> None:
    """The officer is asked for it again."""
    from bot.core.chat import Media, MediaKind

    hoa._do(Media(MediaKind.DOCUMENT, "gone", name="gieng.xlsx"))
    kon_ray.jobs()
    assert "tải về không được" in hoa.screen[-1].text
    hoa.sends_file("gieng.xls", b"old").hears("Excel đời cũ")
    hoa._do(Media(MediaKind.DOCUMENT, "huge", name="gieng.xlsx", size=9_000_000)).hears("lớn quá 4 MB")


def test_a_file_sent_inside_a_form_answers_that_form(hoa: Person) -> None:
    """Nothing is taken out of the form that is being filled in."""
    hoa.sends_file("gieng.xlsx", wells()).taps("Làm thử")
    hoa.sends_file("gieng.xlsx", wells("2")).hears_not("Em nhận tệp").hears("mấy giếng")
