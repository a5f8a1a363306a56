"""Which questionnaires are our own."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

WIZARDS = "W_"
"""Begins the name of a form of the bot itself; nobody else may call one so."""


@cache
def shipped() -> frozenset[str]:
    """Ids of the forms that come with the program."""
    names = (path.name for path in (files("messages") / "forms").iterdir())
    return frozenset(name.removesuffix(".md") for name in names if name.endswith(".md"))


def is_ours(form_id: str) -> bool:
    """A form that came with the program, or is called like one of the bot's own."""
    return form_id in shipped() or form_id.startswith(WIZARDS)
