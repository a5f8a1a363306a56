"""How an interview hears typed words: by where it stands, as an answer, a correction, a command, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.interview import asking, correcting, languages, offering, repeats, together, walking
from bot.core.interview.moving import Moves
from bot.core.interview.prompt import FAR, Accepted, Asked, Control, Outcome, Stage, Wants
from bot.core.interview.reading import read_answer
from bot.core.interview.wanting import PICKED, wants
from bot.core.readings import DontKnow, Problem, Read, Reading, Skipped, Unsure
from bot.core.vietnamese import Command, command, read_yes_no

APART, SHARE = 5, 30  # households, per cent: what differs more from last time is asked back


class Hears(Moves):
    """What typed words do."""

    def _hear(self, text: str) -> Outcome:
        language = languages.wanted(self.filling, text)
        if language:
            return self._speak(language)
        match self.state.stage:
            case Stage.CONFIRM:
                return self._hear_confirmation(text)
            case Stage.SUMMARY:
                return self._hear_at_summary(text)
            case Stage.PICK:
                return self._hear_pick(text)
            case Stage.ENDING | Stage.REMOVAL:
                return self._hear_at_ending(text)
        wanted = command(text)
        if wanted in (Command.BACK, Command.REVIEW):
            return self._back() if wanted is Command.BACK else self._summary()
        self.state.rest = []
        if wants(self._item().question) in PICKED and offering.turns_page(text) and self._is_paged():
            return self._control(Control.MORE)
        several = together.pieces(text)
        if together.may_be_one(self.filling, self.state.at, text):
            several = []
        if several and (block := together.block(self.filling, self.state, self._item())):
            return self._hear_together(several, len(block))
        compound = self._read_compound(text)
        ahead = () if compound or text.isdecimal() else self._told_ahead(text)
        if ahead:
            return Asked(asking.prompt(self.filling, self.state, accepted=ahead))
        reading = compound or self._read(text)
        return self._searched(reading, text) or self._take(reading, text)

    def _is_paged(self) -> bool:
        return Control.MORE in self.again().controls

    def _told_ahead(self, text: str) -> tuple[Accepted, ...]:
        if wants(self._item().question) is not Wants.NUMBER:
            return ()
        return tuple(together.told_ahead(self.filling, self.state, text))

    def _hear_together(self, several: Sequence[str], most: int) -> Outcome:
        """One number for each of the questions asked at once, in their order; the first that cannot be taken is asked
        again, and what was said behind it."""
        if len(several) > most:
            return self._missed(Problem("too_many_numbers", {"most": most}))
        accepted: list[Accepted] = []
        for number, piece in enumerate(several, 1):
            asked = self.state.at
            outcome = self._take(self._read(piece), "")
            accepted += outcome.prompt.accepted if isinstance(outcome, Asked) else ()
            if self.state.stage is Stage.CONFIRM:
                self.state.rest = list(several[number:])
            if self.state.at == asked or self.state.stage is not Stage.QUESTION:
                break
        if not isinstance(outcome, Asked):
            return outcome
        return Asked(replace(outcome.prompt, accepted=tuple(accepted)), outcome.files)

    def _agreed(self) -> Outcome:
        """What was asked back was meant; what was said behind it is taken up."""
        rest, self.state.rest = self.state.rest, []
        outcome = super()._agreed()
        if not rest or not isinstance(outcome, Asked) or self.state.stage is not Stage.QUESTION:
            return outcome
        more = self._hear_together(rest, len(rest))
        if not isinstance(more, Asked):
            return more
        accepted = (*outcome.prompt.accepted, *more.prompt.accepted)
        return Asked(replace(more.prompt, accepted=accepted), more.files)

    def _read(self, text: str) -> Reading:
        """Words as an answer to the question that is open."""
        item, wanted = self._item(), command(text)
        before = self.filling.value(item.path) or self.state.before.get(walking.key(item), "")
        reading = offering.picked_by(self.filling, self.state, item, text)
        reading = reading or read_answer(self.filling, item.path, item.question, text, self._today, before)
        no_answer = isinstance(reading, Problem) or wants(item.question) is Wants.WORDS  # words take anything
        if no_answer and wanted in (Command.SKIP, Command.DONT_KNOW):
            return Skipped() if wanted is Command.SKIP else DontKnow()
        return reading

    def _searched(self, reading: Reading, text: str) -> Outcome | None:
        """A long list narrowed to what holds these words."""
        if not (isinstance(reading, Problem) and reading.code == "many_found"):
            return None
        self.state.search = str(reading.details.get("typed", text))
        return Asked(self._moved())

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
        before = self.state.before.get(walking.key(self._item()), "")
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
        if command(text) is Command.REVIEW:
            return Asked(self._moved())
        if command(text) is Command.CORRECT:
            return self._control(Control.EDIT)
        answer = read_yes_no(text)
        if answer is None:
            return self._missed(Problem("summary_unclear"))
        return self._control(Control.SEND if answer else Control.EDIT)

    def _hear_at_ending(self, text: str) -> Outcome:
        if command(text) in (Command.BACK, Command.REVIEW):
            return self._back() if command(text) is Command.BACK else self._summary()
        if self.state.stage is Stage.REMOVAL:
            answer = read_yes_no(text)
            return (
                self._missed(Problem("repeat_unclear"))
                if answer is None
                else self._control(Control.YES if answer else Control.NO)
            )
        wanted = repeats.wanted(text)
        return self._missed(Problem("repeat_unclear")) if wanted is None else self._control(wanted)

    def _hear_pick(self, text: str) -> Outcome:
        if text.strip().isdecimal():
            return self._edit(int(text))
        if command(text) in (Command.BACK, Command.REVIEW):
            return self._summary()
        if offering.turns_page(text) and self._is_paged():
            return self._control(Control.MORE)
        if read_yes_no(text):  # "gửi đi em", "đúng hết rồi": they have changed their mind
            return self._summary()
        return self._missed(Problem("pick_unclear"))
