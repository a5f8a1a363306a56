"""The file to its sheets: rows of cells by column name, as pyxform takes them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from messages.xlsform.archive import LARGEST, inspect, reject, within_bounds
from messages.xlsform.problems import FormRejected

Sheets = dict[str, Any]
"""`survey`, `choices` …: rows as dicts (row n of the sheet at n - 2); `survey_header` …; `sheet_names`."""

LONGEST = 1_000_000
"""Longest .md accepted, in bytes."""
_KNOWN = ("survey", "choices", "settings", "external_choices", "entities", "osm")
_SEPARATOR = re.compile(r":?-+:?")
_TWICE = re.compile(r"Duplicate column header: (.*)")
_PIPE = re.compile(r"(?<!\\)\|")


def read(source: bytes, name: str) -> Sheets:
    """Sheets of an .xlsx or .md; raises FormRejected."""
    markdown = name.lower().endswith(".md")
    limit = LONGEST if markdown else LARGEST
    if len(source) > limit:
        raise reject("file.large", limit=str(limit // 1_000_000))
    sheets = from_markdown(source) if markdown else from_xlsx(source)
    if not sheets.get("survey"):
        raise reject("file.survey")
    too_much = within_bounds({name: sheets[name] for name in _KNOWN if name in sheets})
    if too_much:
        raise FormRejected(too_much)
    return sheets


def from_xlsx(source: bytes) -> Sheets:
    """Sheets of an Excel file."""
    from defusedxml.common import DefusedXmlException
    from pyxform.errors import PyXFormError
    from pyxform.xls2json_backends import xlsx_to_dict

    try:
        inspect(source)
        found: Sheets = xlsx_to_dict(io.BytesIO(source))
    except FormRejected:
        raise
    except DefusedXmlException:
        raise reject("xml.forbidden") from None
    except MemoryError:
        raise  # not the file's fault alone: whoever runs this decides
    except PyXFormError as error:
        twice = _TWICE.search(str(error))
        raise (reject("sheet.column.twice", column=twice[1]) if twice else _broken(error)) from None
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, NotImplementedError) as error:
        raise _broken(error) from None
    except Exception as error:  # openpyxl raises whatever its parser met
        raise reject("file.broken", why=type(error).__name__) from None
    return found


def _broken(error: Exception) -> FormRejected:
    return reject("file.broken", why=(str(error) or type(error).__name__)[:200])


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
