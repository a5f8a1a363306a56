"""Forms that use what is rare in XLSForm, filled in by button and by typing."""

import pytest

from tests.forms.talks import RARER, Talker, lines, rarer_form

TALKS = sorted(file.stem for file in RARER.glob("*.talk"))


@pytest.mark.parametrize("buttons", [True, False], ids=["buttons", "typed"])
@pytest.mark.parametrize("talk", TALKS)
def test_the_form_is_filled_in_as_written(talk: str, buttons: bool) -> None:
    """What is heard and what is stored, line by line."""
    person = Talker(rarer_form(talk), buttons=buttons)
    for line in lines(talk):
        person.plays(line)
