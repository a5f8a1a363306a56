"""Which registers there are, by the questionnaires that write in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files

from bot.core.forms import Form, load_form
from messages.xlsform.convert import convert


def registers_of(forms: Iterable[Form]) -> dict[str, set[str]]:
    """The registers that some forms write in: dataset -> names of its properties."""
    found: dict[str, set[str]] = {}
    for form in forms:
        for one in form.entities:
            found.setdefault(one.dataset, set()).update(one.properties)
    return found


@cache
def shipped_registers() -> Mapping[str, Collection[str]]:
    """The registers of the questionnaires shipped with the product."""
    sources = ((entry.name, entry.read_bytes()) for entry in (files("messages") / "forms").iterdir())
    writing = [(name, source) for name, source in sources if name.endswith(".md") and b"\n| entities |" in source]
    return registers_of(load_form(convert(source, name).xml, registers=None) for name, source in writing)
