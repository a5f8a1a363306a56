"""What an answer must satisfy."""

import pytest

from bot.core.forms import (
    DateQuestion,
    DateTimeQuestion,
    DecimalQuestion,
    FormError,
    GeopointQuestion,
    IntegerQuestion,
    Note,
    RangeQuestion,
    TimeQuestion,
    load_form,
)
from tests.forms.scenario import Scenario

FORM = """
| survey |
|---|
| | type | name | label | constraint | constraint_message |
| | integer | total | Tổng hộ? | . >= 0 | Không âm |
| | integer | poor | Hộ nghèo? | . <= ${total} | Nghèo không quá tổng |
| | date | on | Ngày? | . <= today() | Ngày chưa tới |
| | text | doc | Số? | regex(., '^[0-9]+[/-].+$') | Ví dụ 25/KH-UBND |
"""


def test_a_candidate_is_tested_without_being_stored() -> None:
    an = Scenario(FORM).answer(total="40")

    assert an.refuses("poor", "41") == "Nghèo không quá tổng"
    assert an.refuses("poor", "40") is None
    assert an.answer_of("poor") == ""


def test_a_blank_breaks_no_constraint() -> None:
    an = Scenario(FORM)

    assert an.refuses("total", "") is None
    assert an.filling.satisfied("total")


def test_a_stored_answer_may_come_to_break_its_constraint() -> None:
    an = Scenario(FORM).answer(total="40", poor="30")
    assert an.filling.satisfied("poor")

    an.answer(total="20")
    assert not an.filling.satisfied("poor")


def test_days_and_patterns_are_compared_as_people_mean_them() -> None:
    an = Scenario(FORM)

    assert an.refuses("on", "2026-11-20") is None
    assert an.refuses("on", "2026-11-21") == "Ngày chưa tới"
    assert an.refuses("doc", "25/KH-UBND") is None
    assert an.refuses("doc", "KH-UBND") == "Ví dụ 25/KH-UBND"


LEXICAL = [
    (IntegerQuestion, ["0", "-5", "12"], ["1.5", "1,5", "x", "--1", "", "１"]),
    (DecimalQuestion, ["0", "1.5", "-0.25", ".5"], ["1,5", "1e3", "1.2.3", "nan", "."]),
    (DateQuestion, ["2026-11-20"], ["20/11/2026", "2026-02-30", "20261120"]),
    (TimeQuestion, ["14:30:00.000+07:00", "14:30"], ["25:00", "1430"]),
    (DateTimeQuestion, ["2026-11-20T14:30:00.000+07:00"], ["2026-11-20"]),
    (GeopointQuestion, ["14.5 108.2 0 0", "14.5 108.2"], ["91 0", "0 181", "14.5", "a b"]),
]


@pytest.mark.parametrize("kind, good, bad", LEXICAL)
def test_a_kind_knows_its_lexical_form(kind: type[IntegerQuestion], good: list[str], bad: list[str]) -> None:
    question = kind("/data/a", "a")

    assert all(map(question.accepts, good))
    assert not any(map(question.accepts, bad))


def test_a_range_knows_its_bounds() -> None:
    question = RangeQuestion("/data/a", "a", parameters={"start": "1", "end": "5", "step": "0.5"})

    assert (question.start, question.end, question.step) == (1, 5, 0.5)
    assert question.accepts("2.5")
    assert not question.accepts("6")


def test_questions_have_the_class_of_their_kind() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | appearance | parameters |
    | | note | a | A | | |
    | | integer | b | B | numbers quick | |
    | | image | c | C | | max-pixels=640 |
    """)
    note, number, photo = an.form.questions

    assert isinstance(note, Note)
    assert not note.asked
    assert number.looks("quick")
    assert not number.looks("num")
    assert (photo.name, photo.path, photo.parameters["max-pixels"]) == ("c", "/data/c", "640")
    assert an.form.question("c") is photo
    with pytest.raises(FormError):
        load_form("<not-a-form/>")
