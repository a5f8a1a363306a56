"""Which fields of a list an expression looks at: `instance('x')/root/item[age > 3]/name` reads age and name."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.forms.xpath.syntax import Call, Expr, Literal, Negative, Operation, Path, Step

ANY = "*"
"""Stands for all fields, where the expression does not name them."""


def read_fields(path: Path) -> tuple[str, frozenset[str]]:
    """(list, fields) of a path that starts at a list of its own; ("", nothing) of any other."""
    start = path.start
    if not isinstance(start, Call) or start.name not in ("instance", "randomize") or not start.arguments:
        return "", frozenset()
    first = start.arguments[0]
    if isinstance(first, Path):  # randomize(instance('x')/root/item)
        return read_fields(Path(first.start, first.predicates, [*first.steps, *path.steps]))
    if not isinstance(first, Literal):
        return "", frozenset()
    found: set[str] = set()
    for predicate in [*path.predicates, *(each for step in path.steps for each in step.predicates)]:
        found |= set(_inside(predicate))
    if any(step.axis != "child" for step in path.steps) or len(path.steps) > 3:
        found.add(ANY)
    elif len(path.steps) == 3:
        found.add(_field(path.steps[2]))
    return first.value, frozenset(found)


def _inside(tree: Expr) -> Iterator[str]:
    """Fields of the row that a condition on it names."""
    match tree:
        case Operation():
            yield from _inside(tree.left)
            yield from _inside(tree.right)
        case Negative():
            yield from _inside(tree.operand)
        case Call():
            for argument in tree.arguments:
                yield from _inside(argument)
        case Path(start=None):
            steps = [step for step in tree.steps if step.axis != "self"]
            if steps:
                yield _field(steps[0])
        case _:
            return


def _field(step: Step) -> str:
    plain = step.axis == "child" and "(" not in step.test
    return step.test if plain else ANY
