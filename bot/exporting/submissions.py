"""Submissions of one form to a file: `.csv` and `.xlsx` hold tables, `.zip` the OpenRosa XML with its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.core.forms import Form, load_form
from bot.core.interchange.layout import LAST, Layout, Shape, layout
from bot.core.interchange.rows import Filed, Reading, Rows
from bot.exporting.archive import Archive
from bot.exporting.tables import CsvTables, Tables, XlsxTables
from handlers.formats import ZONE
from handlers.library import FormMissing, Library
from messages.words import Voice
from storage import attachments, forms, outgoing
from storage.database import Transaction
from storage.forms import PublishedForm
from storage.outgoing import Which

SUFFIXES = (".csv", ".xlsx", ".zip")


@dataclass(slots=True)
class Exported:
    """What left: `files` made, how many `submissions`, how many of their files are `missing`, how many texts `cut`."""

    files: Sequence[Path] = ()
    submissions: int = 0
    missing: int = 0
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """Whether labels are wanted instead of names, in which language, and a column for every choice of several."""

    wanted: bool = False
    language: str = ""
    split: bool = False


async def export(tx: Transaction, which: Which, to: Path, labels: Labels, now: datetime) -> Exported:
    """Write the submissions. Raises `FormMissing`, OSError. A failure leaves no file under the name."""
    versions = await forms.versions(tx, which.form_id)
    if not versions:
        raise FormMissing(which.form_id)
    if to.suffix == ".zip":
        return await _archive(tx, which, versions, to, now)
    tables_of = layout(loaded(versions), await _shape(tx, labels))
    tables: Tables = CsvTables(to, tables_of) if to.suffix == ".csv" else XlsxTables(to, tables_of, ZONE)
    done = Exported()
    try:
        reading = Reading(tables_of)
        async for page in outgoing.pages(tx, which):
            await _tabulate(tx, page, reading, tables_of, tables, done)
        done.files, done.cut = tables.close(), tables.cut
    except BaseException:
        tables.drop()
        raise
    return done


async def _tabulate(
    tx: Transaction, page: list[Filed], reading: Reading, into: Layout, tables: Tables, done: Exported
) -> None:
    read = [reading.read(filed) for filed in page]
    have = await attachments.stored(tx, [name for rows in read for name in rows.files])
    for rows in read:
        present = _say_present(rows, into, have)
        done.missing += len(rows.files) - present
        for path, new in rows.tables.items():
            tables.add(into.tables[path], new)
    done.submissions += len(page)


def _say_present(rows: Rows, into: Layout, have: dict[str, str]) -> int:
    present = sum(name in have for name in rows.files)
    rows.tables[""][0][into.tables[""].at["AttachmentsPresent"]] = str(present)
    return present


async def _archive(
    tx: Transaction, which: Which, versions: Sequence[PublishedForm], to: Path, now: datetime
) -> Exported:
    archive, done = Archive(to, ZONE), Exported()
    try:
        for version in versions:
            archive.add_form(version, now)
        reading = Reading(layout(loaded(versions), Shape()))
        async for page in outgoing.pages(tx, which):
            for filed in page:
                archive.add(filed)
                done.missing += await _files(tx, archive, filed, reading.read(filed).files)
            done.submissions += len(page)
        done.files = archive.close()
    except BaseException:
        archive.drop()
        raise
    return done


async def _files(tx: Transaction, archive: Archive, filed: Filed, names: list[str]) -> int:
    """Put a submission's files beside it; how many are not there."""
    have = await attachments.stored(tx, names) if names else {}
    for name, digest in have.items():
        blob = await attachments.blob(tx, digest)
        assert blob is not None  # a stored attachment has its content: a foreign key says so
        archive.add_file(filed, name, blob.content)
    return len(names) - len(have)


def loaded(versions: Sequence[PublishedForm]) -> dict[str, Form]:
    """Newest first; also a version that could not be published today."""
    return {version.version: load_form(version.xml, strict=False) for version in versions}


async def _shape(tx: Transaction, labels: Labels) -> Shape:
    if not labels.wanted:
        return Shape(language=labels.language, split=labels.split)
    voice = Voice()
    words = {column.header: voice.say(f"export.{column.header}") for column in LAST if _is_named(voice, column.header)}
    plans = await Library().campaigns(tx)
    tasks = {task.id: task.short for plan, _ in plans for task in plan.tasks}
    return Shape(True, labels.language, labels.split, {"task_list": tasks}, words)


def _is_named(voice: Voice, header: str) -> bool:
    return voice.has(f"export.{header}")
