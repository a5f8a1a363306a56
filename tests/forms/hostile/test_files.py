"""Archives meant to hurt: none is opened, each is told why."""

import pytest

from messages.xlsform import examine
from tests.forms.hostile import files

ARCHIVES = [
    (b"", "hỏng"),
    (b"PK\x03\x04" + b"\0" * 2000, "hỏng"),
    (files.PLAIN[: len(files.PLAIN) // 2], "hỏng"),
    (files.PLAIN[:-30] + b"\xff" * 30, "hỏng"),
    (files.archive(hello=b"<a/>"), "hỏng"),
    (files.zip_bomb(), "giải nén ra quá lớn"),
    (files.many_parts(), "giải nén ra quá lớn"),
    (files.lying_sizes(), "hỏng"),
    (files.locked(), "mật khẩu"),
    (files.laughs(), "DTD hoặc entity"),
    (files.outside(), "DTD hoặc entity"),
    (files.outside("utf-16"), "DTD hoặc entity"),
    (files.deep_sheet(), ""),
    (files.far_cell("XFD1"), "có ô ở XFD1"),
    (files.far_cell("A1048576"), "có ô ở A1048576"),
    (files.far_cell("ZZZZZZ99999999"), "có ô ở ZZZZZZ99999999"),
    (b"\xd0\xcf\x11\xe0" + b"\0" * 5000, "hỏng"),
    (b"x" * 4_000_001, "lớn quá (giới hạn 4 MB)"),
]


@pytest.mark.parametrize("source, word", ARCHIVES)
def test_a_bad_archive_is_refused_with_a_reason(source: bytes, word: str) -> None:
    """Whatever it is, one sentence says what is wrong, and nothing is left to publish."""
    verdict = examine(source, "x.xlsx")

    assert verdict.ready is None
    assert len(verdict.problems) == 1
    assert word in verdict.problems[0].text


def test_a_picture_or_a_styled_blank_far_out_does_no_harm() -> None:
    """Offices colour whole columns: only filled cells count."""
    blank = '<c r="XFD1" s="0"/></row><row r="1048576"><c r="A1048576" s="0"/></row></sheetData>'
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(files.PLAIN)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    styled = sheet.replace("</row></sheetData>", blank)
    assert styled != sheet

    verdict = examine(files.with_part(files.PLAIN, "xl/worksheets/sheet1.xml", styled.encode()), "x.xlsx")
    assert verdict.problems == () and verdict.ready is not None
