"""What the compiler knows about the place an expression stands in, and what it learns there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bot.core.forms.model import Element, Node

Mode = Literal["main", "element", "place"]


class World:
    """The form around all its expressions: the main instance, the secondary instances, version.

    `looked_at` collects (list, field, path of the node whose expression looks) of the secondary instances.
    """

    __slots__ = ("instances", "looked_at", "root", "version")

    def __init__(self, root: Node, instances: Mapping[str, Element], version: str = "") -> None:
        self.root = root
        self.instances = instances
        self.version = version
        self.looked_at: set[tuple[str, str, str]] = set()


class Learned:
    """What an expression reads: nodes with the depth of the frame shared with the reader, and what changes alone.

    `refs` holds (node, depth, sibling); `sibling` marks a read of another instance of the reader's own repeat.
    `volatile` names the sources that change without any answer changing: today, now. `instances` are the secondary
    instances it looks into; `chance` tells that it draws a random number or order.
    """

    __slots__ = ("chance", "instances", "refs", "volatile")

    def __init__(self) -> None:
        self.refs: list[tuple[Node, int, bool]] = []
        self.volatile: set[str] = set()
        self.instances: set[str] = set()
        self.chance = False


class Scope:
    """`origin` is the node an expression belongs to. `mode` tells what `here` is when it runs: a frame, with `node`
    known now ("main"); an element of a secondary instance ("element"); or a Place known only then ("place")."""

    __slots__ = ("learned", "mode", "node", "origin", "outer", "world")

    def __init__(
        self,
        world: World,
        origin: Node,
        learned: Learned,
        *,
        mode: Mode = "main",
        node: Node | None = None,
        outer: Scope | None = None,
    ) -> None:
        self.world = world
        self.origin = origin
        self.learned = learned
        self.mode = mode
        self.node: Node = node or origin
        self.outer = outer

    def inside(self, mode: Mode, node: Node | None = None) -> Scope:
        """The scope of a predicate."""
        return Scope(self.world, self.origin, self.learned, mode=mode, node=node, outer=self)

    def top(self) -> Scope:
        """The scope of the whole expression (what current() means)."""
        return Scope(self.world, self.origin, self.learned)

    def reads(self, node: Node, depth: int, sibling: bool = False) -> None:
        """Remember that the expression reads `node`."""
        self.learned.refs.append((node, depth, sibling))
