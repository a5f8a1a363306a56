"""Excel files for tests."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook

from messages.xlsform.workbook import from_markdown


def xlsx(markdown: str) -> bytes:
    """The same sheets as a Markdown form, as an officer would have typed them into Excel."""
    sheets = from_markdown(markdown.encode())
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in sheets["sheet_names"]:
        sheet = book.create_sheet(name)
        header = list(sheets[f"{name}_header"][0])
        sheet.append(header)
        for row in sheets[name]:
            sheet.append([row.get(column) for column in header])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(source: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry, content if entry.filename == name else old.read(entry))
        if name not in old.namelist():
            new.writestr(name, content)
    return stream.getvalue()
