"""Submissions: a filling to OpenRosa XML, and a filled instance back to a filling."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from bot.core.forms.element import local, parsed
from bot.core.forms.filling import Filling
from bot.core.forms.model import Frame, Node
from bot.core.forms.preload import closing
from bot.core.forms.problems import FormError, FormProblem
from bot.core.forms.tree import read_instance

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
    def __init__(self, filling: Filling, values: dict[int, str]) -> None:
        self.values = values
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


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")


def written(filling: Filling, instance_id: str, now: datetime, deprecated_id: str | None) -> bytes:
    """See `Filling.to_xml`."""
    form = filling.form
    values = closing(form, now)
    meta = f"{form.root.path}/meta"
    for name, value in (("instanceID", instance_id), ("deprecatedID", deprecated_id or "")):
        node = form.by_path.get(f"{meta}/{name}")
        if node is not None:
            values[node.index] = value
    writer = _Writer(filling, values)
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
