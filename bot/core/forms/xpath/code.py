"""Compiled expressions: a closure over a Context and the type of what it gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from bot.core.forms.model import Context
from bot.core.forms.xpath.values import number_of, text_of, truth_of

Kind = Literal["str", "num", "bool", "set"]


class Code:
    """A compiled expression. `run` gives a str, float or bool; for a node-set its first text ("" when empty).

    `nodes` and `texts` are only for node-sets; `single` marks one that is a lone node of the main instance, which
    reads as its (possibly blank) value in every comparison. `constant` holds the value where it is known.
    """

    __slots__ = ("constant", "kind", "nodes", "run", "single", "texts")

    def __init__(self, kind: Kind, run: Callable[[Context], Any], constant: Any = None) -> None:
        self.kind = kind
        self.run = run
        self.constant = constant
        self.single = False
        self.nodes: Callable[[Context], list[Any]] | None = None
        self.texts: Callable[[Context], list[str]] = lambda c: [as_text(self)(c)]

    @staticmethod
    def node_set(nodes: Callable[[Context], list[Any]]) -> Code:
        """A node-set from the function that finds its nodes."""

        def first(c: Context) -> str:
            found = nodes(c)
            return found[0].text() if found else ""

        code = Code("set", first)
        code.nodes = nodes
        code.texts = lambda c: [node.text() for node in nodes(c)]
        return code


def constant(kind: Kind, value: Any) -> Code:
    """An expression that is always `value`."""
    return Code(kind, lambda _c: value, value)


def as_text(code: Code) -> Callable[[Context], str]:
    """string(code)."""
    run = code.run
    if code.kind in ("str", "set"):
        return run
    if code.constant is not None:
        known = text_of(code.constant) if code.kind == "num" else "true" if code.constant else "false"
        return lambda _c: known
    if code.kind == "num":
        return lambda c: text_of(run(c))
    return lambda c: "true" if run(c) else "false"


def as_number(code: Code) -> Callable[[Context], float]:
    """number(code)."""
    run = code.run
    if code.kind == "num":
        return run
    if code.kind == "bool":
        return lambda c: 1.0 if run(c) else 0.0
    return lambda c: number_of(run(c), c.filling.tz)


def as_truth(code: Code) -> Callable[[Context], bool]:
    """boolean(code); a lone node of the main instance is true when it is not blank, as in JavaRosa."""
    run = code.run
    if code.kind == "bool":
        return run
    if code.kind == "num":
        return lambda c: truth_of(run(c))
    if code.kind == "set" and not code.single and code.nodes is not None:
        nodes = code.nodes
        return lambda c: bool(nodes(c))
    return lambda c: run(c) != ""
