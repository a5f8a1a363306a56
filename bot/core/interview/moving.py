"""How an interview moves: an answer is taken, passed or missed, a button obeyed; then the next thing is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.core.chat import Media
from bot.core.forms import Filling, Item
from bot.core.interview import asking, walking
from bot.core.interview.prompt import (
    Accepted,
    Asked,
    Completed,
    Control,
    Outcome,
    Prompt,
    Stage,
    Stale,
    State,
    Wants,
)
from bot.core.interview.reading import wants
from bot.core.interview.showing import shown
from bot.core.readings import Problem

MISSES = 3


class Moves:
    """Where an interview stands, and every step it can take from there."""

    def __init__(self, filling: Filling, state: State, today: date) -> None:
        self.filling = filling
        self.state = state
        self._today = today
        self._files: list[tuple[str, Media]] = []

    def again(self, problem: Problem | None = None) -> Prompt:
        """Ask what is open once more."""
        return asking.prompt(self.filling, self.state, problem=problem)

    # ── buttons ──

    def _option(self, number: int) -> Outcome:
        if self.state.stage is Stage.PICK:
            self.state.pressed = str(number)
            return self._edit(number)
        choices = self.filling.choices(self.state.at) if self.state.stage is Stage.QUESTION else ()
        if not 1 <= number <= len(choices):
            return Stale(self.again())
        name = choices[number - 1][0]
        if wants(self._item().question) is Wants.SEVERAL:
            picked = self.state.picked
            self.state.picked = [other for other in picked if other != name] if name in picked else [*picked, name]
            return Asked(self.again())
        self.state.pressed = str(number)
        return self._answer(name, literal=False)

    def _control(self, control: Control) -> Outcome:
        state = self.state
        if control is Control.MORE:
            state.page += 1
            return Asked(self.again())
        if state.stage is Stage.SUMMARY:
            return self._at_summary(control)
        if state.stage is Stage.PICK:
            return self._summary()
        if state.stage is Stage.CONFIRM:
            state.stage = Stage.QUESTION
            return self._agreed() if control is Control.YES else Asked(self._moved())
        match control:
            case Control.BACK:
                return self._back()
            case Control.SKIP | Control.DONT_KNOW:
                return self._pass(control)
            case Control.KEEP:
                value = self.filling.value(state.at) or state.before.get(self._item().question.name, "")
                return self._answer(value, literal=False) if value else Stale(self.again())
            case Control.DONE if state.picked:
                return self._answer(" ".join(state.picked), literal=False)
            case Control.DONE:
                return Asked(self.again(Problem("pick_some")))
        return Stale(self.again())

    def _at_summary(self, control: Control) -> Outcome:
        if control is Control.SEND:
            unready = walking.first_unready(self.filling, self.state)
            if unready is not None:
                return self._ask(unready.path)
            walking.confirm(self.filling)
            return Completed()
        if control is Control.EDIT:
            self.state.stage, self.state.page = Stage.PICK, 0
            return Asked(self._moved())
        if control is Control.BACK:
            return self._back()
        return Stale(self.again())

    # ── moving ──

    def _item(self) -> Item:
        return walking.item(self.filling, self.state.at)

    def _answer(
        self, value: str, *, literal: bool, approx: bool = False, also: Mapping[str, str] | None = None
    ) -> Outcome:
        path = self.state.at
        broken = self.filling.check(path, value)
        if broken is not None:
            return self._missed(Problem("constraint", {"message": broken.message}))
        self.filling.put(path, value)
        walking.seen(self.state, path)
        if approx:
            self.state.approx.append(path)
        means = f"{self._item().question.name}.{value}"
        accepted = [Accepted(self.filling.label(path), shown(self.filling, path, value), literal, approx, means)]
        for name, other in (also or {}).items():
            accepted += walking.put_other(self.filling, self.state, name, other)
        return self._advance(path, tuple(accepted))

    def _agreed(self) -> Outcome:
        """The value asked back was meant, with all that was said in the same breath."""
        state = self.state
        rough, also, state.rough, state.also = state.rough, state.also, False, {}
        return self._answer(state.proposed, literal=False, approx=rough, also=also)

    def _pass(self, control: Control) -> Outcome:
        path = self.state.at
        if self.filling.required(path) and control is Control.SKIP:
            return self._missed(Problem("required"))
        if self.filling.required(path):
            return self._missed(Problem("required_unknown"))
        self.filling.put(path, "")
        walking.seen(self.state, path)
        self.state.passed.append(path)
        if control is Control.DONT_KNOW:
            self.state.unknown.append(path)
        return self._advance(path)

    def _missed(self, problem: Problem) -> Outcome:
        self.state.misses += 1
        if self.state.misses >= MISSES:
            problem = Problem(problem.code, {**problem.details, "offer_person": True})
        return Asked(self.again(problem))

    def _back(self) -> Outcome:
        earlier = walking.before(self.filling, self.state)
        return Asked(self.again(Problem("first_question"))) if earlier is None else self._ask(earlier.path)

    def _edit(self, number: int) -> Outcome:
        rows = walking.answered(self.filling, self.state)
        if not 1 <= number <= len(rows):
            return self._missed(Problem("no_such_row", {"most": len(rows)}))
        self.state.editing = True
        return self._ask(rows[number - 1].path)

    def _advance(self, after: str, accepted: tuple[Accepted, ...] = ()) -> Outcome:
        upcoming, notes = walking.upcoming(self.filling, self.state, after)
        if upcoming is None:
            return self._summary(accepted, notes)
        return self._ask(upcoming.path, accepted, notes)

    def _ask(self, path: str, accepted: tuple[Accepted, ...] = (), notes: tuple[str, ...] = ()) -> Outcome:
        self.state.at, self.state.stage = path, Stage.QUESTION
        return Asked(self._moved(accepted, notes), tuple(self._files))

    def _summary(self, accepted: tuple[Accepted, ...] = (), notes: tuple[str, ...] = ()) -> Outcome:
        self.state.stage, self.state.editing = Stage.SUMMARY, False
        if self.state.direct and walking.first_unready(self.filling, self.state) is None:
            return Completed()
        return Asked(self._moved(accepted, notes), tuple(self._files))

    def _moved(self, accepted: tuple[Accepted, ...] = (), notes: tuple[str, ...] = ()) -> Prompt:
        state = self.state
        state.turn += 1
        state.misses = state.page = 0
        state.picked = self.filling.value(state.at).split() if state.stage is Stage.QUESTION else []
        return asking.prompt(self.filling, state, accepted=accepted, notes=notes)
