"""The main instance as XML to node definitions, frames, and the values a new filling starts with."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element as Xml

from bot.core.forms.element import JR, local
from bot.core.forms.model import FrameDef, Node

TEMPLATE = f"{JR}template"


@dataclass(slots=True)
class Start:
    """Values and repeat instances that differ from a fresh frame: what the instance in the form itself says."""

    values: dict[int, str] = field(default_factory=dict)
    reps: dict[int, list[Start]] = field(default_factory=dict)


def grown(root: Xml, repeats: frozenset[str], attributed: frozenset[str]) -> tuple[Node, Start]:
    """Definitions of all nodes under `root`. `repeats` are paths of repeats; `attributed` paths of attributes that
    a bind or an action speaks of."""
    shape = FrameDef(None, None)
    node = _node(root, None, shape, repeats, attributed)
    _number(node, 0)
    _settle(shape)
    return node, _start(root, node)


def _node(
    element: Xml, parent: Node | None, frame: FrameDef, repeats: frozenset[str], attributed: frozenset[str]
) -> Node:
    node = Node(local(element), element.tag, parent, frame)
    if node.path in repeats and parent is not None:
        node.rep = len(frame.repeats)
        frame.repeats.append(node)
        node.inner = FrameDef(node, frame)
        frame = node.inner
    frame.own(node)
    _attributes(element, node, frame, attributed)
    for name, rows in _by_name(element).items():
        pattern = next((row for row in rows if TEMPLATE in row.attrib), rows[0])
        if f"{node.path}/{name}" in repeats:
            node.children.append(_node(pattern, node, frame, repeats, attributed))
        else:
            node.children += [_node(row, node, frame, repeats, attributed) for row in rows[:1]]
    if not len(element):
        node.default = (element.text or "").strip()
    frame.defaults.extend([""] * (len(frame.nodes) - len(frame.defaults)))
    frame.defaults[node.slot] = node.default
    if node.inner:
        node.fresh = _start(element, node)
    return node


def _by_name(element: Xml) -> dict[str, list[Xml]]:
    found: dict[str, list[Xml]] = {}
    for child in element:
        if isinstance(child.tag, str):
            found.setdefault(local(child), []).append(child)
    return found


def _attributes(element: Xml, node: Node, frame: FrameDef, attributed: frozenset[str]) -> None:
    for tag, value in element.attrib.items():
        name = tag.rpartition("}")[2]
        if tag == TEMPLATE:
            continue
        if f"{node.path}/@{name}" not in attributed:
            node.attributes.append((tag, value))
            continue
        child = Node("@" + name, tag, node, frame)
        frame.own(child)
        child.default = value
        frame.defaults.extend([""] * (len(frame.nodes) - len(frame.defaults)))
        frame.defaults[child.slot] = value
        node.children.append(child)


def _number(node: Node, index: int) -> int:
    """Number nodes in document order; `end` is the slot after a node's last descendant in its own frame."""
    node.index = index
    index += 1
    for child in node.children:
        index = _number(child, index)
    return index


def _settle(shape: FrameDef) -> None:
    """Tables of a frame that never change."""
    top = shape.nodes[0]
    shape.ones = [True] * len(shape.nodes)
    shape.slots = {node.path[len(top.path) + 1 :]: node.slot for node in shape.nodes}
    for at, node in enumerate(shape.nodes):
        end = at + 1
        while end < len(shape.nodes) and shape.nodes[end].path.startswith(node.path + "/"):
            end += 1
        node.end = end
        inside = tuple(rep for rep in shape.repeats if rep.path.startswith(node.path + "/"))
        node.reach = (tuple(shape.nodes[at:end]), inside)
    for repeat in shape.repeats:
        assert repeat.inner is not None
        _settle(repeat.inner)


def _start(element: Xml, node: Node) -> Start:
    """What `element` (an instance of `node`) holds beyond the defaults of its frame."""
    found = Start()
    _collect(element, node, found)
    return found


def _collect(element: Xml, node: Node, found: Start) -> None:
    if not node.children and not len(element):
        text = (element.text or "").strip()
        if text != node.default:
            found.values[node.slot] = text
    rows = _by_name(element)
    for child in node.children:
        if child.name.startswith("@"):
            value = element.attrib.get(child.tag, child.default)
            if value != child.default:
                found.values[child.slot] = value
            continue
        mine = rows.get(child.name, [])
        if child.inner:
            plain = [row for row in mine if TEMPLATE not in row.attrib]
            found.reps[child.rep] = [_start(row, child) for row in plain]
        elif mine:
            _collect(mine[0], child, found)


def read_instance(root: Xml, node: Node) -> Start:
    """The values of a filled instance, as a Start for the same definitions. Nodes it lacks keep their defaults."""
    return _start(root, node)
