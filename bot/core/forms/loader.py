"""XForm XML to a Form: read, compile, order, and name everything that is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from xml.etree.ElementTree import Element as Xml

from bot.core.forms.binds import Compiler, attribute_paths
from bot.core.forms.body import Body
from bot.core.forms.element import ORX, every, find, local, parsed, words
from bot.core.forms.entities import declared
from bot.core.forms.form import Asked, Form
from bot.core.forms.instances import secondary
from bot.core.forms.model import Element, FrameDef, Node
from bot.core.forms.problems import FormError, FormProblem
from bot.core.forms.rules import Action, link, ordered
from bot.core.forms.texts import Translations
from bot.core.forms.tree import grown
from bot.core.forms.xpath.fields import ANY
from bot.core.forms.xpath.scope import World

_LIGHT = frozenset(("form.type", "form.file", "form.bind", "entity.unknown"))
_NO_REGISTERS: Mapping[str, Collection[str]] = {}
_ALWAYS = frozenset(("name", "label", ANY))  # of every entity; so are those that begin with "__"
_FIRST_LOAD = frozenset(("odk-instance-first-load", "xforms-ready", "odk-instance-load"))


def load_form(
    xml: str | bytes,
    files: Mapping[str, bytes] | None = None,
    *,
    strict: bool = True,
    registers: Mapping[str, Collection[str]] | None = _NO_REGISTERS,
) -> Form:
    """A Form from XForm XML and the files beside it (by name: lists in CSV, XML, GeoJSON).

    `registers` are the lists of entities that the server fills, with their properties; None where the form was checked
    before and any list may be one. Raises FormError with every problem found; a form that loads can be filled to its
    end. Unless `strict`, what a chat cannot ask is taken as text, lists whose file is missing as empty, and binds of
    nodes that do not exist ignored.
    """
    root = parsed(xml)
    model, body, instance = _parts(root)
    top = next((child for child in instance if isinstance(child.tag, str)), None)
    if top is None:
        raise FormError([FormProblem("form.instance")])
    repeats = frozenset(each.get("nodeset") or each.get("ref") or "" for each in body.iter() if local(each) == "repeat")
    node, start = grown(top, repeats, attribute_paths(model))
    form = Form(node, start, _all(node))
    _named(form, root, top)
    problems: list[FormProblem] = []
    fed = _lists(form, model, files if files is not None else {}, registers, problems)
    form.translations = Translations(find(model, "itext"))
    compiler = Compiler(World(node, form.instances, form.version), form.by_path, form.translations)
    compiler.problems += problems
    _compile(form, compiler, model, body)
    form.registers = {name: frozenset(_looked_at(compiler.world, name)) for name in sorted(fed)}
    if registers is not None:
        compiler.problems += _unknown(form, compiler.world, registers)
    grave = [problem for problem in compiler.problems if strict or problem.code not in _LIGHT]
    if grave:
        raise FormError(grave)
    return form


def _named(form: Form, root: Xml, top: Xml) -> None:
    form.id = top.get("id") or top.get("xmlns") or ""
    form.version = top.get("version") or top.get(f"{ORX}version") or ""
    head = find(root, "head")
    title = find(head, "title") if head is not None else None
    form.title = words(title) if title is not None else form.id


def _lists(
    form: Form,
    model: Xml,
    files: Mapping[str, bytes],
    registers: Mapping[str, Collection[str]] | None,
    problems: list[FormProblem],
) -> set[str]:
    """Read what the form declares and the lists it has; the names of those that a register is to fill."""
    form.entities = declared(form.nodes, model, problems)
    own = {one.dataset for one in form.entities}
    form.instances, fed = secondary(model, files, problems, None if registers is None else own | registers.keys())
    for name in own - form.instances.keys():  # updating looks the entity up in its list
        form.instances[name] = Element("root")
        fed.add(name)
    return fed


def _looked_at(world: World, name: str) -> set[str]:
    return {field for other, field, _ in world.looked_at if other == name}


def _unknown(form: Form, world: World, registers: Mapping[str, Collection[str]]) -> list[FormProblem]:
    """Fields that expressions look for in a register that has no such property."""
    known = {name: {*_ALWAYS, *registers.get(name, ())} for name in form.registers}
    for one in form.entities:
        known.setdefault(one.dataset, set()).update(one.properties)
    return [
        FormProblem("entity.unknown", path, {"name": field, "list": name})
        for name, field, path in sorted(world.looked_at)
        if name in form.registers and field not in known[name] and not field.startswith("__")
    ]


def _parts(root: Xml) -> tuple[Xml, Xml, Xml]:
    """Model, body and primary instance; raises FormError when the XML is no XForm."""
    head, body = find(root, "head"), find(root, "body")
    model = find(head, "model") if head is not None else None
    instance = find(model, "instance") if model is not None else None
    if model is None or body is None or instance is None:
        raise FormError([FormProblem("form.xform", details={"root": local(root)})])
    return model, body, instance


def _all(node: Node) -> list[Node]:
    found = [node]
    for child in node.children:
        found += _all(child)
    return found


def _compile(form: Form, compiler: Compiler, model: Xml, body: Xml) -> None:
    for bind in every(model, "bind"):
        compiler.bind(bind)
    reader = Body(compiler)
    reader.read(body)
    form.items, form.controls = reader.items, reader.controls
    form.questions = tuple(_questions(form.items))
    form.rules, cycles = ordered(compiler.rules, form.nodes)
    compiler.problems += cycles
    link(form.rules)
    form.volatile = [rule for rule in form.rules if rule.learned.volatile]
    _actions(form, compiler.actions(model, None) + reader.actions)
    _tables(form)


def _questions(items: list[Asked]) -> list:  # type: ignore[type-arg]
    found = []
    for asked in items:
        if asked.question is not None:
            found.append(asked.question)
        found += _questions(asked.items)
    return found


def _actions(form: Form, actions: list[Action]) -> None:
    for action in actions:
        if action.events & _FIRST_LOAD:
            form.first_load.append(action)
        if "odk-new-repeat" in action.events:
            form.new_repeat.append(action)
        if "xforms-value-changed" in action.events and action.trigger is not None:
            action.trigger.setvalues.append(action)


def _tables(form: Form) -> None:
    seen: dict[str, int] = {}
    shapes: set[FrameDef] = set()
    for node in form.nodes:
        seen[node.name] = seen.get(node.name, 0) + 1
        shapes.add(node.holder)
        if node.question is not None and node.bind is not None and node.bind.calculate is not None:
            node.holder.edited.append(node.slot)
    form.unique = frozenset(name for name, times in seen.items() if times == 1)
