"""What expressions find around them: the moment, the language, lists, chance, texts of the form."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from bot.core.forms.choices import Pairs
from bot.core.forms.instances import Rows, rows
from bot.core.forms.model import Context, Element, Frame, Node
from bot.core.forms.settle import Work
from bot.core.forms.texts import code_of

if TYPE_CHECKING:
    from bot.core.forms.form import Form


class Surroundings:
    """The side of a filling that expressions see; everything it holds is in the stored state or in the form."""

    __slots__ = (
        "context",
        "draws",
        "form",
        "language",
        "language_code",
        "lists",
        "made",
        "now",
        "root",
        "seed",
        "work",
    )

    def __init__(self, form: Form, now: datetime, language: str, seed: int) -> None:
        self.form = form
        self.now = now
        self.language = form.translations.language(language)
        self.language_code = code_of(self.language) or code_of(language)
        self.seed = seed
        self.draws = 0
        self.lists: dict[str, Rows] = {}
        self.made: dict[str, Element] = {}
        self.context: Mapping[str, str] = {}
        self.root = Frame(form.root.frame, None, 1)
        self.work = Work(self)

    @property
    def tz(self) -> tzinfo:
        """Local time."""
        assert self.now.tzinfo is not None
        return self.now.tzinfo

    def instance(self, name: str) -> Element:
        """A secondary instance, as replaced for this filling."""
        return self.find_instance(name) or Element(name)

    def find_instance(self, name: str) -> Element | None:
        """The same, None where the form has no such list."""
        if name not in self.lists:
            return self.form.instances.get(name)
        if name not in self.made:
            top = Element(name)
            top.add(rows([_fields(row) for row in self.lists[name]]))
            self.made[name] = top
        return self.made[name]

    def speak(self, language: str) -> None:
        """Say labels, hints and messages in another of the form's languages from now on."""
        self.language = self.form.translations.language(language)
        self.language_code = code_of(self.language) or code_of(language)

    def chance(self) -> float:
        """A number in [0, 1): repeatable from the seed and the count of draws, which the state keeps."""
        self.draws += 1
        return random.Random(f"{self.seed}:{self.draws}").random()

    def uuid(self) -> str:
        """A version 4 UUID, drawn like `chance`."""
        self.draws += 1
        return str(uuid.UUID(int=random.Random(f"{self.seed}:{self.draws}").getrandbits(128), version=4))

    def guid(self, size: float) -> str:
        """uuid(n): `n` random letters and digits."""
        self.draws += 1
        draw = random.Random(f"{self.seed}:{self.draws}")
        count = int(size) if 0 < size <= 256 else 0
        return "".join(draw.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=count))

    def itext(self, key: str, c: Context) -> str:
        """jr:itext(): a text of the form by its id."""
        text = self.form.translations.text(key, lambda _expression: lambda _c: "")
        return text.render(c) if text else ""

    def choice_label(self, frame: Frame, node: Node, value: str) -> str:
        """jr:choice-name(): the label of one choice of `node`; blank when it is not offered."""
        if node.choices is None:
            return ""
        pairs: Pairs = node.choices.pairs(Context(self, frame))
        return dict(pairs).get(value, "")

    def property(self, name: str) -> str:
        """property(): what the context says."""
        return self.context.get(name, "")


def _fields(row: tuple[str, str] | Mapping[str, str]) -> Mapping[str, str]:
    """A row by its fields; a pair is (name, label), as a list after it was stored."""
    if isinstance(row, Mapping):
        return row
    return {"name": row[0], "label": row[1]}
