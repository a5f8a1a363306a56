"""Paths to nodes and back, and the questions in the order they are asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.core.forms.model import Context, Frame, FrameDef, Node
from bot.core.forms.questions import Question

if TYPE_CHECKING:
    from bot.core.forms.filling import Filling
    from bot.core.forms.form import Asked


class Item:
    """A question or note to put to the person: `path` is concrete, `question` its definition."""

    __slots__ = ("asked", "filling", "frame", "path", "question")

    def __init__(self, filling: Filling, asked: Asked, question: Question, frame: Frame, path: str) -> None:
        self.filling = filling
        self.asked = asked
        self.question = question
        self.frame = frame
        self.path = path

    @property
    def headings(self) -> tuple[str, ...]:
        """Labels of the groups around it, outermost first, those without a label left out."""
        found = []
        for group in self.question.groups:
            asked = self.filling.form.controls.get(group.path)
            if asked is None or asked.label is None or asked.node is None:
                continue
            frame = around(self.frame, asked.node.holder)
            label = asked.label.render(Context(self.filling, frame))
            if label:
                found.append(label)
        return tuple(found)

    @property
    def numbers(self) -> tuple[tuple[int, int], ...]:
        """(which, of how many) for each repeat around it, outermost first."""
        found: list[tuple[int, int]] = []
        frame = self.frame
        while frame.parent is not None and frame.shape.node is not None:
            found.insert(0, (frame.pos, len(frame.parent.reps[frame.shape.node.rep])))
            frame = frame.parent
        return tuple(found)


class Ending:
    """The place behind the instances of a repeat that people lengthen themselves; `Filling.add` takes its `path`."""

    __slots__ = ("asked", "filling", "frame", "path")

    def __init__(self, filling: Filling, asked: Asked, frame: Frame) -> None:
        self.filling = filling
        self.asked = asked
        self.frame = frame
        node = asked.node
        assert node is not None and node.parent is not None
        self.path = node.path if frame.parent is None else f"{path_of(frame, node.parent)}/{node.name}"

    @property
    def label(self) -> str:
        """What the repeat is called; may be blank."""
        return self.asked.label.render(Context(self.filling, self.frame)) if self.asked.label else ""

    @property
    def instances(self) -> tuple[Frame, ...]:
        """What was told so far."""
        assert self.asked.node is not None
        return tuple(self.frame.reps[self.asked.node.rep])


def around(frame: Frame, shape: FrameDef) -> Frame:
    """The frame of `shape` at or around `frame`."""
    while frame.shape is not shape and frame.parent is not None:
        frame = frame.parent
    return frame


def find(filling: Filling, path: str) -> tuple[Node, Frame]:
    """Node and frame of a concrete path; a repeat without a number means its first instance. Raises KeyError."""
    form = filling.form
    node = form.by_path.get(path)
    if node is None and not path.startswith("/"):
        node = form.by_name.get(path)
    if node is not None and node.holder.depth == 0:
        return node, filling.root
    if node is not None:
        path = node.path
    return _numbered(filling, path)


def _numbered(filling: Filling, path: str) -> tuple[Node, Frame]:
    words = path.split("/")
    node, frame = filling.form.root, filling.root
    if len(words) < 2 or words[1] != node.name:
        raise KeyError(path)
    for word in words[2:]:
        name, bracket, number = word.partition("[")
        child = next((each for each in node.children if each.name == name), None)
        if child is None:
            raise KeyError(path)
        node = child
        if node.inner is not None:
            row = frame.reps[node.rep]
            at = int(number[:-1]) if bracket and number[:-1].isdecimal() else 1
            if not 1 <= at <= len(row):
                raise KeyError(path)
            frame = row[at - 1]
        elif bracket and number != "1]":
            raise KeyError(path)
    return node, frame


def find_repeat(filling: Filling, path: str) -> tuple[Node, Frame]:
    """The repeat `path` means (`/data/m`, a name, or an instance of it) and the frame that holds its instances."""
    node = filling.form.by_path.get(path) or filling.form.by_name.get(path)
    if node is None or node.holder.depth > 1:
        node = None
        above, _, last = path.rpartition("/")
        parent, frame = find(filling, above) if above else (filling.form.root, filling.root)
        for child in parent.children:
            if child.name == last.partition("[")[0]:
                node = child
    else:
        frame = filling.root
    if node is None or node.inner is None:
        raise KeyError(path)
    return node, frame


def path_of(frame: Frame, node: Node) -> str:
    """The concrete path of `node` in `frame`; repeats are always numbered, also the first."""
    if frame.parent is None:
        return node.path
    top = frame.shape.node
    assert top is not None
    outer = path_of(frame.parent, top.parent) if top.parent is not None else ""
    return f"{outer}/{top.name}[{frame.pos}]{node.path[len(top.path) :]}"


def steps(filling: Filling) -> Iterator[Item | Ending]:
    """All relevant controls, and where each repeat that people lengthen themselves ends."""
    return _walk(filling, filling.form.items, filling.root, -1, {}, endings=True)


def walk(filling: Filling, after: str) -> Iterator[Item]:
    """Relevant controls from the one after `after` ("" for all; a group or repeat means from its first control)."""
    if not after:
        return _items(_walk(filling, filling.form.items, filling.root, -1, {}))
    node, frame = find(filling, after)
    asked = filling.form.controls.get(node.path)
    if asked is None:
        raise KeyError(after)
    bounds = {}
    while frame.shape.node is not None:
        bounds[frame.shape] = frame.pos
        if frame.parent is None:
            break
        frame = frame.parent
    return _items(_walk(filling, filling.form.items, filling.root, asked.order, bounds))


def _items(found: Iterator[Item | Ending]) -> Iterator[Item]:
    return (one for one in found if isinstance(one, Item))


def _walk(
    filling: Filling,
    items: list[Asked],
    frame: Frame,
    bound: int,
    bounds: dict[FrameDef, int],
    *,
    endings: bool = False,
) -> Iterator[Item | Ending]:
    for asked in items:
        if asked.last < bound:
            continue
        node, question = asked.node, asked.question
        if question is not None and node is not None:
            if asked.order > bound and frame.rel[node.slot]:
                path = node.path if frame.parent is None else path_of(frame, node)
                yield Item(filling, asked, question, frame, path)
        elif node is not None and node.inner is not None:
            for inner in list(frame.reps[node.rep]):
                place = bounds.get(node.inner, 0) if bound >= asked.order else 0
                if inner.rel[0] and inner.pos >= place:
                    here = bound if inner.pos == place else -1
                    yield from _walk(filling, asked.items, inner, here, bounds, endings=endings)
            if endings and asked.group and not asked.group.counted and _shown(frame.reps[node.rep]):
                yield Ending(filling, asked, frame)
        elif node is None or frame.rel[node.slot]:
            yield from _walk(filling, asked.items, frame, bound, bounds, endings=endings)


def _shown(instances: list[Frame]) -> bool:
    return not instances or any(inner.rel[0] for inner in instances)


def readonly(filling: Filling, node: Node | None, frame: Frame) -> bool:
    """True when the node or a group around it is read-only."""
    while node is not None:
        if node.bind is not None and node.bind.readonly is not None and node.bind.readonly(Context(filling, frame)):
            return True
        if node.inner is not None and frame.parent is not None:
            frame = frame.parent
        node = node.parent
    return False


def leaves(frame: Frame) -> Iterator[tuple[Node, Frame]]:
    """All leaves in document order, those of repeat instances included."""

    def visit(node: Node, frame: Frame) -> Iterator[tuple[Node, Frame]]:
        if not node.children:
            yield node, frame
        for child in node.children:
            for inner in frame.reps[child.rep] if child.inner else (frame,):
                yield from visit(child, inner)

    return visit(frame.shape.nodes[0], frame)


def paths(filling: Filling) -> list[str]:
    """See `Filling.paths`."""
    found: list[str] = []

    def visit(node: Node, frame: Frame) -> None:
        found.append(path_of(frame, node))
        for child in node.children:
            for inner in frame.reps[child.rep] if child.inner else (frame,):
                visit(child, inner)

    visit(filling.form.root, filling.root)
    return found


def answers(filling: Filling) -> dict[str, str]:
    """Relevant values that are not blank; metadata left out."""
    found = {}
    meta = filling.form.root.path + "/meta/"
    unique = filling.form.unique
    for node, frame in leaves(filling.root):
        value = frame.reads[node.slot]
        if value and not node.path.startswith(meta):
            plain = frame.parent is None and node.name in unique
            found[node.name if plain else path_of(frame, node)] = value
    return found
