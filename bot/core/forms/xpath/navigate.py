"""Steps along any axis, over elements of secondary instances and places of the main one alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.core.forms.model import Element, Frame, Place


class Top:
    """The document node above the main instance."""

    __slots__ = ("frame", "root")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        node = frame.shape.nodes[0]
        self.root = Place(frame, node)

    def text(self) -> str:
        """XPath's string value."""
        return self.root.text()


def children(node: Any) -> list[Any]:
    """Child nodes in document order, attributes aside; places that are not relevant are left out."""
    if isinstance(node, Element):
        return list(node.children)
    if isinstance(node, Top):
        return [node.root]
    found = []
    for child in node.node.children:
        if child.inner:
            found += [Place(frame, child) for frame in node.frame.reps[child.rep]]
        elif not child.name.startswith("@"):
            found.append(Place(node.frame, child))
    return [place for place in found if place.frame.rel[place.node.slot]]


def attributes(node: Any) -> list[Any]:
    """Attribute nodes."""
    if isinstance(node, Element):
        return [Element(name, node, value) for name, value in node.attributes.items()]
    if isinstance(node, Top):
        return []
    return [Place(node.frame, child) for child in node.node.children if child.name.startswith("@")]


def parent(node: Any) -> Any:
    """The parent, or None."""
    if isinstance(node, Element):
        return node.parent
    if isinstance(node, Top):
        return None
    if node.node.parent is None:
        return Top(node.frame)
    return Place(node.frame.parent if node.node.inner else node.frame, node.node.parent)


def name(node: Any) -> str:
    """The local name; blank for the document node."""
    if isinstance(node, Element):
        return node.name
    return "" if isinstance(node, Top) else str(node.node.name).removeprefix("@")


def _descendants(node: Any) -> list[Any]:
    found = []
    for child in children(node):
        found.append(child)
        found += _descendants(child)
    return found


def _ancestors(node: Any) -> list[Any]:
    found = []
    while (node := parent(node)) is not None:
        found.append(node)
    return found


def _siblings(node: Any, after: bool) -> list[Any]:
    above = parent(node)
    row = children(above) if above is not None else []
    at = row.index(node) if node in row else len(row)
    return row[at + 1 :] if after else row[:at][::-1]


def _beside(node: Any, after: bool) -> list[Any]:
    found = []
    for above in [node, *_ancestors(node)]:
        for sibling in _siblings(above, after):
            tree = [sibling, *_descendants(sibling)]
            found += tree if after else tree[::-1]
    return found


_AXES: dict[str, Callable[[Any], list[Any]]] = {
    "self": lambda node: [node],
    "child": children,
    "attribute": attributes,
    "parent": lambda node: [above] if (above := parent(node)) is not None else [],
    "descendant": _descendants,
    "descendant-or-self": lambda node: [node, *_descendants(node)],
    "ancestor": _ancestors,
    "ancestor-or-self": lambda node: [node, *_ancestors(node)],
    "following-sibling": lambda node: _siblings(node, True),
    "preceding-sibling": lambda node: _siblings(node, False),
    "following": lambda node: _beside(node, True),
    "preceding": lambda node: _beside(node, False),
}


def step(node: Any, axis: str, test: str) -> list[Any]:
    """The nodes on `axis` of `node` that pass the name test, nearest first on reverse axes."""
    found = _AXES[axis](node)
    if test == "node()":
        return found
    if test == "*":
        return [each for each in found if not isinstance(each, Top)]
    if test == "text()":
        # an element with text stands for its own text node
        return [node] if axis == "child" and not children(node) and node.text() else []
    local = test.rpartition(":")[2]
    return [each for each in found if name(each) in (test, local)] if local != "*" else found
