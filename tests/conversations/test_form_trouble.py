"""What may go wrong between an officer's file and the published form: crashes, races, files that hurt."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.checking import TRIES, FormChecking
from bot.core.chat import Media, MediaKind
from bot.core.people import Role
from messages.xlsform import Verdict
from storage import forms, uploads
from storage.housekeeping import sweep
from storage.schema import dead_letters, form_sessions, form_uploads
from tests.conversations.test_form_life import WELLS, hoa, published, wells
from tests.forms.hostile import files
from tests.forms.workbooks import xlsx
from tests.world import Person, World

__all__ = ["hoa"]  # a fixture


async def _all(tx, table):  # type: ignore[no-untyped-def]
    return list((await tx.execute(select(table))).all())


@pytest.mark.parametrize("source", [files.laughs(), files.zip_bomb(), files.far_cell("XFD1"), b"PK"])
def test_a_hostile_file_costs_its_sender_an_answer_and_nobody_else_anything(
    kon_ray: World, hoa: Person, source: bytes
) -> None:
    """One sentence, no buttons; the next file is as welcome as ever."""
    hoa.sends_file("độc.xlsx", source).hears("còn 1 lỗi", "sửa trong Excel").sees_not("Đăng")
    assert kon_ray.read(_all, dead_letters) == []
    hoa.sends_file("gieng.xlsx", wells()).hears("không có lỗi")


def test_a_crash_while_a_file_is_examined_only_delays_it(kon_ray: World, hoa: Person) -> None:
    """Who dies over it gives it back when the lease ends; the answer comes once."""
    _sent(kon_ray, hoa)
    kon_ray.run(kon_ray.fetching.round())
    kon_ray.run(_claimed(kon_ray))
    kon_ray.jobs()
    assert "Em nhận tệp" in hoa.screen[-1].text
    kon_ray.later(minutes=3)
    kon_ray.jobs()
    assert "không có lỗi" in hoa.screen[-1].text
    kon_ray.later(minutes=3)
    kon_ray.jobs()
    assert sum("không có lỗi" in message.text for message in hoa.screen) == 1


def test_a_file_that_ends_every_process_is_given_up_with_a_word(kon_ray: World, hoa: Person) -> None:
    """After a few tries its sender is told, and the job goes on with the others."""
    _sent(kon_ray, hoa)
    kon_ray.run(kon_ray.fetching.round())
    for _ in range(TRIES):
        kon_ray.run(_claimed(kon_ray))
        kon_ray.later(minutes=3)
    kon_ray.jobs()
    assert "mấy lần không xong" in hoa.screen[-1].text
    hoa.sends_file("gieng.xlsx", wells()).hears("không có lỗi")


def _sent(world: World, hoa: Person) -> None:
    world.pocket.files["f"] = wells()
    hoa._do(Media(MediaKind.DOCUMENT, "f", name="gieng.xlsx"))


async def _claimed(world: World) -> None:
    async with world.database.transaction() as tx:
        assert await uploads.claim(tx, world.now, world.now + timedelta(minutes=1)) is not None


def test_two_officers_publish_the_same_version_at_once(kon_ray: World, hoa: Person) -> None:
    """In one batch: the first stands, the second is told, and no letter dies."""
    nam = kon_ray.person("Phạm Nam", Role.DISTRICT_OFFICER, "Huyện Kon Rẫy")
    events = []
    for who, question in ((hoa, "mấy giếng"), (nam, "bao nhiêu giếng")):
        who.sends_file("gieng.xlsx", xlsx(WELLS.format(version="1").replace("mấy giếng", question))).taps("Đăng")
        events.append(kon_ray.event(who.chat, _press(who, "Đăng luôn")))
    kon_ray.receive(*events)

    assert "Em đã đăng" in hoa.screen[-1].text
    assert "nội dung khác" in nam.screen[-1].text
    assert "mấy giếng" in kon_ray.read(forms.newest, "gieng").xml
    assert kon_ray.read(_all, dead_letters) == []


def _press(who: Person, label: str):  # type: ignore[no-untyped-def]
    from bot.core.chat import Press

    return Press(who.button(label).code)


def test_pressing_publish_twice_publishes_once(kon_ray: World, hoa: Person) -> None:
    """A finger that trembles."""
    hoa.sends_file("gieng.xlsx", wells()).taps("Đăng")
    twice = [kon_ray.event(hoa.chat, _press(hoa, "Đăng luôn")) for _ in range(2)]
    kon_ray.receive(*twice)

    assert [row.status for row in kon_ray.read(_all, form_uploads)] == ["published"]
    assert kon_ray.read(_all, dead_letters) == []


def test_the_same_file_sent_twice_is_published_once(kon_ray: World, hoa: Person) -> None:
    """The second copy is told that nothing would change."""
    hoa.sends_file("gieng.xlsx", wells()).taps("Đăng")
    second = hoa.sends_file("gieng.xlsx", wells()).button("Đăng").code
    hoa.taps("Đăng luôn").hears("Em đã đăng")
    hoa.presses(second).hears("không có gì thay đổi")


def test_an_answer_that_comes_in_the_middle_of_a_form_does_not_disturb_it(kon_ray: World, hoa: Person) -> None:
    """The number typed next answers the form that is open; the buttons work all the same."""
    hoa.sends_file("gieng.xlsx", wells()).taps("Làm thử")
    kon_ray.pocket.files["second"] = wells("2")
    hoa.says("menu")
    hoa._do(Media(MediaKind.DOCUMENT, "second", name="gieng.xlsx"))
    hoa.says("làm tiếp").hears("mấy giếng")
    kon_ray.jobs()
    assert "phiên bản 2" in hoa.screen[-1].text
    hoa.says("2").hears("Nước trong")
    hoa.taps("Đăng").taps("Đăng luôn").hears("phiên bản 2")


def test_a_list_of_five_thousand_villages_is_asked_like_any_other(kon_ray: World, hoa: Person) -> None:
    """Published in chat, answered by typing."""
    large = files.book([("select_one v", "where", "Thôn nào ạ?"), ("integer", "n", "Mấy?")], files.villages(5000))
    hoa.sends_file("thon.xlsx", large).hears("không có lỗi").taps("Đăng").taps("Đăng luôn")
    an = kon_ray.person("A Minh", unit="Thôn 4")
    an.says("menu").taps("Phiếu khác").taps("thon").hears("Thôn nào")
    an.says("Thôn 4999").hears("Mấy?")


def test_a_trial_nobody_came_back_to_is_forgotten(kon_ray: World, hoa: Person) -> None:
    """After three months: the file that was never published, and what was typed in trying it. Published ones stay."""
    published(hoa)
    hoa.sends_file("gieng.xlsx", wells("2")).taps("Làm thử").says("3")
    kon_ray.later(days=100)

    async def swept() -> None:
        async with kon_ray.database.transaction() as tx:
            await sweep(tx, kon_ray.now)

    kon_ray.run(swept())
    assert {row.status for row in kon_ray.read(_all, form_uploads)} == {"published", "dropped"}
    assert not [row for row in kon_ray.read(_all, form_sessions) if row.form_id.startswith("trial:")]
    hoa.says("menu").sees_not("chờ đăng", "Làm thử")
    assert kon_ray.read(forms.newest, "gieng").version == "1"


def test_an_examiner_that_finds_nothing_to_say_is_never_silent(kon_ray: World, hoa: Person) -> None:
    """Whatever the verdict, its sender hears something."""

    async def heavy(source: bytes, name: str) -> Verdict:
        return Verdict.heavy()

    kon_ray.checking = FormChecking(kon_ray.database, lambda: kon_ray.now, kon_ray.outbound.wake, heavy)
    hoa.sends_file("gieng.xlsx", wells()).hears("nặng quá")
