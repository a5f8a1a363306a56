"""An officer names a place instead of going down to it."""

import pytest

from bot.core.people import Role
from tests.world import Person, World


@pytest.fixture
def hoa(kon_ray: World) -> Person:
    """The district's officer."""
    return kon_ray.person("Trần Thị Hoa", Role.DISTRICT_OFFICER, "Huyện Kon Rẫy")


@pytest.mark.parametrize("words", ["Đăk Pne sao rồi", "dak pne", "xã Đăk Pne"])
def test_a_commune_is_asked_for_by_its_name(hoa: Person, words: str) -> None:
    """In a sentence or alone, with or without its marks."""
    hoa.says(words).hears("Xã Đăk Pne, quý IV/2026", "Thôn 1")


def test_a_name_that_several_places_bear_is_asked_back(kon_ray: World) -> None:
    """Nobody guesses which village 1 is meant; one outside the subtree is no answer."""
    binh = kon_ray.person("Lê Bình", Role.COMMUNE_OFFICER, "Xã Đăk Tơ Lung")
    binh.says("thôn 4").hears("Thôn 4, quý IV/2026")
    binh.says("thôn 1").hears_not("quý IV/2026")
