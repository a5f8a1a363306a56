"""Rows to files as they come: CSV, a file a table; a workbook, a sheet a table. Nothing is held in memory."""

from __future__ import annotations

import csv
import re
from datetime import tzinfo
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Protocol

from bot.core.interchange.cells import Cell, guarded, typed
from bot.core.interchange.layout import Layout, Table

LONGEST_CELL = 32_767  # characters; what a workbook holds
MOST_ROWS = 1_048_576
_FORMATS = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "time": "hh:mm:ss"}
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_NO_CELL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Tables(Protocol):
    """Where rows go. Files are whole only after `close`."""

    cut: int
    """How many texts were too long for their cell."""

    def add(self, table: Table, rows: list[list[str]]) -> None:
        """Append rows to a table."""
        ...

    def close(self) -> list[Path]:
        """Finish; the files made."""
        ...

    def drop(self) -> None:
        """Something went wrong: leave nothing behind."""
        ...


def file_name(name: str) -> str:
    """A form's or repeat's name as part of a file's."""
    return _NO_FILE_NAME.sub("_", name).strip(". ") or "_"


def part_of(path: Path) -> Path:
    """The file while it is being written: a crash leaves no half of an export under its name."""
    return path.with_name(path.name + ".part")


class CsvTables:
    """`FILE.csv`, and `FILE-repeat.csv` for each repeat: UTF-8 with its mark, so that Excel reads Vietnamese."""

    cut = 0

    def __init__(self, to: Path, layout: Layout) -> None:
        self._files: dict[Path, TextIOWrapper] = {}
        self._writers: dict[str, Any] = {}
        for table in layout.tables.values():
            path = to.with_name(f"{to.stem}-{file_name(table.name)}{to.suffix}") if table.path else to
            self._files[path] = part_of(path).open("w", encoding="utf-8-sig", newline="")
            self._writers[table.path] = csv.writer(self._files[path])
            self._writers[table.path].writerow([guarded(column.header) for column in table.columns])

    def add(self, table: Table, rows: list[list[str]]) -> None:
        """Append rows."""
        self._writers[table.path].writerows([guarded(cell) for cell in row] for row in rows)

    def close(self) -> list[Path]:
        """Give the files their names."""
        for path, file in self._files.items():
            file.close()
            part_of(path).replace(path)
        return list(self._files)

    def drop(self) -> None:
        """Remove what was begun."""
        for path, file in self._files.items():
            file.close()
            part_of(path).unlink(missing_ok=True)


class XlsxTables:
    """A workbook with a sheet a table: numbers and dates are real, text is text, moments are local to `zone`."""

    def __init__(self, to: Path, layout: Layout, zone: tzinfo) -> None:
        from openpyxl import Workbook

        self.cut = 0
        self._to = to
        self._zone = zone
        self._book = Workbook(write_only=True)
        self._sheets: dict[str, Any] = {}
        self._count: dict[str, int] = {}
        for table in layout.tables.values():
            self._begin(table)

    def _begin(self, table: Table) -> None:
        sheet = self._book.create_sheet(self._title(table.name))
        sheet.freeze_panes = "A2"
        self._sheets[table.path] = sheet
        self._count[table.path] = 1
        sheet.append([self._cell(sheet, column.header) for column in table.columns])

    def _title(self, name: str) -> str:
        plain = _NO_SHEET_NAME.sub("_", name).strip("'")[:31] or "_"
        taken = {title.lower() for title in self._book.sheetnames}
        title, number = plain, 1
        while title.lower() in taken:
            number += 1
            title = f"{plain[: 31 - len(str(number)) - 1]}~{number}"
        return title

    def add(self, table: Table, rows: list[list[str]]) -> None:
        """Append rows; a full sheet is followed by another."""
        kinds = [column.kind for column in table.columns]
        for row in rows:
            if self._count[table.path] >= MOST_ROWS:
                self._begin(table)
            sheet = self._sheets[table.path]
            cells = (typed(text, kind, self._zone) for text, kind in zip(row, kinds, strict=True))
            sheet.append([self._cell(sheet, value) for value in cells])
            self._count[table.path] += 1

    def _cell(self, sheet: Any, value: Cell) -> Any:
        if isinstance(value, str):
            return self._text(sheet, value)
        number_format = _FORMATS.get(type(value).__name__)
        return _formatted(sheet, value, number_format) if number_format else value

    def _text(self, sheet: Any, text: str) -> Any:
        text = _NO_CELL.sub("", text)
        if len(text) > LONGEST_CELL:
            self.cut += 1
            text = text[: LONGEST_CELL - 1] + "…"
        if text[:1] not in ("=", "#"):
            return text
        cell = _formatted(sheet, text, "@")
        cell.data_type = "s"  # openpyxl takes "=…" for a formula and "#N/A" for an error
        return cell

    def close(self) -> list[Path]:
        """Write the workbook."""
        self._book.save(part_of(self._to))
        part_of(self._to).replace(self._to)
        return [self._to]

    def drop(self) -> None:
        """Nothing stands under the name yet; openpyxl removes its own files when the program ends."""
        for sheet in self._book.worksheets:
            sheet.close()
        part_of(self._to).unlink(missing_ok=True)


def _formatted(sheet: Any, value: Any, number_format: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell: Any = WriteOnlyCell(sheet, value)
    cell.number_format = number_format
    return cell
