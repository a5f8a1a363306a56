"""What the choices of a question are called, whatever was answered before it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.core.forms import Filling, Form
from bot.core.forms.choices import Choices
from bot.core.forms.model import Context, Node

_ANY_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)  # what is read here does not depend on it
Lists = Mapping[str, Mapping[str, str]]
"""Labels by name of lists that only a running server fills, by the list's id."""


def begun(form: Form, language: str) -> Filling:
    """An empty filling to read labels with."""
    return form.begin(_ANY_MOMENT, language=language, seed=0)


def labels_of(filling: Filling, node: Node, lists: Lists) -> dict[str, str]:
    """Label by name, in the order of the form: of every choice the question may ever offer, its filter left aside.

    A name that means two things under two filters stays as it is: a wrong label would be worse.
    """
    choices: Choices | None = node.choices
    if choices is None:
        return {}
    context = Context(filling, filling.root)
    pairs = list(choices.pairs(context)) if choices.still else []
    for list_id in sorted(choices.instances):
        if not choices.still and list_id in filling.form.instances:
            pairs += _rows(filling, choices, list_id)
    found: dict[str, str] = {}
    for name, label in pairs:
        found[name] = label if found.get(name, label) == label else name
    for list_id in sorted(choices.instances):
        found |= lists.get(list_id, {})
    return found


def _rows(filling: Filling, choices: Choices, list_id: str) -> list[tuple[str, str]]:
    found = []
    for root in filling.form.instances[list_id].children:
        for at, row in enumerate(root.children, 1):
            inner = Context(filling, filling.root).at(row, at, len(root.children))
            name = choices.name(inner)
            if name:
                found.append((name, choices.label(inner) or name))
    return found


def heading(filling: Filling, node: Node) -> str:
    """The question's label, answers inside it left out; blank where it has none."""
    asked = filling.form.controls.get(node.path)
    if asked is None or asked.label is None:
        return ""
    text = asked.label.by.get(filling.language, "")
    if isinstance(text, str):
        return " ".join(text.split())
    return " ".join("".join(piece if isinstance(piece, str) else "…" for piece in text).split())
