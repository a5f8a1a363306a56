"""YAML text to plain values that still know their lines; whatever could harm the reader is refused first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from messages.campaign_files.problems import CampaignError, FileProblem
from messages.campaign_files.syntax import explain

MAX_CHARACTERS = 500_000  # the largest of our own plans is a tenth of this
MAX_DEPTH = 8
_NULLS = frozenset({"", "~", "null"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is built in: thirty times faster

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a scalar's text stands: character offsets, quotes included."""

    start: int
    end: int


@dataclass(slots=True)
class Tree:
    """A file's content. Every scalar is text (or None where nothing is written): types are the schema's to read.

    `lines` counts from 1 and knows a key by its own line; `spans` is for moving a plan in place.
    """

    value: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    spans: dict[Path, Span] = field(default_factory=dict)
    problems: list[FileProblem] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of the thing at `path`, or of the nearest thing above it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def parse(text: str, name: str) -> Tree:
    """Read YAML. Raises CampaignError when it is too large, not YAML, or uses aliases, anchors or tags."""
    if len(text) > MAX_CHARACTERS:
        size = f"{len(text):,}".replace(",", ".")
        raise CampaignError(
            name, [FileProblem(1, f"tệp dài {size} ký tự; một kế hoạch không quá {MAX_CHARACTERS // 1000}.000 ký tự")]
        )
    tabs = [i for i, line in enumerate(text.split("\n"), 1) if re.match(r" *\t", line) and line.strip()]
    if tabs:
        wrong = "đầu dòng có phím Tab; thụt lề bằng dấu cách, mỗi bậc hai dấu cách"
        raise CampaignError(name, [FileProblem(line, wrong) for line in tabs])
    tree = Tree()
    try:
        tree.value = _Builder(tree, yaml.parse(text, Loader=_LOADER)).document()
    except yaml.YAMLError as error:
        tree.problems.append(explain(error, text))
    if tree.problems:
        raise CampaignError(name, tree.problems)
    return tree


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _span(event: yaml.Event) -> Span:
    assert event.start_mark is not None and event.end_mark is not None  # a parser of text always says where
    return Span(event.start_mark.index, event.end_mark.index)


class _Builder:
    def __init__(self, tree: Tree, events: Iterator[yaml.Event]) -> None:
        self.tree = tree
        self.events = events

    def document(self) -> object:
        value: object = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.wrong(event, "tệp có hai phần ngăn bởi “---”; mỗi tệp chỉ một kế hoạch")
                    break
                value = self.node(next(self.events), ())
        if not documents:
            self.tree.problems.append(FileProblem(1, "tệp trống; cần ít nhất code, title, tasks…"))
        return value

    def wrong(self, event: yaml.Event, text: str) -> None:
        self.tree.problems.append(FileProblem(_line(event), text))

    def node(self, event: yaml.Event, path: Path) -> object:
        self.tree.lines.setdefault(path, _line(event))
        if isinstance(event, yaml.AliasEvent):
            self.wrong(event, f"“*{event.anchor}” mượn lại phần khác của tệp; viết đầy đủ nội dung ra")
            return None
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self.plain(event)
        if isinstance(event, yaml.ScalarEvent):
            self.tree.spans[path] = _span(event)
            return None if event.implicit[0] and event.value in _NULLS else event.value
        if len(path) >= MAX_DEPTH:
            self.wrong(event, f"lồng nhau quá {MAX_DEPTH} bậc; xem lại thụt lề và dấu ngoặc")
            self.skip()
            return None
        return self.mapping(path) if isinstance(event, yaml.MappingStartEvent) else self.sequence(path)

    def plain(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.wrong(event, f"“&{event.anchor}” đặt dấu để mượn lại; bỏ dấu này đi")
        if event.tag is not None:
            wrong = f"“{event.tag}” là nhãn kiểu của YAML, không dùng ở đây; bỏ nhãn, hoặc đặt cả câu trong ngoặc kép"
            self.wrong(event, wrong)

    def skip(self) -> None:
        depth = 1
        while depth:
            event = next(self.events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def sequence(self, path: Path) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.node(event, (*path, len(values))))
        return values

    def mapping(self, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.wrong(event, "chỗ này phải là tên khóa, ví dụ “title:”")
                self.node(event, (*path, ""))
                self.node(next(self.events), (*path, ""))
                continue
            key = event.value
            if key in values:
                self.wrong(
                    event, f"khóa “{key}” viết hai lần (lần đầu ở dòng {self.tree.lines[(*path, key)]}); giữ một"
                )
                self.node(next(self.events), (*path, f"{key} (2)"))
                continue
            self.tree.lines[(*path, key)] = _line(event)
            values[key] = self.node(next(self.events), (*path, key))
        return values
