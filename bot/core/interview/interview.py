"""A form asked as a conversation: one question a message, stored after every answer, back and forth at will.

An `Interview` lives for one turn: restored from the session's state, moved by what was said, stored again. Nothing
here knows words, buttons or channels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.chat import Media, Place
from bot.core.forms import Filling, Form, Item
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
    Unmoved,
    Wants,
)
from bot.core.interview.reading import read_answer, wants
from bot.core.interview.showing import shown
from bot.core.readings import DontKnow, Problem, Read, Reading, Skipped, Unsure
from bot.core.vietnamese import Command, command, read_yes_no

REMEMBERED = 40  # incoming messages that may still be corrected by editing them
MISSES = 3


class Interview:
    """One form session in one turn."""

    def __init__(self, filling: Filling, state: State, now: datetime, zone: ZoneInfo) -> None:
        self.filling = filling
        self.state = state
        self._today = now.astimezone(zone).date()
        self._files: list[tuple[str, Media]] = []

    @classmethod
    def begin(
        cls,
        form: Form,
        now: datetime,
        zone: ZoneInfo,
        *,
        preset: Mapping[str, str],
        lists: Mapping[str, Sequence[tuple[str, str]]],
        before: Mapping[str, str],
        answers: Mapping[str, str],
        direct: bool = False,
    ) -> Interview:
        """A fresh interview. `preset` names are given and not asked; `before` are values offered from last time;
        `answers` are those of a sent report to be corrected; a `direct` form ends without a summary."""
        filling = form.begin(now.astimezone(zone), preset=preset, lists=lists)  # today() is the day people live in
        state = State(before=dict(before), fixed=sorted(preset), direct=direct)
        walking.prefill(filling, state, answers)
        if not answers:
            state.unseen = [item.path for item in walking.questions(filling, state) if filling.value(item.path)]
        return cls(filling, state, now, zone)

    @classmethod
    def restore(cls, form: Form, stored: Mapping[str, Any], now: datetime, zone: ZoneInfo) -> Interview:
        """The interview that `stored()` wrote."""
        return cls(form.restore(stored["answers"], now.astimezone(zone)), State.from_json(stored["talk"]), now, zone)

    def stored(self) -> dict[str, Any]:
        """What to keep until the next turn."""
        return {"answers": self.filling.state(), "talk": self.state.to_json()}

    def flags(self) -> dict[str, list[str]]:
        """Names of questions answered roughly ("khoảng 40") and of those nobody knew."""
        marks = {"approx": self.state.approx, "unknown": self.state.unknown}
        return {flag: [path.rpartition("/")[2] for path in paths] for flag, paths in marks.items() if paths}

    # ── what may happen ──

    def open(self) -> Outcome:
        """Ask the first question."""
        return self._advance("")

    def again(self, problem: Problem | None = None) -> Prompt:
        """Ask what is open once more."""
        return asking.prompt(self.filling, self.state, problem=problem)

    def press(self, turn: int, what: str) -> Outcome:
        """A button of this session's card: `what` is a control or an option's number."""
        state = self.state
        if turn != state.turn:
            twice = turn == state.turn - 1 and what == state.pressed
            return Unmoved() if twice else Stale(self.again())
        if what.isdigit():
            return self._option(int(what))
        if what not in set(Control):
            return Stale(self.again())
        state.pressed = what
        return self._control(Control(what))

    def hear(self, text: str, message: str | None) -> Outcome:
        """Typed words."""
        state = self.state
        asked = state.at if state.stage in (Stage.QUESTION, Stage.CONFIRM) else ""
        outcome = self._hear(text)
        if message and asked and isinstance(outcome, Asked | Completed):
            state.said = dict(list(state.said.items())[-REMEMBERED + 1 :]) | {message: asked}
        return outcome

    def correct(self, text: str, message: str) -> Outcome:
        """An edited message: it corrects the answer it gave."""
        path = self.state.said.get(message, "")
        if not path or not self.filling.relevant(path):
            return Stale(self.again())
        if path == self.state.at and self.state.stage in (Stage.QUESTION, Stage.CONFIRM):
            return self._hear(text)
        question = walking.item(self.filling, path).question
        reading = read_answer(self.filling, path, question, text, self._today, "")
        if not isinstance(reading, Read) or self.filling.check(path, reading.value) is not None:
            return Stale(self.again())
        self.filling.put(path, reading.value)
        accepted = (Accepted(self.filling.label(path), shown(self.filling, path, reading.value), False),)
        if self.state.stage is Stage.QUESTION and not self.filling.relevant(self.state.at):
            return self._advance(path, accepted)
        return Asked(asking.prompt(self.filling, self.state, accepted=accepted))

    def hear_file(self, media: Media, attachment: str) -> Outcome:
        """A photo, voice note or document; `attachment` is the file name it will have in the submission."""
        target = walking.place_for_file(self.filling, self.state, media)
        if target is None:
            return Asked(self.again(Problem("file_not_asked")))
        self._files.append((attachment, media))
        self.filling.put(target.path, attachment)
        walking.seen(self.state, target.path)
        accepted = (Accepted(self.filling.label(target.path), "", literal=False),)
        if target.path != self.state.at or self.state.stage is not Stage.QUESTION:
            return Asked(asking.prompt(self.filling, self.state, accepted=accepted), tuple(self._files))
        return self._advance(target.path, accepted)

    def hear_place(self, place: Place) -> Outcome:
        """A shared place."""
        if self.state.stage is not Stage.QUESTION or wants(self._item().question) is not Wants.PLACE:
            return Asked(self.again(Problem("place_not_asked")))
        return self._answer(f"{place.latitude:.6f} {place.longitude:.6f} 0 {place.accuracy:g}", literal=False)

    # ── typed words ──

    def _hear(self, text: str) -> Outcome:
        match self.state.stage:
            case Stage.CONFIRM:
                return self._hear_confirmation(text)
            case Stage.SUMMARY:
                return self._hear_at_summary(text)
            case Stage.PICK:
                return self._hear_pick(text)
        wanted = command(text)
        if wanted in (Command.BACK, Command.REVIEW):
            return self._back() if wanted is Command.BACK else self._summary()
        item = self._item()
        before = self.filling.value(item.path) or self.state.before.get(item.question.name, "")
        reading = self._read_compound(text) or read_answer(
            self.filling, item.path, item.question, text, self._today, before
        )
        if isinstance(reading, Problem) and wanted in (Command.SKIP, Command.DONT_KNOW):
            reading = Skipped() if wanted is Command.SKIP else DontKnow()
        return self._take(reading, text)

    def _read_compound(self, text: str) -> Read | None:
        if text.isdecimal():  # one number answers one question
            return None
        return walking.compound(self.filling, self.state, text)

    def _take(self, reading: Reading, text: str) -> Outcome:
        match reading:
            case Read():
                literal = reading.literal and reading.value == text.strip()
                return self._answer(reading.value, literal=literal, approx=reading.approx, also=reading.also)
            case Unsure():
                self.state.proposed, self.state.why, self.state.stage = reading.value, reading.why, Stage.CONFIRM
                return Asked(self._moved())
            case Skipped():
                return self._pass(Control.SKIP)
            case DontKnow():
                return self._pass(Control.DONT_KNOW)
        return self._missed(reading)

    def _hear_confirmation(self, text: str) -> Outcome:
        answer = read_yes_no(text)
        if answer is None:
            self.state.stage = Stage.QUESTION
            return self._hear(text)
        return self._control(Control.YES if answer else Control.NO)

    def _hear_at_summary(self, text: str) -> Outcome:
        if text.strip().isdigit():
            return self._edit(int(text))
        if command(text) is Command.BACK:
            return self._back()
        if command(text) is Command.CORRECT:
            return self._control(Control.EDIT)
        answer = read_yes_no(text)
        if answer is None:
            return self._missed(Problem("summary_unclear"))
        return self._control(Control.SEND if answer else Control.EDIT)

    def _hear_pick(self, text: str) -> Outcome:
        if text.strip().isdigit():
            return self._edit(int(text))
        if command(text) in (Command.BACK, Command.REVIEW):
            return self._summary()
        return self._missed(Problem("pick_unclear"))

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
            return self._answer(state.proposed, literal=False) if control is Control.YES else Asked(self._moved())
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
        accepted = [Accepted(self.filling.label(path), shown(self.filling, path, value), literal, approx)]
        for name, other in (also or {}).items():
            accepted += walking.put_other(self.filling, self.state, name, other)
        return self._advance(path, tuple(accepted))

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
