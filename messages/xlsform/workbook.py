"""The file to its sheets: rows of cells by column name, as pyxform takes them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from messages.xlsform.problems import FormRejected, RowProblem
from messages.xlsform.words import said

Sheets = dict[str, Any]
"""`survey`, `choices` …: rows as dicts (row n of the sheet at n - 2); `survey_header` …; `sheet_names`."""

LARGEST = 4_000_000
"""Largest .xlsx accepted, in bytes."""
LONGEST = 1_000_000
"""Longest .md accepted, in bytes."""
UNPACKED = 4_000_000
"""Most bytes an .xlsx may unpack to: read and converted within two seconds."""
_KNOWN = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_SEPARATOR = re.compile(r":?-+:?")
_PIPE = re.compile(r"(?<!\\)\|")


def reject(code: str, sheet: str = "", row: int = 0, **details: str) -> FormRejected:
    """A refusal with one problem."""
    return FormRejected([RowProblem(code, sheet, row, said(code, details))])


def read(source: bytes, name: str) -> Sheets:
    """Sheets of an .xlsx or .md; raises FormRejected."""
    markdown = name.lower().endswith(".md")
    limit = LONGEST if markdown else LARGEST
    if len(source) > limit:
        raise reject("file.large", limit=str(limit // 1_000_000))
    sheets = from_markdown(source) if markdown else from_xlsx(source)
    if not sheets.get("survey"):
        raise reject("file.survey")
    return sheets


def from_xlsx(source: bytes) -> Sheets:
    """Sheets of an Excel file."""
    from defusedxml.common import DefusedXmlException
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import xlsx_to_dict

    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED or len(archive.infolist()) > 500:
                raise reject("file.bomb")
            if archive.testzip() is not None:
                raise reject("file.broken", why="CRC")
        found: Sheets = xlsx_to_dict(io.BytesIO(source))
    except FormRejected:
        raise
    except DefusedXmlException:
        raise reject("xml.forbidden") from None
    except (PyXFormError, zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError) as error:
        raise reject("file.broken", why=str(error) or type(error).__name__) from None
    except Exception as error:  # openpyxl raises whatever its parser met
        raise reject("file.broken", why=type(error).__name__) from None
    return found


def from_markdown(source: bytes) -> Sheets:
    """Sheets written as Markdown tables: the first cell of a table names its sheet; other lines are prose."""
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise reject("file.text") from None
    tables: dict[str, list[list[str]]] = {}
    table: list[list[str]] | None = None
    for line in text.splitlines():
        line = line.strip()
        if not line.startswith("|"):
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in _PIPE.split(line)[1:]]
        if cells and not cells[-1]:
            cells.pop()
        if all(_SEPARATOR.fullmatch(cell) for cell in cells if cell) and any(cells):
            continue
        if cells and cells[0]:
            table = tables.setdefault(cells[0].lower(), [])
        if table is not None and any(cells[1:]):
            table.append(cells[1:])
    return _sheets(tables)


def _sheets(tables: dict[str, list[list[str]]]) -> Sheets:
    sheets: Sheets = {"sheet_names": list(tables)}
    for name, rows in tables.items():
        if name not in _KNOWN or not rows:
            continue
        header = rows[0]
        found = []
        for number, row in enumerate(rows[1:], 2):
            if any(row[len(header) :]):
                raise reject("sheet.cells", name, number)
            found.append({column: cell for column, cell in zip(header, row, strict=False) if column and cell})
        sheets[name] = found
        sheets[f"{name}_header"] = [dict.fromkeys(column for column in header if column)]
    return sheets
