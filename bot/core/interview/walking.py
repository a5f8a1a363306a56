"""Which question comes next: the walk over a filling, told what was answered, skipped and left."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.core.chat import Media, MediaKind
from bot.core.forms import (
    AudioQuestion,
    FileQuestion,
    Filling,
    Form,
    ImageQuestion,
    IntegerQuestion,
    Item,
    Note,
    TextQuestion,
    VideoQuestion,
)
from bot.core.interview.prompt import Accepted, Stage, State
from bot.core.interview.showing import shown
from bot.core.readings import Read
from bot.core.vietnamese import SPOKEN, read_compound

SUMMARY = "summary"  # appearance of the question that the summary asks
_WRITTEN = {"hh_head", "model_name", "nominee", "doc_no", "plan_no"}  # names and numbers that others look up by letters
_TAKES = {
    MediaKind.PHOTO: (ImageQuestion, FileQuestion),
    MediaKind.DOCUMENT: (FileQuestion, ImageQuestion),
    MediaKind.VOICE: (AudioQuestion, TextQuestion, FileQuestion),
    MediaKind.AUDIO: (AudioQuestion, TextQuestion, FileQuestion),
    MediaKind.VIDEO: (VideoQuestion, FileQuestion),
}
EXTENSIONS = {
    MediaKind.PHOTO: "jpg",
    MediaKind.VOICE: "ogg",
    MediaKind.AUDIO: "mp3",
    MediaKind.VIDEO: "mp4",
    MediaKind.DOCUMENT: "bin",
}


def is_confirmation(item: Item) -> bool:
    """The form's own last word ("đúng hết chưa bác?"): the summary asks it."""
    return item.question.looks(SUMMARY)


def questions(filling: Filling, state: State) -> tuple[Item, ...]:
    """Everything a person can be asked now, in order. Worked out once between two changes."""
    if state.seen_at[0] != filling.changes:
        silent = _silent(filling.form)
        asked = [
            entry
            for entry in filling.walk()
            if entry.question.path not in silent and entry.question.name not in state.fixed
        ]
        if filling.form.has_readonly:
            asked = [entry for entry in asked if not filling.readonly(entry.path)]
        state.seen_at = (filling.changes, tuple(asked))
    return state.seen_at[1]


@lru_cache(64)
def _silent(form: Form) -> frozenset[str]:
    """What a form shows and never asks: notes, and the last word that the summary asks."""
    return frozenset(one.path for one in form.questions if isinstance(one, Note) or one.looks(SUMMARY))


def item(filling: Filling, path: str) -> Item:
    """The item at a path."""
    node, frame = filling.find(path)
    asked = filling.form.controls[node.path]
    assert asked.question is not None
    return Item(filling, asked, asked.question, frame, path)


def prefill(filling: Filling, state: State, answers: Mapping[str, str]) -> None:
    """Put a sent report's answers in, so that it can be corrected. What no longer fits is left out; what was left blank
    by choice is not asked again, but stands in the summary."""
    for _ in range(2):  # an answer may make an earlier question relevant
        for entry in questions(filling, state):
            value = answers.get(entry.question.name, "")
            if value and filling.value(entry.path) != value and filling.check(entry.path, value) is None:
                filling.put(entry.path, value)
    if answers:
        asked = questions(filling, state)
        state.passed += [e.path for e in asked if not filling.value(e.path) and not filling.required(e.path)]


def seen(state: State, path: str) -> None:
    """The person has answered here: defaults and skips of this question are over."""
    for marks in (state.passed, state.unseen, state.unknown, state.approx):
        if path in marks:
            marks.remove(path)


def is_open(filling: Filling, state: State, entry: Item) -> bool:
    """Still to be asked: no value and not skipped, or a default nobody has looked at."""
    if entry.path in state.unseen:
        return True
    return not filling.value(entry.path) and entry.path not in state.passed


def upcoming(filling: Filling, state: State, after: str) -> tuple[Item | None, tuple[str, ...]]:
    """The next open question behind `after`, else any left before it; and the notes passed on the way."""
    earlier: Item | None = None
    passed = not after
    for entry in questions(filling, state):
        if passed and _is_due(filling, state, entry):
            return entry, _notes(filling, after, entry.path)
        if not passed and earlier is None and _is_due(filling, state, entry):
            earlier = entry
        passed = passed or entry.path == after
    return earlier, _notes(filling, after, "")


def _notes(filling: Filling, after: str, until: str) -> tuple[str, ...]:
    """What is only to be read, between two questions."""
    if not filling.form.has_notes:
        return ()
    found = []
    for entry in filling.walk(after):
        if entry.path == until:
            break
        if isinstance(entry.question, Note):
            found.append(filling.label(entry.path))
    return tuple(found)


def _is_due(filling: Filling, state: State, entry: Item) -> bool:
    """Open; while one answer is being corrected, only what that made necessary."""
    return is_open(filling, state, entry) and (not state.editing or filling.required(entry.path))


def answered(filling: Filling, state: State) -> list[Item]:
    """What a summary lists: questions answered or passed."""
    return [
        entry
        for entry in questions(filling, state)
        if (filling.value(entry.path) and entry.path not in state.unseen) or entry.path in state.passed
    ]


def before(filling: Filling, state: State) -> Item | None:
    """The question before the one being asked; from the summary, the last one."""
    earlier = None
    for entry in questions(filling, state):
        if state.stage in (Stage.QUESTION, Stage.CONFIRM) and entry.path == state.at:
            return earlier
        earlier = entry
    return earlier


def first_unready(filling: Filling, state: State) -> Item | None:
    """The first question that keeps the form from being sent: required and blank, or no longer within its rule."""
    for entry in questions(filling, state):
        value = filling.value(entry.path)
        if not value and filling.required(entry.path):
            return entry
        if value and filling.check(entry.path, value) is not None:
            return entry
    return None


def confirm(filling: Filling) -> None:
    """The person said that all is right: answer the form's own last word, if it has one."""
    for entry in list(filling.walk()):
        if is_confirmation(entry):
            filling.put(entry.path, "yes")


def place_for_file(filling: Filling, state: State, media: Media) -> Item | None:
    """The question a file answers: the open one if it takes such files, else the form's first blank one that does."""
    kinds = _TAKES[media.kind]
    if media.kind is MediaKind.DOCUMENT and media.mime.startswith("image/"):
        kinds = _TAKES[MediaKind.PHOTO]
    current = item(filling, state.at) if state.at and state.stage is Stage.QUESTION else None
    if current is not None and isinstance(current.question, kinds) and current.question.name not in _WRITTEN:
        return current
    for entry in questions(filling, state):
        blank = not filling.value(entry.path)
        if blank and isinstance(entry.question, kinds) and not isinstance(entry.question, TextQuestion):
            return entry
    return None


def compound(filling: Filling, state: State, text: str, corrected: str = "") -> Read | None:
    """Several answers in one message ("nghèo 12 cận nghèo 7"): the open question's, and the others' in `also`. Of an
    edited message (`corrected` is its question) the others may be answered already."""
    spoken = {
        entry.question.name: SPOKEN.get(entry.question.name, (filling.label(entry.path),))
        for entry in questions(filling, state)
        if isinstance(entry.question, IntegerQuestion)
        and (corrected or entry.path == state.at or not filling.value(entry.path))
    }
    name = item(filling, corrected or state.at).question.name
    if name not in spoken or len(spoken) < 2:
        return None
    found = read_compound(text, spoken)
    if not found or len(found) < 2 or name not in found:
        return None
    return Read(found[name], literal=False, also={other: value for other, value in found.items() if other != name})


def told_ahead(filling: Filling, state: State, text: str) -> list[Accepted]:
    """Figures said with the names of other blank questions ("nghèo 12 cận nghèo 7" while something else was asked): put
    where they belong, all or none, and echoed. The open question stays open."""
    blank = {
        entry.question.name: entry.path
        for entry in questions(filling, state)
        if isinstance(entry.question, IntegerQuestion) and entry.question.name in SPOKEN
    }
    blank = {name: path for name, path in blank.items() if path == state.at or not filling.value(path)}
    found = read_compound(text, {name: SPOKEN[name] for name in blank}) if len(blank) > 1 else None
    if not found or len(found) < 2 or item(filling, state.at).question.name in found:
        return []
    told: list[Accepted] = []
    for name in sorted(found, key=list(blank).index):  # a later figure may be checked against an earlier one
        added = put_other(filling, state, name, found[name])
        if not added:
            for other in found:
                filling.put(blank[other], "")
            return []
        told += added
    return told


def put_other(filling: Filling, state: State, name: str, value: str) -> list[Accepted]:
    """An answer given ahead to another question, if it fits there: what to echo."""
    for entry in questions(filling, state):
        if entry.question.name == name and filling.check(entry.path, value) is None:
            filling.put(entry.path, value)
            seen(state, entry.path)
            return [Accepted(filling.label(entry.path), shown(filling, entry.path, value), literal=False)]
    return []
