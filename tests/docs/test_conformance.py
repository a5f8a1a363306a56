"""What docs/CONFORMANCE.md says of XLSForm is what happens."""

import pytest

from messages.xlsform import FormRejected, load
from tests.docs.feature_rows import FEATURES
from tests.docs.features import PAGE, Feature, page
from tests.forms.talks import RARER, Line, Talker

EVERY = [feature for features in FEATURES.values() for feature in features]
FILES = {file.name: file.read_bytes() for file in RARER.glob("*.csv")}


@pytest.mark.parametrize("feature", EVERY, ids=[feature.name for feature in EVERY])
@pytest.mark.parametrize("buttons", [True, False], ids=["buttons", "typed"])
def test_a_feature_works_in_chat(feature: Feature, buttons: bool) -> None:
    """Said, heard and stored as the table says; refused where it says so."""
    if feature.refused:
        with pytest.raises(FormRejected) as refused:
            load(feature.source(), "f.md", FILES)
        assert feature.refused in str(refused.value.problems[0]) and refused.value.problems[0].row == 2
        return
    form, converted = load(feature.source(), "f.md", FILES)
    assert any(feature.warned in warning for warning in converted.warnings) or not feature.warned
    person = Talker(form, buttons=buttons)
    for said in feature.said:
        person.plays(Line(">@", said[1:]) if said.startswith("@") else Line(">", said))
    assert feature.heard in person.heard
    stored = person.restored().filling.answers()
    assert {name: stored.get(name) for name in feature.stored} == feature.stored
    assert not feature.stored or stored.keys() <= feature.stored.keys()


def test_the_page_is_the_table() -> None:
    """Written by `python -m tests.docs.features` from the rows that were just played."""
    assert PAGE.read_text("utf-8") == page(FEATURES)
