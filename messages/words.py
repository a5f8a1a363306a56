"""Every sentence the bot says, by code: codes and details in the program, words here and nowhere else.

A sentence speaks to someone: `{bác}` and `{Bác}` become how that person wishes to be called.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

LANGUAGES = ("vi",)
_PARTS = (
    "conversation",
    "enrolment",
    "filling",
    "problems",
    "reporting",
    "officers",
    "privacy",
    "web",
    "demo",
    "slash",
    "exporting",
    "form_life",
)


@cache
def catalogue(language: str) -> dict[str, str]:
    """Code → sentence, all parts of a language together. A code that stands in two parts is a bug."""
    words: dict[str, str] = {}
    for part in _PARTS:
        new: dict[str, str] = import_module(f"messages.{language}.{part}").WORDS
        twice = words.keys() & new.keys()
        if twice:
            raise ValueError(f"said twice: {', '.join(sorted(twice))}")
        words |= new
    return words


@dataclass(frozen=True, slots=True)
class Voice:
    """How the bot speaks to one person: their language, and what they are called."""

    called: str = "bác"
    language: str = "vi"

    def say(self, code: str, **details: object) -> str:
        """The sentence for a code, filled in. A missing code is a bug and raises KeyError."""
        called = {"bác": self.called, "Bác": self.called.capitalize()}
        return catalogue(self.language)[code].format(**called, **details)

    def has(self, code: str) -> bool:
        """Is there a sentence for this code?"""
        return code in catalogue(self.language)
