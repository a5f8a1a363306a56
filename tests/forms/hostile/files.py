"""Excel files meant to hurt, built with openpyxl and zipfile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from itertools import pairwise

from openpyxl import Workbook

from tests.forms.workbooks import with_part

COLUMNS = ("type", "name", "label", "relevant", "calculation", "constraint", "choice_filter")
Row = Sequence[object]
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(survey: Iterable[Row], choices: Iterable[Row] = (), header: Sequence[str] = COLUMNS) -> bytes:
    """An .xlsx with a survey sheet and, where there are any, choices (list_name, name, label, k)."""
    made = Workbook()
    made.remove(made.worksheets[0])
    sheets = {"survey": [header, *survey]}
    listed = list(choices)
    if listed:
        sheets["choices"] = [("list_name", "name", "label", "k"), *listed]
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def villages(count: int) -> list[Row]:
    """A long list."""
    return [("v", f"v{number}", f"Thôn {number}", number % 100) for number in range(count)]


PLAIN = book([("text", "a", "A")])


def archive(**parts: bytes) -> bytes:
    """Any files as an .xlsx; `__` in a name stands for a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(f"{name.replace('__', '/')}.xml", content)
    return stream.getvalue()


def laughs() -> bytes:
    """A billion laughs in the texts of the workbook."""
    letters = "abcdefghij"
    entities = "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in pairwise(letters))
    text = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha">{entities}]><sst><si><t>&j;</t></si></sst>'
    return with_part(PLAIN, "xl/sharedStrings.xml", text.encode())


def outside(encoding: str = "utf-8") -> bytes:
    """An entity that would read a file of the machine, in any encoding."""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w>&x;</w>'
    )
    return with_part(PLAIN, "xl/workbook.xml", text.encode(encoding))


def far_cell(place: str) -> bytes:
    """One filled cell at the end of the world."""
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = f"<worksheet {SPACE}><sheetData>{cell}</sheetData></worksheet>"
    return with_part(PLAIN, "xl/worksheets/sheet1.xml", sheet.encode())


def deep_sheet() -> bytes:
    """A worksheet nested a hundred thousand deep."""
    return with_part(PLAIN, "xl/worksheets/sheet1.xml", b"<a>" * 100_000 + b"</a>" * 100_000)


def one_text_many_cells() -> bytes:
    """Six gigabytes of text in a few hundred kilobytes: one long text shown by every cell."""
    header = ["type", "name", *(f"c{number}" for number in range(90))]
    rows = "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{_letters(column)}{row}" t="s"><v>0</v></c>' for column in range(92))
        + "</row>"
        for row in range(2, 800)
    )
    first = "".join(
        f'<c r="{_letters(column)}1" t="inlineStr"><is><t>{name}</t></is></c>' for column, name in enumerate(header)
    )
    sheet = f'<worksheet {SPACE}><sheetData><row r="1">{first}</row>{rows}</sheetData></worksheet>'
    texts = f'<sst {SPACE} count="1" uniqueCount="1"><si><t xml:space="preserve"> {"x" * 19_000} </t></si></sst>'
    made = with_part(PLAIN, "xl/worksheets/sheet1.xml", sheet.encode())
    made = with_part(made, "xl/sharedStrings.xml", texts.encode())
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        kinds = packed.read("[Content_Types].xml").decode()
    shared = (
        '<Override PartName="/xl/sharedStrings.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    )
    return with_part(made, "[Content_Types].xml", kinds.replace("</Types>", f"{shared}</Types>").encode())


def _letters(column: int) -> str:
    first, second = divmod(column, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def lying_sizes() -> bytes:
    """A part that says it is small and is not."""
    packed = bytearray(archive(xl__worksheets__sheet1=b"<a>" + b"0" * 3_000_000 + b"</a>"))
    size = (3_000_007).to_bytes(4, "little")
    while size in packed:
        at = packed.index(size)
        packed[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(packed)


def many_parts() -> bytes:
    """A thousand files in one."""
    return archive(**{f"xl__p{number}": b"<a/>" for number in range(1000)})


def zip_bomb() -> bytes:
    """Two hundred megabytes of nothing in two hundred kilobytes."""
    return archive(xl__worksheets__sheet1=b"0" * 200_000_000)


def locked() -> bytes:
    """An archive that says it is encrypted."""
    packed = bytearray(PLAIN)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(mark)
        while at >= 0:
            packed[at + place] |= 1
            at = packed.find(mark, at + 4)
    return bytes(packed)
