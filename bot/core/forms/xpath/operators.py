"""Operators of XPath 1.0 over compiled operands."""

from __future__ import annotations

import operator
from collections.abc import Callable

from bot.core.forms.model import Context
from bot.core.forms.xpath.code import Code, as_number, as_text, as_truth
from bot.core.forms.xpath.values import divided, number_of, remainder

_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": divided,
    "mod": remainder,
}
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def operation(sign: str, left: Code, right: Code) -> Code:
    """`left sign right`, typed."""
    if sign in ("and", "or"):
        a, b = as_truth(left), as_truth(right)
        return Code("bool", (lambda c: a(c) and b(c)) if sign == "and" else (lambda c: a(c) or b(c)))
    if sign in _ARITHMETIC:
        return _arithmetic(_ARITHMETIC[sign], left, right)
    if sign in _ORDER:
        return _order(_ORDER[sign], left, right)
    return _equality(sign == "=", left, right)


def negative(operand: Code) -> Code:
    """`-operand`."""
    run = as_number(operand)
    return Code("num", lambda c: -run(c))


def _arithmetic(compute: Callable[[float, float], float], left: Code, right: Code) -> Code:
    a, b = as_number(left), as_number(right)
    if right.kind == "num" and right.constant is not None:
        known: float = right.constant
        return Code("num", lambda c: compute(a(c), known))
    return Code("num", lambda c: compute(a(c), b(c)))


def _many(code: Code) -> bool:
    return code.kind == "set" and not code.single


def _numbers(code: Code) -> Callable[[Context], list[float]]:
    if _many(code):
        texts = code.texts
        return lambda c: [number_of(text, c.filling.tz) for text in texts(c)]
    run = as_number(code)
    return lambda c: [run(c)]


def _order(compare: Callable[[float, float], bool], left: Code, right: Code) -> Code:
    if _many(left) or _many(right):
        lefts, rights = _numbers(left), _numbers(right)
        return Code("bool", lambda c: any(compare(x, y) for y in rights(c) for x in lefts(c)))
    a, b = as_number(left), as_number(right)
    if right.kind == "num" and right.constant is not None:
        known: float = right.constant
        return Code("bool", lambda c: compare(a(c), known))
    return Code("bool", lambda c: compare(a(c), b(c)))


def _equality(equal: bool, left: Code, right: Code) -> Code:
    if "bool" in (left.kind, right.kind):
        p, q = as_truth(left), as_truth(right)
        return Code("bool", lambda c: (p(c) == q(c)) is equal)
    if _many(left) or _many(right):
        return _set_equality(equal, left, right)
    if "num" in (left.kind, right.kind):
        a, b = as_number(left), as_number(right)
        return Code("bool", lambda c: (a(c) == b(c)) is equal)
    s, t = as_text(left), as_text(right)
    if right.kind == "str" and right.constant is not None:
        known: str = right.constant
        return Code("bool", (lambda c: s(c) == known) if equal else (lambda c: s(c) != known))
    return Code("bool", lambda c: (s(c) == t(c)) is equal)


def _set_equality(equal: bool, left: Code, right: Code) -> Code:
    """True when any pair of nodes says so; an empty set reads as one blank, as in JavaRosa."""
    if "num" in (left.kind, right.kind):
        lefts, rights = _numbers(left), _numbers(right)
        return Code("bool", lambda c: any((x == y) is equal for y in rights(c) for x in lefts(c)))
    ls, rs = left.texts, right.texts
    return Code("bool", lambda c: any((x == y) is equal for y in (rs(c) or ("",)) for x in (ls(c) or ("",))))


def union(left: Code, right: Code) -> Code:
    """`left | right` in the order given, each node once."""
    first, second = left.nodes, right.nodes
    assert first is not None and second is not None

    def nodes(c: Context) -> list[object]:
        found = list(first(c))
        seen = set(found)
        return found + [node for node in second(c) if node not in seen]

    return Code.node_set(nodes)
