"""A form asked as a conversation: one question a message, stored after every answer, back and forth at will.

An `Interview` lives for one turn: restored from the session's state, moved by what was said, stored again. Nothing
here knows words, buttons or channels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.chat import Media, MediaKind, Place
from bot.core.forms import Form
from bot.core.interview import asking, correcting, walking
from bot.core.interview.moving import Moves
from bot.core.interview.prompt import (
    FAR,
    Accepted,
    Asked,
    Completed,
    Control,
    Outcome,
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

APART, SHARE = 5, 30  # households, per cent: what differs more from last time is asked back
REMEMBERED = 40  # incoming messages that may still be corrected by editing them


class Interview(Moves):
    """One form session in one turn."""

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
        return cls(filling, state, now.astimezone(zone).date())

    @classmethod
    def restore(cls, form: Form, stored: Mapping[str, Any], now: datetime, zone: ZoneInfo) -> Interview:
        """The interview that `stored()` wrote."""
        local = now.astimezone(zone)
        return cls(form.restore(stored["answers"], local), State.from_json(stored["talk"]), local.date())

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

    def press(self, turn: int, what: str) -> Outcome:
        """A button of this session's card: `what` is a control or an option's number."""
        state = self.state
        if turn != state.turn:
            twice = turn == state.turn - 1 and what == state.pressed
            return Unmoved() if twice else Stale(self.again())
        if what.isdecimal() and len(what) < 6:
            return self._option(int(what))
        if what not in set(Control):
            return Stale(self.again())
        state.pressed = what
        return self._control(Control(what))

    def hear(self, text: str, message: str | None) -> Outcome:
        """Typed words."""
        state = self.state
        asked = state.at if state.stage in (Stage.QUESTION, Stage.CONFIRM) else ""
        corrected = self._hear_correction(text)
        outcome = corrected or self._hear(text)
        if message and asked and corrected is None and isinstance(outcome, Asked | Completed):
            state.said = dict(list(state.said.items())[-REMEMBERED + 1 :]) | {message: asked}
        return outcome

    def correct(self, text: str, message: str) -> Outcome:
        """An edited message: it corrects the answer it gave."""
        corrected = self._hear_correction(text)
        if corrected is not None:
            return corrected
        path = self.state.said.get(message, "")
        if not path or not self.filling.relevant(path):
            return Stale(self.again())
        if path == self.state.at and self.state.stage in (Stage.QUESTION, Stage.CONFIRM):
            return self._hear(text)
        question = walking.item(self.filling, path).question
        said = None if text.isdecimal() else walking.compound(self.filling, self.state, text, path)
        reading = said or read_answer(self.filling, path, question, text, self._today, "")
        if not isinstance(reading, Read) or self.filling.check(path, reading.value) is not None:
            return Stale(self.again())
        self.filling.put(path, reading.value)
        walking.seen(self.state, path)
        if reading.approx:
            self.state.approx.append(path)
        accepted = [Accepted(self.filling.label(path), shown(self.filling, path, reading.value), False)]
        for name, other in reading.also.items():
            accepted += walking.put_other(self.filling, self.state, name, other)
        if self.state.stage is Stage.QUESTION and not self.filling.relevant(self.state.at):
            return self._advance(path, tuple(accepted))
        return Asked(asking.prompt(self.filling, self.state, accepted=tuple(accepted)))

    def hear_file(self, media: Media, attachment: str) -> Outcome:
        """A photo, voice note or document; `attachment` is the file name it will have in the submission."""
        target = walking.place_for_file(self.filling, self.state, media)
        if target is None:
            spoken = media.kind in (MediaKind.VOICE, MediaKind.AUDIO)
            return Asked(self.again(Problem("voice_not_asked") if spoken else Problem("file_not_asked")))
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
        together = self._read_compound(text)
        ahead = () if together or text.isdecimal() else self._told_ahead(text)
        return (
            Asked(asking.prompt(self.filling, self.state, accepted=ahead))
            if ahead
            else self._take(together or self._read(text), text)
        )

    def _told_ahead(self, text: str) -> tuple[Accepted, ...]:
        if wants(self._item().question) is not Wants.NUMBER:
            return ()
        return tuple(walking.told_ahead(self.filling, self.state, text))

    def _read(self, text: str) -> Reading:
        """Words as an answer to the question that is open."""
        item, wanted = self._item(), command(text)
        before = self.filling.value(item.path) or self.state.before.get(item.question.name, "")
        reading = read_answer(self.filling, item.path, item.question, text, self._today, before)
        no_answer = isinstance(reading, Problem) or wants(item.question) is Wants.WORDS  # words take anything
        if no_answer and wanted in (Command.SKIP, Command.DONT_KNOW):
            return Skipped() if wanted is Command.SKIP else DontKnow()
        return reading

    def _hear_correction(self, text: str) -> Outcome | None:
        """An earlier answer put right in words; None where the words are something else."""
        found = correcting.named(self.filling, self.state, text)
        if found is None:
            return None
        self.state.editing = self.state.editing or self.state.stage in (Stage.SUMMARY, Stage.PICK)
        asked = self._ask(found.path)
        if not found.words:
            return asked
        reading = self._read(found.words)
        if isinstance(reading, Read) and not found.sure:
            reading = Unsure(reading.value, "which_question")
        return self._take(reading, "")  # never letter for letter: it is always echoed

    def _read_compound(self, text: str) -> Read | None:
        if text.isdecimal():  # one number answers one question
            return None
        return walking.compound(self.filling, self.state, text)

    def _is_far(self, value: str) -> bool:
        """Is it a figure so unlike last time's that it is asked back once? Nothing is refused for that."""
        before = self.state.before.get(self._item().question.name, "")
        if not (before.isdecimal() and value.isdecimal()) or wants(self._item().question) is not Wants.NUMBER:
            return False
        apart = abs(int(value) - int(before))
        return apart >= APART and apart * 100 > int(before) * SHARE and self.filling.check(self.state.at, value) is None

    def _take(self, reading: Reading, text: str) -> Outcome:
        match reading:
            case Read() if self._is_far(reading.value):
                asked = self._take(Unsure(reading.value, FAR), text)
                self.state.rough, self.state.also = reading.approx, dict(reading.also)
                return asked
            case Read():
                literal = reading.literal and reading.value == text.strip()
                return self._answer(reading.value, literal=literal, approx=reading.approx, also=reading.also)
            case Unsure():
                self.state.proposed, self.state.why, self.state.stage = reading.value, reading.why, Stage.CONFIRM
                self.state.rough, self.state.also = False, {}
                return Asked(self._moved())
            case Skipped():
                return self._pass(Control.SKIP)
            case DontKnow():
                return self._pass(Control.DONT_KNOW)
        return self._missed(Problem(reading.code, {"text": text} | dict(reading.details)))

    def _hear_confirmation(self, text: str) -> Outcome:
        answer = read_yes_no(text)
        if answer is None:
            self.state.stage = Stage.QUESTION
            again = self._read_compound(text) or self._read(text)
            if isinstance(again, Read | Unsure) and again.value == self.state.proposed:  # said twice: they mean it
                return self._agreed()
            return self._hear(text)
        return self._control(Control.YES if answer else Control.NO)

    def _hear_at_summary(self, text: str) -> Outcome:
        if text.strip().isdecimal():
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
        if text.strip().isdecimal():
            return self._edit(int(text))
        if command(text) in (Command.BACK, Command.REVIEW):
            return self._summary()
        if read_yes_no(text):  # "gửi đi em", "đúng hết rồi": they have changed their mind
            return self._summary()
        return self._missed(Problem("pick_unclear"))
