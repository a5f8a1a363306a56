"""A questionnaire, loaded: never changed by being answered."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.core.forms.entities import EntityDeclaration
from bot.core.forms.instances import Rows
from bot.core.forms.model import Element, Node
from bot.core.forms.questions import Group, Question
from bot.core.forms.rules import Action, Rule
from bot.core.forms.texts import Text, Translations
from bot.core.forms.tree import Start

if TYPE_CHECKING:
    from bot.core.forms.filling import Filling


class Asked:
    """A control of the body: its question, node and texts. Groups and repeats hold further `items`."""

    __slots__ = ("group", "guidance", "hint", "items", "label", "last", "media", "node", "order", "question")

    def __init__(self, node: Node | None, question: Question | None = None, group: Group | None = None) -> None:
        self.node = node
        self.question = question
        self.group = group
        self.items: list[Asked] = []
        self.order = self.last = 0  # its own place, and that of the last control inside it
        self.label: Text | None = None
        self.hint: Text | None = None
        self.guidance: Text | None = None
        self.media: dict[str, Text] = {}


class Form:
    """A form ready to be filled: `id`, `version`, `title`, `questions` in the order they are asked.

    `entities` are its declarations; `registers` the lists of entities it reads, each with the fields it looks at
    (`*` for all): whoever begins a filling gives their rows.
    """

    __slots__ = (
        "by_name",
        "by_path",
        "controls",
        "entities",
        "first_load",
        "id",
        "instances",
        "items",
        "new_repeat",
        "nodes",
        "questions",
        "registers",
        "root",
        "rules",
        "start",
        "title",
        "translations",
        "unique",
        "version",
        "volatile",
    )

    def __init__(self, root: Node, start: Start, nodes: list[Node]) -> None:
        self.root = root
        self.start = start
        self.nodes = nodes
        self.id = self.version = self.title = ""
        self.by_path: dict[str, Node] = {node.path: node for node in nodes}
        self.by_name: dict[str, Node] = {}
        for node in nodes:
            self.by_name.setdefault(node.name, node)
        self.instances: dict[str, Element] = {}
        self.translations = Translations(None)
        self.items: list[Asked] = []
        self.controls: dict[str, Asked] = {}
        self.questions: tuple[Question, ...] = ()
        self.rules: list[Rule] = []
        self.volatile: list[Rule] = []
        self.first_load: list[Action] = []
        self.new_repeat: list[Action] = []
        self.unique: frozenset[str] = frozenset()
        self.entities: tuple[EntityDeclaration, ...] = ()
        self.registers: dict[str, frozenset[str]] = {}

    @property
    def has_notes(self) -> bool:
        """Is anything only to be read?"""
        return any(not question.asked for question in self.questions)

    @property
    def has_repeats(self) -> bool:
        """Is any group told several times?"""
        return bool(self.root.holder.repeats)

    @property
    def has_readonly(self) -> bool:
        """Is anything ever read-only?"""
        readonly = (node for node in self.nodes if node.bind is not None and node.bind.readonly is not None)
        return any(node.question is not None or node.children for node in readonly)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages the form speaks, as written in it; one blank name where it has no translations."""
        return self.translations.languages

    def question(self, name_or_path: str) -> Question | None:
        """The question with this name or template path."""
        node = self.by_path.get(name_or_path) or self.by_name.get(name_or_path)
        return node.question if node else None

    def begin(
        self,
        now: datetime,
        *,
        preset: Mapping[str, str] | None = None,
        lists: Mapping[str, Rows] | None = None,
        language: str = "",
        context: Mapping[str, str] | None = None,
        seed: int | None = None,
    ) -> Filling:
        """A new filling at `now` (aware). `preset` gives values by name or path before anything is worked out;
        `lists` replaces choices by the name of their list, rows being (name, label) or fields by name; `context` holds
        username, deviceid, phonenumber …; `seed` makes uuid() and random() repeatable (by default drawn from the
        system)."""
        from bot.core.forms.filling import Filling

        filling = Filling(self, now, language, secrets.randbits(48) if seed is None else seed)
        filling.start(self.start, preset or {}, lists or {}, context or {})
        return filling

    def restore(self, state: Mapping[str, Any], now: datetime) -> Filling:
        """The filling that `Filling.state()` stored, at `now`; costs what the state holds, not what the form does."""
        from bot.core.forms.state import restored

        return restored(self, state, now)

    def open(self, xml: str | bytes, now: datetime, *, language: str = "", seed: int | None = None) -> Filling:
        """A filling that starts from a filled instance; raises FormError when it is not one of this form."""
        from bot.core.forms.serialise import opened

        return opened(self, xml, now, language, secrets.randbits(48) if seed is None else seed)
