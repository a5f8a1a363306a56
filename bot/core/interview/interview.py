"""A form asked as a conversation: one question a message, stored after every answer, back and forth at will.

An `Interview` lives for one turn: restored from the session's state, moved by what was said, stored again. Nothing
here knows words, buttons or channels.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.chat import Media, MediaKind, Place
from bot.core.forms import Form, Rows
from bot.core.interview import asking, walking
from bot.core.interview.hearing import Hears
from bot.core.interview.prompt import (
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
from bot.core.interview.reading import read_answer
from bot.core.interview.showing import shown
from bot.core.interview.wanting import wants
from bot.core.readings import Problem, Read

REMEMBERED = 40  # incoming messages that may still be corrected by editing them


class Interview(Hears):
    """One form session in one turn."""

    @classmethod
    def begin(
        cls,
        form: Form,
        now: datetime,
        zone: ZoneInfo,
        *,
        preset: Mapping[str, str],
        lists: Mapping[str, Rows],
        before: Mapping[str, str],
        answers: Mapping[str, str],
        direct: bool = False,
        block: int = 1,
        language: str = "",
        seed: int | None = None,
    ) -> Interview:
        """A fresh interview. `preset` names are given and not asked; `before` are values offered from last time;
        `answers` are those of a sent report to be corrected; a `direct` form ends without a summary; up to
        `block` numbers are asked at once, in the form's `language` if it speaks it; `seed` makes what the form draws by
        lot repeatable."""
        local = now.astimezone(zone)  # today() is the day people live in
        filling = form.begin(local, preset=preset, lists=lists, language=language, seed=seed)
        state = State(before=dict(before), fixed=sorted(preset), direct=direct, block=block)
        walking.prefill(filling, state, answers)
        if not answers:
            state.unseen = [item.path for item in walking.questions(filling, state) if filling.value(item.path)]
        return cls(filling, state, local.date())

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
        return {flag: [self._key(path) for path in paths] for flag, paths in marks.items() if paths}

    def _key(self, path: str) -> str:
        return walking.key(walking.item(self.filling, path))

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
            accepted += walking.put_other(self.filling, self.state, path, name, other)
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
