"""Entities: what a form declares, what a filling changes, and what Central reads of it."""

from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from bot.core.entities import EntityChange
from bot.core.forms import entity_changes
from messages.xlsform import FormRejected, load
from tests.forms.scenario import NOW, Scenario

E = "{http://www.opendatakit.org/xforms/entities}"
REGISTER = {"households": ("hh_head", "size")}
ROWS = [
    {"name": "h1", "label": "A Thút", "__version": "3", "hh_head": "A Thút", "size": "4"},
    {"name": "h2", "label": "Y Hoa", "__version": "1", "hh_head": "Y Hoa", "size": "2"},
]
FORM = """
| survey |
| | type | name | label | calculation | relevant | save_to |
| | select_one_from_file households.csv | hh | Nhà nào? | | count(instance('households')/root/item) > 0 | |
| | text | head | Chủ hộ? | instance('households')/root/item[name=${hh}]/hh_head | | hh_head |
| | integer | people | Mấy người? | instance('households')/root/item[name=${hh}]/size | | size |
| | text | why | Vì sao? | | ${people} > 9 | why |
| entities |
| | dataset | label | entity_id | create_if | update_if |
| | households | ${head} | if(${hh} != '', ${hh}, '') | ${hh} = '' | ${hh} != '' |
"""


def filled(**answers: str) -> Scenario:
    """The form with the register's rows, answered."""
    form = load(FORM.encode(), "t.md", registers=REGISTER)[0]
    return Scenario(form, lists={"households": ROWS}).answer(**answers)


def change(an: Scenario, seed: str = "session1") -> EntityChange:
    """The one change a filling makes."""
    [found] = entity_changes(an.filling, seed)
    return found


def block(an: Scenario, **more: Any) -> Element:
    """The entity's block in the submission."""
    found = fromstring(an.filling.to_xml("uuid:1", now=NOW, **more)).find("meta/entity")
    assert found is not None
    return found


def problems(survey: str, entities: str) -> list[tuple[str, str, int]]:
    """What is wrong with a form, by code and row."""
    source = f"| survey |\n| | type | name | label | calculation | save_to |\n{survey}\n| entities |\n"
    source += f"| | dataset | label | entity_id |\n{entities}\n"
    with pytest.raises(FormRejected) as rejected:
        load(source.encode(), "t.md", registers=REGISTER)
    return [(problem.code, problem.sheet, problem.row) for problem in rejected.value.problems]


def test_a_household_picked_is_updated_from_the_version_that_was_seen() -> None:
    told = change(filled(hh="h1", people="5"))

    assert (told.creates, told.updates, told.id, told.base_version) == (False, True, "h1", 3)
    assert told.properties == {"hh_head": "A Thút", "size": "5"}  # what was not asked is not spoken of


def test_what_the_register_knows_is_filled_in_and_may_be_changed() -> None:
    an = filled(hh="h1")
    assert (an.answer_of("head"), an.answer_of("people")) == ("A Thút", "4")

    assert an.answer(people="6").answer(head="A Thuts").answer_of("people") == "6"
    assert an.answer(hh="h2").answer_of("people") == "2"


def test_a_new_household_gets_an_id_that_follows_from_the_session() -> None:
    """The same filling filed again names the same entity; another session another."""
    an = filled(head="A Minh", people="3")

    assert change(an).creates and not change(an).updates
    assert change(an).id == change(an).id != change(an, "session2").id
    assert change(an).id[14] == "4" and change(an).id[19] in "89ab"


def test_central_reads_what_was_done() -> None:
    """Id, label and which of both it is stand in the block; Central takes only a version 4 UUID for a new one."""
    an = filled(head="A Minh", people="3")
    new = block(an, entities=[change(an)])
    assert new.get("id") == change(an).id and new.get("create") in ("1", "true") and new.get("update") == "false"
    assert new.findtext("label") == "A Minh"

    an = filled(hh="h2")
    known = block(an, entities=[change(an)])
    assert (known.get("id"), known.get("baseVersion"), known.get("update")) == ("h2", "1", "true")


def test_a_creation_that_became_an_update_says_so_in_the_submission() -> None:
    from bot.core.entities import Entity
    from bot.core.units import UnitId

    an = filled(head="A Thut", people="")
    turned = change(an).onto(Entity("h1", "households", UnitId(4), "A Thút", {"size": "4"}, "s1", version=3))
    known = block(an, entities=[turned])

    assert turned.properties == {"hh_head": "A Thut"}  # a blank is no news of a household that was not asked about
    assert (known.get("id"), known.get("create"), known.get("update"), known.get("baseVersion")) == (
        "h1",
        "0",
        "1",
        "3",
    )


def test_a_choice_outside_the_register_is_none() -> None:
    assert filled(hh="h9").answer_of("hh") == ""


def test_a_form_remembers_only_the_fields_it_looks_at() -> None:
    """A draft holds the register as it was: it must not hold more of it than is needed."""
    form = load(FORM.encode(), "t.md", registers=REGISTER)[0]

    looked = {field for field in form.registers["households"] if not field.startswith("__")}
    assert looked == {"name", "label", "hh_head", "size"}


def test_each_person_of_a_repeat_is_an_entity() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | save_to |
    | | begin repeat | m | Nhà | |
    | | text | head | Chủ hộ? | hh_head |
    | | end repeat | | | |
    | entities |
    | | dataset | label |
    | | households | ${head} |
    """)
    an.put("/data/m[1]/head", "A Minh").add("/data/m").put("/data/m[2]/head", "Y Hoa")
    found = entity_changes(an.filling, "s")

    assert [(one.label, one.properties["hh_head"]) for one in found] == [("A Minh", "A Minh"), ("Y Hoa", "Y Hoa")]
    assert found[0].id != found[1].id
    xml = fromstring(an.filling.to_xml("uuid:1", now=NOW, entities=found))
    assert [one.get("id") for one in xml.iter("entity")] == [one.id for one in found]


@pytest.mark.parametrize("survey, entities, found", [
    ("| | text | a | A | | x |\n| | text | b | B | | x |", "| | hh | ${a} | |", ("pyxform", "survey", 3)),
    ("| | text | a | A | | label |", "| | hh | ${a} | |", ("pyxform", "survey", 2)),
    ("| | text | a | A | | x |", "| | h.h | ${a} | |", ("pyxform", "entities", 2)),
    ("| | text | a | A | instance('households')/root/item[name='h']/rooms | x |", "| | households | ${a} | |",
     ("entity.unknown", "survey", 2)),
    ("| | text | a | A | instance('households')/root/item[rooms='3']/size | |", "| | households | ${a} | |",
     ("entity.unknown", "survey", 2)),
    ("| | text | a | A | pulldata('households', 'rooms', 'name', 'h') | |", "| | households | ${a} | |",
     ("entity.unknown", "survey", 2)),
    ("| | select_one_from_file househods.csv | a | A | | |", "| | households | ${a} | |", ("form.file", "", 0)),
])  # fmt: skip
def test_what_is_wrong_is_named_with_its_row(survey: str, entities: str, found: tuple[str, str, int]) -> None:
    """A property saved twice or called what none may be, a list that is none, a property that no list has."""
    assert problems(survey, entities) == [found]


def test_an_xform_from_elsewhere_is_checked_the_same() -> None:
    """What pyxform would have refused is refused in XML too."""
    xml = load(FORM.encode(), "t.md", registers=REGISTER)[1].xml
    for old, new, code in (
        ('saveto="size"', 'saveto="hh_head"', "entity.twice"),
        ('saveto="size"', 'saveto="__size"', "entity.property"),
        ('dataset="households"', 'dataset="h.h"', "entity.dataset"),
    ):
        with pytest.raises(FormRejected) as rejected:
            load(xml.replace(old, new).encode(), "t.xml", registers=REGISTER)
        assert code in [problem.code for problem in rejected.value.problems]
