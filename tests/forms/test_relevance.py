"""What is asked follows from what was answered."""

from tests.forms.scenario import Scenario

FORM = """
| survey |
|---|
| | type | name | label | relevant | calculation | required | readonly | default |
| | select_one yn | poor | Hộ nghèo? | | | | | |
| | begin group | support | Hỗ trợ | ${poor} = 'yes' | | | | |
| | integer | cows | Mấy con bò? | | | yes | | |
| | text | kind | Loại bò? | ${cows} > 0 | | | | |
| | end group | | | | | | | |
| | calculate | twice | | | ${cows} * 2 | | | |
| | text | fixed | Mã | | | | yes | K1 |
| | note | thanks | Cảm ơn bác | ${kind} != '' | | | | |

| choices |
|---|
| | list_name | name | label |
| | yn | yes | Có |
| | yn | no | Không |
"""


def test_a_question_is_asked_only_while_its_condition_and_those_of_its_groups_hold() -> None:
    an = Scenario(FORM)
    assert an.asked() == ["poor", "fixed"]

    an.answer(poor="yes")
    assert an.asked() == ["poor", "support/cows", "fixed"]

    an.answer(cows="2", kind="bò lai")
    assert an.asked() == ["poor", "support/cows", "support/kind", "fixed", "thanks"]
    assert not Scenario(FORM).filling.relevant("/data/support/cows")


def test_a_hidden_answer_reads_as_blank_and_comes_back_when_shown_again() -> None:
    an = Scenario(FORM).answer(poor="yes", cows="2", kind="bò lai", **{})
    assert an.answer_of("twice") == "4"

    an.answer(poor="no")
    assert an.answer_of("cows") == ""
    assert an.answer_of("twice") == ""
    assert "thanks" not in an.asked()

    an.answer(poor="yes")
    assert an.answer_of("cows") == "2"
    assert an.answer_of("kind") == "bò lai"
    assert an.answer_of("twice") == "4"


def test_hidden_answers_are_not_reported() -> None:
    an = Scenario(FORM).answer(poor="yes", cows="2", kind="bò lai", **{}).answer(poor="no")

    assert an.filling.answers() == {"poor": "no", "fixed": "K1"}
    assert b"cows" not in an.filling.to_xml("uuid:1", now=an.now)


def test_required_and_readonly_are_told_for_each_question() -> None:
    filling = Scenario(FORM).answer(poor="yes").filling

    assert filling.required("cows")
    assert not filling.required("kind")
    assert filling.readonly("fixed")
    assert not filling.readonly("cows")


def test_the_next_question_is_found_from_where_the_person_stands() -> None:
    filling = Scenario(FORM).answer(poor="yes").filling

    def after(path: str) -> str | None:
        item = filling.next_after(path)
        return item.path if item else None

    assert after("") == "/data/poor"
    assert after("/data/poor") == "/data/support/cows"
    assert after("/data/support/cows") == "/data/fixed"
    assert after("/data/fixed") is None
    assert after("/data/support") == "/data/support/cows"


def test_a_readonly_group_makes_its_questions_readonly() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | readonly |
    | | begin group | g | Nhóm | yes |
    | | text | a | A | |
    | | end group | | | |
    """)

    assert an.filling.readonly("/data/g/a")
