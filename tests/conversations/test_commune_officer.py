"""A commune officer between two meetings: names and numbers, fast, and only their own."""

import pytest

from bot.core.people import Role
from tests.world import Person, World


@pytest.fixture
def binh(kon_ray: World) -> Person:
    """The officer of the commune Đăk Tơ Lung."""
    return kon_ray.person("Lê Bình", Role.COMMUNE_OFFICER, "Xã Đăk Tơ Lung")


@pytest.mark.parametrize("said", ["ai chưa báo", "thôn nào chưa nộp", "ai chua nop"])
def test_who_has_not_reported_comes_with_names_at_once(an: Person, binh: Person, said: str) -> None:
    """No second tap is needed."""
    binh.says(said).hears("Thôn 4 – A Minh: còn 5", "Thôn 5")


def test_a_village_is_opened_down_to_its_reports(an: Person, binh: Person) -> None:
    """What came in with its day, and what is still owed."""
    an.taps("Báo cáo việc quý").taps("Nói cho bà con").says("chưa", "bỏ qua", "bỏ qua").taps("Gửi")
    binh.says("thôn 4").hears("1/5", "✓ Nói cho bà con hiểu cuộc vận động – gửi 20/11/2026", "○ Số liệu thôn")


@pytest.mark.parametrize("said", ["Đăk Pne sao rồi", "thôn 1 nộp chưa"])
def test_a_place_elsewhere_is_said_to_be_elsewhere(kon_ray: World, binh: Person, said: str) -> None:
    """Never one's own figures under another place's name, and nothing of the other place."""
    kon_ray.person("A Tách", unit="Thôn 1")
    binh.says(said).hears("không thấy nơi nào tên", "Xã Đăk Tơ Lung").hears_not("A Tách", "0/").sees(
        "Xem Xã Đăk Tơ Lung"
    )


def test_help_names_no_place_of_others(binh: Person) -> None:
    """An example is no place for a neighbour's name."""
    binh.says("giúp").hears("ai chưa nộp").hears_not("Đăk Pne")
