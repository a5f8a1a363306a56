"""Who left a post may no longer speak for it; who holds it is not shut out."""

from sqlalchemy import text

from bot.core.people import Role
from storage import entities
from tests.conversations.test_models import tell
from tests.conversations.test_tasks import filed
from tests.world import Person, World


def dismiss(world: World) -> None:
    """Everybody's posts end today."""

    async def end() -> None:
        async with world.database.transaction() as tx:
            await tx.execute(text("UPDATE posts SET valid_to = valid_from"))

    world.run(end())


def test_a_draft_of_who_was_dismissed_is_not_filed(kon_ray: World, an: Person) -> None:
    """Neither sent nor taken up again; the village's new head files for it."""
    an.taps("Báo cáo việc quý").taps("Nói cho bà con").says("chưa").says("bỏ qua").says("bỏ qua").hears("em đọc lại")
    dismiss(kon_ray)
    an.taps("Gửi").hears("chưa được giao quyền")
    an.says("dừng").says("làm tiếp").hears("chưa được giao quyền")

    assert filed(kon_ray, an) == []


def test_a_correction_of_a_model_changes_its_own_line(kon_ray: World, an: Person) -> None:
    """The register holds one model, not two."""
    tell(an).taps("Gửi")
    an.says("menu").taps("Xem, sửa").taps("nuôi heo đen").hears("em đọc lại").says("gửi").hears("bản sửa")

    assert len(kon_ray.read(entities.of_unit, "models", kon_ray.unit("Thôn 4").id)) == 1


def test_one_invitation_lets_one_person_in(kon_ray: World) -> None:
    """Two phones that press the last button in the same moment: the second is told kindly."""
    kon_ray.invite("KR7M2QX4", "A Brôi", Role.VILLAGE_HEAD, "Thôn 5")
    one, other = (kon_ray.stranger(chat).says("KR7M2QX4").taps("Đồng ý") for chat in ("máy một", "máy hai"))
    kon_ray.receive(
        *(kon_ray.event(person.chat, _press(person, "Bác")) for person in (one, other)),
    )

    async def heads(tx):  # type: ignore[no-untyped-def]
        return (await tx.execute(text("SELECT count(*) FROM respondents"))).scalar_one()

    assert kon_ray.read(heads) == 1
    assert "đã có người dùng" in other.screen[-1].text


def _press(person: Person, label: str):  # type: ignore[no-untyped-def]
    from bot.core.chat import Press

    return Press(person.button(label).code)


def test_after_the_quarter_the_late_ones_are_still_named(kon_ray: World, an: Person) -> None:
    """As long as the period takes reports, the officer sees who owes it."""
    hoa = kon_ray.person("Trần Thị Hoa", Role.DISTRICT_OFFICER, "Huyện Kon Rẫy")
    kon_ray.later(days=44)
    hoa.says("menu").taps("Tình hình").hears("quý IV/2026")


def test_an_answer_mended_by_editing_is_rough_no_more(kon_ray: World, an: Person) -> None:
    """ "Khoảng 35" edited to 36 is 36."""
    an.taps("Báo cáo việc quý").taps("Nói cho bà con").says("xong").says("hôm qua").says("khoảng 35")
    an.edits("khoảng 35", "36").says("bỏ qua").says("bỏ qua").taps("Gửi")

    assert filed(kon_ray, an)[0].flags == {}
