"""What an .xlsx unpacks to, looked at before anything opens it: sizes, forbidden XML, rows and columns without end."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml.common import DefusedXmlException

from messages.xlsform.problems import FormRejected, RowProblem
from messages.xlsform.words import said

LARGEST = 4_000_000
"""Largest .xlsx accepted, in bytes."""
UNPACKED = 4_000_000
"""Most bytes an .xlsx may unpack to: read and converted within two seconds."""
PARTS = 500
"""Most files inside an .xlsx."""
COLUMNS = 100
"""Widest sheet accepted."""
ROWS = {"survey": 3_000, "choices": 20_000}
"""Longest sheets accepted; a list of villages of a province fits."""
LETTERS = 20_000
"""Longest cell accepted, in characters."""
LETTERS_IN_ALL = 3_000_000
"""Most characters of all cells together: Excel stores a text once however many cells show it."""

_CELL = re.compile(r"([A-Z]{1,9})(\d{1,9})")


def reject(code: str, sheet: str = "", row: int = 0, **details: str) -> FormRejected:
    """A refusal with one problem."""
    return FormRejected([RowProblem(code, sheet, row, said(code, details))])


def inspect(source: bytes) -> None:
    """Refuse an archive that would hurt to open. Raises FormRejected, zipfile.BadZipFile and what zlib raises."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        parts = archive.infolist()
        if sum(part.file_size for part in parts) > UNPACKED or len(parts) > PARTS:
            raise reject("file.bomb", limit=str(UNPACKED // 1_000_000))
        if any(part.flag_bits & 1 for part in parts):
            raise reject("file.locked")
        for part in parts:
            content = archive.read(part)  # also checks its CRC; never more than the size it declares
            if part.filename.endswith((".xml", ".rels")):
                _harmless(part.filename, content)


def _harmless(name: str, content: bytes) -> None:
    """No entities anywhere; no cell far out in a worksheet."""
    is_sheet = name.startswith("xl/worksheets/")
    try:
        for _, element in defusedxml.ElementTree.iterparse(io.BytesIO(content), forbid_dtd=True):
            if is_sheet and element.tag.endswith("}c") and len(element):
                _near(element.get("r") or "")
            element.clear()
    except DefusedXmlException:
        raise reject("xml.forbidden") from None
    except (ParseError, ValueError, LookupError) as error:
        raise reject("file.broken", why=f"{name.rpartition('/')[2]}: {error}") from None


def _near(place: str) -> None:
    """The address of a filled cell (`AB12`) within the widest and longest sheet accepted."""
    found = _CELL.fullmatch(place)
    if found is None:
        return
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    if column > COLUMNS:
        raise reject("file.wide", limit=str(COLUMNS), cell=place)
    if int(found[2]) > ROWS["choices"] + 1:
        raise reject("file.long", limit=str(ROWS["choices"]), cell=place)


def within_bounds(sheets: dict[str, list[dict[str, str]]]) -> list[RowProblem]:
    """What is too much in sheets that were read, by row: rows, columns, letters of a cell."""
    found: list[RowProblem] = []

    def note(code: str, sheet: str, row: int, **details: str) -> None:
        found.append(RowProblem(code, sheet, row, said(code, details)))

    letters = 0
    for sheet, rows in sheets.items():
        most = ROWS.get(sheet, ROWS["choices"])
        if len(rows) > most:
            note("sheet.long", sheet, most + 2, limit=str(most))
        for number, row in enumerate(rows[:most], 2):
            if len(row) > COLUMNS:
                note("sheet.wide", sheet, number, limit=str(COLUMNS))
            before, letters = letters, letters + sum(map(len, row.values()))
            if before <= LETTERS_IN_ALL < letters:
                note("sheet.heavy", sheet, number, limit=str(LETTERS_IN_ALL))
            for column, cell in row.items():
                if len(cell) > LETTERS:
                    note("sheet.cell.long", sheet, number, column=str(column)[:40], limit=str(LETTERS))
    return found
