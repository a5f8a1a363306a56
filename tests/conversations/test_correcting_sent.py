"""Sửa báo cáo đã gửi: what was sent is opened again, and only its newest revision counts."""

from storage import entities
from tests.conversations.test_models import tell
from tests.conversations.test_tasks import filed
from tests.world import Person, World


def reopens(an: Person) -> str:
    """Open the newest report from the list of those sent; the code of its button."""
    an.says("menu").says("sửa báo cáo").hears("báo cáo nào")
    code = next(choice.code for choice in an.screen[-1].choices if choice.code.startswith("sent:"))
    an.presses(code)
    return code


def register(world: World) -> list[str]:
    """The labels of the village's models."""
    return [model.label for model in world.read(entities.of_unit, "models", world.unit("Thôn 4").id)]


def test_an_old_button_used_twice_corrects_the_newest_revision(kon_ray: World, an: Person) -> None:
    """One report counts and the register keeps one line, however often the first card is pressed."""
    tell(an).taps("Gửi")
    code = reopens(an)
    an.taps("Gửi")
    an.presses(code).taps("Gửi")

    assert [one.revision for one in filed(kon_ray, an)] == [3]
    assert register(kon_ray) == ["nuôi heo đen – A Thút"]


def test_a_correction_begun_is_gone_on_with(kon_ray: World, an: Person) -> None:
    """The button pressed again opens the draft that stands, not a second one."""
    tell(an).taps("Gửi")
    code = reopens(an)
    an.says("sửa quy mô: 40").says("menu").presses(code).hears("40")


def test_news_of_a_model_corrected_stays_news_of_that_model(kon_ray: World, an: Person) -> None:
    """The correction keeps which model it told of, and the register its name."""
    tell(an).taps("Gửi").says("menu").taps("Mô hình hộ").taps("nuôi heo đen")
    an.taps("vẫn duy trì").says("1", "10 triệu").taps("Cao hơn").taps("Có").says("5", "không có khó khăn gì")
    an.sends_photo().taps("Bỏ qua").taps("Gửi")
    reopens(an)
    an.hears("nuôi heo đen – A Thút").says("gửi").hears("Mã phiếu")

    assert filed(kon_ray, an)[0].answers["model_ref"]
    assert register(kon_ray) == ["nuôi heo đen – A Thút"]


def test_news_stand_in_the_list_under_the_models_name(kon_ray: World, an: Person) -> None:
    """Also where the report itself did not ask the name again."""
    tell(an).taps("Gửi").says("menu").taps("Mô hình hộ").taps("nuôi heo đen")
    an.taps("Đã dừng").says("hết vốn").taps("Gửi").says("menu").says("xem báo cáo đã gửi").sees("nuôi heo đen – A Thút")


def test_a_new_model_corrected_is_not_offered_itself(kon_ray: World, an: Person) -> None:
    """Where no other model is known, only "new" can be answered: no blank button, no model of itself."""
    tell(an).taps("Gửi")
    reopens(an)
    an.says("sửa mô hình này").hears("Mô hình này là").sees_not("vẫn duy trì")
    assert all(choice.label.strip() for choice in an.screen[-1].choices)
