"""Functions over node-sets: counting, adding, joining, shuffling, and finding another repeat's answer."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from bot.core.forms.model import Context, Element, Frame, Node, string_value
from bot.core.forms.problems import XPathError
from bot.core.forms.xpath import geo
from bot.core.forms.xpath.code import Code, as_number, as_text, as_truth
from bot.core.forms.xpath.values import NAN, number_of

MINSTD = 2_147_483_647


def nodes_of(name: str, code: Code) -> Callable[[Context], list[Any]]:
    """The nodes of an argument that must be a node-set."""
    if code.nodes is None:
        raise XPathError("xpath.nodeset", name=name)
    return code.nodes


def _texts(codes: list[Code]) -> Callable[[Context], list[str]]:
    def run(c: Context) -> list[str]:
        return [text for code in codes for text in code.texts(c)]

    return run


def _numbers(codes: list[Code]) -> Callable[[Context], list[float]]:
    texts = _texts([code for code in codes if code.kind == "set"])
    others = [as_number(code) for code in codes if code.kind != "set"]

    def run(c: Context) -> list[float]:
        tz = c.filling.tz
        found = [number_of(text, tz) for text in texts(c)] + [other(c) for other in others]
        return [number for number in found if not math.isnan(number)]

    return run


def count(codes: list[Code]) -> Code:
    """count(nodes)."""
    nodes = nodes_of("count", codes[0])
    return Code("num", lambda c: float(len(nodes(c))))


def count_non_empty(codes: list[Code]) -> Code:
    """count-non-empty(nodes)."""
    nodes_of("count-non-empty", codes[0])
    texts = codes[0].texts
    return Code("num", lambda c: float(sum(1 for text in texts(c) if text)))


def total(codes: list[Code]) -> Code:
    """sum(nodes): blanks and text that is no number are skipped; nothing sums to 0."""
    nodes_of("sum", codes[0])
    numbers = _numbers(codes)
    return Code("num", lambda c: math.fsum(found) if all(map(math.isfinite, found := numbers(c))) else sum(found))


def least(codes: list[Code]) -> Code:
    """min(nodes or values), blanks skipped."""
    numbers = _numbers(codes)
    return Code("num", lambda c: min(numbers(c), default=NAN))


def greatest(codes: list[Code]) -> Code:
    """max(nodes or values), blanks skipped."""
    numbers = _numbers(codes)
    return Code("num", lambda c: max(numbers(c), default=NAN))


def concat(codes: list[Code]) -> Code:
    """concat(values…): a node-set gives all its texts."""
    if all(code.kind != "set" or code.single for code in codes):
        runs = [as_text(code) for code in codes]
        return Code("str", lambda c: "".join([run(c) for run in runs]))
    pieces = [code.texts if code.kind == "set" else _one(code) for code in codes]
    return Code("str", lambda c: "".join([text for piece in pieces for text in piece(c)]))


def _one(code: Code) -> Callable[[Context], list[str]]:
    run = as_text(code)
    return lambda c: [run(c)]


def join(codes: list[Code]) -> Code:
    """join(separator, values…)."""
    separator = as_text(codes[0])
    pieces = [code.texts if code.kind == "set" and not code.single else _one(code) for code in codes[1:]]
    return Code("str", lambda c: separator(c).join([text for piece in pieces for text in piece(c)]))


def _pairs(codes: list[Code]) -> Callable[[Context], list[bool]]:
    many = len(codes) == 1 and codes[0].kind == "set"
    if many:
        texts = codes[0].texts
        return lambda c: [bool(text) for text in texts(c)]
    runs = [as_truth(code) for code in codes]
    return lambda c: [run(c) for run in runs]


def checklist(codes: list[Code]) -> Code:
    """checklist(min, max, truths…): -1 means no bound."""
    low, high, flags = as_number(codes[0]), as_number(codes[1]), _pairs(codes[2:])

    def run(c: Context) -> bool:
        hits, least_, most = sum(flags(c)), low(c), high(c)
        return (least_ < 0 or hits >= least_) and (most < 0 or hits <= most)

    return Code("bool", run)


def weighted_checklist(codes: list[Code]) -> Code:
    """weighted-checklist(min, max, truth, weight, …)."""
    low, high = as_number(codes[0]), as_number(codes[1])
    flags, weights = _pairs(codes[2::2]), _weights(codes[3::2])

    def run(c: Context) -> bool:
        weight = sum(weight for flag, weight in zip(flags(c), weights(c), strict=False) if flag)
        return low(c) <= weight <= high(c)

    return Code("bool", run)


def _weights(codes: list[Code]) -> Callable[[Context], list[float]]:
    if len(codes) == 1 and codes[0].kind == "set":
        texts = codes[0].texts
        return lambda c: [number_of(text, c.filling.tz) for text in texts(c)]
    runs = [as_number(code) for code in codes]
    return lambda c: [run(c) for run in runs]


def shuffled(row: list[Any], seed: int) -> list[Any]:
    """`row` in the order the specification gives for `seed`: MINSTD numbers, shuffled from the inside out."""
    state = int(math.fmod(seed, MINSTD))
    state = state if state > 0 else state + MINSTD - 1
    found: list[Any] = []
    for place, each in enumerate(row):
        state = state * 16807 % MINSTD
        at = int((state - 1) / (MINSTD - 1) * (place + 1))
        found.append(each)
        if at != place:
            found[place], found[at] = found[at], each
    return found


def randomize(codes: list[Code]) -> Code:
    """randomize(nodes, seed); without a seed the filling's own, so that the order stays as it was shown."""
    nodes = nodes_of("randomize", codes[0])
    if len(codes) == 1:
        return Code.node_set(lambda c: shuffled(nodes(c), c.filling.seed))
    seed = as_number(codes[1])

    def run(c: Context) -> list[Any]:
        number = seed(c)
        return shuffled(nodes(c), int(number) if math.isfinite(number) else 0)

    return Code.node_set(run)


def geometry(compute: Callable[[list[geo.Point]], float]) -> Callable[[list[Code]], Code]:
    """area or distance over a node-set of places, a trace, or several of either."""

    def build(codes: list[Code]) -> Code:
        texts = _texts(codes)
        return Code("num", lambda c: compute(geo.points(texts(c))))

    return build


def geofence(codes: list[Code]) -> Code:
    """geofence(place, ring)."""
    place, ring = as_text(codes[0]), codes[1].texts
    return Code("bool", lambda c: geo.inside(geo.points([place(c)]), geo.points(ring(c))))


def indexed(target: Node, groups: list[tuple[Node, Callable[[Context], float]]]) -> Code:
    """indexed-repeat(): `target` in the instances of `groups` numbered so; elsewhere the reader's own, or the first."""
    path: list[Node] = []
    shape = target.holder
    while shape.node is not None and shape.parent is not None:
        path.insert(0, shape.node)
        shape = shape.parent
    numbers = dict(groups)

    def run(c: Context) -> str:
        own = _own_instances(c.frame)
        frame = c.frame.up(c.frame.shape.depth)
        for repeat in path:
            row, wanted = frame.reps[repeat.rep], numbers.get(repeat)
            if wanted is None:
                at = next((each.pos for each in row if any(each is mine for mine in own)), 1)
            else:
                number = wanted(c)
                at = max(1, int(number)) if math.isfinite(number) else 1
            if at > len(row):
                return ""
            frame = row[at - 1]
        return string_value(frame, target) if frame.rel[target.slot] else ""

    return Code("str", run)


def _own_instances(frame: Frame) -> list[Frame]:
    own = [frame]
    while frame.parent is not None:
        frame = frame.parent
        own.append(frame)
    return own


def pulled(instance: Element | None, field: str, key: str, value: str) -> str:
    """pulldata(): `field` of the first row whose `key` is `value`; blank when there is none."""
    root = instance.children[0] if instance is not None and instance.children else None
    if root is None or not root.children:
        return ""
    rows = root.where(root.children[0].name, key, value)
    return rows[0].fields.get(field, "") if rows else ""
