"""A form being filled in: everything dynamic, and nothing else. Lives for one turn; never shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.core.entities import EntityChange
from bot.core.forms import walking
from bot.core.forms.choices import Pairs
from bot.core.forms.instances import Rows
from bot.core.forms.model import Context, Frame, Node
from bot.core.forms.rules import COUNT
from bot.core.forms.settle import INSTANCES
from bot.core.forms.surroundings import Surroundings
from bot.core.forms.texts import Text
from bot.core.forms.tree import Start

if TYPE_CHECKING:
    from bot.core.forms.walking import Ending, Item


@dataclass(frozen=True, slots=True)
class ConstraintBroken:
    """A candidate answer that the question's constraint refuses; `message` may be blank."""

    message: str


class Filling(Surroundings):
    """One person's answers to one form. Paths are concrete (`/data/m[2]/name`); a name will do where it is unique."""

    __slots__ = ()

    def start(
        self,
        start: Start,
        preset: Mapping[str, str],
        lists: Mapping[str, Rows],
        context: Mapping[str, str],
    ) -> None:
        """Fill from the form's own instance, then metadata, presets and first-load actions."""
        from bot.core.forms.preload import preloaded

        known = self.form.instances
        self.lists = {name: list(rows) for name, rows in lists.items() if name in known}
        self.context = context
        work = self.work
        work.loading = True
        work.fill(self.root, start)
        for node, value in preloaded(self.form, context, self.now, self.uuid):
            work.assign(node, self.root, value)
        given = set()
        for path, value in preset.items():
            node, frame = self.find(path)
            given.add((node.index, id(frame)))
            work.store(node, frame, value)
        work.settle()
        work.loading = False
        for action in self.form.first_load:
            for frame in self.root.under(tuple(_route(action.node))):
                if (action.node.index, id(frame)) not in given:
                    work.assign(action.node, frame, action.run(Context(self, frame)))
                    work.settle()

    def at(self, now: datetime) -> None:
        """Move to another moment: what depends on today() or now() is worked out again."""
        before, self.now = self.now, now
        for rule in self.form.volatile:
            if "now" in rule.learned.volatile or before.date() != now.date():
                self.work.queue(rule, self.root)
        self.work.settle()

    # — answers

    @property
    def changes(self) -> int:
        """Grows with every change, so that what was read off the filling can be kept until the next."""
        return self.work.rounds

    def find(self, path: str) -> tuple[Node, Frame]:
        """The node and frame of a concrete path or a name; raises KeyError."""
        return walking.find(self, path)

    def value(self, path: str) -> str:
        """The stored answer, also while it is hidden; blank when there is none."""
        node, frame = self.find(path)
        return frame.values[node.slot]

    def put(self, path: str, value: str) -> None:
        """Store an answer ("" erases it) and work out what depends on it. Choices that are not offered are dropped."""
        node, frame = self.find(path)
        self.work.assign(node, frame, value)
        self.work.settle()

    def add(self, path: str) -> str:
        """One more instance of the repeat at `path` (`/data/m`); its concrete path. Raises OverflowError when there
        are as many as a form may have."""
        node, parent = walking.find_repeat(self, path)
        if len(parent.reps[node.rep]) >= INSTANCES or not self.work.room():
            raise OverflowError(path)
        frame = self.work.grow(node, parent, node.fresh)
        self.work.settle()
        return walking.path_of(frame, node)

    def remove(self, path: str) -> None:
        """Take the repeat instance at `path` (`/data/m[2]`) away; a counted one comes back blank at the end."""
        node, frame = self.find(path)
        if node.inner is None:
            raise KeyError(path)
        self.work.shrink(node, frame)
        for rule in node.rules:
            if rule.kind == COUNT and frame.parent is not None:
                self.work.queue(rule, frame.parent)
        self.work.settle()

    def instances(self, path: str) -> int:
        """How many instances the repeat at `path` has."""
        node, parent = walking.find_repeat(self, path)
        return len(parent.reps[node.rep])

    def answers(self) -> dict[str, str]:
        """Relevant answers that are not blank, by name where the name is the form's only one, else by path."""
        return walking.answers(self)

    def paths(self) -> list[str]:
        """Concrete paths of all nodes in document order, groups and repeat instances included."""
        return walking.paths(self)

    # — what to ask

    def walk(self, after: str = "") -> Iterator[Item]:
        """Relevant questions and notes in the order they are asked, from the one after `after`."""
        return walking.walk(self, after)

    def steps(self) -> Iterator[Item | Ending]:
        """What `walk` gives, and an `Ending` behind each repeat that people lengthen themselves."""
        return walking.steps(self)

    def next_after(self, path: str) -> Item | None:
        """The relevant question or note after `path`; the first one for ""."""
        return next(walking.walk(self, path), None)

    def relevant(self, path: str) -> bool:
        """Shown now: its own condition and those of all groups around it hold."""
        node, frame = self.find(path)
        return frame.rel[node.slot]

    def required(self, path: str) -> bool:
        """May not stay blank."""
        return self._holds(path, "required", False)

    def readonly(self, path: str) -> bool:
        """May not be changed by the person, itself or through a group around it."""
        node, frame = self.find(path)
        return walking.readonly(self, node, frame)

    def satisfied(self, path: str) -> bool:
        """The stored answer meets its constraint (blank and hidden ones do)."""
        node, frame = self.find(path)
        return self.check(path, frame.values[node.slot]) is None

    def check(self, path: str, candidate: str) -> ConstraintBroken | None:
        """Would `candidate` break the constraint? Nothing is stored."""
        node, frame = self.find(path)
        if node.bind is None or node.bind.constraint is None or not candidate or not frame.rel[node.slot]:
            return None
        slot = node.slot
        kept, seen = frame.values[slot], frame.reads[slot]
        frame.values[slot] = frame.reads[slot] = candidate
        try:
            if node.bind.constraint(Context(self, frame)):
                return None
            return ConstraintBroken(self._text(node.bind.constraint_message, frame))
        finally:
            frame.values[slot], frame.reads[slot] = kept, seen

    def _holds(self, path: str, attribute: str, otherwise: bool) -> bool:
        node, frame = self.find(path)
        run = getattr(node.bind, attribute) if node.bind else None
        return bool(run(Context(self, frame))) if run is not None else otherwise

    # — texts

    def _text(self, text: Text | None, frame: Frame) -> str:
        return text.render(Context(self, frame)) if text is not None else ""

    def _control_text(self, path: str, attribute: str) -> str:
        node, frame = self.find(path)
        asked = self.form.controls.get(node.path)
        return self._text(getattr(asked, attribute), frame) if asked else ""

    def label(self, path: str) -> str:
        """The question, with answers put in."""
        return self._control_text(path, "label")

    def hint(self, path: str) -> str:
        """The line below the question."""
        return self._control_text(path, "hint")

    def guidance(self, path: str) -> str:
        """What is said only to who asks for help."""
        return self._control_text(path, "guidance")

    def media(self, path: str) -> dict[str, str]:
        """Files that go with the question: image, audio, video -> `jr://images/x.png`."""
        node, frame = self.find(path)
        asked = self.form.controls.get(node.path)
        return {form: self._text(text, frame) for form, text in asked.media.items()} if asked else {}

    def constraint_message(self, path: str) -> str:
        """What to say when the constraint is broken; may be blank."""
        node, frame = self.find(path)
        return self._text(node.bind.constraint_message, frame) if node.bind else ""

    def required_message(self, path: str) -> str:
        """What to say when a required question is left blank; may be blank."""
        node, frame = self.find(path)
        return self._text(node.bind.required_message, frame) if node.bind else ""

    def choices(self, path: str) -> Pairs:
        """(name, label) of each choice offered now; () for other questions."""
        node, frame = self.find(path)
        return node.choices.pairs(Context(self, frame)) if node.choices is not None else ()

    def label_of(self, path: str, value: str) -> str:
        """An answer as a person reads it: labels of choices, other values as they are."""
        node, frame = self.find(path)
        if node.choices is None:
            return value
        labels = dict(node.choices.pairs(Context(self, frame)))
        words = value.split() if node.choices.several else [value]
        return ", ".join(labels.get(word, word) for word in words)

    # — storing

    def state(self) -> dict[str, Any]:
        """Everything needed to go on later, JSON-able and small: values that differ from a fresh filling's."""
        from bot.core.forms.state import stored

        return stored(self)

    def to_xml(
        self,
        instance_id: str,
        *,
        now: datetime,
        deprecated_id: str | None = None,
        entities: Sequence[EntityChange] = (),
    ) -> bytes:
        """The submission as OpenRosa XML: hidden nodes left out, the same bytes for the same answers. `entities` is
        what became of the filling's `entity_changes`: their blocks say so."""
        from bot.core.forms.serialise import written

        return written(self, instance_id, now, deprecated_id, entities)


def _route(node: Node) -> list[int]:
    found: list[int] = []
    shape = node.holder
    while shape.node is not None and shape.parent is not None:
        found.insert(0, shape.node.rep)
        shape = shape.parent
    return found
