"""Paths into the main instance that can be resolved while compiling: nearly all paths of real forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.core.forms.model import Context, Frame, Node, Place, string_value
from bot.core.forms.problems import XPathError
from bot.core.forms.xpath.code import Code
from bot.core.forms.xpath.scope import Scope
from bot.core.forms.xpath.syntax import Expr, Step

Compile = Callable[[Expr, Scope], Code]
Predicate = Callable[[Context], Any]


@dataclass(slots=True)
class Route:
    """How to reach `target`: `up` frames from the start, then through repeats (or -1 for a filter on the way)."""

    target: Node
    up: int
    down: list[tuple[int, list[tuple[str, Predicate]]]] = field(default_factory=list)
    from_here: bool = True


def resolvable(steps: list[Step]) -> bool:
    """True when every step names its node: children, attributes, `.` and `..` without predicates."""
    for step in steps:
        if step.axis in ("child", "attribute"):
            if step.test == "*" or step.test.endswith("()"):
                return False
        elif step.axis not in ("self", "parent") or step.test != "node()" or step.predicates:
            return False
    return True


def _child(node: Node, step: Step) -> Node:
    name = "@" + step.test if step.axis == "attribute" else step.test
    for child in node.children:
        if child.name == name:
            return child
    if ":" in name:
        return _child(node, Step(step.axis, name.partition(":")[2], []))
    raise XPathError("xpath.path", name=name, parent=node.path)


def route(steps: list[Step], absolute: bool, scope: Scope, compile_: Compile) -> Route:
    """Resolve `steps`; raises XPathError `xpath.path` naming the first node that is not in the form."""
    start = scope.origin if absolute else scope.node
    if not absolute:
        node, bound, rest = start, start.holder.depth, steps
    else:
        node, rest = scope.world.root, steps[1:]
        if not steps or (steps[0].test != node.name and steps[0].test.partition(":")[2] != node.name):
            raise XPathError("xpath.path", name=steps[0].test if steps else "/", parent="/")
        bound = 0
    ancestry = _ancestry(start) if absolute else frozenset()
    anchored = True
    found = Route(node, 0, from_here=not absolute and scope.outer is not None)
    above = False  # `..` of the root: the document, whose one child is the root
    for place, step in enumerate(rest):
        if step.axis == "self":
            continue
        if above or (step.axis == "parent" and node.parent is None):
            if above and step.test != node.name:
                raise XPathError("xpath.path", name=step.test, parent="/")
            above = not above
            continue
        if step.axis == "parent":
            node, bound = _parent(node, bound, found)
            continue
        node = _child(node, step)
        last = place == len(rest) - 1
        if anchored and node in ancestry and not step.predicates and not (node.inner and last):
            bound = node.holder.depth
            continue
        anchored = False
        _descend(node, step, found, scope, compile_)
    found.target = node
    given = scope.origin if absolute or scope.outer is None else scope.node
    found.up = given.holder.depth - bound
    _remember(found, bound, scope)
    return found


def _ancestry(node: Node | None) -> frozenset[Node]:
    chain = []
    while node is not None:
        chain.append(node)
        node = node.parent
    return frozenset(chain)


def _parent(node: Node, bound: int, found: Route) -> tuple[Node, int]:
    if node.parent is None:
        raise XPathError("xpath.path", name="..", parent=node.path)
    if node.inner:
        if found.down:
            found.down.pop()
        else:
            bound -= 1
    return node.parent, bound


def _descend(node: Node, step: Step, found: Route, scope: Scope, compile_: Compile) -> None:
    if node.inner is None and not step.predicates:
        return
    inside = scope.inside("main", node)
    tests: list[tuple[str, Predicate]] = []
    for predicate in step.predicates:
        code = compile_(predicate, inside)
        tests.append((code.kind, truth(code)))
    found.down.append((node.rep if node.inner else -1, tests))


def truth(code: Code) -> Predicate:
    """A predicate as a closure: numbers stay numbers (they mean a position)."""
    from bot.core.forms.xpath.code import as_truth

    return code.run if code.kind == "num" else as_truth(code)


def _remember(found: Route, bound: int, scope: Scope) -> None:
    target = found.target
    depth = min(bound, scope.origin.holder.depth)
    sibling = bool(found.down) and target.holder is scope.origin.holder
    scope.reads(target, depth, sibling)
    if not target.inner and target.children:
        for node in target.frame.nodes[target.slot + 1 : target.end]:
            scope.reads(node, depth, sibling)
    around = target.holder
    while around.depth > bound and around.node is not None and around.parent is not None:
        scope.reads(around.node, min(depth, around.parent.depth), sibling)
        around = around.parent


def code_of(found: Route) -> Code:
    """The node-set a route leads to."""
    target, slot = found.target, found.target.slot
    if found.down:
        frames = _walk(found)
        leaf = not target.children
        code = Code.node_set(lambda c: [Place(f, target) for f in frames(c) if f.rel[slot]])
        if leaf:
            code.texts = lambda c: [f.reads[slot] for f in frames(c) if f.rel[slot]]
            texts = code.texts
            code.run = lambda c: next(iter(texts(c)), "")
        return code
    frame = _start(found)
    code = Code("set", _reader(found, frame))
    run = code.run
    code.single = True
    code.texts = lambda c: [run(c)] if frame(c).rel[slot] else []
    code.nodes = lambda c: [Place(frame(c), target)] if frame(c).rel[slot] else []
    return code


def _reader(found: Route, frame: Callable[[Context], Frame]) -> Callable[[Context], str]:
    target, slot = found.target, found.target.slot
    if target.children:
        return lambda c: string_value(frame(c), target)
    if found.up == 0 and found.from_here:
        return lambda c: c.here.reads[slot]
    if found.up == 0:
        return lambda c: c.frame.reads[slot]
    return lambda c: frame(c).reads[slot]


def _start(found: Route) -> Callable[[Context], Frame]:
    up = found.up
    if found.from_here:
        return (lambda c: c.here.up(up)) if up else (lambda c: c.here)
    return (lambda c: c.frame.up(up)) if up else (lambda c: c.frame)


def _walk(found: Route) -> Callable[[Context], list[Frame]]:
    start = _start(found)
    if all(not tests for _, tests in found.down):
        reps = tuple(rep for rep, _ in found.down)
        return lambda c: start(c).under(reps)

    def frames(c: Context) -> list[Frame]:
        reached = [start(c)]
        for rep, tests in found.down:
            groups = [[frame] for frame in reached] if rep < 0 else [frame.reps[rep] for frame in reached]
            reached = [frame for group in groups for frame in kept(group, tests, c)]
        return reached

    return frames


def kept(nodes: list[Any], tests: list[tuple[str, Predicate]], c: Context) -> list[Any]:
    """Those of `nodes` that pass every predicate; a number is a position."""
    for kind, test in tests:
        size = len(nodes)
        if kind == "num":
            nodes = [node for pos, node in enumerate(nodes, 1) if test(c.at(node, pos, size)) == pos]
        else:
            nodes = [node for pos, node in enumerate(nodes, 1) if test(c.at(node, pos, size))]
    return nodes
