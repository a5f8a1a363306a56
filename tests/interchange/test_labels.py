"""Labels and columns of choices, across versions, languages and filters."""

from __future__ import annotations

from bot.core.forms import Form
from bot.core.interchange.layout import Layout, Shape, layout
from bot.core.interchange.rows import Reading
from tests.forms.scenario import NOW, Scenario, form
from tests.interchange.test_repeats import filed

LIKES = """
| survey |
| | type | name | label |
| | select_multiple likes | likes | Thích gì? |
| choices |
| | list_name | name | label |
| | likes | sing | Hát |
| | likes | {name} | {label} |
"""
OLD, NEW = LIKES.format(name="weave", label="Dệt"), LIKES.format(name="dance", label="Múa")


def row(to: Layout, of: Form, version: str = "1", **answers: str) -> dict[str, str]:
    """What was answered, by header."""
    xml = Scenario(of).answer(**answers).filling.to_xml("uuid:1", now=NOW)
    one = filed(xml)
    cells = Reading(to).read(one).tables[""][0]
    return dict(zip((column.header for column in to.tables[""].columns), cells, strict=True))


def test_a_choice_that_was_dropped_keeps_its_label_and_column() -> None:
    """Old answers read as they were offered; the newest version's choices come first."""
    versions = {"2": form(NEW), "1": form(OLD)}
    found = row(layout(versions, Shape(split=True)), form(OLD), likes="sing weave")
    shown = row(layout(versions, Shape(labels=True)), form(OLD), likes="sing weave")

    assert {name: value for name, value in found.items() if name.startswith("likes")} == {
        "likes": "sing weave",
        "likes/sing": "1",
        "likes/dance": "0",
        "likes/weave": "1",
    }
    assert shown["Thích gì?"] == "Hát, Dệt"


def test_a_question_passed_over_is_blank_in_every_column() -> None:
    """A 0 would say no; nobody said anything."""
    found = row(layout({"1": form(OLD)}, Shape(split=True)), form(OLD))

    assert [value for name, value in found.items() if name.startswith("likes")] == ["", "", ""]


def test_labels_come_in_the_language_asked_for() -> None:
    """The form's own language where it does not know the one asked for."""
    two = form("""
    | survey |
    | | type | name | label::Tiếng Việt (vi) | label::English (en) |
    | | select_one yn | ok | Được không? | All right? |
    | choices |
    | | list_name | name | label::Tiếng Việt (vi) | label::English (en) |
    | | yn | yes | Được | Yes |
    | settings |
    | | default_language |
    | | Tiếng Việt (vi) |
    """)

    assert row(layout({"1": two}, Shape(labels=True, language="en")), two, ok="yes")["All right?"] == "Yes"
    assert row(layout({"1": two}, Shape(labels=True, language="fr")), two, ok="yes")["Được không?"] == "Được"


def test_a_choice_is_labelled_whatever_its_filter_hides_now() -> None:
    """And a name that means two villages under two communes stays a name: a wrong label would be worse."""
    villages = form("""
    | survey |
    | | type | name | label | choice_filter |
    | | select_one commune | commune | Xã? | |
    | | select_one village | village | Thôn nào của ${commune}? | commune = ${commune} |
    | choices |
    | | list_name | name | label | commune |
    | | commune | a | Đăk Pne | |
    | | commune | b | Đăk Ruồng | |
    | | village | 1 | Kon Túc | a |
    | | village | 1 | Kon Skôi | b |
    | | village | 2 | Kon Gộp | b |
    | settings |
    | | allow_choice_duplicates |
    | | yes |
    """)
    to = layout({"1": villages}, Shape(labels=True))

    assert row(to, villages, commune="b", village="2")["Thôn nào của …?"] == "Kon Gộp"
    assert row(to, villages, commune="a", village="1")["Thôn nào của …?"] == "1"


def test_a_list_the_server_fills_is_labelled_by_the_server() -> None:
    """Tasks of a plan stand in no form."""
    tasks = form("""
    | survey |
    | | type | name | label |
    | | select_one task_list | task | Việc nào? |
    | choices |
    | | list_name | name | label |
    | | task_list | dynamic | (máy chủ nạp) |
    """)
    to = layout({"1": tasks}, Shape(labels=True, lists={"task_list": {"KR-1": "Họp thôn"}}))
    xml = tasks.begin(NOW, lists={"task_list": [("KR-1", "x")]}, preset={"task": "KR-1"}).to_xml("uuid:1", now=NOW)

    assert "Họp thôn" in Reading(to).read(filed(xml)).tables[""][0]
