"""Builds the prompt for where an interview stands."""

from __future__ import annotations

from bot.core.forms import Filling, Item
from bot.core.interview import walking
from bot.core.interview.prompt import FAR, Accepted, Control, Option, Prompt, Row, Stage, State, Wants
from bot.core.interview.reading import wants
from bot.core.interview.showing import shown
from bot.core.readings import Problem

PAGE = 8  # choices on one card; longer lists turn pages


def prompt(
    filling: Filling,
    state: State,
    *,
    problem: Problem | None = None,
    accepted: tuple[Accepted, ...] = (),
    notes: tuple[str, ...] = (),
) -> Prompt:
    """What to ask now. `accepted` is what was just taken, `problem` what was wrong with it."""
    match state.stage:
        case Stage.SUMMARY:
            return _summary(filling, state, problem, accepted, notes)
        case Stage.PICK:
            return _pick(filling, state, problem)
        case Stage.CONFIRM:
            return _confirmation(filling, state, problem)
    return _question(filling, state, problem, accepted, notes)


def _question(
    filling: Filling,
    state: State,
    problem: Problem | None,
    accepted: tuple[Accepted, ...],
    notes: tuple[str, ...],
) -> Prompt:
    entry = walking.item(filling, state.at)
    path, wanted = entry.path, wants(entry.question)
    choices = filling.choices(path) if wanted in (Wants.ONE, Wants.SEVERAL) else ()
    options = tuple(Option(label, name in state.picked and wanted is Wants.SEVERAL) for name, label in choices)
    first, visible = _page(options, state.page)
    keep = shown(filling, path, filling.value(path))
    before = "" if keep else _before(filling, state, entry)
    stands = bool(keep) or _still_holds(filling, state, entry)
    number, of = _place(filling, state, path)
    return Prompt(
        Stage.QUESTION,
        state.turn,
        label=filling.label(path),
        hint=filling.hint(path),
        guidance=filling.guidance(path),
        heading=entry.headings[-1] if entry.headings and _opens_group(filling, state, entry) else "",
        notes=notes,
        number=number,
        of=of,
        wants=wanted,
        options=visible,
        first_option=first,
        controls=_controls(filling, entry, number, wanted, stands, len(options) > len(visible)),
        keep=keep,
        before=before,
        problem=problem,
        accepted=accepted,
    )


def _controls(
    filling: Filling, entry: Item, number: int, wanted: Wants, may_keep: bool, paged: bool
) -> tuple[Control, ...]:
    rules = (
        (Control.DONE, wanted is Wants.SEVERAL),
        (Control.MORE, paged),
        (Control.KEEP, may_keep and wanted not in (Wants.ONE, Wants.SEVERAL)),
        (Control.SKIP, not filling.required(entry.path)),
        (Control.BACK, number > 1),
    )
    return tuple(control for control, holds in rules if holds)


def _page(options: tuple[Option, ...], page: int) -> tuple[int, tuple[Option, ...]]:
    """One page of a long list: the number of its first option, and the options. The last page leads to the first."""
    if len(options) <= PAGE + 2:
        return 1, options
    start = page % -(-len(options) // PAGE) * PAGE
    return start + 1, options[start : start + PAGE]


def _before(filling: Filling, state: State, entry: Item) -> str:
    value = state.before.get(entry.question.name, "")
    return shown(filling, entry.path, value)


def _still_holds(filling: Filling, state: State, entry: Item) -> bool:
    """Is there a value from last time that today's other answers allow?"""
    value = state.before.get(entry.question.name, "")
    return bool(value) and filling.check(entry.path, value) is None


def _place(filling: Filling, state: State, path: str) -> tuple[int, int]:
    """Which question this is, of how many."""
    asked = walking.questions(filling, state)
    return next((number for number, entry in enumerate(asked, 1) if entry.path == path), 0), len(asked)


def _opens_group(filling: Filling, state: State, entry: Item) -> bool:
    """Is this the first question under its heading? The heading is said once."""
    for other in walking.questions(filling, state):
        if other.headings == entry.headings:
            return other.path == entry.path
    return False


def _summary(
    filling: Filling,
    state: State,
    problem: Problem | None,
    accepted: tuple[Accepted, ...],
    notes: tuple[str, ...],
) -> Prompt:
    last = next((entry for entry in filling.walk() if walking.is_confirmation(entry)), None)
    return Prompt(
        Stage.SUMMARY,
        state.turn,
        label=filling.label(last.path) if last else "",
        notes=notes,
        controls=(Control.SEND, Control.EDIT),
        rows=rows(filling, state),
        problem=problem,
        accepted=accepted,
    )


def rows(filling: Filling, state: State) -> tuple[Row, ...]:
    """Every answer as a person reads it; blank where it was passed."""
    return tuple(
        Row(filling.label(entry.path), shown(filling, entry.path, filling.value(entry.path)), _mark(state, entry.path))
        for entry in walking.answered(filling, state)
    )


def _mark(state: State, path: str) -> str:
    return "approx" if path in state.approx else "unknown" if path in state.unknown else ""


def _pick(filling: Filling, state: State, problem: Problem | None) -> Prompt:
    options = tuple(Option(f"{row.shown or '–'} · {row.label}") for row in rows(filling, state))
    first, visible = _page(options, state.page)
    paged = (Control.MORE,) if len(options) > len(visible) else ()
    return Prompt(
        Stage.PICK,
        state.turn,
        wants=Wants.ONE,
        options=visible,
        first_option=first,
        controls=(*paged, Control.BACK),
        problem=problem,
    )


def _confirmation(filling: Filling, state: State, problem: Problem | None) -> Prompt:
    return Prompt(
        Stage.CONFIRM,
        state.turn,
        label=filling.label(state.at),
        controls=(Control.YES, Control.NO),
        problem=problem,
        before=_before(filling, state, walking.item(filling, state.at)) if state.why == FAR else "",
        proposed=shown(filling, state.at, state.proposed),
        why=state.why,
    )
