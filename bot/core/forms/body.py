"""The body of a form: controls to questions, groups and choices."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element as Xml

from bot.core.forms.binds import Compiler, itext_key
from bot.core.forms.choices import Choices
from bot.core.forms.element import JR, every, find, local
from bot.core.forms.form import Asked
from bot.core.forms.kinds import UNSUPPORTED, kind_of
from bot.core.forms.model import Context, Element, Node
from bot.core.forms.problems import FormProblem, XPathError
from bot.core.forms.questions import Group, RankQuestion, SelectMultipleQuestion, TextQuestion
from bot.core.forms.rules import CHOICES, COUNT, Action
from bot.core.forms.texts import Text, pieces
from bot.core.forms.xpath.code import Code, as_number, as_text
from bot.core.forms.xpath.compiler import compile_text
from bot.core.forms.xpath.parser import parse
from bot.core.forms.xpath.scope import Learned, Scope
from bot.core.forms.xpath.syntax import Call, Path

_OWN = ("ref", "appearance")
_SKIP = ("label", "hint", "itemset", "item", "value", "help", "alert")


class Body:
    """Reads the body once; `items` are its top-level controls, `actions` the setvalues inside it."""

    __slots__ = ("actions", "compiler", "controls", "items", "order")

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.controls: dict[str, Asked] = {}
        self.actions: list[Action] = []
        self.order = 0
        self.items: list[Asked] = []

    def read(self, body: Xml) -> None:
        """Read all controls."""
        self.items = self._inside(body, self.compiler.world.root.path, ())

    def _inside(self, xml: Xml, path: str, groups: tuple[Group, ...]) -> list[Asked]:
        found = []
        for child in xml:
            name = local(child)
            if name == "group":
                found += self._group(child, path, groups)
            elif name == "repeat":
                found.append(self._repeat(child, child, path, groups))
            elif name in _SKIP or name == "setvalue":
                continue
            elif (asked := self._question(child, path, groups)) is not None:
                found.append(asked)
        return found

    def _path(self, xml: Xml, path: str) -> str:
        ref = xml.get("ref") or xml.get("nodeset") or ""
        return ref if ref.startswith("/") or not ref else f"{path}/{ref}"

    def _place(self, asked: Asked) -> None:
        self.order += 1
        asked.order = asked.last = self.order

    def _group(self, xml: Xml, path: str, groups: tuple[Group, ...]) -> list[Asked]:
        repeat = find(xml, "repeat")
        if repeat is not None:
            return [self._repeat(repeat, xml, path, groups)]
        ref = self._path(xml, path)
        node = self.compiler.nodes.get(ref) if ref else None
        if ref and node is None:
            self._missing(ref)
        group = Group(ref, ref.rpartition("/")[2], xml.get("appearance", ""))
        asked = Asked(node, None, group)
        self._place(asked)
        self._texts(asked, xml, node or self.compiler.world.root)
        asked.items = self._inside(xml, ref or path, (*groups, group))
        asked.last = self.order
        if ref:
            self.controls[ref] = asked
        return [asked]

    def _repeat(self, xml: Xml, labelled: Xml, path: str, groups: tuple[Group, ...]) -> Asked:
        ref = self._path(xml, path)
        node = self.compiler.nodes.get(ref)
        count = xml.get(f"{JR}count")
        group = Group(ref, ref.rpartition("/")[2], labelled.get("appearance", ""), repeat=True, counted=bool(count))
        asked = Asked(node, None, group)
        self._place(asked)
        if node is None:
            self._missing(ref)
            return asked
        self._texts(asked, labelled, node)
        if count:
            assert node.parent is not None
            learned = Learned()
            code = self.compiler.code(count, node, "repeat_count", learned, node.parent)
            self.compiler.rule(COUNT, node, as_number(code), learned)
        asked.items = self._inside(xml, ref, (*groups, group))
        self.actions += self.compiler.actions(xml, None)
        asked.last = self.order
        self.controls[ref] = asked
        return asked

    def _missing(self, path: str) -> None:
        self.compiler.problems.append(FormProblem("form.bind", path, {"path": path}))

    def _question(self, xml: Xml, path: str, groups: tuple[Group, ...]) -> Asked | None:
        ref = self._path(xml, path)
        node = self.compiler.nodes.get(ref)
        if node is None:
            self._missing(ref)
            return None
        kind = kind_of(xml, node)
        if kind is None:
            details = {"type": node.type if node.type in UNSUPPORTED else local(xml)}
            self.compiler.problems.append(FormProblem("form.type", ref, details))
            kind = TextQuestion
        asked = Asked(node)
        self._place(asked)
        extra = dict(node.bind.extra) if node.bind is not None else {}
        extra |= {name.rpartition("}")[2]: value for name, value in xml.attrib.items() if name not in _OWN}
        asked.question = kind(ref, node.name, xml.get("appearance", ""), extra, groups, asked.order)
        node.question = asked.question
        self._texts(asked, xml, node)
        if asked.question.offers:
            self._choices(xml, node)
        self.controls[ref] = asked
        self.actions += self.compiler.actions(xml, node)
        return asked

    def _texts(self, asked: Asked, xml: Xml, node: Node) -> None:
        asked.label = self.text(find(xml, "label"), node, "label")
        hint = find(xml, "hint")
        asked.hint = self.text(hint, node, "hint")
        for element in (find(xml, "label"), hint):
            key = itext_key(element.get("ref", "")) if element is not None else None
            for form in sorted(self.compiler.translations.forms(key)) if key else ():
                text = self.compiler.translated(key or "", node, form, form)
                if form == "guidance":
                    asked.guidance = text
                elif form not in ("", "long", "short") and text is not None:
                    asked.media[form] = text

    def text(self, xml: Xml | None, node: Node, part: str) -> Text | None:
        """A label or hint element: translated, an expression, or text with outputs."""
        if xml is None:
            return None
        ref = xml.get("ref")
        if not ref:
            return self.compiler.translations.same(pieces(xml, lambda t: as_text(self.compiler.code(t, node, part))))
        key = itext_key(ref)
        if key is not None:
            return self.compiler.translated(key, node, part)
        return self.compiler.translations.same([as_text(self.compiler.code(ref, node, part))])

    def _choices(self, xml: Xml, node: Node) -> None:
        several = isinstance(node.question, SelectMultipleQuestion | RankQuestion)
        ordered = not isinstance(node.question, RankQuestion)
        itemset = find(xml, "itemset")
        if itemset is None:
            node.choices = self._written(xml, node, several, ordered)
            return
        learned = Learned()
        scope = Scope(self.compiler.world, node, learned)
        expression = itemset.get("nodeset", "")
        code = self.compiler.code(expression, node, "choice_filter", learned)
        if code.nodes is None:
            if not self.compiler.problems:
                self.compiler.problems.append(FormProblem("xpath.nodeset", node.path, {"part": "choice_filter"}))
            return
        inner = self._row_scope(expression, scope)
        name = self._row(itemset, "value", inner, node)
        label, plain = self._row_label(itemset, inner, node)
        still = plain and not (learned.refs or learned.volatile or learned.chance)
        lists = frozenset(learned.instances)
        node.choices = Choices(code.nodes, name, label, still=still, several=several, ordered=ordered, instances=lists)
        rows = node.choices
        self.compiler.rule(CHOICES, node, lambda c: rows.kept(c.frame.values[node.slot], c), learned)

    def _row_scope(self, expression: str, scope: Scope) -> Scope:
        """The scope of one row: an element of a list, or an instance of a repeat of the form itself."""
        tree = parse(expression)
        while isinstance(tree, Call) and tree.name == "randomize":
            tree = tree.arguments[0]
        if isinstance(tree, Path) and tree.start == "/" and all(step.axis == "child" for step in tree.steps):
            path = "/" + "/".join(step.test for step in tree.steps)
            if path in self.compiler.nodes:
                return scope.inside("main", self.compiler.nodes[path])
        if isinstance(tree, Path) and tree.start is None:
            return scope.inside("place")
        return scope.inside("element")

    def _row(self, itemset: Xml, part: str, scope: Scope, node: Node) -> Callable[[Context], str]:
        element = find(itemset, part)
        ref = element.get("ref", "") if element is not None else ""
        self.compiler.world.looked_at.update((name, ref, node.path) for name in scope.learned.instances)
        return as_text(self._compile(ref or "''", scope, node))

    def _compile(self, text: str, scope: Scope, node: Node) -> Code:
        try:
            return compile_text(text, scope)
        except XPathError as error:
            details = {**error.details, "part": "choice_filter", "expression": text}
            self.compiler.problems.append(FormProblem(error.code, node.path, details))
            return Code("str", lambda _c: "")

    def _row_label(self, itemset: Xml, scope: Scope, node: Node) -> tuple[Callable[[Context], str], bool]:
        """The label of one row, and whether it is free of answers."""
        element = find(itemset, "label")
        ref = element.get("ref", "").strip() if element is not None else ""
        if not ref.startswith("jr:itext("):
            self.compiler.world.looked_at.update((name, ref, node.path) for name in scope.learned.instances)
            return as_text(self._compile(ref or "''", scope, node)), scope.mode == "element"
        texts: dict[str, Text | None] = {}
        key = as_text(self._compile(ref[9:].rpartition(")")[0], scope, node))
        for name in self.compiler.translations.table:
            if not name.startswith("/") or ":label" not in name:
                texts[name] = self.compiler.translated(name, node, "label")
        plain = all(text is None or text.plain for text in texts.values())

        def label(c: Context) -> str:
            text = texts.get(key(c))
            if text is not None:
                return text.render(c)
            return c.here.fields.get("label", "") if isinstance(c.here, Element) else ""

        return label, plain

    def _written(self, xml: Xml, node: Node, several: bool, ordered: bool) -> Choices:
        rows: list[Any] = []
        texts: dict[str, Text | None] = {}
        for item in every(xml, "item"):
            value = find(item, "value")
            row = Element("item")
            row.add(Element("name", None, (value.text or "").strip() if value is not None else ""))
            rows.append(row)
            texts[row.fields["name"]] = self.text(find(item, "label"), node, "label")
        plain = all(text is None or text.plain for text in texts.values())

        def name(c: Context) -> str:
            return c.here.fields["name"]  # type: ignore[no-any-return]

        def label(c: Context) -> str:
            text = texts.get(c.here.fields["name"])
            return text.render(c) if text is not None else ""

        return Choices(lambda _c: rows, name, label, still=plain, several=several, ordered=ordered)
