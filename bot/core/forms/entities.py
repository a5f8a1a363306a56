"""What a form says of entities: its declarations, checked when it is loaded, and the changes one filling makes."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element as Xml

from bot.core.entities import EntityChange
from bot.core.forms.element import ENTITIES, every
from bot.core.forms.model import Frame, Node
from bot.core.forms.problems import FormProblem
from bot.core.forms.walking import path_of

if TYPE_CHECKING:
    from bot.core.forms.filling import Filling

_TRUE = ("1", "true")
_UUID_V4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_NAME = re.compile(r"(?!__)[^\W\d][\w-]*")
_PROPERTY = re.compile(r"(?!__)[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class EntityDeclaration:
    """One `<entity>` of a form: the list it belongs to, its node, and the nodes whose answers are its properties.

    When it creates, when it updates, which one and under what name are expressions of its attributes and label.
    """

    dataset: str
    node: Node
    properties: Mapping[str, Node]


def declared(nodes: list[Node], model: Xml, problems: list[FormProblem]) -> tuple[EntityDeclaration, ...]:
    """The declarations of a form, problems appended: a property saved twice, names that no list may have."""
    found = [(node, dict(_constants(node)).get("dataset", "")) for node in nodes if _is_entity(node)]
    saved: dict[str, dict[str, Node]] = {node.path: {} for node, _ in found}
    by_path = {node.path: node for node in nodes}
    for bind in every(model, "bind"):
        name, node = bind.get(f"{ENTITIES}saveto", ""), by_path.get(bind.get("nodeset", ""))
        if not name or node is None:
            continue
        home = _home(node, [entity for entity, _ in found])
        if home is None:
            problems.append(FormProblem("entity.none", node.path, {"name": name}))
        elif not _PROPERTY.fullmatch(name) or name.lower() in ("name", "label"):
            problems.append(FormProblem("entity.property", node.path, {"name": name}))
        elif (other := saved[home.path].setdefault(name, node)) is not node:
            problems.append(FormProblem("entity.twice", node.path, {"name": name, "other": other.name}))
    for node, dataset in found:
        if not _NAME.fullmatch(dataset):
            problems.append(FormProblem("entity.dataset", node.path, {"name": dataset}))
    return tuple(EntityDeclaration(dataset, node, saved[node.path]) for node, dataset in found)


def entity_changes(filling: Filling, seed: str) -> tuple[EntityChange, ...]:
    """What a completed filling creates and updates. A new entity without an id gets a version 4 UUID that follows from
    `seed` and its place alone, so that the same filling filed again names the same entity."""
    found = (
        _change(declaration, frame, seed)
        for declaration in filling.form.entities
        for frame in _frames(filling.root, declaration.node)
        if frame.rel[declaration.node.slot]
    )
    return tuple(change for change in found if change.creates or change.updates)


def new_id(seed: str, place: str) -> str:
    """The version 4 UUID of the entity created at `place`."""
    return str(uuid.UUID(bytes=blake2b(f"{seed}\0{place}".encode(), digest_size=16).digest(), version=4))


def is_new_id(text: str) -> bool:
    """May a new entity be called so? Central takes nothing but a version 4 UUID."""
    return _UUID_V4.fullmatch(text) is not None


def _change(declaration: EntityDeclaration, frame: Frame, seed: str) -> EntityChange:
    node = declaration.node
    given = dict(_constants(node)) | {
        child.name.removeprefix("@"): frame.values[child.slot] for child in node.children if frame.rel[child.slot]
    }
    creates, updates = given.get("create", "") in _TRUE, given.get("update", "") in _TRUE
    place, key, base = path_of(frame, node), given.get("id", "").strip(), given.get("baseVersion", "")
    if creates and not is_new_id(key) and not (updates and key):
        key = new_id(seed, place)
    return EntityChange(
        place=place,
        dataset=declaration.dataset,
        id=key,
        label=given.get("label", "").strip(),
        properties=dict(_properties(declaration, frame)),
        creates=creates,
        updates=updates and bool(key),
        base_version=int(base) if base.isdecimal() and len(base) < 9 else 0,
        as_new=creates and not (updates and key),
    )


def _properties(declaration: EntityDeclaration, frame: Frame) -> Iterator[tuple[str, str]]:
    for name, node in declaration.properties.items():
        home = frame.up(frame.shape.depth - node.holder.depth)
        if home.rel[node.slot]:  # what was not asked is no news
            yield name, home.values[node.slot]


def _frames(root: Frame, node: Node) -> list[Frame]:
    route: list[int] = []
    shape = node.holder
    while shape.node is not None and shape.parent is not None:
        route.insert(0, shape.node.rep)
        shape = shape.parent
    return root.under(tuple(route))


def _home(node: Node, entities: list[Node]) -> Node | None:
    """The entity that an answer belongs to: the one whose group or repeat holds it most closely."""

    def container(entity: Node) -> str:
        return entity.path.removesuffix("/meta/entity") + "/"

    around = [one for one in entities if node.path.startswith(container(one)) and one.holder.depth >= node.holder.depth]
    return max(around, key=lambda one: len(one.path), default=None)


def _is_entity(node: Node) -> bool:
    return node.name == "entity" and node.parent is not None and node.parent.name == "meta"


def _constants(node: Node) -> Iterator[tuple[str, str]]:
    return ((tag.rpartition("}")[2], value) for tag, value in node.attributes)
