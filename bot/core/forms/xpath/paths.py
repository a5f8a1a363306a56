"""Location paths: static where possible, by index into secondary instances, by navigation otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.forms.model import Context, Element, Frame, Node, Place
from bot.core.forms.problems import XPathError
from bot.core.forms.xpath import navigate
from bot.core.forms.xpath.code import Code, as_text
from bot.core.forms.xpath.fields import read_fields
from bot.core.forms.xpath.scope import Mode, Scope
from bot.core.forms.xpath.static import Compile, Predicate, code_of, kept, resolvable, route, truth
from bot.core.forms.xpath.syntax import Call, Expr, Literal, Number, Operation, Path, Step

Nodes = Callable[[Context], list[Any]]


def path_code(path: Path, scope: Scope, compile_: Compile) -> Code:
    """Compile a path."""
    start = path.start
    if isinstance(start, Call) and start.name == "current" and not path.predicates:
        return path_code(Path(None, [], path.steps), scope.top(), compile_)
    if start is None or start == "/":
        if start is None and scope.mode == "element":
            return _in_element(path.steps, scope, compile_)
        if resolvable(path.steps) and path.steps and (start == "/" or scope.mode == "main"):
            return code_of(route(path.steps, start == "/", scope, compile_))
        base = _top if start == "/" else _place(scope)
        _reads_all(path.steps, scope)
        return Code.node_set(_steps(base, path.steps, scope, compile_, "place"))
    assert not isinstance(start, str)
    name, fields = read_fields(path)
    scope.world.looked_at.update((name, field, scope.origin.path) for field in fields)
    code = compile_(start, scope)
    if code.nodes is None:
        raise XPathError("xpath.nodeset", name=start.name if isinstance(start, Call) else "")
    mode: Mode = "element" if _secondary(start) else "place"
    nodes = code.nodes
    if path.predicates:
        tests = _tests(path.predicates, scope.inside(mode), compile_)
        inner = nodes

        def nodes(c: Context) -> list[Any]:
            return kept(inner(c), tests, c)

    return Code.node_set(_steps(nodes, path.steps, scope, compile_, mode))


def _secondary(expr: Expr) -> bool:
    """True when the nodes of `expr` can only be of a secondary instance."""
    if isinstance(expr, Call):
        return expr.name == "instance" or (expr.name == "randomize" and _secondary(expr.arguments[0]))
    return (
        isinstance(expr, Path) and expr.start is not None and not isinstance(expr.start, str) and _secondary(expr.start)
    )


def _top(c: Context) -> list[Any]:
    frame = c.frame
    return [navigate.Top(frame.up(frame.shape.depth))]


def _place(scope: Scope) -> Nodes:
    node = scope.node
    if scope.mode == "main":
        return lambda c: [Place(c.here, node)]
    return lambda c: [c.here]


def _reads_all(steps: list[Step], scope: Scope) -> None:
    """A path that navigates reads every node its last name could mean."""
    last = steps[-1].test if steps else "*"

    def visit(node: Node) -> None:
        if node is not scope.origin and (last in (node.name, "*", "node()", "text()") or node.inner):
            scope.reads(node, 0)
        for child in node.children:
            visit(child)

    visit(scope.world.root)


def _tests(predicates: list[Expr], inside: Scope, compile_: Compile) -> list[tuple[str, Predicate]]:
    codes = [compile_(predicate, inside) for predicate in predicates]
    return [(code.kind, truth(code)) for code in codes]


def _steps(base: Nodes, steps: list[Step], scope: Scope, compile_: Compile, mode: Any) -> Nodes:
    for step in steps:
        base = _one_step(base, step, scope, compile_, mode)
    return base


def _one_step(base: Nodes, step: Step, scope: Scope, compile_: Compile, mode: Any) -> Nodes:
    axis, test = step.axis, step.test
    if mode == "element" and axis == "child" and "(" not in test and test != "*":
        return _children(base, step, scope, compile_)
    tests = _tests(step.predicates, scope.inside(mode), compile_)

    def nodes(c: Context) -> list[Any]:
        found: list[Any] = []
        seen: set[Any] = set()
        for node in base(c):
            for each in kept(navigate.step(node, axis, test), tests, c):
                if each not in seen:
                    seen.add(each)
                    found.append(each)
        return found

    return nodes


def _children(base: Nodes, step: Step, scope: Scope, compile_: Compile) -> Nodes:
    """Child elements of a secondary instance; the first `field = value` of the predicates goes through an index."""
    name = step.test
    key = _key(step.predicates[0]) if step.predicates else None
    value = compile_(key[1], scope) if key else None
    tests = _tests(step.predicates, scope.inside("element"), compile_)
    if key is None or value is None or value.kind not in ("str", "set") or (value.kind == "set" and not value.single):
        if not tests:
            return lambda c: [child for node in base(c) for child in node.children if child.name == name]
        return lambda c: [
            each for node in base(c) for each in kept([k for k in node.children if k.name == name], tests, c)
        ]
    field, wanted = key[0], as_text(value)
    if isinstance(step.predicates[0], Operation) and step.predicates[0].operator == "=":
        tests = tests[1:]  # the index has answered all of it
    return lambda c: [each for node in base(c) for each in kept(node.where(name, field, wanted(c)), tests, c)]


def _key(expr: Expr) -> tuple[str, Expr] | None:
    """(field, expression) when `expr` needs `field = expression` and the expression does not depend on the item."""
    if not isinstance(expr, Operation):
        return None
    if expr.operator == "and":
        return None if _mentions_position(expr) else _key(expr.left) or _key(expr.right)
    if expr.operator != "=":
        return None
    for one, other in ((expr.left, expr.right), (expr.right, expr.left)):
        if isinstance(one, Path) and one.start is None and _independent(other):
            steps = [step for step in one.steps if step.axis != "self" or step.predicates]
            if len(steps) == 1 and steps[0].axis == "child" and not steps[0].predicates and "(" not in steps[0].test:
                return steps[0].test, other
    return None


def _mentions_position(expr: Expr) -> bool:
    if isinstance(expr, Operation):
        return _mentions_position(expr.left) or _mentions_position(expr.right)
    return isinstance(expr, Call) and (
        expr.name in ("position", "last") or any(map(_mentions_position, expr.arguments))
    )


def _independent(expr: Expr) -> bool:
    if isinstance(expr, Literal | Number):
        return True
    if not isinstance(expr, Path) or any(step.predicates for step in expr.steps):
        return False
    return expr.start == "/" or (isinstance(expr.start, Call) and expr.start.name == "current")


def _in_element(steps: list[Step], scope: Scope, compile_: Compile) -> Code:
    plain = [step for step in steps if step.axis != "self" or step.predicates]
    if len(plain) == 1 and plain[0].axis == "child" and not plain[0].predicates and plain[0].test.isidentifier():
        return _field(plain[0].test)
    code = Code.node_set(_steps(lambda c: [c.here], steps, scope, compile_, "element"))
    code.single = not plain
    return code


def _field(name: str) -> Code:
    def run(c: Context) -> str:
        here = c.here
        return here.fields.get(name, "") if isinstance(here, Element) else ""

    code = Code("set", run)
    code.single = True
    code.nodes = lambda c: [child for child in navigate.children(c.here) if navigate.name(child) == name]
    code.texts = lambda c: [run(c)]
    return code


def frame_of(path: Path, scope: Scope, compile_: Compile) -> tuple[Node, Callable[[Context], Frame | None]]:
    """The node a static path means and its frame, for functions that work on nodes (position, indexed-repeat)."""
    if not resolvable(path.steps) or not (path.start is None or path.start == "/"):
        raise XPathError("xpath.argument", name="position")
    found = route(path.steps, path.start == "/", scope, compile_)
    nodes = code_of(found).nodes
    assert nodes is not None

    def frame(c: Context) -> Frame | None:
        places = nodes(c)
        return places[0].frame if places else None

    return found.target, frame
