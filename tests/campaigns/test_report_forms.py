"""The forms shipped as Markdown are the proposed questionnaires: the same names in the same order, and they convert."""

from importlib.resources import as_file, files
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyxform.xls2xform import convert

from messages.campaign_files import known_forms
from tests.campaigns.form_names import CHOICES, QUESTIONS

X = "{http://www.w3.org/2002/xforms}"
FORMS = files("messages") / "forms"


def xform(form_id: str) -> tuple[ElementTree.Element, list[str]]:
    with as_file(FORMS / f"{form_id}.md") as path:
        result = convert(xlsform=Path(path))
    return ElementTree.fromstring(result.xform), result.warnings


def local(tag: str) -> str:
    return tag.rpartition("}")[2]


@pytest.mark.parametrize("form_id", [*QUESTIONS, "W_ENROL"])
def test_each_form_converts_without_a_warning_and_is_versioned(form_id: str):
    root, warnings = xform(form_id)
    assert warnings == []
    data = root.find(f".//{X}instance/*")
    assert data is not None
    assert data.get("id") == form_id
    assert (data.get("version") or "").startswith("20261120") and len(data.get("version") or "") == 10


@pytest.mark.parametrize("form_id", QUESTIONS)
def test_questions_keep_their_names_and_order(form_id: str):
    data = xform(form_id)[0].find(f".//{X}instance/*")
    assert data is not None
    assert [local(node.tag) for node in data if local(node.tag) != "meta"] == QUESTIONS[form_id].split()


@pytest.mark.parametrize("form_id", QUESTIONS)
def test_choices_keep_their_names_and_order(form_id: str):
    found = {
        instance.get("id"): " ".join(name.text or "" for name in instance.iter(f"{X}name"))
        for instance in xform(form_id)[0].iter(f"{X}instance")
        if instance.get("id")
    }
    assert found == CHOICES[form_id]


@pytest.mark.parametrize("form_id", ["F_TASK", "F_MODEL", "F_OUT", "F_IND", "F_EXIT", "F_HH"])
def test_villagers_are_never_asked_in_abbreviations(form_id: str):
    root = xform(form_id)[0]
    said = [text for tag in ("label", "hint", "value") for node in root.iter(X + tag) for text in node.itertext()]
    assert said
    assert not [text for text in said if "DTTS" in text or "CVĐ" in text or "NTM" in text]


def test_every_sum_of_money_may_be_typed_as_people_say_it():
    for form_id, names in (("F_MODEL", ("fund_total", "income_12m")), ("F_OUT", ("fund_vnd",))):
        root = xform(form_id)[0]
        for name in names:
            asked = root.find(f".//{X}input[@ref='/data/{name}']")
            assert asked is not None
            assert asked.get("appearance") == "money"


def test_consent_comes_first_and_says_what_is_kept_who_sees_it_and_how_to_leave():
    root = xform("W_ENROL")[0]
    asked = [node.get("ref") for node in root.iter(f"{X}select1")]
    assert asked == ["/data/consent", "/data/address"]
    source = (FORMS / "W_ENROL.md").read_text("utf-8")
    for part in ("${issuer}", "${unit_name}", "${role_name}", "${campaign_name}", "số điện thoại", "/xoa", "/rut"):
        assert part in source
    bind = root.find(f".//{X}bind[@nodeset='/data/address']")
    assert bind is not None
    assert "'yes'" in (bind.get("relevant") or "")


def test_only_report_forms_may_be_owed():
    assert known_forms() == frozenset(QUESTIONS)
