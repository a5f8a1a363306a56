"""Sổ hộ: households enter the register once, are brought up to date, and are offered to their own village only."""

from xml.etree.ElementTree import fromstring

from bot.core.entities import Conflict, Entity
from bot.core.people import Role
from storage import entities
from tests.conversations.test_tasks import filed
from tests.world import Person, World


def register(world: World, village: str = "Thôn 4") -> list[Entity]:
    """The households of a village."""
    found: list[Entity] = world.read(entities.of_unit, "households", world.unit(village).id)
    return found


def enter(an: Person, head: str, size: str = "4", kind: str = "Hộ nghèo") -> Person:
    """A new household, up to the summary."""
    an.says("menu").taps("Sổ hộ nghèo")
    if any("Bác ghi cho nhà nào" in message.text for message in an.heard):
        an.taps("Bỏ qua")
    return an.hears("đồng ý").taps("Có").says(head).taps("Có").says(size).taps(kind).hears("em đọc lại")


def block(world: World, an: Person) -> dict[str, str]:
    """The entity's block in the newest submission."""
    found = fromstring(filed(world, an)[0].xml).find("meta/entity")
    assert found is not None
    return dict(found.attrib)


def test_a_household_enters_the_register(kon_ray: World, an: Person) -> None:
    """With what was told of it, under its head's name; Central would take the submission as it is."""
    enter(an, "A Thút").taps("Gửi").hears("Mã phiếu")

    [household] = register(kon_ray)
    assert (household.label, household.version, household.properties["hh_size"]) == ("A Thút", 1, "4")
    assert block(kon_ray, an)["id"] == household.id and block(kon_ray, an)["create"] == "true"


def test_what_the_register_knows_is_not_asked_again(kon_ray: World, an: Person) -> None:
    """Last time's values are read back; only what changes every quarter is asked, with what it was."""
    enter(an, "A Thút").taps("Gửi")
    an.says("menu").taps("Sổ hộ nghèo").hears("nhà nào trong sổ").taps("A Thút")
    an.hears("Nay nhà này là hộ gì", "Lần trước ghi: Hộ nghèo").taps("Hộ cận nghèo")
    an.hears("em đọc lại", "A Thút", "Nhà có mấy người: 4").says("sửa nhà có mấy người: 5").taps("Gửi")

    [household] = register(kon_ray)
    assert (household.version, household.properties["hh_size"]) == (2, "5")
    assert household.properties["hh_class"] == "near" and household.properties["consent"] == "yes"
    assert block(kon_ray, an)["baseVersion"] == "1" and block(kon_ray, an)["update"] == "true"


def test_a_household_that_may_be_known_is_asked_about_before_it_is_created_twice(kon_ray: World, an: Person) -> None:
    """Without marks and with a slip it is still the same house; then the report brings it up to date."""
    enter(an, "A Thút").taps("Gửi")
    enter(an, "a thuts", size="6").taps("Gửi").hears("Trong sổ đã có A Thút", "đúng nhà này không")
    an.sees("A Thút", "Nhà khác").hears_not("Mã phiếu")
    assert len(filed(kon_ray, an)) == 1
    an.taps("A Thút").hears("Mã phiếu")

    [household] = register(kon_ray)
    assert (household.version, household.properties["hh_size"]) == (2, "6")
    told = block(kon_ray, an)
    assert (told["id"], told["create"], told["update"], told["baseVersion"]) == (household.id, "0", "1", "1")


def test_another_household_of_nearly_the_same_name_is_created(kon_ray: World, an: Person) -> None:
    """Only asked about, never merged by itself; words do as well as buttons."""
    enter(an, "A Thút").taps("Gửi")
    enter(an, "A Thut").taps("Gửi").says("không phải").hears("Mã phiếu")
    enter(an, "A Thụt").taps("Gửi").hears("A Thút", "A Thut", "nhà nào").says("nhà khác").hears("Mã phiếu")

    assert sorted(one.label for one in register(kon_ray)) == sorted(["A Thut", "A Thút", "A Thụt"])


def test_yes_means_the_household_shown(kon_ray: World, an: Person) -> None:
    """Where there are no buttons people say it."""
    enter(an, "A Thút").taps("Gửi")
    enter(an, "A Thut", size="9").taps("Gửi").says("đúng rồi em").hears("Mã phiếu")

    assert [one.properties["hh_size"] for one in register(kon_ray)] == ["9"]


def test_an_unanswered_doubt_is_a_draft_like_any_other(kon_ray: World, an: Person) -> None:
    """Nothing is lost and nothing is sent until they have chosen; the question comes again."""
    enter(an, "A Thút").taps("Gửi")
    enter(an, "A Thut").taps("Gửi").says("menu").says("làm tiếp").hears("em đọc lại").taps("Gửi")
    an.hears("Trong sổ đã có").taps("Nhà khác").hears("Mã phiếu")

    assert len(register(kon_ray)) == 2


def test_a_button_pressed_twice_or_made_up_changes_nothing(kon_ray: World, an: Person) -> None:
    """Only a household of one's own village can be chosen, and once."""
    other = kon_ray.person("A Brôi", unit="Thôn 5")
    enter(other, "Y Hoa").taps("Gửi")
    [foreign] = register(kon_ray, "Thôn 5")
    enter(an, "A Thút").taps("Gửi")
    enter(an, "A Thut").taps("Gửi")
    code = an.button("A Thút").code
    an.presses(f"{code.rpartition(':')[0]}:{foreign.id}").hears("chưa được giao quyền")
    other.presses(code).hears("đã xong rồi")
    an.presses(code).hears("Mã phiếu").presses(code).hears("đã xong rồi")

    assert [one.version for one in register(kon_ray)] == [2]
    assert [one.version for one in register(kon_ray, "Thôn 5")] == [1]


def test_a_half_filled_form_is_not_sent_by_a_made_up_button(kon_ray: World, an: Person) -> None:
    """The button only answers the doubt; what is missing is still asked."""
    an.taps("Sổ hộ nghèo").taps("Có").says("A Thút")
    session = an.screen[-1].choices[-1].code.split(":")[1]
    an.presses(f"same:{session}:0:").hears_not("Mã phiếu")

    assert register(kon_ray) == [] and filed(kon_ray, an) == []


def test_a_villages_households_are_offered_to_nobody_else(kon_ray: World, an: Person) -> None:
    """Another village's form knows nothing of them."""
    enter(an, "A Thút").taps("Gửi")
    kon_ray.person("A Brôi", unit="Thôn 5").taps("Sổ hộ nghèo").hears("đồng ý").hears_not("A Thút")


def test_a_draft_keeps_the_register_it_began_with(kon_ray: World, an: Person) -> None:
    """A second head of the same village writes meanwhile: the draft's list stands, and the conflict is noted."""
    enter(an, "A Thút").taps("Gửi")
    an.says("menu").taps("Sổ hộ nghèo").taps("A Thút").taps("Hộ cận nghèo").hears("em đọc lại")
    second = kon_ray.person("Y Vân", unit="Thôn 4")
    second.says("menu").taps("Sổ hộ nghèo").taps("A Thút").taps("Mới thoát nghèo").taps("Gửi").hears("Mã phiếu")
    an.taps("Gửi").hears("Mã phiếu")

    [household] = register(kon_ray)
    assert (household.version, household.conflict, household.properties["hh_class"]) == (3, Conflict.HARD, "near")
    versions = kon_ray.read(entities.history, household.id)
    assert [one.entity.properties["hh_class"] for one in versions] == ["poor", "exited", "near"]  # nothing said is lost
    assert versions[2].conflicting == ("hh_class",) and versions[2].base_version == 1


def reopens(an: Person) -> Person:
    """Open the newest report sent."""
    an.says("menu").says("sửa báo cáo")
    return an.presses(next(choice.code for choice in an.screen[-1].choices if choice.code.startswith("sent:")))


def test_a_correction_corrects_the_household_it_made(kon_ray: World, an: Person) -> None:
    """No second one, and no question whether it is the first."""
    enter(an, "A Thút").taps("Gửi")
    reopens(an).says("sửa nhà có mấy người: 7").taps("Gửi").hears("Mã phiếu")
    reopens(an).says("sửa họ tên chủ hộ: A Thoát").taps("Gửi").hears("Mã phiếu")

    [household] = register(kon_ray)
    assert (household.label, household.version, household.properties["hh_size"]) == ("A Thoát", 3, "7")
    assert household.conflict is Conflict.NONE and block(kon_ray, an)["update"] == "1"


def test_an_old_report_corrected_leaves_newer_news_alone(kon_ray: World, an: Person) -> None:
    """Only what the correction changed is changed."""
    enter(an, "A Thút", size="4").taps("Gửi")
    first = filed(kon_ray, an)[0]
    an.says("menu").taps("Sổ hộ nghèo").taps("A Thút").taps("Hộ cận nghèo").taps("Gửi")
    an.presses(f"sent:{first.id}").says("sửa nhà có mấy người: 5").taps("Gửi").hears("Mã phiếu")

    [household] = register(kon_ray)
    assert (household.properties["hh_size"], household.properties["hh_class"]) == ("5", "near")
    assert household.conflict is Conflict.SOFT


def test_elders_do_not_keep_the_register(kon_ray: World) -> None:
    """The village head does."""
    kon_ray.person("A Kram", Role.ELDER, "Thôn 4").sees_not("Sổ hộ nghèo")
