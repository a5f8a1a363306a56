"""Nodes of the main instance: definitions (frozen once loaded) and frames (the values of one repeat instance)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.core.forms.questions import Question
    from bot.core.forms.surroundings import Surroundings

Run = Callable[[Any], Any]


class Node:
    """One element (or attribute, named `@x`) of the main instance, as defined by the form.

    A node lives in a *frame*: the whole form, or one instance of the innermost repeat around it. `slot` is its place
    in that frame; slot 0 is the frame's own node.
    """

    __slots__ = (
        "attributes",
        "bind",
        "children",
        "choices",
        "default",
        "dependents",
        "end",
        "frame",
        "fresh",
        "index",
        "inner",
        "name",
        "parent",
        "path",
        "question",
        "reach",
        "rep",
        "rules",
        "setvalues",
        "slot",
        "tag",
        "type",
    )

    def __init__(self, name: str, tag: str, parent: Node | None, frame: FrameDef) -> None:
        self.name = name
        self.tag = tag
        self.parent = parent
        self.frame = frame
        self.path: str = f"{parent.path}/{name}" if parent else f"/{name}"
        self.children: list[Node] = []
        self.attributes: list[tuple[str, str]] = []
        self.index = self.slot = self.end = 0
        self.default = ""
        self.type = "string"
        self.inner: FrameDef | None = None  # set on a repeat: what its instances look like
        self.rep = -1  # a repeat's place among the repeats of the frame it is in
        self.bind: Bind | None = None
        self.question: Question | None = None
        self.choices: Any = None
        self.dependents: list[tuple[Any, int]] = []  # (rule, levels up to the frame both share)
        self.rules: list[Any] = []  # own calculation, choice filter or count, to run again when it is shown
        self.fresh: Any = None  # set on a repeat: the Start of a new instance
        self.setvalues: list[Any] = []  # actions when its value changes
        self.reach: tuple[tuple[Node, ...], tuple[Node, ...]] = ((), ())

    @property
    def holder(self) -> FrameDef:
        """The frame definition that holds the node's own slot (a repeat's is that of its instances)."""
        return self.inner or self.frame


class Bind:
    """The compiled bind of a node; each attribute is None where the form says nothing."""

    __slots__ = (
        "always_readonly",
        "calculate",
        "constraint",
        "constraint_message",
        "extra",
        "preload",
        "readonly",
        "relevant",
        "required",
        "required_message",
    )

    def __init__(self) -> None:
        self.relevant: Run | None = None
        self.required: Run | None = None
        self.readonly: Run | None = None
        self.constraint: Run | None = None
        self.calculate: Run | None = None
        self.constraint_message: Any = None
        self.required_message: Any = None
        self.preload: tuple[str, str] | None = None
        self.always_readonly = False
        self.extra: dict[str, str] = {}  # what OpenRosa adds (max-pixels …), without namespaces


class FrameDef:
    """What one frame holds: its nodes in document order, and the repeats directly inside it."""

    __slots__ = ("defaults", "depth", "edited", "node", "nodes", "ones", "parent", "repeats", "rules", "slots")

    def __init__(self, node: Node | None, parent: FrameDef | None) -> None:
        self.node = node
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent else 0
        self.nodes: list[Node] = []
        self.repeats: list[Node] = []
        self.defaults: list[str] = []
        self.ones: list[bool] = []
        self.slots: dict[str, int] = {}  # path below the frame's own node -> slot
        self.rules: list[Any] = []
        self.edited: list[int] = []  # slots that are calculated and asked: a person may overwrite the result

    def own(self, node: Node) -> None:
        """Give `node` the next slot."""
        node.slot = len(self.nodes)
        self.nodes.append(node)


class Frame:
    """The values of one frame. `reads` is what expressions see: blank where the node is not relevant."""

    __slots__ = ("last", "own", "parent", "pos", "reads", "rel", "reps", "shape", "values")

    def __init__(self, shape: FrameDef, parent: Frame | None, pos: int) -> None:
        self.shape = shape
        self.parent = parent
        self.pos = pos
        self.values = shape.defaults.copy()
        self.reads = shape.defaults.copy()
        self.own = shape.ones.copy()  # each node's own relevance
        self.rel = shape.ones.copy()  # with that of its ancestors
        self.reps: list[list[Frame]] = [[] for _ in shape.repeats]
        self.last: dict[int, str] = {}  # results of calculations a person may overwrite

    def up(self, levels: int) -> Frame:
        """The enclosing frame `levels` levels up."""
        frame = self
        for _ in range(levels):
            assert frame.parent is not None
            frame = frame.parent
        return frame

    def under(self, path: tuple[int, ...]) -> list[Frame]:
        """All frames reached through the repeats `path` (their places in each frame)."""
        found = [self]
        for rep in path:
            found = [inner for frame in found for inner in frame.reps[rep]]
        return found


class Element:
    """A node of a secondary instance."""

    __slots__ = ("attributes", "children", "fields", "indexes", "name", "parent", "value")

    def __init__(self, name: str, parent: Element | None = None, value: str = "") -> None:
        self.name = name
        self.parent = parent
        self.value = value
        self.children: list[Element] = []
        self.attributes: dict[str, str] = {}
        self.fields: dict[str, str] = {}  # text of the first child of each name
        self.indexes: dict[tuple[str, str], dict[str, list[Element]]] = {}

    def add(self, child: Element) -> None:
        """Append `child`, which must have its text already."""
        child.parent = self
        self.children.append(child)
        self.fields.setdefault(child.name, child.value)

    def where(self, name: str, field: str, value: str) -> list[Element]:
        """Children called `name` whose `field` is `value`, in order, through an index kept from the first call."""
        index = self.indexes.get((name, field))
        if index is None:
            index = {}
            for child in self.children:
                if child.name == name:
                    index.setdefault(child.fields.get(field, ""), []).append(child)
            self.indexes[name, field] = index
        return index.get(value, [])

    def text(self) -> str:
        """XPath's string value."""
        return self.value or "".join(child.text() for child in self.children)


class Place:
    """A node of the main instance in one frame, for expressions that need nodes and not only values."""

    __slots__ = ("frame", "node")

    def __init__(self, frame: Frame, node: Node) -> None:
        self.frame = frame
        self.node = node

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Place) and other.frame is self.frame and other.node is self.node

    def __hash__(self) -> int:
        return hash((id(self.frame), self.node.index))

    def text(self) -> str:
        """XPath's string value; blank where not relevant."""
        return string_value(self.frame, self.node)


def string_value(frame: Frame, node: Node) -> str:
    """The text of a leaf, or of everything below a group."""
    if not node.children:
        return frame.reads[node.slot]
    parts = []
    for child in node.children:
        if child.inner:
            parts += [string_value(inner, child) for inner in frame.reps[child.rep]]
        elif not child.name.startswith("@"):
            parts.append(string_value(frame, child))
    return "".join(parts)


class Context:
    """What an expression is evaluated in: the frame of its bind, and inside a predicate the node `here`."""

    __slots__ = ("filling", "frame", "here", "pos", "size")

    def __init__(self, filling: Surroundings, frame: Frame) -> None:
        self.filling = filling
        self.frame = frame
        self.here: Any = frame
        self.pos = 0
        self.size = 0

    def at(self, here: Any, pos: int, size: int) -> Context:
        """The same, inside a predicate."""
        inner = Context(self.filling, self.frame)
        inner.here, inner.pos, inner.size = here, pos, size
        return inner

    @property
    def now(self) -> datetime:
        """The moment of this turn, aware."""
        return self.filling.now

    @property
    def tz(self) -> tzinfo:
        """Local time of this turn."""
        return self.filling.tz
