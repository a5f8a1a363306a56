"""An elder who answers in two words, and would rather speak."""

import pytest

from bot.core.chat import MediaKind
from bot.core.people import Role
from tests.world import Person, World


@pytest.fixture
def kram(kon_ray: World) -> Person:
    """A Kram, prestigious elder of thôn 4."""
    return kon_ray.person("A Kram", Role.ELDER, "Thôn 4")


def test_what_an_elder_does_stands_first(kram: Person) -> None:
    """The first button is the session they held."""
    kram.says("1").hears("Buổi tuyên truyền ngày nào")


def test_two_words_are_enough(kram: Person) -> None:
    """And no words for what can be tapped."""
    kram.says("tuyên truyền").says("hôm qua").hears("19/11/2026").says("họp").hears("✓ Hình thức nào: Họp thôn, làng")


def test_a_voice_note_is_told_where_it_can_be_heard(kram: Person) -> None:
    """Nobody listens to it here: it is said, and the question stands."""
    kram.says("tuyên truyền").sends(MediaKind.VOICE).hears("tin nói", "ngày nào")


def test_enough_for_today(kram: Person) -> None:
    """ "Thôi" with nothing open is no mistake; in a form it keeps what was said."""
    kram.says("thôi").hears("Lúc nào rảnh").says("tuyên truyền").says("hôm qua").says("nghỉ đã").hears("vẫn giữ")
    kram.says("làm tiếp").hears("Hình thức nào")
