"""The shape of a parsed expression. Trees are shared between forms: nothing may change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(slots=True)
class Literal:
    """A string as written."""

    value: str


@dataclass(slots=True)
class Operation:
    """Two operands and an operator: or and = != < <= > >= + - * div mod |."""

    operator: str
    left: Expr
    right: Expr


@dataclass(slots=True)
class Negative:
    """Unary minus."""

    operand: Expr


@dataclass(slots=True)
class Call:
    """A function and its arguments."""

    name: str
    arguments: list[Expr]


@dataclass(slots=True)
class Step:
    """One step of a path: axis, name test (`*`, `node()`, `text()` or a name) and predicates."""

    axis: str
    test: str
    predicates: list[Expr]


@dataclass(slots=True)
class Path:
    """Steps from the root (`start` is "/"), from the context node (`start` is None) or from an expression."""

    start: Expr | str | None
    predicates: list[Expr]
    steps: list[Step]


Expr: TypeAlias = Number | Literal | Operation | Negative | Call | Path
