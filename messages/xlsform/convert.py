"""Questionnaires as authors write them (.xlsx, .md) to XForm XML and to forms ready to be filled."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from bot.core.forms import Form, FormError, FormProblem, load_form
from messages.xlsform import sheet
from messages.xlsform.archive import reject
from messages.xlsform.problems import FormRejected, RowProblem
from messages.xlsform.words import WORDS, said
from messages.xlsform.workbook import Sheets, read

_ROW = re.compile(r"\[row : (\d+)\]\s*")
_PATH = re.compile(r"(?<![\w/.])\s?/data(?:/[\w.\-]+)*/([\w.\-]+)\s?")
_OR_OTHER = re.compile(r" or[_ ](?:specify )?other$")
_SHEET = re.compile(r"'(survey|choices|settings|entities|external_choices)' sheet")


@dataclass(frozen=True, slots=True)
class Converted:
    """A questionnaire as XForm XML. `rows` tells where each node was written: path -> (sheet, row); empty for .xml.
    `version` is the author's, or a hash of the content where the settings leave it blank."""

    xml: str
    rows: Mapping[str, tuple[str, int]]
    form_id: str
    title: str
    version: str
    warnings: tuple[str, ...] = ()


def convert(source: bytes, name: str, *, strict: bool = True) -> Converted:
    """Convert the file `name` (.xlsx, .md; .xml passes through); raises FormRejected. Unless `strict`, types that a
    chat cannot ask are let through."""
    kind = PurePath(name.lower()).suffix
    if kind == ".xml":
        return _passed_through(source)
    if kind not in (".xlsx", ".md"):
        raise reject("file.kind", name=name)
    sheets = read(source, name)
    found = [problem for problem in sheet.problems(sheets) if strict or problem.code != "sheet.type.chat"]
    if found:
        raise FormRejected(found)
    return _converted(sheets, PurePath(name).stem)


def load(
    source: bytes,
    name: str,
    files: Mapping[str, bytes] | None = None,
    *,
    strict: bool = True,
    registers: Mapping[str, Collection[str]] | None = None,
) -> tuple[Form, Converted]:
    """Convert and load: every expression compiled, cycles and unknown functions named by row. Raises FormRejected.
    `strict` as for `load_form`; `registers` are the lists of entities there are, by their properties (default none)."""
    converted = convert(source, name, strict=strict)
    try:
        return load_form(converted.xml, files, strict=strict, registers=registers or {}), converted
    except FormError as error:
        raise FormRejected([placed(problem, converted.rows) for problem in error.problems]) from None


def placed(problem: FormProblem, rows: Mapping[str, tuple[str, int]]) -> RowProblem:
    """A problem of the form at the row its author wrote it."""
    path = problem.path
    while path and path not in rows:
        path = path.rpartition("/")[0]
    sheet_name, row = rows.get(path, ("", 0))
    if rows and "/meta/" in problem.path:
        sheet_name, row = ("entities" if "/entity" in problem.path else "settings"), 2
    code = problem.code if problem.code in WORDS else "xpath.syntax"
    details = {key: _as_written(text) for key, text in problem.details.items()} if rows else problem.details
    return RowProblem(problem.code, sheet_name, row, said(code, details))


def _as_written(text: str) -> str:
    """`${age}` again, where pyxform put a path."""
    return _PATH.sub(r"${\1}", text)


def _passed_through(source: bytes) -> Converted:
    try:
        form = load_form(source, strict=False)
    except FormError as error:
        raise FormRejected([placed(problem, {}) for problem in error.problems]) from None
    return Converted(source.decode("utf-8-sig"), {}, form.id, form.title, form.version or _hash(source))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _converted(sheets: Sheets, stem: str) -> Converted:
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert as pyxform_convert

    settings = _settings(sheets, stem)
    warnings = [str(warning) for warning in sheet.warnings(sheets)]
    try:
        xml: str = pyxform_convert(xlsform=dict(sheets), warnings=warnings).xform
    except PyXFormError as error:
        raise FormRejected([_told(str(error))]) from None
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError) as error:
        # pyxform's own mishaps on odd sheets: the author must still get an answer
        raise FormRejected([_told(f"{type(error).__name__}: {error}")]) from None
    if any(_OR_OTHER.search(row.get("type", "")) for row in sheets["survey"]):
        xml = _in_vietnamese(xml)
    return Converted(
        xml, sheet.places(sheets), settings["form_id"], settings["form_title"], settings["version"], tuple(warnings)
    )


def _in_vietnamese(xml: str) -> str:
    """The two sentences that pyxform itself adds to a form (or_other)."""
    for english, vietnamese in (("Other", WORDS["other.choice"]), ("Specify other.", WORDS["other.specify"])):
        for tag in ("label", "value"):
            xml = xml.replace(f"<{tag}>{english}</{tag}>", f"<{tag}>{vietnamese}</{tag}>")
    return xml


def _settings(sheets: Sheets, stem: str) -> dict[str, str]:
    """The settings row, completed in place: id from the file's name, version from the content."""
    content = json.dumps([sheets.get(name) for name in ("survey", "choices", "settings", "entities")], sort_keys=True)
    rows = sheets.setdefault("settings", [])
    if not rows:
        rows.append({})
    row: dict[str, str] = rows[0]
    if not row.get("form_id") and not row.get("id_string"):
        row["form_id"] = _plain(stem)
        row.setdefault("form_title", stem)
    if not row.get("version"):
        row["version"] = _hash(content.encode())
    title = row.get("form_title") or row.get("title") or row.get("form_id") or row.get("id_string") or stem
    sheets["settings_header"] = [dict.fromkeys(row)]
    return {
        "form_id": row.get("form_id") or row["id_string"],
        "form_title": title,
        "version": str(row["version"]),
    }


def _plain(stem: str) -> str:
    """A file's name as an id: letters without marks, digits, `_`."""
    plain = unicodedata.normalize("NFD", stem.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w.\-]+", "_", plain).strip("_.-")[:40] or "phieu"


def _told(text: str) -> RowProblem:
    """A sentence of pyxform's, at the row it names."""
    row, named = _ROW.search(text), _SHEET.search(text)
    number = int(row.group(1)) if row else 0
    sheet_name = named.group(1) if named else "survey" if number else ""
    return RowProblem("pyxform", sheet_name, number, said("pyxform", {"why": " ".join(_ROW.sub("", text).split())}))
