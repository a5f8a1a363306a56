"""Questionnaires as authors write them, and everything that may be wrong with them, by row."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from bot.core import forms
from messages import xlsform
from messages.xlsform import FormRejected, convert, load
from messages.xlsform.words import WORDS
from tests.forms.workbooks import xlsx

FORM = """
# Phiếu hỏi

Lời dẫn không thuộc bảng nào.

| survey | | | | |
|---|---|---|---|---|
| | type | name | label | relevant |
| | select_one yn | poor | Hộ nghèo? | |
| | begin group | g | Nhóm | |
| | text | why | Vì sao \\| thế nào? | ${poor} = 'yes' |
| | end group | | | |

| choices | | | |
|:---|:---:|---|---:|
| | list_name | name | label |
| | yn | yes | Có |
| | yn | no | Không |
"""


def test_a_form_is_the_same_from_markdown_and_from_excel() -> None:
    markdown, excel = convert(FORM.encode(), "phieu.md"), convert(xlsx(FORM), "phieu.xlsx")

    assert markdown.xml == excel.xml
    assert markdown.version == excel.version
    assert "Vì sao | thế nào?" in markdown.xml


def test_conversion_tells_where_each_question_was_written() -> None:
    converted = convert(FORM.encode(), "phieu.md")

    assert converted.rows["/data/poor"] == ("survey", 2)
    assert converted.rows["/data/g"] == ("survey", 3)
    assert converted.rows["/data/g/why"] == ("survey", 4)
    assert (converted.form_id, converted.title) == ("phieu", "phieu")


def test_a_blank_version_is_a_hash_of_the_content() -> None:
    one, other = convert(FORM.encode(), "a.md"), convert(FORM.replace("Vì sao", "Tại sao").encode(), "a.md")

    assert len(one.version) == 12
    assert one.version != other.version
    assert load(FORM.encode(), "a.md")[0].version == one.version
    settings = "\n| settings |\n| | form_id | version | form_title |\n| | F_X | 9 | Phiếu X |\n"
    written = convert((FORM + settings).encode(), "a.md")
    assert (written.form_id, written.version, written.title) == ("F_X", "9", "Phiếu X")


def test_xform_xml_passes_through() -> None:
    converted = convert(FORM.encode(), "phieu.md")
    passed = convert(converted.xml.encode(), "phieu.xml")

    assert passed.xml == converted.xml
    assert (passed.form_id, passed.version) == (converted.form_id, converted.version)


def problems(survey: str, extra: str = "") -> list[str]:
    """What is said about a survey whose columns are type, name, label, relevant, calculation, constraint."""
    header = "| survey |\n|---|\n| | type | name | label | relevant | calculation | constraint | choice_filter |\n"
    with pytest.raises(FormRejected) as rejected:
        load((header + dedent(survey) + "\n" + dedent(extra)).encode(), "test.md")
    return [str(problem) for problem in rejected.value.problems]


EXPRESSIONS = [
    ("| | text | a | A | foo(1) | |", "survey, hàng 2: Cột “relevant” gọi hàm “foo()”"),
    ("| | calculate | a | | | (1 + 2 |", "survey, hàng 2: Công thức ở cột “calculation” bị thiếu phần cuối"),
    ("| | text | a | A | | | . = 1) |", "survey, hàng 2: Công thức ở cột “constraint” sai cú pháp"),
    ("| | text | a | A | | | regex(., '[a') |", "survey, hàng 2: Mẫu regex ở cột “constraint” không hợp lệ"),
    ("| | text | a | A | | | regex(., '(?=a)(a+)+b') |", "survey, hàng 2: Mẫu regex ở cột “constraint” quá nặng"),
    ("| | text | a | A | ../zz = 1 | | |", "survey, hàng 2: Cột “relevant” nhắc tới “zz”"),
    ("| | text | a | A | substr('a') = 1 | | |", "survey, hàng 2: Hàm “substr()” ở cột “relevant” có 1 tham số"),
    ("| | text | a | A | instance('x')/root/item = 1 | | |", "survey, hàng 2: Cột “relevant” nhắc tới danh sách “x”"),
]


@pytest.mark.parametrize("row, said", EXPRESSIONS)
def test_a_broken_expression_is_named_with_its_row_and_column(row: str, said: str) -> None:
    assert problems(row)[0].startswith(said)


def test_expressions_are_shown_as_their_author_wrote_them() -> None:
    assert "foo(${b})" in problems("| | text | b | B |\n| | text | a | A | foo(${b}) = 1 |")[0]


SHEETS = [
    ("| | select_one nope | a | A |", "survey, hàng 2: Danh sách lựa chọn “nope” không có"),
    ("| | text | a | A | ${nope} = 1 |", "survey, hàng 2: Cột “relevant” nhắc tới ${nope}"),
    ("| | text | 1a | A |", "survey, hàng 2: Tên “1a” không hợp lệ"),
    ("| | text | a b | A |", "survey, hàng 2: Tên “a b” không hợp lệ"),
    ("| | text | a | A |\n| | text | a | A |", "survey, hàng 3: Tên “a” đã dùng ở hàng 2"),
    ("| | begin group | g | G |\n| | text | a | A |", "survey, hàng 2: “begin group” này chưa có “end”"),
    ("| | text | a | A |\n| | end group | | |", "survey, hàng 3: “end group” này không có “begin”"),
    ("| | geotrace | a | A |", "survey, hàng 2: Loại “geotrace” không hỏi được"),
    ("| | geoshape | a | A |", "survey, hàng 2: Loại “geoshape” không hỏi được"),
    ("| | | a | A |", "survey, hàng 2: Thiếu loại câu hỏi"),
    ("| | texxt | a | A |", "survey, hàng 2: Loại câu hỏi “texxt” không có"),
    ("| | text | a | A | | | | | | | thừa |", "survey, hàng 2: Hàng này có nhiều ô hơn"),
]


@pytest.mark.parametrize("rows, said", SHEETS)
def test_a_mistake_in_the_sheet_is_named_with_its_row(rows: str, said: str) -> None:
    assert any(text.startswith(said) for text in problems(rows)), problems(rows)


def test_all_problems_are_told_at_once_in_the_order_of_the_rows() -> None:
    found = problems("""\
        | | integer | a | A | ${b} > 1 |
        | | integer | b | B | ${a} > 1 |
        | | calculate | c | | | foo(${a}) |
        | | text | d | D | | | . = (1 |""")

    assert [text.split(":")[0] for text in found] == ["survey, hàng 2", "survey, hàng 4", "survey, hàng 5"]
    assert "vòng tròn" in found[0]
    assert "a, b" in found[0]


def test_what_a_chat_leaves_out_is_said_as_a_warning() -> None:
    source = """
    | survey |
    | | type | name | label | appearance |
    | | audit | audit | | |
    | | text | a | A | ex:org.app.scan |
    """
    form, converted = load(dedent(source).encode(), "a.md")

    assert [warning.split(":")[0] for warning in converted.warnings] == ["survey, hàng 2", "survey, hàng 3"]
    assert [question.name for question in form.questions] == ["a"]


CYCLES = [
    "| | calculate | a | | | ${b} + 1 |\n| | calculate | b | | | ${a} + 1 |",
    "| | calculate | a | | | ${a} + 1 |",
    "| | text | a | A | ${a} = 1 |",
    "| | begin group | g | G | ${a} = 1 |\n| | text | a | A |\n| | end group | | |",
    "| | begin repeat | m | M |\n| | calculate | a | | | ${s} |\n| | end repeat | | |\n"
    "| | calculate | s | | | sum(${a}) |",
]


@pytest.mark.parametrize("rows", CYCLES)
def test_a_circle_is_refused(rows: str) -> None:
    assert any("vòng tròn" in text for text in problems(rows))


def test_a_choices_sheet_is_checked_too() -> None:
    choices = """
    | choices |
    | | list_name | name | label |
    | | x | a | A ${nope} |
    | | x | a | B |
    | | x | | C |
    | | x | b c | D |
    """
    found = problems("| | select_multiple x | q | Q |", choices)

    assert [text.split(":")[0] for text in found] == [f"choices, hàng {row}" for row in (2, 3, 4, 5)]


def test_every_problem_has_words_in_vietnamese() -> None:
    """Codes are read from the source of the engine and of the conversion."""
    pattern = re.compile(r"""(?:FormProblem|XPathError|reject|note)\(\s*"([a-z.]+)\"""")
    sources = [*Path(forms.__file__).parent.rglob("*.py"), *Path(xlsform.__file__).parent.rglob("*.py")]
    codes = {code for source in sources for code in pattern.findall(source.read_text())}

    assert len(codes) > 30
    assert codes - {"instance.root"} <= set(WORDS)  # a filled instance is no questionnaire
