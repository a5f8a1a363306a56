"""Names that may be one household's, and names that are not."""

import pytest

from bot.core.duplicates import MOST, alike, possible
from bot.core.entities import Entity
from bot.core.units import UnitId


@pytest.mark.parametrize("one, other", [
    ("A Thút", "a thut"),  # without marks, without capitals
    ("A Thút", "A Thuts"),  # Telex letters that were not read
    ("Y Hoà", "Y Hòa"),  # where the mark stands
    ("A Thút", "A Thụt"),  # another mark: may be a slip
    ("ông A Thút", "A Thút"),
    ("Hộ bà Y Hoa", "Y Hoa"),
    ("A Brôi", "A Broi "),
    ("Y H'Lim", "Y HLim"),
    ("Y Hơ Nhi", "Y Hơnhi"),
    ("A Thắng", "A Thắngg"),
    ("A Thắng", "A Tahngs"),
    ("A Lan", "A Lanh"),  # a letter left out is the commonest slip of all
    ("A Khăm", "A Khăn"),  # m beside n
    ("Nguyễn Văn Bình", "Nguyen van Binhg"),
    ("A Đắk", "A Đắc"),
    ("Y Ly", "Y Li"),
    ("Lò Văn Xa", "Lò Văn Sa"),
])  # fmt: skip
def test_these_may_be_one_household(one: str, other: str) -> None:
    """Marks, case, titles, spellings that sound alike, and one slip."""
    assert alike(one, other) and alike(other, one)


@pytest.mark.parametrize("one, other", [
    ("A Thút", "Y Thút"),  # A is a man, Y a woman
    ("A Minh", "A Linh"),
    ("Nguyễn Văn Bình", "Nguyễn Văn Ninhh"),
    ("Nguyễn Văn Bình", "Nguyễn Bình"),
    ("A Hùng", "A Tiêng"),
    ("", "A Thút"),
    ("A", "Y"),
])  # fmt: skip
def test_these_are_two(one: str, other: str) -> None:
    """Short names differ by a letter; asking about each would teach people to tap without reading."""
    assert not alike(one, other)


def test_those_written_the_same_come_first_and_few_are_shown() -> None:
    """A list on a small screen."""
    known = [Entity(f"h{n}", "households", UnitId(4), f"A Thắng{'g' * (n % 2)}", {}, "s") for n in range(8)]
    found = possible("A Thang", known)

    assert len(found) == MOST and [one.label for one in found[:4]] == ["A Thắng"] * 4
