"""Functions that need more than values: the clock, the place they stand in, other instances, chance."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.forms.model import Context, Frame
from bot.core.forms.problems import XPathError
from bot.core.forms.xpath import dates, nodesets
from bot.core.forms.xpath.code import Code, Kind, as_number, as_text, as_truth
from bot.core.forms.xpath.fields import ANY
from bot.core.forms.xpath.paths import frame_of
from bot.core.forms.xpath.scope import Scope
from bot.core.forms.xpath.static import Compile
from bot.core.forms.xpath.syntax import Call, Expr, Literal, Path, Step

Build = Callable[[Call, Scope, Compile], Code]
_SELF = Path(None, [], [Step("self", "node()", [])])


def _clock(name: str) -> Build:
    def build(_tree: Call, scope: Scope, _compile: Compile) -> Code:
        scope.learned.volatile.add(name)
        if name == "today":
            return Code("str", lambda c: c.filling.now.date().isoformat())
        return Code("str", lambda c: dates.iso(c.filling.now))

    return build


def _chosen(tree: Call, scope: Scope, compile_: Compile) -> Code:
    """if(): only the branch taken is evaluated."""
    test, yes, no = (compile_(argument, scope) for argument in tree.arguments)
    return _either(as_truth(test), yes, no)


def _either(holds: Callable[[Context], bool], yes: Code, no: Code) -> Code:
    kind: Kind = yes.kind if yes.kind == no.kind else "str"
    if kind == "set" and yes.nodes and no.nodes:
        one, other = yes.nodes, no.nodes
        code = Code("set", lambda c: yes.run(c) if holds(c) else no.run(c))
        code.nodes = lambda c: one(c) if holds(c) else other(c)
        code.texts = lambda c: yes.texts(c) if holds(c) else no.texts(c)
        code.single = yes.single and no.single
        return code
    if kind in ("num", "bool"):
        a, b = yes.run, no.run
    else:
        a, b = as_text(yes), as_text(no)
    return Code(kind, lambda c: a(c) if holds(c) else b(c))


def _coalesce(tree: Call, scope: Scope, compile_: Compile) -> Code:
    runs = [as_text(compile_(argument, scope)) for argument in tree.arguments]

    def run(c: Context) -> str:
        for each in runs:
            if (text := each(c)) not in ("", "NaN"):
                return text
        return ""

    return Code("str", run)


def _once(tree: Call, scope: Scope, compile_: Compile) -> Code:
    slot = scope.origin.slot
    run = as_text(compile_(tree.arguments[0], scope))
    return Code("str", lambda c: c.frame.values[slot] or run(c))


def _text(tree: Call, scope: Scope, compile_: Compile) -> Code:
    run = as_text(compile_(tree.arguments[0] if tree.arguments else _SELF, scope))
    return Code("str", run)


def _length(tree: Call, scope: Scope, compile_: Compile) -> Code:
    run = as_text(compile_(tree.arguments[0] if tree.arguments else _SELF, scope))
    return Code("num", lambda c: float(len(run(c))))


def _normalized(tree: Call, scope: Scope, compile_: Compile) -> Code:
    run = as_text(compile_(tree.arguments[0] if tree.arguments else _SELF, scope))
    return Code("str", lambda c: " ".join(run(c).split()))


def _position(tree: Call, scope: Scope, compile_: Compile) -> Code:
    if not tree.arguments:
        if scope.outer is not None:
            return Code("num", lambda c: float(c.pos))
        shape = scope.origin.holder
        if shape.node is not None and shape.parent is not None:
            scope.reads(shape.node, shape.parent.depth)
        return Code("num", lambda c: float(c.frame.pos))
    argument = tree.arguments[0]
    if not isinstance(argument, Path):
        raise XPathError("xpath.argument", name="position")
    _node, frame = frame_of(argument, scope, compile_)

    def run(c: Context) -> float:
        found = frame(c)
        return float(found.pos) if found is not None else 0.0

    return Code("num", run)


def _last(_tree: Call, scope: Scope, _compile: Compile) -> Code:
    if scope.outer is None:
        raise XPathError("xpath.argument", name="last")
    return Code("num", lambda c: float(c.size))


def _indexed(tree: Call, scope: Scope, compile_: Compile) -> Code:
    arguments = tree.arguments
    if len(arguments) % 2 == 0 or not all(isinstance(path, Path) for path in arguments[0:1] + arguments[1::2]):
        raise XPathError("xpath.argument", name="indexed-repeat")
    before = len(scope.learned.refs)
    target, _ = frame_of(_as_path(arguments[0]), scope, compile_)
    del scope.learned.refs[before:]
    scope.reads(target, 0, target.holder is scope.origin.holder)
    groups = []
    for path, number in zip(arguments[1::2], arguments[2::2], strict=True):
        node, _ = frame_of(_as_path(path), scope, compile_)
        if node.inner is None:
            raise XPathError("xpath.argument", name="indexed-repeat")
        groups.append((node, as_number(compile_(number, scope))))
    return nodesets.indexed(target, groups)


def _as_path(tree: Expr) -> Path:
    assert isinstance(tree, Path)
    return tree


def _instance(tree: Call, scope: Scope, _compile: Compile) -> Code:
    name = tree.arguments[0]
    if not isinstance(name, Literal):
        raise XPathError("xpath.argument", name="instance")
    if name.value not in scope.world.instances:
        raise XPathError("xpath.instance", name=name.value)
    key = name.value
    scope.learned.instances.add(key)
    return Code.node_set(lambda c: [c.filling.instance(key)])


def _pulldata(tree: Call, scope: Scope, compile_: Compile) -> Code:
    name = tree.arguments[0]
    if isinstance(name, Literal):
        stem = name.value.removesuffix(".csv")
        if stem not in scope.world.instances:
            raise XPathError("xpath.instance", name=name.value)
        for column in tree.arguments[1:3]:
            wanted = column.value if isinstance(column, Literal) else ANY
            scope.world.looked_at.add((stem, wanted, scope.origin.path))
    file, field, key, value = (as_text(compile_(argument, scope)) for argument in tree.arguments)

    def run(c: Context) -> str:
        instance = c.filling.find_instance(file(c).removesuffix(".csv"))
        return nodesets.pulled(instance, field(c), key(c), value(c))

    return Code("str", run)


def _date(keep_time: bool) -> Build:
    def build(tree: Call, scope: Scope, compile_: Compile) -> Code:
        code = compile_(tree.arguments[0], scope)
        run = code.run if code.kind == "num" else as_text(code)

        def date(c: Context) -> str:
            found = dates.as_moment(run(c), c.filling.tz, utc=keep_time)
            if found is None:
                return ""
            return dates.iso(found) if keep_time else found.date().isoformat()

        return Code("str", date)

    return build


def _decimal(compute: Callable[..., float]) -> Build:
    def build(tree: Call, scope: Scope, compile_: Compile) -> Code:
        code = compile_(tree.arguments[0], scope)
        run = code.run if code.kind == "num" else as_text(code)
        return Code("num", lambda c: compute(run(c), c.filling.tz))

    return build


def _format(tree: Call, scope: Scope, compile_: Compile) -> Code:
    code = compile_(tree.arguments[0], scope)
    run = code.run if code.kind == "num" else as_text(code)
    pattern = as_text(compile_(tree.arguments[1], scope))
    return Code("str", lambda c: dates.formatted(run(c), pattern(c), c.filling.tz, c.filling.language_code))


def _random(_tree: Call, scope: Scope, _compile: Compile) -> Code:
    scope.learned.chance = True
    return Code("num", lambda c: c.filling.chance())


def _uuid(tree: Call, scope: Scope, compile_: Compile) -> Code:
    scope.learned.chance = True
    if not tree.arguments:
        return Code("str", lambda c: c.filling.uuid())
    size = as_number(compile_(tree.arguments[0], scope))
    return Code("str", lambda c: c.filling.guid(size(c)))


def _itext(tree: Call, scope: Scope, compile_: Compile) -> Code:
    key = as_text(compile_(tree.arguments[0], scope))
    return Code("str", lambda c: c.filling.itext(key(c), c))


def _choice_name(tree: Call, scope: Scope, compile_: Compile) -> Code:
    value, path = as_text(compile_(tree.arguments[0], scope)), tree.arguments[1]
    if isinstance(path, Literal):
        from bot.core.forms.xpath.parser import parse

        path = parse(path.value)
    if not isinstance(path, Path):
        raise XPathError("xpath.argument", name="jr:choice-name")
    node, frame = frame_of(path, scope, compile_)

    def run(c: Context) -> str:
        found: Frame | None = frame(c)
        return c.filling.choice_label(found, node, value(c)) if found is not None else ""

    return Code("str", run)


def _version(_tree: Call, scope: Scope, _compile: Compile) -> Code:
    world = scope.world
    return Code("str", lambda _c: world.version)


def _property(tree: Call, scope: Scope, compile_: Compile) -> Code:
    name = as_text(compile_(tree.arguments[0], scope))
    return Code("str", lambda c: c.filling.property(name(c)))


def _current(_tree: Call, scope: Scope, compile_: Compile) -> Code:
    return compile_(_SELF, scope.top())


def _number(tree: Call, scope: Scope, compile_: Compile) -> Code:
    run = as_number(compile_(tree.arguments[0] if tree.arguments else _SELF, scope))
    return Code("num", run)


def _named(tree: Call, scope: Scope, compile_: Compile) -> Code:
    nodes = nodesets.nodes_of(tree.name, compile_(tree.arguments[0] if tree.arguments else _SELF, scope))

    def run(c: Context) -> str:
        from bot.core.forms.xpath.navigate import name

        found = nodes(c)
        return name(found[0]) if found else ""

    return Code("str", run)


def _depend(tree: Call, scope: Scope, compile_: Compile) -> Code:
    return compile_(tree.arguments[0], scope)


ENVIRONMENT: dict[str, tuple[int, int, Build]] = {
    "today": (0, 0, _clock("today")),
    "now": (0, 0, _clock("now")),
    "if": (3, 3, _chosen),
    "coalesce": (2, 2, _coalesce),
    "once": (1, 1, _once),
    "string": (0, 1, _text),
    "number": (0, 1, _number),
    "string-length": (0, 1, _length),
    "normalize-space": (0, 1, _normalized),
    "position": (0, 1, _position),
    "last": (0, 0, _last),
    "indexed-repeat": (3, 11, _indexed),
    "instance": (1, 1, _instance),
    "pulldata": (4, 4, _pulldata),
    "date": (1, 1, _date(keep_time=False)),
    "date-time": (1, 1, _date(keep_time=True)),
    "decimal-date-time": (1, 1, _decimal(dates.decimal_date_time)),
    "decimal-time": (1, 1, _decimal(dates.decimal_time)),
    "format-date": (2, 2, _format),
    "format-date-time": (2, 2, _format),
    "random": (0, 0, _random),
    "uuid": (0, 1, _uuid),
    "jr:itext": (1, 1, _itext),
    "jr:choice-name": (2, 2, _choice_name),
    "version": (0, 0, _version),
    "property": (1, 1, _property),
    "current": (0, 0, _current),
    "name": (0, 1, _named),
    "local-name": (0, 1, _named),
    "depend": (1, 1000, _depend),
}
