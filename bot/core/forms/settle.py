"""Working out again what an answer changed, and only that."""

from __future__ import annotations

import math
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from bot.core.forms.model import Context, Frame, Node
from bot.core.forms.rules import CALCULATE, CHOICES, COUNT, RELEVANT, Action, Rule
from bot.core.forms.tree import Start

if TYPE_CHECKING:
    from bot.core.forms.surroundings import Surroundings

INSTANCES = 1000
"""Most instances one repeat may have."""
TOGETHER = 5000
"""Most instances of all repeats together."""
LONGEST = 20_000
"""Longest result of a calculation, in characters: formulas that double a text must not fill the memory."""
STEPS = 100_000
"""Most rules run after one answer (an action counts as a hundred): a form that never comes to rest is stopped here."""


class Work:
    """What is still to be worked out in one filling; empty between turns."""

    __slots__ = ("actions", "filling", "frames", "heap", "loading", "pending", "rounds", "steps")

    def __init__(self, filling: Surroundings) -> None:
        self.filling = filling
        self.heap: list[int] = []
        self.pending: dict[int, list[Frame]] = {}
        self.actions: list[tuple[Action, Frame]] = []
        self.loading = False
        self.frames = 0  # counted when one is added; 0 where that is not known
        self.steps = 0
        self.rounds = 0

    def queue(self, rule: Rule, anchor: Frame) -> None:
        """Run `rule` in its frames under `anchor`."""
        waiting = self.pending.get(rule.rank)
        if waiting is None:
            self.pending[rule.rank] = [anchor]
            heappush(self.heap, rule.rank)
        else:
            waiting.append(anchor)

    def touch(self, node: Node, frame: Frame) -> None:
        """What is read of `node` in `frame` has changed."""
        for rule, levels in node.dependents:
            self.queue(rule, frame.up(levels) if levels else frame)

    def settle(self) -> None:
        """Run what is queued, and the actions it causes, until nothing is left."""
        self.steps = 0
        self.rounds += 1
        rules = self.filling.form.rules
        context = Context(self.filling, self.filling.root)
        while self.heap or self.actions:
            if self.steps > STEPS:
                self.heap.clear()
                self.pending.clear()
                self.actions.clear()
            elif self.heap:
                rank = heappop(self.heap)
                rule = rules[rank]
                for frame in _frames(rule, self.pending.pop(rank)):
                    context.frame = context.here = frame
                    self.run(rule, frame, context)
                    self.steps += 1
            else:
                action, frame = self.actions.pop(0)
                self.perform(action, frame)
                self.steps += STEPS // 1000

    def run(self, rule: Rule, frame: Frame, c: Context) -> None:
        """Work out one rule in one frame."""
        node = rule.node
        slot = node.slot
        if rule.kind == RELEVANT:
            shown = rule.run(c)
            if shown is not frame.own[slot]:
                frame.own[slot] = shown
                self.spread(node, frame)
        elif rule.kind == COUNT:
            self.resize(rule, frame, c)
        elif frame.rel[slot]:
            if rule.kind == CALCULATE:
                result = rule.run(c)[:LONGEST]
                if node.question is not None:
                    if frame.last.get(slot) == result:
                        return
                    frame.last[slot] = result
                self.store(node, frame, result)
            elif rule.kind == CHOICES and frame.values[slot]:
                self.store(node, frame, rule.run(c))

    def store(self, node: Node, frame: Frame, value: str) -> None:
        """Keep `value`, and queue what it changes."""
        slot = node.slot
        if frame.values[slot] == value:
            return
        frame.values[slot] = value
        if frame.rel[slot]:
            frame.reads[slot] = value
            self.touch(node, frame)
        if node.setvalues and not self.loading:
            self.actions += [(action, frame) for action in node.setvalues]

    def spread(self, node: Node, frame: Frame) -> None:
        """Carry a change of relevance down to everything below `node`."""
        rel, own = frame.rel, frame.own
        shown_above = _shown_above(node, frame)
        nodes, repeats = node.reach
        for each in nodes:
            slot = each.slot
            above = shown_above if each is node else rel[each.parent.slot]  # type: ignore[union-attr]
            shown = above and own[slot]
            if shown is rel[slot]:
                continue
            rel[slot] = shown
            frame.reads[slot] = frame.values[slot] if shown else ""
            self.touch(each, frame if each.inner is None else frame.parent or frame)
            if shown:
                self.reveal(each, frame)
        for repeat in repeats:
            self.touch(repeat, frame)
            for rule in repeat.rules:
                self.queue(rule, frame)
            for inner in frame.reps[repeat.rep]:
                self.spread(repeat, inner)

    def reveal(self, node: Node, frame: Frame) -> None:
        """A node is shown again: its calculation holds anew, and its answer must still be offered."""
        for rule in node.rules:
            if rule.kind == COUNT:
                self.queue(rule, frame.parent or frame)
            else:
                frame.last.pop(node.slot, None)
                self.queue(rule, frame)

    def resize(self, rule: Rule, frame: Frame, c: Context) -> None:
        """Give a counted repeat as many instances as its count says; a hidden one keeps those it has."""
        repeat = rule.node
        row = frame.reps[repeat.rep]
        assert repeat.parent is not None
        if not frame.rel[repeat.parent.slot] or (row and not any(inner.rel[0] for inner in row)):
            return
        number = rule.run(c)
        wanted = max(0, min(INSTANCES, int(number))) if math.isfinite(number) else 0
        if wanted < len(row):
            del row[wanted:]
            self.frames = 0
            self.touch(repeat, frame)
        while len(row) < wanted and self.room():
            self.grow(repeat, frame, repeat.fresh)

    def room(self) -> bool:
        """May there be one more instance of anything?"""
        self.frames = self.frames or _count(self.filling.root)
        return self.frames < TOGETHER

    def grow(self, repeat: Node, parent: Frame, start: Start) -> Frame:
        """A new last instance of `repeat` in `parent`, holding `start`."""
        assert repeat.inner is not None and repeat.parent is not None
        row = parent.reps[repeat.rep]
        frame = Frame(repeat.inner, parent, len(row) + 1)
        row.append(frame)
        self.frames += self.frames > 0
        self.fill(frame, start)
        if not parent.rel[repeat.parent.slot]:
            self.spread(repeat, frame)
        self.touch(repeat, parent)
        if not self.loading:
            events = self.filling.form.new_repeat
            self.actions += [(action, frame) for action in events if action.node.holder is repeat.inner]
        return frame

    def fill(self, frame: Frame, start: Start) -> None:
        """Put `start` into a fresh frame, with the instances inside it, and queue all its rules."""
        for slot, value in start.values.items():
            frame.values[slot] = frame.reads[slot] = value
        for rule in frame.shape.rules:
            self.queue(rule, frame)
        for rep, starts in start.reps.items():
            for inner in starts:
                self.grow(frame.shape.repeats[rep], frame, inner)

    def shrink(self, repeat: Node, frame: Frame) -> None:
        """Take the instance `frame` of `repeat` away; those after it move up."""
        assert frame.parent is not None
        row = frame.parent.reps[repeat.rep]
        row.remove(frame)
        self.frames = 0
        for pos, each in enumerate(row, 1):
            each.pos = pos
        self.touch(repeat, frame.parent)

    def perform(self, action: Action, frame: Frame) -> None:
        """Carry out a setvalue caused in `frame`."""
        node = action.node
        for each in target_frames(node, frame):
            self.assign(node, each, action.run(Context(self.filling, each)))

    def assign(self, node: Node, frame: Frame, value: str) -> None:
        """Store an answer: choices that are not offered are dropped, several are put in order."""
        if value and node.choices is not None and frame.rel[node.slot]:
            value = node.choices.kept(value, Context(self.filling, frame))
        self.store(node, frame, value)


def _frames(rule: Rule, anchors: list[Frame]) -> list[Frame]:
    if not rule.route:
        return anchors[:1]
    if len(anchors) == 1:
        return anchors[0].under(rule.route[anchors[0].shape.depth :])
    found: dict[int, Frame] = {}
    for anchor in anchors:
        for frame in anchor.under(rule.route[anchor.shape.depth :]):
            found[id(frame)] = frame
    return list(found.values())


def _count(frame: Frame) -> int:
    return 1 + sum(_count(inner) for row in frame.reps for inner in row)


def _shown_above(node: Node, frame: Frame) -> bool:
    if node.parent is None:
        return True
    if node.inner is None:
        return frame.rel[node.parent.slot]
    return frame.parent is None or frame.parent.rel[node.parent.slot]


def target_frames(node: Node, frame: Frame) -> list[Frame]:
    """Frames of `node` that belong with `frame`: its own, the one around it, or all those inside."""
    route: list[int] = []
    chain = set()
    shape = node.holder
    while shape.node is not None and shape.parent is not None:
        chain.add(shape)
        route.insert(0, shape.node.rep)
        shape = shape.parent
    while frame.parent is not None and frame.shape not in chain:
        frame = frame.parent
    return frame.under(tuple(route[frame.shape.depth :]))
