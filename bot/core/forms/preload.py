"""Metadata a filling starts with: when, by whom, from which device."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from bot.core.forms.model import Node
from bot.core.forms.xpath.dates import iso

if TYPE_CHECKING:
    from bot.core.forms.form import Form


def preloaded(
    form: Form, context: Mapping[str, str], now: datetime, uuid: Callable[[], str]
) -> Iterator[tuple[Node, str]]:
    """(node, value) of each `jr:preload` that is known at the start."""
    for node in form.nodes:
        if node.bind is None or node.bind.preload is None or node.holder.depth:
            continue
        kind, parameter = node.bind.preload
        if kind == "timestamp" and parameter == "start":
            yield node, iso(now)
        elif kind == "date":
            yield node, now.date().isoformat()
        elif kind == "uid" and node.dependents:
            yield node, "uuid:" + uuid()
        elif kind in ("property", "context"):
            yield node, context.get(parameter, context.get(parameter.replace("phone number", "phonenumber"), ""))


def closing(form: Form, now: datetime) -> dict[int, str]:
    """Values that are only known when the submission is written, by index of the node."""
    found = {}
    for node in form.nodes:
        if node.bind is not None and node.bind.preload == ("timestamp", "end"):
            found[node.index] = iso(now)
    return found
