"""Calls: which functions exist, how many arguments each takes, and how each becomes a closure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from bot.core.forms.model import Context
from bot.core.forms.problems import XPathError
from bot.core.forms.xpath import geo, nodesets
from bot.core.forms.xpath.code import Code, Kind, as_number, as_text, as_truth
from bot.core.forms.xpath.environment import ENVIRONMENT
from bot.core.forms.xpath.plain import PLAIN
from bot.core.forms.xpath.regex import compiled
from bot.core.forms.xpath.scope import Scope
from bot.core.forms.xpath.static import Compile
from bot.core.forms.xpath.syntax import Call, Literal

_MANY = 1000

# name: (least, most, builder over compiled arguments)
_SETS: dict[str, tuple[int, int, Callable[[list[Code]], Code]]] = {
    "count": (1, 1, nodesets.count),
    "count-non-empty": (1, 1, nodesets.count_non_empty),
    "sum": (1, 1, nodesets.total),
    "min": (1, _MANY, nodesets.least),
    "max": (1, _MANY, nodesets.greatest),
    "concat": (0, _MANY, nodesets.concat),
    "join": (1, _MANY, nodesets.join),
    "checklist": (2, _MANY, nodesets.checklist),
    "weighted-checklist": (2, _MANY, nodesets.weighted_checklist),
    "randomize": (1, 2, nodesets.randomize),
    "area": (1, _MANY, nodesets.geometry(geo.area)),
    "enclosed-area": (1, _MANY, nodesets.geometry(geo.area)),
    "distance": (1, _MANY, nodesets.geometry(geo.distance)),
    "geofence": (2, 2, nodesets.geofence),
}

NAMES = frozenset(PLAIN) | frozenset(_SETS) | frozenset(ENVIRONMENT)
"""Every function a form may call."""


def call(tree: Call, scope: Scope, compile_: Compile) -> Code:
    """Compile a call; raises XPathError `xpath.function` or `xpath.arity`."""
    name, size = tree.name, len(tree.arguments)
    if name in ENVIRONMENT:
        least, most, build = ENVIRONMENT[name]
        _arity(name, size, least, most)
        return build(tree, scope, compile_)
    if name in _SETS:
        least, most, build_set = _SETS[name]
        _arity(name, size, least, most)
        scope.learned.chance |= name == "randomize" and size == 1
        return build_set([compile_(argument, scope) for argument in tree.arguments])
    if name not in PLAIN:
        raise XPathError("xpath.function", name=name)
    types, least, kind, run = PLAIN[name]
    _arity(name, size, least, len(types))
    if name == "regex" and isinstance(tree.arguments[1], Literal):
        compiled(tree.arguments[1].value)
    return _plain(cast(Kind, kind), run, types, [compile_(argument, scope) for argument in tree.arguments])


def _arity(name: str, size: int, least: int, most: int) -> None:
    if not least <= size <= most:
        raise XPathError("xpath.arity", name=name, given=str(size), least=str(least), most=str(most))


_CONVERT: dict[str, Callable[[Code], Callable[[Context], Any]]] = {"s": as_text, "n": as_number, "b": as_truth}


def _plain(kind: Kind, run: Callable[..., Any], types: str, codes: list[Code]) -> Code:
    arguments = [_CONVERT[letter](code) for letter, code in zip(types, codes, strict=False)]
    if not arguments:
        known = run()
        return Code(kind, lambda _c: known, known)
    if len(arguments) == 1:
        a = arguments[0]
        return Code(kind, lambda c: run(a(c)))
    if len(arguments) == 2:
        a, b = arguments
        return Code(kind, lambda c: run(a(c), b(c)))
    return Code(kind, lambda c: run(*[argument(c) for argument in arguments]))
