"""Binds, actions and repeat counts: the expressions of a form, compiled, with every problem named."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element as Xml

from bot.core.forms.element import JR, ORX, every, local
from bot.core.forms.model import Bind, Context, Node
from bot.core.forms.problems import FormProblem, XPathError
from bot.core.forms.rules import CALCULATE, RELEVANT, Action, Rule
from bot.core.forms.texts import Text, Translations
from bot.core.forms.xpath.code import Code, as_text, as_truth, constant
from bot.core.forms.xpath.compiler import compile_text
from bot.core.forms.xpath.scope import Learned, Scope, World
from bot.core.forms.xpath.typed import typed


class Compiler:
    """Compiles what one form says; collects `problems` instead of stopping at the first, and `rules` on the way."""

    __slots__ = ("nodes", "problems", "rules", "translations", "world")

    def __init__(self, world: World, nodes: dict[str, Node], translations: Translations) -> None:
        self.world = world
        self.nodes = nodes
        self.translations = translations
        self.problems: list[FormProblem] = []
        self.rules: list[Rule] = []

    def code(self, text: str, node: Node, part: str, learned: Learned | None = None, frame: Node | None = None) -> Code:
        """Compile `text` of `node`; a problem is noted under `part` and a blank takes its place. It runs in the frame
        of `node`, or in that of `frame` (a repeat's count runs before there are instances)."""
        try:
            return compile_text(text, Scope(self.world, frame or node, learned or Learned(), node=node))
        except XPathError as error:
            details = {**error.details, "part": part, "expression": " ".join(text.split())}
            self.problems.append(FormProblem(error.code, node.path, details))
            return constant("str", "")

    def text(self, value: str | None, node: Node, part: str) -> Text | None:
        """A message of a bind: literal text, or a reference to a translated one."""
        if not value:
            return None
        key = itext_key(value)
        if key is None:
            return self.translations.same(value.strip())
        return self.translated(key, node, part)

    def translated(self, key: str, node: Node, part: str, form: str = "") -> Text | None:
        """The translated text `key`, its outputs read from `node`."""
        return self.translations.text(key, lambda text: as_text(self.code(text, node, part)), form)

    def rule(self, kind: int, node: Node, run: Callable[[Context], object], learned: Learned) -> None:
        """Remember an expression whose result is kept."""
        self.rules.append(Rule(kind, node, run, learned))

    def bind(self, xml: Xml) -> None:
        """Compile one `<bind>`."""
        path = xml.get("nodeset") or xml.get("ref") or ""
        node = self.nodes.get(path)
        if node is None:
            self.problems.append(FormProblem("form.bind", path, {"path": path}))
            return
        bind = node.bind = node.bind or Bind()
        node.type = (xml.get("type") or "string").rpartition(":")[2]
        self._kept(xml, node)
        bind.required = self._truth(xml.get("required"), node, "required")
        bind.readonly = self._truth(xml.get("readonly"), node, "readonly")
        bind.always_readonly = (xml.get("readonly") or "").strip() == "true()"
        bind.constraint = self._truth(xml.get("constraint"), node, "constraint")
        bind.constraint_message = self.text(xml.get(f"{JR}constraintMsg"), node, "constraint_message")
        bind.required_message = self.text(xml.get(f"{JR}requiredMsg"), node, "required_message")
        bind.extra = {name[len(ORX) :]: value for name, value in xml.attrib.items() if name.startswith(ORX)}
        preload = xml.get(f"{JR}preload")
        if preload:
            bind.preload = (preload, xml.get(f"{JR}preloadParams", ""))

    def _truth(self, text: str | None, node: Node, part: str) -> Callable[[Context], bool] | None:
        if text is None or text.strip() in ("", "false()"):
            return None
        return as_truth(self.code(text, node, part))

    def _kept(self, xml: Xml, node: Node) -> None:
        assert node.bind is not None
        relevant, calculate = xml.get("relevant"), xml.get("calculate")
        if relevant and relevant.strip() != "true()":
            learned = Learned()
            node.bind.relevant = as_truth(self.code(relevant, node, "relevant", learned))
            self.rule(RELEVANT, node, node.bind.relevant, learned)
        if calculate:
            learned = Learned()
            node.bind.calculate = typed(self.code(calculate, node, "calculation", learned), node.type)
            self.rule(CALCULATE, node, node.bind.calculate, learned)

    def actions(self, xml: Xml, trigger: Node | None) -> list[Action]:
        """The `<setvalue>`s directly inside `xml`; `trigger` is the node of the control they stand in."""
        found = []
        for action in every(xml, "setvalue"):
            node = self.nodes.get(action.get("ref") or action.get("bind") or "")
            if node is None:
                self.problems.append(FormProblem("form.bind", "", {"path": action.get("ref", "")}))
                continue
            value = action.get("value")
            code = self.code(value, node, "default") if value else constant("str", (action.text or "").strip())
            events = frozenset((action.get("event") or "").split())
            found.append(Action(events, node, typed(code, node.type), trigger))
        return found


def itext_key(value: str) -> str | None:
    """The id in `jr:itext('…')`; None for other text."""
    value = value.strip()
    if value.startswith("jr:itext(") and value.endswith(")"):
        inner = value[9:-1].strip()
        if inner[:1] in ("'", '"') and inner[-1:] == inner[:1]:
            return inner[1:-1]
    return None


def attribute_paths(model: Xml) -> frozenset[str]:
    """Paths of attributes that a bind or an action speaks of."""
    named = (xml.get("nodeset") or xml.get("ref") or "" for xml in model.iter() if local(xml) in ("bind", "setvalue"))
    return frozenset(path for path in named if "/@" in path)
