"""Mô hình hộ: new models, and news of those in the register."""

from bot.core.chat import MediaKind
from storage import entities
from tests.conversations.test_tasks import filed
from tests.world import Person, World


def tell(an: Person) -> Person:
    """Everything about a new model, up to the summary."""
    an.taps("Mô hình hộ").hears("chưa có mô hình").taps("Mô hình mới").hears("đồng ý").taps("Có")
    an.hears("Mô hình của ai").says("1").says("nuôi heo đen").says("A Thút").taps("Hộ nghèo").taps("Có")
    an.hears("nghề gì").says("chăn nuôi").says("30").taps("con").hears("Tổng tiền")
    an.says("15 triệu").hears("15.000.000").says("nhà nước hỗ trợ với nhà bỏ thêm").hears("Kết quả")
    an.taps("Tốt").says("8tr").hears("8.000.000").taps("Cao hơn").taps("Có").taps("Không").says("2")
    return an.says("1").taps("Bỏ qua").taps("Bỏ qua").hears("em đọc lại")


def test_a_new_model_enters_the_register(kon_ray: World, an: Person) -> None:
    """Money as people type it; the model is listed for the next time, with its household's name."""
    tell(an).taps("Gửi").hears("Mã phiếu")

    [model] = kon_ray.read(entities.of_unit, "models", kon_ray.unit("Thôn 4").id)
    assert model.label == "nuôi heo đen – A Thút"
    assert filed(kon_ray, an)[0].answers["fund_total"] == "15000000"
    assert filed(kon_ray, an)[0].answers["fund_source"] == "state own"


def test_news_of_a_known_model_asks_only_what_changes(kon_ray: World, an: Person) -> None:
    """The second quarter's questions are few: status, result, income, followers, hardship, photo."""
    tell(an).taps("Gửi")
    an.says("menu").taps("Mô hình hộ").hears("Sổ mô hình").taps("nuôi heo đen")
    an.hears("Mô hình này là").sees("vẫn duy trì", "Đã dừng").sees_not("Mới làm")
    an.taps("vẫn duy trì").hears("Kết quả").says("1").says("10 triệu").taps("Cao hơn").taps("Có").says("5")
    an.hears("Khó khăn").says("không có khó khăn gì").sends_photo().taps("Bỏ qua").hears("em đọc lại").taps("Gửi")

    [model] = kon_ray.read(entities.of_unit, "models", kon_ray.unit("Thôn 4").id)
    assert model.properties["followers"] == "5" and model.properties["model_sector"] == "livestock"
    assert model.label == "nuôi heo đen – A Thút"


def test_news_of_a_known_model_cannot_be_that_it_is_new(an: Person) -> None:
    """ "Mới làm" is none of the answers offered then, and is not bent into one."""
    tell(an).taps("Gửi")
    an.says("menu").taps("Mô hình hộ").taps("nuôi heo đen").says("mới làm").hears("Mô hình này là")
    an.sees("vẫn duy trì", "Đã dừng")


def test_a_household_is_not_named_by_a_recording(an: Person) -> None:
    """A voice note may tell a story; a name that others look up is asked in letters."""
    an.taps("Mô hình hộ").taps("Mô hình mới").taps("Có").says("1", "nuôi dê").hears("Tên chủ hộ")
    an.sends(MediaKind.VOICE).hears("Tên chủ hộ").hears_not("✓ Tên chủ hộ")


def test_without_the_households_consent_no_name_photo_or_place_is_asked(kon_ray: World, an: Person) -> None:
    """The model is still counted."""
    an.taps("Mô hình hộ").taps("Mô hình mới").taps("Không").says("1", "nuôi dê").hears_not("Tên chủ hộ")
    an.taps("Hộ nghèo").hears("nghề gì")


def test_another_villages_model_cannot_be_opened(kon_ray: World, an: Person) -> None:
    """A button is user input: the model must be in one's own village."""
    tell(an).taps("Gửi")
    [model] = kon_ray.read(entities.of_unit, "models", kon_ray.unit("Thôn 4").id)
    other = kon_ray.person("A Brôi", unit="Thôn 5")
    other.presses(f"model:{model.id}").hears("chưa được giao quyền")


def test_a_place_may_be_shared(kon_ray: World, an: Person) -> None:
    """The last question takes a shared place."""
    an.taps("Mô hình hộ").taps("Mô hình mới").taps("Có").says("1").says("trồng sâm dây").says("bỏ qua")
    an.shares_place(14.5, 108.2).hears("chưa hỏi vị trí")


def test_a_size_with_its_unit_answers_both_questions(an: Person) -> None:
    """ "15 sào" is the size and the unit; how large a sào is here is asked, never assumed."""
    an.taps("Mô hình hộ").taps("Mô hình mới").taps("Không").says("1", "trồng mì").taps("Hộ nghèo").taps("Trồng trọt")
    an.says("15 sào").hears("Quy mô bao nhiêu: 15", "Đơn vị tính: sào", "1 sào ở thôn mình")
