"""Submissions: OpenRosa XML out, and a filled instance back in."""

from xml.etree.ElementTree import fromstring

import pytest

from bot.core.forms import FormError
from tests.forms.scenario import NOW, Scenario

FORM = """
| survey |
|---|
| | type | name | label | relevant |
| | text | name | Tên? | |
| | integer | age | Tuổi? | ${name} != '' |
| | begin repeat | m | Con | |
| | text | kid | Con gì? | |
| | end repeat | | | |

| settings |
|---|
| | form_id | version |
| | F_X | 7 |
"""


def test_a_submission_holds_what_is_relevant_in_the_order_of_the_form() -> None:
    an = Scenario(FORM).answer(name="Y Hoa & <A>").put("/data/m[1]/kid", "heo").add("/data/m")

    assert an.filling.to_xml("uuid:1", now=NOW).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?><data id="F_X" version="7"><name>Y Hoa &amp; &lt;A&gt;</name><age/>'
        "<m><kid>heo</kid></m><m><kid/></m><meta><instanceID>uuid:1</instanceID></meta></data>"
    )
    assert b"<age/>" not in an.answer(name="").filling.to_xml("uuid:1", now=NOW)


def test_the_same_answers_give_the_same_bytes() -> None:
    one = Scenario(FORM).answer(name="A", age="3")
    other = Scenario(FORM).answer(age="3", name="A")

    assert one.filling.to_xml("uuid:1", now=NOW) == other.filling.to_xml("uuid:1", now=NOW)


def test_a_correction_names_what_it_replaces() -> None:
    xml = Scenario(FORM).filling.to_xml("uuid:2", now=NOW, deprecated_id="uuid:1")

    meta = fromstring(xml).find("meta")
    assert meta is not None
    assert [(child.tag, child.text) for child in meta] == [("instanceID", "uuid:2"), ("deprecatedID", "uuid:1")]


def test_what_xml_cannot_hold_is_left_out() -> None:
    xml = Scenario(FORM).answer(name="A\x00\x0bĐam\n").filling.to_xml("uuid:1", now=NOW)

    assert fromstring(xml).findtext("name") == "AĐam\n"


def test_a_filled_instance_can_be_opened_again() -> None:
    an = Scenario(FORM).answer(name="Y Hoa", age="38").put("/data/m[1]/kid", "heo").add("/data/m")
    xml = an.filling.to_xml("uuid:1", now=NOW)
    again = an.form.open(xml, NOW)

    assert again.value("/data/age") == "38"
    assert again.instances("/data/m") == 2
    assert again.to_xml("uuid:1", now=NOW) == xml
    with pytest.raises(FormError):
        an.form.open(b"<other/>", NOW)


def test_entities_stay_in_the_submission() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | save_to |
    | | text | name | Tên hộ? | hh_name |
    | entities |
    | | list_name | label | create_if |
    | | households | ${name} | ${name} != '' |
    """).answer(name="A Minh")
    xml = an.filling.to_xml("uuid:1", now=NOW).decode()

    assert 'dataset="households"' in xml
    assert 'create="1"' in xml or 'create="true"' in xml
    assert "<label>A Minh</label>" in xml
    assert fromstring(xml) is not None


def test_an_entity_to_update_is_looked_up_in_a_list_the_server_may_fill() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | save_to |
    | | text | hh | Mã hộ? | |
    | entities |
    | | list_name | label | entity_id |
    | | households | ${hh} | ${hh} |
    """).answer(hh="h1")

    assert 'id="h1"' in an.filling.to_xml("uuid:1", now=NOW).decode()
