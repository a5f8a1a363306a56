"""Files meant to hurt: refused with a sentence, or run within bounds."""

import io
import zipfile

import pytest

from bot.core.forms import FormError, load_form
from messages.xlsform import FormRejected, load
from tests.forms.scenario import NOW, Scenario
from tests.forms.workbooks import with_part, xlsx

PLAIN = "| survey |\n|---|\n| | type | name | label |\n| | text | a | A |\n"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def refusal(source: bytes, name: str) -> str:
    """What is said about a file."""
    with pytest.raises(FormRejected) as rejected:
        load(source, name)
    return str(rejected.value)


def _bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return stream.getvalue()


FILES = [
    (b"not a zip", "x.xlsx", "hỏng"),
    (b"PK\x03\x04 broken", "x.xlsx", "hỏng"),
    (xlsx(PLAIN)[:-400], "x.xlsx", "hỏng"),
    (_bomb(), "x.xlsx", "giải nén ra quá lớn"),
    (with_part(xlsx(PLAIN), "xl/worksheets/sheet1.xml", LAUGHS.encode() + b"<worksheet>&i;</worksheet>"), "x.xlsx", ""),
    (with_part(xlsx(PLAIN), "xl/workbook.xml", b"<workbook/>"), "x.xlsx", ""),
    (LAUGHS.encode() + b"<h>&i;</h>", "x.xml", "DTD"),
    (b"<a><b></a>", "x.xml", "XML hỏng"),
    (b"<a>" * 5000 + b"</a>" * 5000, "x.xml", "lồng nhau"),
    (b"\xff\xfe\x00", "x.md", "UTF-8"),
    (b"", "x.md", "survey"),
    (b"# chi co chu", "x.md", "survey"),
    (b"x" * 5_000_000, "x.md", "lớn quá"),
    (b"MZ", "x.exe", "không phải .xlsx"),
]


@pytest.mark.parametrize("source, name, word", FILES)
def test_a_bad_file_gets_a_sentence(source: bytes, name: str, word: str) -> None:
    assert word in refusal(source, name)


def test_xml_that_is_no_form_is_refused() -> None:
    for xml in ("<a/>", '<h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:head/><h:body/></h:html>', ""):
        with pytest.raises(FormError):
            load_form(xml)


def test_a_form_with_five_thousand_choices_is_as_good_as_any() -> None:
    rows = "\n".join(f"| | v | v{n} | Thôn {n} | c{n % 100} |" for n in range(5000))
    communes = "\n".join(f"| | c | c{n} | Xã {n} | |" for n in range(100))
    an = Scenario(f"""
| survey |
|---|
| | type | name | label | choice_filter |
| | select_one c | commune | Xã? | |
| | select_one v | village | Thôn? | commune = ${{commune}} |
| | select_multiple v | many | Những thôn nào? | |

| choices |
|---|
| | list_name | name | label | commune |
{communes}
{rows}
""")
    an.answer(commune="c7", village="v107", many="v4999 v3")

    assert an.choices_of("village")[:3] == ["v7", "v107", "v207"]
    assert len(an.choices_of("many")) == 5000
    assert an.answer_of("many") == "v3 v4999"


def test_a_form_that_never_comes_to_rest_is_stopped() -> None:
    """Two triggers that set off each other for ever."""
    an = Scenario("""
    | survey |
    | | type | name | label | calculation | trigger |
    | | integer | a | A | ${b} + 1 | ${b} |
    | | integer | b | B | ${a} + 1 | ${a} |
    """)
    an.answer(a="1")

    assert an.answer_of("b") != ""


def test_repeats_inside_repeats_cannot_fill_the_memory() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | repeat_count |
    | | integer | n | N | |
    | | begin repeat | m | M | ${n} |
    | | begin repeat | k | K | ${n} |
    | | text | t | T | |
    | | end repeat | | | |
    | | end repeat | | | |
    """).answer(n="999")

    assert 1000 < len(an.filling.paths()) < 20_000
    assert an.answer(n="1").asked() == ["n", "m[1]/k[1]/t"]


def test_formulas_that_double_a_text_cannot_fill_the_memory() -> None:
    rows = "\n".join(f"| | calculate | c{n + 1} | | concat(${{c{n}}}, ${{c{n}}}) |" for n in range(60))
    an = Scenario(f"""
| survey |
| | type | name | label | calculation |
| | text | c0 | C | |
{rows}
""").answer(c0="ôi")

    assert len(an.answer_of("c60")) == 20_000


def test_groups_nested_without_end_are_refused() -> None:
    rows = "".join(f"| | begin group | g{n} | G |\n" for n in range(400))
    ends = "| | end group | | |\n" * 400

    assert refusal(f"| survey |\n| | type | name | label |\n{rows}| | text | a | A |\n{ends}".encode(), "x.md")


def test_odd_answers_are_only_text() -> None:
    an = Scenario(PLAIN)
    for odd in ("' or 1=1", "]]>", "${a}", "&i;", "\u202e", "x" * 100_000, "😀"):
        an.answer(a=odd)
        assert an.answer_of("a") == odd
        assert an.filling.to_xml("uuid:1", now=NOW)


def test_unknown_paths_are_named() -> None:
    filling = Scenario(PLAIN).filling
    for path in ("nowhere", "/data/nowhere", "/other/a", "/data/a[2]", "", "/"):
        with pytest.raises(KeyError):
            filling.put(path, "x")
