"""The catalogue and the program agree: what is asked for is there, what is there can be said."""

from __future__ import annotations

from string import Formatter

from bot.core.interview import Control
from bot.demo.personas import PERSONAS
from messages.words import LANGUAGES, catalogue
from tests.spoken import patterns, problems, said, sources, words

SAYING = sources("handlers", "bot")
WORDS = catalogue("vi")
ALWAYS_GIVEN = {"bác", "Bác"}
KEPT_FOR_LATER: set[str] = set()
"""Sentences nothing says yet, each waiting for a step that will."""
MADE = (
    {f"button.{control.name.lower()}" for control in Control}
    | {f"demo.{persona.id}.{what}" for persona in PERSONAS for what in ("role", "place", "hint")}
    | {"demo.elder.short", "demo.newcomer.short"}  # where a role is too long for a tab
)
"""Codes put together when the program runs."""


def placeholders(code: str) -> set[str]:
    """What a sentence needs to be told."""
    return {name for _, name, _, _ in Formatter().parse(WORDS[code]) if name} - ALWAYS_GIVEN


def test_every_sentence_that_is_asked_for_is_there() -> None:
    """A missing sentence would be a bug someone meets in a village."""
    missing = [(one.where, code) for path in SAYING for one in said(path) for code in one.codes if code not in WORDS]

    assert missing == []
    assert sorted(MADE - WORDS.keys()) == []


def test_every_problem_has_its_own_words() -> None:
    """What is wrong with an answer is named; nobody is told only that something is."""
    codes = {f"problem.{code}" for path in sources("bot/core") for code in problems(path)}

    assert sorted(codes - WORDS.keys()) == []


def test_every_sentence_can_be_said() -> None:
    """What nothing says any more is taken out of the catalogue."""
    literal = {word for path in SAYING for word in words(path)}
    parts = literal | {control.name.lower() for control in Control}
    shapes = [shape for path in SAYING for shape in patterns(path) if not shape.match("problem.x")]
    made = {
        code
        for code in WORDS
        for shape in shapes
        if (match := shape.fullmatch(code)) and all(part in parts for part in match.groups())
    }
    problem_codes = {f"problem.{code}" for path in sources("bot/core") for code in problems(path)}
    used = literal | made | problem_codes | MADE

    assert sorted(WORDS.keys() - used - KEPT_FOR_LATER) == []


def test_every_gap_in_a_sentence_is_filled() -> None:
    """A sentence gets everything it needs from whoever says it."""
    wanting = [
        (one.where, code, sorted(placeholders(code) - one.details))
        for path in SAYING
        for one in said(path)
        for code in one.codes
        if one.details is not None and code in WORDS and not placeholders(code) <= one.details
    ]

    assert wanting == []


def test_a_problem_needs_nothing_that_readers_do_not_give() -> None:
    """Readers of Vietnamese give no wording; a problem's sentence stands without their details."""
    given = {
        "constraint": {"message"},
        "required_said": {"message"},
        "no_such_row": {"most"},
        "too_many_numbers": {"most"},
        "out_of_range": {"least", "most"},
        "between_steps": {"least"},
    }
    wanting = {
        code: placeholders(code) - given.get(code.removeprefix("problem."), set())
        for code in WORDS
        if code.startswith("problem.")
    }

    assert {code: names for code, names in wanting.items() if names} == {}


def test_every_language_says_the_same_things() -> None:
    """A code is known in every language, with the same gaps."""
    for language in LANGUAGES:
        assert catalogue(language).keys() == WORDS.keys()


def test_a_sentence_is_polite_text() -> None:
    """Plain text: no markup a channel would show as it is, no space left over at the end."""
    untidy = [code for code, text in WORDS.items() if text != text.rstrip() or "<" in text or "**" in text]

    assert untidy == []
