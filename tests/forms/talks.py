"""Conversations written down: `>` is typed, `>>` is tapped, `>@` is sent, `<` is heard, `=` is what was stored.

Every line goes through the stored state, as it does between two messages. With `buttons` taps press the button, without
they become what a person types instead: the number in the list, or the word offered.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels.plain import as_text
from bot.core.chat import Choice, Media, MediaKind, Message, Place
from bot.core.forms import Form
from bot.core.interview import Asked, Completed, Interview, Outcome, Stale
from bot.core.interview.walking import EXTENSIONS
from bot.core.vietnamese import Command, command
from handlers.asking import how_to_answer, in_words
from messages.words import Voice
from messages.xlsform import load

RARER = Path(__file__).parent / "rarer"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NINE = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
VOICE = Voice()


@dataclass(frozen=True)
class Line:
    """One line of a talk: its sign and what stands behind it."""

    sign: str
    words: str

    @classmethod
    def read(cls, text: str) -> Line:
        sign = next(sign for sign in (">@", ">>", ">", "<", "=") if text.startswith(sign))
        return cls(sign, text[len(sign) :].strip())


def lines(talk: str) -> list[Line]:
    """The talk of this name."""
    text = (RARER / f"{talk}.talk").read_text("utf-8")
    return [Line.read(line) for line in text.splitlines() if line.strip()]


def rarer_form(talk: str) -> Form:
    """Its form, with the files beside it."""
    files = {file.name: file.read_bytes() for file in RARER.glob("*.csv")}
    return load((RARER / f"{talk}.md").read_bytes(), f"{talk}.md", files)[0]


def typed_for(message: Message, label: str) -> str:
    """What somebody without buttons types for the choice with `label` in it."""
    numbered = [choice for choice in message.choices if not choice.typed]
    choice = pick(message, label)
    return choice.typed or str(message.first + numbered.index(choice))


def pick(message: Message, label: str) -> Choice:
    """The choice with `label` in it; one that is just `label` before others."""
    found = [choice for choice in message.choices if label.lower() in choice.label.lower()]
    exact = [choice for choice in found if choice.label.lower() == label.lower()]
    assert found, f"no {label!r} in {[choice.label for choice in message.choices]}"
    return (exact or found)[0]


class Talker:
    """Somebody who fills a form in."""

    def __init__(self, form: Form, *, buttons: bool) -> None:
        self.form = form
        self.buttons = buttons
        self.number = 0
        self.completed = False
        interview = Interview.begin(form, NINE, HANOI, preset={}, lists={}, before={}, answers={})
        self._follow(interview, interview.open())

    def plays(self, line: Line) -> None:
        """One line of a talk."""
        match line.sign:
            case "<":
                assert line.words in self.heard, f"{line.words!r} not in:\n{self.heard}"
            case "=":
                assert self.completed
                stored, wanted = self.restored().filling.answers(), json.loads(line.words)
                assert stored == wanted, sorted(stored.items() ^ wanted.items())
            case ">>":
                self._taps(line.words)
            case ">@":
                self._sends(line.words)
            case _:
                self._says(line.words)

    @property
    def heard(self) -> str:
        """The last message as its channel shows it."""
        labels = [choice.label for choice in self.message.choices]
        return "\n".join([self.message.text, *labels]) if self.buttons else as_text(self.message)

    def restored(self) -> Interview:
        """The interview as it stands after storing."""
        return Interview.restore(self.form, json.loads(self.stored), NINE, HANOI)

    def _says(self, text: str) -> None:
        interview = self.restored()
        if command(text) is Command.HELP:
            prompt = interview.again()
            said = prompt.guidance or how_to_answer(VOICE, prompt)
            self.message = Message(f"{said}\n\n{in_words(VOICE, 's', self.form.title, prompt).text}")
            return
        self.number += 1
        self._follow(interview, interview.hear(text, str(self.number)))

    def _taps(self, label: str) -> None:
        if not self.buttons:
            return self._says(typed_for(self.message, label))
        _, _, turn, what = pick(self.message, label).code.split(":")
        interview = self.restored()
        return self._follow(interview, interview.press(int(turn), what))

    def _sends(self, what: str) -> None:
        interview, words = self.restored(), what.split()
        if words[0] == "place":
            return self._follow(interview, interview.hear_place(Place(float(words[1]), float(words[2]))))
        kind = MediaKind(words[0])
        self.number += 1
        name = f"{sum(1 for _ in interview.filling.answers())}"
        media = Media(kind, "ref", 10, "", "", "")
        return self._follow(interview, interview.hear_file(media, f"{name}.{EXTENSIONS[kind]}"))

    def _follow(self, interview: Interview, outcome: Outcome) -> None:
        if isinstance(outcome, Asked | Stale):
            self.message = in_words(VOICE, "s", self.form.title, outcome.prompt)
        self.completed = isinstance(outcome, Completed)
        self.stored = json.dumps(interview.stored())
