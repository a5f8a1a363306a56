"""What is found about a questionnaire: problems by row, or a form that may be published."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.core.forms import Form
from messages.xlsform.convert import Converted, load, placed
from messages.xlsform.problems import FormRejected, RowProblem
from messages.xlsform.registers import shipped_registers
from messages.xlsform.rehearsal import rehearsed
from messages.xlsform.words import said

ID = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]{0,39}")
"""What a form may be called: it travels in buttons."""
_MEDIA = re.compile(r"jr://(?!instance/last-saved)[a-z\-]+/([^\"<>&]+)")


@dataclass(frozen=True, slots=True)
class Ready:
    """A form without problems. `files` are those beside it that it uses; `questions` are those that are asked."""

    form_id: str
    version: str
    title: str
    xml: str
    questions: int
    warnings: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Problems in the order of their rows, or a form that is ready; never both."""

    problems: tuple[RowProblem, ...] = ()
    ready: Ready | None = None

    def to_json(self) -> str:
        """As text, from one process to another."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str | bytes) -> Verdict:
        """What `to_json` wrote. Raises ValueError, KeyError or TypeError."""
        told = json.loads(text)
        ready: dict[str, Any] | None = told["ready"]
        if ready is not None:
            ready |= {"warnings": tuple(ready["warnings"]), "files": tuple(ready["files"])}
        return cls(tuple(RowProblem(**problem) for problem in told["problems"]), Ready(**ready) if ready else None)

    @classmethod
    def heavy(cls) -> Verdict:
        """It took too long, or too much memory."""
        return cls((RowProblem("file.heavy", "", 0, said("file.heavy", {})),))

    @classmethod
    def unread(cls) -> Verdict:
        """We broke over it."""
        return cls((RowProblem("file.unread", "", 0, said("file.unread", {})),))


def examine(source: bytes, name: str, files: Mapping[str, bytes] | None = None) -> Verdict:
    """Convert, load and rehearse the file `name`; `files` are those beside it, by name. Takes as long as it takes: run
    it apart (`python -m messages.xlsform`) where others wait."""
    try:
        form, converted = load(source, name, files, registers=shipped_registers())
        _named(converted)
    except FormRejected as rejected:
        return Verdict(rejected.problems)
    if not any(question.asked for question in form.questions):
        return Verdict((RowProblem("sheet.empty", "survey", 0, said("sheet.empty", {})),))
    slow = rehearsed(form)
    if slow is not None:
        return Verdict((placed(slow, converted.rows),))
    return Verdict(ready=_ready(form, converted, files if files is not None else {}))


def _named(converted: Converted) -> None:
    found = []
    if not ID.fullmatch(converted.form_id):
        details = {"name": converted.form_id[:60]}
        found.append(RowProblem("sheet.form_id", "settings", 2, said("sheet.form_id", details)))
    if len(converted.version) > 40:
        found.append(
            RowProblem("sheet.version", "settings", 2, said("sheet.version", {"name": converted.version[:60]}))
        )
    if found:
        raise FormRejected(found)


def _ready(form: Form, converted: Converted, files: Mapping[str, bytes]) -> Ready:
    used = dict.fromkeys(_MEDIA.findall(converted.xml))
    warnings = [" ".join(warning.split()) for warning in converted.warnings]
    warnings += [said("form.file", {"name": name}) for name in used if name not in files]
    return Ready(
        form_id=converted.form_id,
        version=converted.version,
        title=converted.title,
        xml=converted.xml,
        questions=sum(question.asked for question in form.questions),
        warnings=tuple(warnings),
        files=tuple(name for name in used if name in files),
    )
