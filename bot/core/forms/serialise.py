"""Submissions: a filling to OpenRosa XML, and a filled instance back to a filling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from bot.core.entities import EntityChange
from bot.core.forms.element import local, parsed
from bot.core.forms.filling import Filling
from bot.core.forms.model import Frame, Node
from bot.core.forms.preload import closing
from bot.core.forms.problems import FormError, FormProblem
from bot.core.forms.tree import read_instance
from bot.core.forms.walking import path_of

if TYPE_CHECKING:
    from bot.core.forms.form import Form

_PREFIXES = {
    "http://openrosa.org/javarosa": "jr",
    "http://openrosa.org/xforms": "orx",
    "http://www.opendatakit.org/xforms": "odk",
    "http://www.opendatakit.org/xforms/entities": "entities",
}
_OWN = ("http://www.w3.org/2002/xforms", "")


class _Writer:
    def __init__(self, filling: Filling, values: dict[int, str], entities: Sequence[EntityChange] = ()) -> None:
        self.values = values
        self.entities = {change.place: change for change in entities}
        self.filling = filling
        self.used: set[str] = set()
        self.out: list[str] = []

    def tag(self, tag: str) -> str:
        space, _, name = tag.rpartition("}")
        space = space.lstrip("{")
        if space in _OWN:
            return name
        if space not in _PREFIXES:
            return name
        self.used.add(space)
        return f"{_PREFIXES[space]}:{name}"

    def node(self, node: Node, frame: Frame) -> None:
        if not frame.rel[node.slot]:
            return
        name = self.tag(node.tag)
        attributes = [(self.tag(tag), value) for tag, value in node.attributes]
        inside = []
        for child in node.children:
            if not child.name.startswith("@"):
                inside.append(child)
            elif frame.rel[child.slot]:
                attributes.append((self.tag(child.tag), frame.values[child.slot]))
        if self.entities and node.name == "entity":
            attributes = _as_changed(attributes, self.entities.get(path_of(frame, node)))
        head = name + "".join(f" {key}={quoteattr(value)}" for key, value in attributes)
        if inside:
            self.out.append(f"<{head}>")
            for child in inside:
                for inner in frame.reps[child.rep] if child.inner else (frame,):
                    self.node(child, inner)
            self.out.append(f"</{name}>")
            return
        text = self.values.get(node.index, frame.values[node.slot])
        self.out.append(f"<{head}>{escape(_clean(text))}</{name}>" if text else f"<{head}/>")


def _as_changed(attributes: list[tuple[str, str]], change: EntityChange | None) -> list[tuple[str, str]]:
    """The attributes of an entity's block as the server understood them: id, which of both it is, version seen."""
    if change is None:
        return attributes
    found = dict(attributes) | {"id": change.id}
    for name, does in (("create", change.creates), ("update", change.updates)):
        if does != (found.get(name, "") in ("1", "true")):
            found[name] = "1" if does else "0"
    if change.updates and change.base_version:
        found["baseVersion"] = str(change.base_version)
    return list(found.items())


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")


def written(
    filling: Filling,
    instance_id: str,
    now: datetime,
    deprecated_id: str | None,
    entities: Sequence[EntityChange] = (),
) -> bytes:
    """See `Filling.to_xml`."""
    form = filling.form
    values = closing(form, now)
    meta = f"{form.root.path}/meta"
    for name, value in (("instanceID", instance_id), ("deprecatedID", deprecated_id or "")):
        node = form.by_path.get(f"{meta}/{name}")
        if node is not None:
            values[node.index] = value
    writer = _Writer(filling, values, entities)
    writer.node(form.root, filling.root)
    text = "".join(writer.out)
    if deprecated_id and f"{meta}/deprecatedID" not in form.by_path:
        text = _after_instance_id(text, deprecated_id)
    spaces = "".join(f' xmlns:{_PREFIXES[space]}="{space}"' for space in sorted(writer.used))
    head, close, rest = text.partition(">") if ">" in text else (text, "", "")
    slash = "/" if head.endswith("/") else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>{head.removesuffix("/")}{spaces}{slash}{close}{rest}'.encode()


def _after_instance_id(text: str, deprecated_id: str) -> str:
    for name in ("instanceID", "orx:instanceID"):
        mark = f"</{name}>"
        if mark in text:
            other = name.replace("instanceID", "deprecatedID")
            return text.replace(mark, f"{mark}<{other}>{escape(deprecated_id)}</{other}>", 1)
    return text


def opened(form: Form, xml: str | bytes, now: datetime, language: str, seed: int) -> Filling:
    """See `Form.open`."""
    root = parsed(xml)
    if local(root) != form.root.name:
        raise FormError([FormProblem("instance.root", details={"name": local(root), "wanted": form.root.name})])
    filling = Filling(form, now, language, seed)
    filling.work.loading = True
    filling.work.fill(filling.root, read_instance(root, form.root))
    filling.work.settle()
    filling.work.loading = False
    return filling
