"""What must be worked out again when an answer changes: rules, and the order in which they can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.core.forms.model import Context, Node
from bot.core.forms.problems import FormProblem
from bot.core.forms.xpath.scope import Learned

RELEVANT, CALCULATE, CHOICES, COUNT = range(4)


class Rule:
    """One expression whose result is kept: a relevance, a calculation, a choice filter, a number of repeats.

    `route` are the repeats from the root frame to the frames it is worked out in.
    """

    __slots__ = ("kind", "learned", "node", "rank", "route", "run")

    def __init__(self, kind: int, node: Node, run: Callable[[Context], Any], learned: Learned) -> None:
        self.kind = kind
        self.node = node
        self.run = run
        self.learned = learned
        self.rank = 0
        shape = node.frame if kind == COUNT else node.holder
        route: list[int] = []
        while shape.node is not None and shape.parent is not None:
            route.insert(0, shape.node.rep)
            shape = shape.parent
        self.route = tuple(route)


@dataclass(slots=True)
class Action:
    """A setvalue: `events` when, `node` where, `run` what; `trigger` the node whose change fires it."""

    events: frozenset[str]
    node: Node
    run: Callable[[Context], str]
    trigger: Node | None = None


def ordered(rules: Sequence[Rule], nodes: Sequence[Node]) -> tuple[list[Rule], list[FormProblem]]:
    """`rules` ranked so that each comes after what it reads, and the cycles that make that impossible.

    Every node has two moments, its relevance (2i) and its value (2i+1); counts of repeats come last of all.
    """
    size = len(nodes)
    edges: list[set[int]] = [set() for _ in range(2 * size)]
    for node in nodes:
        edges[2 * node.index + 1].add(2 * node.index)
        if node.parent is not None:
            edges[2 * node.index].add(2 * node.parent.index)
    for rule in rules:
        if rule.kind != COUNT:
            at = 2 * rule.node.index + (rule.kind != RELEVANT)
            for node, _depth, sibling in rule.learned.refs:
                if not (sibling and node.holder is rule.node.holder):
                    edges[at].add(2 * node.index + (not node.inner))
    order, cycles = _sorted(edges)
    place = {moment: at for at, moment in enumerate(order)}

    def rank(rule: Rule) -> tuple[int, int]:
        if rule.kind == COUNT:
            return (2 * size + rule.node.index, 0)
        return (place.get(2 * rule.node.index + (rule.kind != RELEVANT), 0), rule.kind)

    found = sorted(rules, key=rank)
    for at, rule in enumerate(found):
        rule.rank = at
    problems = []
    for cycle in cycles:
        names = list(dict.fromkeys(nodes[moment // 2].name for moment in cycle))
        path = nodes[min(cycle) // 2].path
        problems.append(FormProblem("form.cycle", path, {"names": ", ".join(names)}))
    return found, problems


def _sorted(edges: list[set[int]]) -> tuple[list[int], list[list[int]]]:
    """Moments after all they need, and the cycles met on the way; deterministic, without recursion."""
    state = [0] * len(edges)
    order: list[int] = []
    cycles: list[list[int]] = []
    for root in range(len(edges)):
        if state[root]:
            continue
        trail = [(root, iter(sorted(edges[root])))]
        state[root] = 1
        while trail:
            at, needs = trail[-1]
            for need in needs:
                if state[need] == 0:
                    state[need] = 1
                    trail.append((need, iter(sorted(edges[need]))))
                    break
                if state[need] == 1:
                    names = [step for step, _ in trail]
                    cycles.append(names[names.index(need) :])
            else:
                state[at] = 2
                order.append(at)
                trail.pop()
    return order, cycles


def link(rules: Sequence[Rule]) -> None:
    """Tell every node which rules read it, and how far up the frame they share lies."""
    for rule in rules:
        seen = set()
        for node, depth, _sibling in rule.learned.refs:
            home = node.frame.depth if node.inner else node.holder.depth
            levels = max(0, home - depth)
            if (node.index, levels) not in seen:
                seen.add((node.index, levels))
                node.dependents.append((rule, levels))
        if rule.kind != RELEVANT:
            rule.node.rules.append(rule)
        (rule.node.frame if rule.kind == COUNT else rule.node.holder).rules.append(rule)
