"""What a cell may hold."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.core.interchange.cells import guarded, typed, unguarded
from bot.core.interchange.fields import Kind
from bot.core.interchange.layout import Shape, layout
from bot.exporting import tables
from bot.exporting.tables import CsvTables, XlsxTables
from tests.forms.scenario import HANOI, form

PLAIN = """
| survey |
| | type | name | label |
| | text | a | =1+1 |
| | text | b | =1+1 |
"""


@pytest.mark.parametrize("text", ["=1", "+x", "-x", "@x", "\t=1", "\r=1", " =1", "\n=1", "＝1", "'", "'=1", "\u00a0=1"])
def test_what_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    """An apostrophe before it; taken away it is what was typed."""
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "-5", "+84912345678", "-3.5", "12", "Họp", "5 - 3", "a=b"])
def test_what_is_harmless_stays(text: str) -> None:
    """Negative numbers are numbers."""
    assert guarded(text) == text


@pytest.mark.parametrize(
    ("text", "kind", "cell"),
    [
        ("", Kind.NUMBER, None),
        ("35", Kind.NUMBER, 35),
        ("-3.50", Kind.NUMBER, -3.5),
        ("0912345678", Kind.NUMBER, "0912345678"),  # a phone number that was asked as one
        ("0.5", Kind.NUMBER, 0.5),
        ("1234567890123456", Kind.NUMBER, "1234567890123456"),  # a spreadsheet would round it
        ("NaN", Kind.NUMBER, "NaN"),
        ("35", Kind.TEXT, "35"),
        ("1850-01-01", Kind.DATE, "1850-01-01"),  # spreadsheets have no such day
        ("mùng 3", Kind.DATE, "mùng 3"),
        ("14:30:00.000+07:00", Kind.TIME, time(14, 30)),
        ("14:30:00.000+01:00", Kind.TIME, "14:30:00.000+01:00"),
    ],
)
def test_a_value_is_what_it_reads_as(text: str, kind: Kind, cell: object) -> None:
    """And text where it does not."""
    found = typed(text, kind, HANOI)

    assert found == cell and type(found) is type(cell)


def test_headers_are_guarded_and_never_twice(tmp_path: Path) -> None:
    """A question's words may begin like a formula, and two questions may have the same words."""
    to = layout({"1": form(PLAIN)}, Shape(labels=True))
    CsvTables(tmp_path / "a.csv", to).close()
    XlsxTables(tmp_path / "a.xlsx", to, HANOI).close()
    [sheet] = load_workbook(tmp_path / "a.xlsx")

    assert "'=1+1,'=1+1 (2)" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert (sheet["B1"].value, sheet["B1"].data_type, sheet["C1"].value) == ("=1+1", "s", "=1+1 (2)")


def test_a_sheet_that_is_full_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook's sheet has a last row; the export has not."""
    monkeypatch.setattr(tables, "MOST_ROWS", 3)
    to = layout({"1": form(PLAIN)}, Shape())
    main = to.tables[""]
    book = XlsxTables(tmp_path / "a.xlsx", to, HANOI)
    book.add(main, [["x" * 40_000 if at == 1 else "" for at in range(len(main.columns))] for _ in range(5)])
    book.close()
    sheets = load_workbook(tmp_path / "a.xlsx").worksheets

    assert [sheet.max_row for sheet in sheets] == [3, 3, 2]
    assert [sheet["A1"].value for sheet in sheets] == ["SubmissionDate"] * 3
    assert book.cut == 5 and len(sheets[0]["B2"].value) == 32_767  # cut, and said so


def test_a_failure_leaves_nothing_under_the_name(tmp_path: Path) -> None:
    """A half export would look like a whole one."""
    to = layout({"1": form(PLAIN)}, Shape())
    for writer in (CsvTables(tmp_path / "a.csv", to), XlsxTables(tmp_path / "a.xlsx", to, HANOI)):
        writer.drop()

    assert list(tmp_path.iterdir()) == []
