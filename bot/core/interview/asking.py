"""Builds the prompt for where an interview stands."""

from __future__ import annotations

from datetime import timedelta

from bot.core.forms import Filling, Item, Question, RangeQuestion
from bot.core.interview import languages, offering, repeats, together, walking
from bot.core.interview.prompt import FAR, Accepted, Control, Option, Prompt, Row, Stage, State, Wants
from bot.core.interview.showing import number, shown
from bot.core.interview.wanting import PICKED, wants
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
        case Stage.ENDING | Stage.REMOVAL:
            return _ending(filling, state, problem, accepted, notes)
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
    options = _options(filling, state, entry)
    first, visible = (1, options) if wanted is Wants.NUMBER else _page(options, state.page)
    keep = shown(filling, path, filling.value(path)) if wanted is not Wants.OK else ""
    before = "" if keep else _before(filling, state, entry)
    opens = bool(entry.headings or entry.numbers) and _opens_group(filling, state, entry)
    stands = bool(keep) or _still_holds(filling, state, entry)
    place, of = _place(filling, state, path)
    which, of_which = _instance(entry) if opens else (0, 0)
    return Prompt(
        Stage.QUESTION,
        state.turn,
        label=filling.label(path),
        hint=filling.hint(path),
        guidance=filling.guidance(path),
        heading=entry.headings[-1] if entry.headings and opens else "",
        notes=notes,
        number=place,
        of=of,
        wants=wanted,
        options=visible,
        first_option=first,
        controls=_controls(filling, entry, place, stands, len(options) > len(visible)),
        keep=keep,
        before=before,
        problem=problem,
        accepted=accepted,
        searched=state.search,
        which=which,
        of_which=of_which,
        bounds=_bounds(entry.question),
        together=_together(filling, state, entry),
        language=languages.called(languages.other(filling)) if place == 1 else "",
    )


def _together(filling: Filling, state: State, entry: Item) -> tuple[Row, ...]:
    """The questions that may be answered in the same message."""
    others = together.block(filling, state, entry)[1:]
    return tuple(Row(_with_hint(filling, other), _before(filling, state, other)) for other in others)


def _instance(entry: Item) -> tuple[int, int]:
    """Which instance of the innermost repeat, and of how many where the form knows; (0, 0) outside of repeats."""
    which, of = entry.numbers[-1] if entry.numbers else (0, 0)
    return which, of if _counted(entry) else 0


def _with_hint(filling: Filling, entry: Item) -> str:
    hint = filling.hint(entry.path)
    return f"{filling.label(entry.path)} {hint}".rstrip()


def _options(filling: Filling, state: State, entry: Item) -> tuple[Option, ...]:
    wanted, pairs = wants(entry.question), offering.offered(filling, state, entry)
    if isinstance(entry.question, RangeQuestion):
        return tuple(Option(label, typed=label) for _, label in pairs)
    if wanted is Wants.ORDER:
        places = {name: place for place, name in enumerate(state.picked, 1)}
        return tuple(Option(label, place=places.get(name, 0)) for name, label in pairs)
    return tuple(Option(label, name in state.picked and wanted is Wants.SEVERAL) for name, label in pairs)


def _bounds(question: Question) -> tuple[str, str] | None:
    if not isinstance(question, RangeQuestion):
        return None
    low, high = sorted((question.start, question.end))
    return number(offering.written(low)), number(offering.written(high))


def _counted(entry: Item) -> bool:
    """Does the form itself know how many there are?"""
    return next((group.counted for group in reversed(entry.question.groups) if group.repeat), False)


def _controls(filling: Filling, entry: Item, number: int, may_keep: bool, paged: bool) -> tuple[Control, ...]:
    wanted = wants(entry.question)
    rules = (
        (Control.DONE, wanted in (Wants.SEVERAL, Wants.ORDER)),
        (Control.MORE, paged),
        (Control.OK, wanted is Wants.OK),
        *((day, wanted is Wants.DAY and _possible(filling, entry, day)) for day in (Control.TODAY, Control.YESTERDAY)),
        (Control.KEEP, may_keep and wanted not in (*PICKED, Wants.OK)),
        (Control.SKIP, not filling.required(entry.path)),
        (Control.BACK, number > 1),
        (Control.LANGUAGE, number == 1 and bool(languages.other(filling))),
    )
    return tuple(control for control, holds in rules if holds)


def _possible(filling: Filling, entry: Item, day: Control) -> bool:
    value = (filling.now.date() - timedelta(days=day is Control.YESTERDAY)).isoformat()
    return filling.check(entry.path, value) is None


def _page(options: tuple[Option, ...], page: int) -> tuple[int, tuple[Option, ...]]:
    """One page of a long list: the number of its first option, and the options. The last page leads to the first."""
    if len(options) <= PAGE + 2:
        return 1, options
    start = page % -(-len(options) // PAGE) * PAGE
    return start + 1, options[start : start + PAGE]


def _before(filling: Filling, state: State, entry: Item) -> str:
    value = state.before.get(walking.key(entry), "")
    return shown(filling, entry.path, value)


def _still_holds(filling: Filling, state: State, entry: Item) -> bool:
    """Is there a value from last time that today's other answers allow?"""
    value = state.before.get(walking.key(entry), "")
    return bool(value) and filling.check(entry.path, value) is None


def _place(filling: Filling, state: State, path: str) -> tuple[int, int]:
    """Which question this is, of how many."""
    asked = walking.questions(filling, state)
    return next((number for number, entry in enumerate(asked, 1) if entry.path == path), 0), len(asked)


def _opens_group(filling: Filling, state: State, entry: Item) -> bool:
    """Is this the first question under its heading? The heading is said once."""
    for other in walking.questions(filling, state):
        if (other.question.groups, other.numbers) == (entry.question.groups, entry.numbers):
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
    """Every answer as a person reads it; blank where it was passed; of a repeat, how many there are."""
    return tuple(
        _row(filling, state, entry) if isinstance(entry, Item) else Row(entry.label, str(len(entry.instances)))
        for entry in walking.answered(filling, state)
    )


def _row(filling: Filling, state: State, entry: Item) -> Row:
    value = shown(filling, entry.path, filling.value(entry.path))
    within = (_called(entry), entry.numbers[-1][0]) if entry.numbers else ("", 0)
    return Row(filling.label(entry.path), value, _mark(state, entry.path), within)


def _called(entry: Item) -> str:
    """What one instance around the question is called."""
    return entry.headings[-1] if entry.headings and entry.question.groups[-1].repeat else ""


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


def _ending(
    filling: Filling,
    state: State,
    problem: Problem | None,
    accepted: tuple[Accepted, ...],
    notes: tuple[str, ...],
) -> Prompt:
    behind = repeats.ending(filling, state.at)
    known = repeats.told(filling, walking.questions(filling, state), state.at)
    removal = (Control.REMOVE,) if known else ()
    asking = (Control.ADD, Control.END, *removal, Control.BACK)
    return Prompt(
        state.stage,
        state.turn,
        label=behind.label if behind else "",
        notes=notes,
        rows=known,
        controls=asking if state.stage is Stage.ENDING else (Control.YES, Control.NO),
        problem=problem,
        accepted=accepted,
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
