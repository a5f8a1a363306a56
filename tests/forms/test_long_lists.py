"""Lists too long to read: searched by typing, turned page by page, also without buttons."""

import pytest

from bot.core.forms import Form
from messages.xlsform import load
from tests.forms.talks import Line, Talker


def villages(kind: str) -> Form:
    """Sixty villages to choose from."""
    rows = [f"| | v | v{at} | Thôn {at} xã {'Đăk Pne' if at % 2 else 'Măng Bút'} |" for at in range(1, 61)]
    survey = ["| survey |", "|---|", "| | type | name | label |", f"| | {kind} v | a | Thôn nào? |"]
    lines = [*survey, "", "| choices |", "|---|", "| | list_name | name | label |", *rows]
    return load("\n".join(lines).encode(), "v.md")[0]


def talks(form: Form, *said: str, buttons: bool = False) -> Talker:
    person = Talker(form, buttons=buttons)
    for words in said:
        person.plays(Line(">", words))
    return person


@pytest.mark.parametrize("said", ["thôn 12", "thon 12 mang but", "Thôn 12 xã Măng Bút"])
def test_what_names_one_is_taken(said: str) -> None:
    """A whole name or its beginning, marks or none; "thôn 1" is one village although ten others begin so."""
    assert "Thôn 12 xã Măng Bút" in talks(villages("select_one"), said).heard
    assert "Thôn 1 xã Đăk Pne" in talks(villages("select_one"), "thôn 1").heard


def test_what_names_several_narrows_the_list() -> None:
    """Numbers then mean what is left."""
    person = talks(villages("select_one"), "măng bút")
    assert "Có chữ “măng bút”" in person.heard and "1. Thôn 2 xã Măng Bút" in person.heard
    person.plays(Line(">", "2"))
    assert "Thôn 4 xã Măng Bút" in person.heard


@pytest.mark.parametrize("buttons", [True, False])
def test_the_rest_is_a_word_away(buttons: bool) -> None:
    """ "Xem thêm" turns the page, tapped or typed; the numbers go on."""
    person = talks(villages("select_one"), "xem thêm", buttons=buttons)
    assert "Thôn 9 " in person.heard and "Thôn 8 " not in person.heard
    person.plays(Line(">", "10"))
    assert person.restored().filling.answers() == {"a": "v10"}


def test_several_of_a_long_list_are_named_together() -> None:
    """Each piece names one; a piece that names many is searched for."""
    person = talks(villages("select_multiple"), "thôn 3, thôn 12 và thôn 40")
    assert person.restored().filling.answers() == {"a": "v3 v12 v40"}
    assert "Có chữ “đăk pne”" in talks(villages("select_multiple"), "thôn 3, đăk pne").heard
    assert "chưa thấy" in talks(villages("select_multiple"), "thôn 3, zzz").heard
