"""Questionnaires meant to hurt: named with the row they stand in."""

import pytest

from messages.xlsform import examine
from tests.forms.hostile.files import Row, book, villages

A = ("text", "a", "A")
AGE = ("integer", "age", "Tuổi?")


def calculate(name: str, formula: str) -> Row:
    """A row that works something out."""
    return ("calculate", name, "", "", formula)


def limit(name: str, rule: str) -> Row:
    """A text question with a constraint."""
    return ("text", name, "Gì?", "", "", rule)


DEEP = "(" * 9000 + "1" + ")" * 9000
CHAIN = "+".join(["1"] * 9000)
GROUPS = [*(("begin group", f"g{n}", "G") for n in range(400)), A, *(("end group",) for _ in range(400))]
FIFTY = [calculate(f"c{n}", f"${{c{(n + 1) % 50}}} + 1") for n in range(50)]
MILLION = "regex(., '((a{1000}){1000}){1000}')"
OTHER = [("select_one v or_other", "a", "A"), ("text", "a_other", "B")]
GROUP = [A, ("begin group", "a", "G"), ("text", "b", "B"), ("end group",)]
SHEETS: list[tuple[str, list[Row], str, str]] = [
    ("two in a circle", [calculate("x", "${y} + 1"), calculate("y", "${x} + 1")], "survey, hàng 2", "vòng tròn"),
    ("a circle of fifty", FIFTY, "survey, hàng", "vòng tròn"),
    ("its own cause", [("text", "x", "X", "${x} = 1")], "survey, hàng 2", "vòng tròn"),
    ("an unknown function", [A, limit("x", "explode(.)")], "survey, hàng 3", "explode()"),
    ("a pattern that explodes", [A, limit("x", "regex(., '(?=a)(a+)+b')")], "survey, hàng 3", "quá nặng"),
    ("a pattern without end", [limit("x", f"regex(., '{'(a' * 300}')")], "survey, hàng 2", "regex"),
    ("a pattern counted to a million", [limit("x", MILLION)], "survey, hàng 2", "quá nặng"),
    ("brackets nine thousand deep", [A, calculate("x", DEEP)], "survey, hàng 3", "lồng nhau quá sâu"),
    ("a sum of nine thousand", [A, calculate("x", CHAIN)], "survey, hàng 3", "lồng nhau quá sâu"),
    ("a cell without end", [A, ("note", "n", "dài" * 7000)], "survey, hàng 3", "dài quá 20000 chữ"),
    ("groups in groups in groups", GROUPS, "survey, hàng", "lồng nhau"),
    ("a name twice", [A, ("integer", "a", "B")], "survey, hàng 3", "đã dùng ở hàng 2"),
    ("a name in other letters", [A, ("integer", "A", "B")], "survey, hàng 3", "đã dùng ở hàng 2"),
    ("a name of the standard's own", [("text", "meta", "A")], "survey, hàng 2", "meta"),
    ("the name that “other” takes", OTHER, "survey, hàng 3", "a_other"),
    ("a group called like a question", GROUP, "survey, hàng 3", "hàng 2"),
    ("too many questions", [("text", f"q{n}", "Gì?") for n in range(3001)], "survey, hàng 3002", "3000 hàng"),
    ("a row wider than any screen", [A, ("text", "b", *("x" for _ in range(99)))], "", "100 cột"),
]


@pytest.mark.parametrize("rows, where, word", [case[1:] for case in SHEETS], ids=[case[0] for case in SHEETS])
def test_a_hostile_questionnaire_is_named_by_row(rows: list[Row], where: str, word: str) -> None:
    """Where it is written, and what is wrong with it."""
    header = ("type", "name", "label", "relevant", "calculation", "constraint", "choice_filter")
    wide = max(map(len, rows))
    header += tuple(f"c{number}" for number in range(len(header), wide))
    verdict = examine(book(rows, [("v", "x", "X", 1)], header), "x.xlsx")
    said = [str(problem) for problem in verdict.problems]

    assert verdict.ready is None and said
    assert any(text.startswith(where) and word in text for text in said), said


def test_a_name_that_stands_twice_in_a_list_or_in_the_header() -> None:
    """Two choices with one code, two columns with one name."""
    [twice] = examine(book([A], [("v", "x", "X", 1), ("v", "x", "Y", 1)]), "x.xlsx").problems
    assert str(twice).startswith("choices, hàng 3") and "bị trùng với hàng 2" in twice.text

    [column] = examine(book([A], header=("type", "name", "label", "label")), "x.xlsx").problems
    assert "hàng 1" in column.text and "“label”" in column.text


def test_a_list_of_five_thousand_is_as_good_as_any() -> None:
    """Large is not hostile."""
    verdict = examine(book([("select_one v", "a", "Thôn?")], villages(5000)), "x.xlsx")

    assert verdict.problems == ()
    assert verdict.ready is not None and verdict.ready.questions == 1


def test_formulas_that_would_hang_the_bot_are_found_before_anybody_is_asked() -> None:
    """Each is harmless alone: three hundred counts over five thousand villages after every answer are not."""
    counts = [calculate(f"c{n}", f"count(instance('v')/root/item[k=${{age}} + {n}])") for n in range(300)]
    [slow] = examine(book([AGE, ("select_one v", "v", "Thôn?"), *counts], villages(5000)), "x.xlsx").problems

    assert (slow.code, slow.sheet) == ("form.slow", "survey")
    assert slow.row >= 2


def test_a_question_whose_answer_would_hang_the_bot_is_named() -> None:
    """Nothing is slow until it is answered: the rehearsal answers."""
    heavy = "count(instance('v')/root/item[count(instance('v')/root/item[k > current()/../age]) > k])"
    when = f"if(${{age}} = '', 0, {heavy})"
    rows = [AGE, ("select_one v", "v", "Thôn?"), ("note", "n", "Đếm", "${age} != ''"), calculate("c", when)]
    [slow] = examine(book(rows, villages(3000)), "x.xlsx").problems

    assert (slow.code, slow.row) == ("form.slow", 5)
