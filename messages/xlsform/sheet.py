"""What can be seen wrong in the sheets themselves, all of it at once, and where each question stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from messages.xlsform.problems import RowProblem
from messages.xlsform.words import said
from messages.xlsform.workbook import Sheets

DEEPEST = 20
"""Most groups inside one another: nobody finds their way in more."""
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_REF = re.compile(r"\$\{\s*(?:last-saved#)?\s*([^}]*?)\s*\}")
_CHAT = frozenset(("geotrace", "geoshape", "osm", "audio-external"))
_SELECTS = frozenset(("select_one", "select_multiple", "rank", "select one", "select multiple"))
_FREE_TEXT = frozenset(("type", "name", "choice_filter_note"))


def rows_of(sheets: Sheets, sheet: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """(row number as the author sees it, cells by lower-case column) of rows that are not blank."""
    for number, row in enumerate(sheets.get(sheet) or [], 2):
        if row:
            yield number, {str(column).strip().lower(): str(value).strip() for column, value in row.items()}


def places(sheets: Sheets) -> dict[str, tuple[str, int]]:
    """Node path -> (sheet, row) of every named row of the survey."""
    found: dict[str, tuple[str, int]] = {}
    settings = next((row for _, row in rows_of(sheets, "settings")), {})
    trail = [settings.get("name") or "data"]
    for number, row in rows_of(sheets, "survey"):
        kind, name = _kind(row), row.get("name", "")
        if kind.startswith("end "):
            if len(trail) > 1:
                trail.pop()
            continue
        if name or kind in ("start", "end", "today", "deviceid", "username", "phonenumber", "audit"):
            found.setdefault("/" + "/".join([*trail, name or kind]), ("survey", number))
        if kind.startswith("begin "):
            trail.append(name or f"hàng {number}")
    return found


def _kind(row: Mapping[str, str]) -> str:
    return " ".join(row.get("type", "").replace("begin_", "begin ").replace("end_", "end ").split())


def problems(sheets: Sheets) -> list[RowProblem]:
    """Everything wrong that needs no conversion to be seen."""
    found: list[RowProblem] = []

    def note(code: str, row: int, sheet: str = "survey", **details: str) -> None:
        found.append(RowProblem(code, sheet, row, said(code, details)))

    names = {row["name"] for _, row in rows_of(sheets, "survey") if row.get("name")}
    names |= {_kind(row) for _, row in rows_of(sheets, "survey") if not row.get("name")}
    lists = {row.get("list_name") or row.get("list name", "") for _, row in rows_of(sheets, "choices")}
    open_: list[tuple[str, int, dict[str, int]]] = [("", 0, {})]
    for number, row in rows_of(sheets, "survey"):
        _survey_row(number, row, lists, open_, note)
        _references(number, row, names, "survey", note)
    for kind, number, _ in open_[1:]:
        note("sheet.begin", number, type=kind)
    _choices(sheets, names, note)
    return found


_IGNORED = frozenset(("audit", "background-audio", "background-geopoint", "start-geopoint"))


def warnings(sheets: Sheets) -> list[RowProblem]:
    """What a chat cannot do and leaves out without harm."""
    found = []
    for number, row in rows_of(sheets, "survey"):
        kind = _kind(row)
        if kind in _IGNORED:
            found.append(RowProblem("sheet.ignored", "survey", number, said("sheet.ignored", {"type": kind})))
        appearance = row.get("appearance", "")
        if appearance.startswith("ex:") or appearance.startswith("search("):
            details = {"appearance": appearance}
            found.append(RowProblem("sheet.appearance", "survey", number, said("sheet.appearance", details)))
    return found


def _survey_row(number: int, row: Mapping[str, str], lists: set[str], open_: Any, note: Any) -> None:
    kind, name = _kind(row), row.get("name", "")
    if not kind:
        if name or row.get("label"):
            note("sheet.type.missing", number)
        return
    if kind.startswith("end "):
        if len(open_) == 1 or open_[-1][0].partition(" ")[2] != kind.partition(" ")[2]:
            note("sheet.end", number, type=kind)
        if len(open_) > 1:
            open_.pop()
        return
    if kind in _CHAT:
        note("sheet.type.chat", number, type=kind)
    elif not _known(kind):
        note("sheet.type", number, type=kind)
    _list(number, row, lists, note)
    if name and not _NAME.fullmatch(name):
        note("sheet.name", number, name=name)
    else:
        _taken(number, kind, name, open_, note)
    if kind.startswith("begin "):
        if not name:
            note("sheet.name.missing", number)
        open_.append((kind, number, {}))
        if len(open_) == DEEPEST + 2:
            note("sheet.deep", number, limit=str(DEEPEST))


def _taken(number: int, kind: str, name: str, open_: Any, note: Any) -> None:
    """Names of the same group collide, whatever their case; `or_other` brings a question of its own."""
    taken: dict[str, int] = open_[-1][2]
    for one in (name, f"{name}_other" if kind.endswith(" or_other") else ""):
        if one and (other := taken.setdefault(one.lower(), number)) != number:
            note("sheet.name.twice", number, name=one, other=str(other))


@cache
def _known(kind: str) -> bool:
    from pyxform import aliases
    from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

    if kind in QUESTION_TYPE_DICT or kind.startswith(("begin ", *aliases.select)):
        return True
    return kind.replace("_", " ") in QUESTION_TYPE_DICT or kind.split(maxsplit=1)[0] in aliases.select


def _list(number: int, row: Mapping[str, str], lists: set[str], note: Any) -> None:
    words = _kind(row).split()
    select = " ".join(words[:2]) if " ".join(words[:2]) in _SELECTS else words[0]
    if select not in _SELECTS:
        return
    rest = words[len(select.split()) :]
    if not row.get("name"):
        note("sheet.name.missing", number)
    if not rest:
        note("sheet.list", number, name="")
    elif rest[0] not in lists and not rest[0].startswith("${"):
        note("sheet.list", number, name=rest[0])


def _references(number: int, row: Mapping[str, str], names: set[str], sheet: str, note: Any) -> None:
    for column, cell in row.items():
        for name in _REF.findall(cell) if "${" in cell else ():
            if name not in names:
                note("sheet.ref", number, sheet, column=column, name=name)


def _choices(sheets: Sheets, names: set[str], note: Any) -> None:
    settings = next((row for _, row in rows_of(sheets, "settings")), {})
    repeated = settings.get("allow_choice_duplicates", "").lower() in ("yes", "true", "true()")
    seen: dict[tuple[str, str], int] = {}
    spaced = {
        _kind(row).split()[1]
        for _, row in rows_of(sheets, "survey")
        if _kind(row).split()[:1] in (["select_multiple"], ["rank"]) and len(_kind(row).split()) > 1
    }
    for number, row in rows_of(sheets, "choices"):
        list_, name = row.get("list_name") or row.get("list name", ""), row.get("name") or row.get("value", "")
        if list_ and not name:
            note("sheet.choice.name", number, "choices", list=list_)
        elif " " in name and list_ in spaced:
            note("sheet.choice.space", number, "choices", name=name)
        elif list_:
            other = seen.setdefault((list_, name), number)
            if other != number and not repeated:
                note("sheet.choice.twice", number, "choices", name=name, list=list_, other=str(other))
        _references(number, row, names, "choices", note)
