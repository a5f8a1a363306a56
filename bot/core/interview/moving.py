"""How an interview moves: an answer is taken, passed or missed, a button obeyed; then the next thing is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from bot.core.chat import Media
from bot.core.forms import Ending, Filling, Item
from bot.core.interview import asking, languages, offering, repeats, walking
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
from bot.core.interview.showing import shown
from bot.core.interview.wanting import wants
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
        asked = self._item() if self.state.stage is Stage.QUESTION else None
        choices = offering.offered(self.filling, self.state, asked) if asked else ()
        if asked is None or not 1 <= number <= len(choices):
            return Stale(self.again())
        name = choices[number - 1][0]
        if wants(asked.question) in (Wants.SEVERAL, Wants.ORDER):
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
        if state.stage in (Stage.ENDING, Stage.REMOVAL):
            return self._at_ending(control)
        if state.stage is Stage.CONFIRM:
            state.stage = Stage.QUESTION
            return self._agreed() if control is Control.YES else Asked(self._moved())
        return self._at_question(control)

    def _at_question(self, control: Control) -> Outcome:
        state = self.state
        match control:
            case Control.BACK:
                return self._back()
            case Control.SKIP | Control.DONT_KNOW:
                return self._pass(control)
            case Control.KEEP:
                value = self.filling.value(state.at) or state.before.get(walking.key(self._item()), "")
                return self._answer(value, literal=False) if value else Stale(self.again())
            case Control.DONE if wants(self._item().question) in (Wants.SEVERAL, Wants.ORDER):
                return self._picked()
            case Control.LANGUAGE if languages.other(self.filling):
                return self._speak(languages.other(self.filling))
            case Control.OK if wants(self._item().question) is Wants.OK:
                return self._answer("OK", literal=False)
            case Control.TODAY | Control.YESTERDAY if wants(self._item().question) is Wants.DAY:
                back = timedelta(days=control is Control.YESTERDAY)
                return self._answer((self._today - back).isoformat(), literal=False)
        return Stale(self.again())

    def _speak(self, language: str) -> Outcome:
        self.filling.speak(language)
        return Asked(self._moved())

    def _picked(self) -> Outcome:
        """ "Xong" under several choices; of an order the only one left may stay unsaid."""
        picked = self.state.picked
        if wants(self._item().question) is Wants.ORDER:
            left = [name for name, _ in self.filling.choices(self.state.at) if name not in picked]
            if len(left) > 1:
                return Asked(self.again(Problem("order_all")))
            picked = [*picked, *left]
        return self._answer(" ".join(picked), literal=False) if picked else Asked(self.again(Problem("pick_some")))

    def _at_ending(self, control: Control) -> Outcome:
        """Behind the instances of a repeat: one more, no more, or away with the last."""
        state, removing = self.state, self.state.stage is Stage.REMOVAL
        match control:
            case Control.YES if removing:
                repeats.shorten(self.filling, state)
                return self._ask_for_more(state.at)
            case Control.NO if removing:
                return self._ask_for_more(state.at)
            case Control.ADD:
                return self._tell_one_more()
            case Control.REMOVE if self.filling.instances(state.at):
                state.stage = Stage.REMOVAL
                return Asked(self._moved())
            case Control.END:
                state.closed = sorted({*state.closed, state.at})
                return self._advance(state.at)
            case Control.BACK:
                return self._back()
        return Stale(self.again())

    def _tell_one_more(self) -> Outcome:
        try:
            instance = repeats.lengthen(self.filling, self.state)
        except OverflowError:
            return self._missed(Problem("repeat_full"))
        inside = (
            entry for entry in walking.questions(self.filling, self.state) if entry.path.startswith(f"{instance}/")
        )
        first = next(inside, None)
        return self._ask(first.path) if first else self._ask_for_more(self.state.at)

    def _ask_for_more(self, path: str, accepted: tuple[Accepted, ...] = (), notes: tuple[str, ...] = ()) -> Outcome:
        self.state.at, self.state.stage = path, Stage.ENDING
        return Asked(self._moved(accepted, notes), tuple(self._files))

    def _at_summary(self, control: Control) -> Outcome:
        if control is Control.SEND:
            unready = walking.first_unready(self.filling, self.state)
            if unready is not None:
                return self._ask_again(unready)
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
            accepted += walking.put_other(self.filling, self.state, path, name, other)
        return self._advance(path, tuple(accepted))

    def _agreed(self) -> Outcome:
        """The value asked back was meant, with all that was said in the same breath."""
        state = self.state
        rough, also, state.rough, state.also = state.rough, state.also, False, {}
        return self._answer(state.proposed, literal=False, approx=rough, also=also)

    def _pass(self, control: Control) -> Outcome:
        path = self.state.at
        if self.filling.required(path) and control is Control.SKIP:
            said = self.filling.required_message(path)
            return self._missed(Problem("required_said", {"message": said}) if said else Problem("required"))
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
        return Asked(self.again(Problem("first_question"))) if earlier is None else self._go(earlier)

    def _edit(self, number: int) -> Outcome:
        rows = walking.answered(self.filling, self.state)
        if not 1 <= number <= len(rows):
            return self._missed(Problem("no_such_row", {"most": len(rows)}))
        self.state.editing = True
        return self._go(rows[number - 1])

    def _advance(self, after: str, accepted: tuple[Accepted, ...] = ()) -> Outcome:
        upcoming, notes = walking.upcoming(self.filling, self.state, after)
        if upcoming is not None:
            return self._go(upcoming, accepted, notes)
        broken = walking.first_broken(self.filling, self.state)
        return self._ask_again(broken, accepted) if broken else self._summary(accepted, notes)

    def _ask_again(self, entry: Item, accepted: tuple[Accepted, ...] = ()) -> Outcome:
        """An answer that no longer holds, or is missing: with the reason."""
        broken = self.filling.check(entry.path, self.filling.value(entry.path))
        self.state.at, self.state.stage, self.state.search = entry.path, Stage.QUESTION, ""
        problem = Problem("constraint", {"message": broken.message}) if broken else None
        return Asked(self._moved(accepted, problem=problem), tuple(self._files))

    def _go(self, to: Item | Ending, accepted: tuple[Accepted, ...] = (), notes: tuple[str, ...] = ()) -> Outcome:
        ask = self._ask if isinstance(to, Item) else self._ask_for_more
        return ask(to.path, accepted, notes)

    def _ask(self, path: str, accepted: tuple[Accepted, ...] = (), notes: tuple[str, ...] = ()) -> Outcome:
        self.state.at, self.state.stage, self.state.search = path, Stage.QUESTION, ""
        return Asked(self._moved(accepted, notes), tuple(self._files))

    def _summary(self, accepted: tuple[Accepted, ...] = (), notes: tuple[str, ...] = ()) -> Outcome:
        self.state.stage, self.state.editing = Stage.SUMMARY, False
        if self.state.direct and walking.first_unready(self.filling, self.state) is None:
            return Completed()
        return Asked(self._moved(accepted, notes), tuple(self._files))

    def _moved(
        self,
        accepted: tuple[Accepted, ...] = (),
        notes: tuple[str, ...] = (),
        problem: Problem | None = None,
    ) -> Prompt:
        state = self.state
        state.turn += 1
        state.misses = state.page = 0
        state.picked = self.filling.value(state.at).split() if state.stage is Stage.QUESTION else []
        return asking.prompt(self.filling, state, problem=problem, accepted=accepted, notes=notes)
