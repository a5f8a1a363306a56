"""Earlier answers put right in words: `đổi số hộ nghèo thành 14`, `câu 3: 14`, `14 chứ không phải 12`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.core.forms import Filling, IntegerQuestion, Item
from bot.core.interview import walking
from bot.core.interview.prompt import Stage, State, Wants
from bot.core.interview.wanting import wants
from bot.core.vietnamese import SPOKEN, bare, normal, read_compound
from bot.core.vietnamese.letters import canonical, pattern
from bot.core.vietnamese.phrases import NOT, WHO

LONGEST = 300  # letters; what is longer tells a story
_VERB = (
    "(?:cho |xin |nhờ |muốn |cần )*(?:đổi|sửa|chỉnh|thay|cập nhật|nhầm|ghi nhầm|ghi lộn|ghi sai|lộn|sai)"
    f"(?:[ ,:]+(?:lại|giùm|giúp|dùm|cho|cái|chỗ|phần|rồi|{WHO}))*"
)
_INTO = "(?:thành|sang|lại là|phải là|là|bằng|còn|lên|xuống|lại)"
_ROW = r"(?:câu|số|câu số|mục|dòng) (?P<row>[0-9]{1,2})"
_GIVEN = rf"câu(?: số)? (?P<row>[0-9]{{1,2}})(?: ?[:=,.-]+ ?| {_INTO} | )(?P<value>.+)"
_ROW_VALUE = rf"(?:{_VERB}[ ,:]+)?{_GIVEN}"
_ROW_TOLD = rf"{_VERB}[ ,:]+{_GIVEN}"
_ROW_MARKED = r"câu(?: số)? (?P<row>[0-9]{1,2}) ?[:=] ?(?P<value>.+)"
_ROW_ALONE = rf"(?:{_VERB}|quay lại|về|trả lời lại|làm lại|xem lại)[ ,:]+{_ROW}|câu (?P<alone>[0-9]{{1,2}})"
_FIELD_VALUE = rf"{_VERB}[ ,:]+(?P<field>.+?)(?:(?: {_INTO})+|:| =) (?P<value>.+)"
_FIELD_NUMBER = rf"{_VERB}[ ,:]+(?P<field>[^0-9]+?) (?P<value>[0-9].*)"
_FIELD_ALONE = rf"{_VERB}[ ,:]+(?P<field>[^0-9]+)"
_SHORT_ROW = r"(?P<row>[0-9]{1,2}) ?[:=] ?(?P<value>.+)"
_PAIR = r"(?P<row>[0-9]{1,2}) (?P<value>[0-9][0-9.,]*)"
_PLAIN_FIELD = rf"(?P<field>[^0-9]+?)(?: {_INTO}|:)? (?P<value>[0-9].*)"
_NOT_OLD = rf"(?:.*[ ,])?(?P<new>[0-9]+)(?: \w+)?,? (?:chứ|chớ|mà) {NOT}(?: phải)?(?: là)? (?P<old>[0-9]+)(?: \w+)?"
_LEAD = re.compile(r"^(?:(?:so|cai|cho|phan|muc|cau) )+")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_END = " \t\n.,;:!?…~\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Correction:
    """The question meant and the words of its new answer (none: it is to be asked again). `sure` or to be confirmed."""

    path: str
    words: str = ""
    sure: bool = True


def named(filling: Filling, state: State, text: str) -> Correction | None:
    """The correction that `text` is; None where it is something else. Only a read-back form takes the shortest ways."""
    said = canonical(text)
    if not said or len(said) > LONGEST or said.isdecimal():
        return None
    reviewing = state.stage in (Stage.SUMMARY, Stage.PICK)
    kept = _as_typed(text, said)
    return (
        _by_row(filling, state, said, kept, reviewing)
        or _by_field(filling, state, said, kept, reviewing)
        or _by_old_value(filling, state, said)
        or (_figures(filling, state, text) if reviewing else None)
    )


def _by_row(filling: Filling, state: State, said: str, kept: str, reviewing: bool) -> Correction | None:
    telling = _telling(filling, state)
    plain = (_ROW_TOLD, _ROW_MARKED) if telling else (_ROW_VALUE,)  # a story may begin with "câu 7 có 1 hộ…"
    sources = (_ROW_VALUE, _SHORT_ROW, _PAIR) if reviewing else plain
    for source in sources:
        match = pattern(source).fullmatch(said)
        entry = _row(filling, state, int(match["row"]), reviewing) if match else None
        if match and entry:
            return Correction(entry.path, kept[match.start("value") :], source is not _PAIR)
    match = pattern(_ROW_ALONE).fullmatch(said)
    entry = _row(filling, state, int(match["row"] or match["alone"]), reviewing) if match else None
    return Correction(entry.path) if entry else None


def _telling(filling: Filling, state: State) -> bool:
    """Is a question open that any words may answer?"""
    asked = state.stage in (Stage.QUESTION, Stage.CONFIRM)
    return asked and wants(walking.item(filling, state.at).question) is Wants.WORDS


def _row(filling: Filling, state: State, number: int, reviewing: bool) -> Item | None:
    """The question with this number: as the summary lists them, or as each says of itself ("(3/17)")."""
    rows = walking.answered(filling, state) if reviewing else walking.questions(filling, state)
    entry = rows[number - 1] if 1 <= number <= len(rows) else None
    return entry if isinstance(entry, Item) else None


def _by_field(filling: Filling, state: State, said: str, kept: str, reviewing: bool) -> Correction | None:
    telling = _telling(filling, state)
    sources = [_FIELD_VALUE] if telling else [_FIELD_VALUE, _FIELD_NUMBER]
    for source in [*sources, _PLAIN_FIELD] if reviewing else sources:
        match = pattern(source).fullmatch(said)
        entry = _called(filling, state, match["field"]) if match else None
        if match and entry:
            return Correction(entry.path, kept[match.start("value") :])
    match = None if telling else pattern(_FIELD_ALONE).fullmatch(said)
    entry = _called(filling, state, match["field"]) if match else None
    return Correction(entry.path) if entry else None


def _called(filling: Filling, state: State, field: str) -> Item | None:
    """The one question that goes by these words."""
    wanted = _LEAD.sub("", bare(field))
    exact, within = [], []
    for entry in walking.questions(filling, state):
        label = bare(_BRACKETS.sub("", filling.label(entry.path)))
        names = {_LEAD.sub("", bare(name)) for name in SPOKEN.get(entry.question.name, ())}
        if wanted == label or wanted in names:
            exact.append(entry)
        elif len(wanted) > 2 and f" {wanted} " in f" {label} ":
            within.append(entry)
    found = exact or within
    return found[0] if len(found) == 1 else None


def _by_old_value(filling: Filling, state: State, said: str) -> Correction | None:
    """`14 chứ không phải 12`: the only question that was answered with 12."""
    match = pattern(_NOT_OLD).fullmatch(said)
    if match is None:
        return None
    rows = (entry for entry in walking.answered(filling, state) if isinstance(entry, Item))
    held = [entry for entry in rows if filling.value(entry.path) == match["old"]]
    return Correction(held[-1].path, match["new"], sure=len(held) == 1) if held else None


def _figures(filling: Filling, state: State, text: str) -> Correction | None:
    """`14 hộ nghèo` said of a form just read back."""
    spoken = {
        entry.question.name: SPOKEN[entry.question.name]
        for entry in walking.questions(filling, state)
        if isinstance(entry.question, IntegerQuestion) and entry.question.name in SPOKEN
    }
    found = read_compound(text, spoken) if spoken else None
    if not found or len(found) != 1:
        return None
    [(name, value)] = found.items()
    path = next(entry.path for entry in walking.questions(filling, state) if entry.question.name == name)
    return Correction(path, value)


def _as_typed(text: str, said: str) -> str:
    """The text tidied like `said` but with its capitals, letter for letter beside it."""
    tidy = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip().rstrip(_END).lstrip(" \"'“‘")
    return tidy if len(tidy) == len(said) else said if said else normal(text)
