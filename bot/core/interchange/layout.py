"""The tables of a form: one for the submissions, one for each repeat, the same columns whatever was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.forms import Filling, Form
from bot.core.forms.model import Node
from bot.core.interchange.choices import Lists, begun, heading, labels_of
from bot.core.interchange.fields import Column, Field, Kind, unique

FIRST = (Column("SubmissionDate", Kind.MOMENT),)
LAST = (  # ODK Central's columns, then ours; those of a repeat are fewer
    Column("KEY"),
    Column("SubmitterID"),
    Column("SubmitterName"),
    Column("AttachmentsPresent", Kind.NUMBER),
    Column("AttachmentsExpected", Kind.NUMBER),
    Column("Status"),
    Column("ReviewState"),
    Column("DeviceID"),
    Column("Edits", Kind.NUMBER),
    Column("FormVersion"),
    Column("_receipt"),
    Column("_unit"),
    Column("_unit_above"),
    Column("_campaign"),
    Column("_period"),
    Column("_task"),
    Column("_respondent"),
    Column("_received_at", Kind.MOMENT),
    Column("_review"),
    Column("_revision", Kind.NUMBER),
    Column("_supersedes"),
    Column("_approx"),
    Column("_unknown"),
    Column("_index", Kind.NUMBER),
)
LAST_OF_REPEAT = (
    Column("PARENT_KEY"),
    Column("KEY"),
    Column("_index", Kind.NUMBER),
    Column("_parent_table_name"),
    Column("_parent_index", Kind.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How tables are wanted: `labels` instead of names, in which language; a column a choice of several (`split`).

    `lists` are labels of lists a server fills; `words` what our own columns are called where labels are wanted.
    """

    labels: bool = False
    language: str = ""
    split: bool = False
    lists: Lists = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Table:
    """One table. `path` is its repeat's below the root (blank for the submissions); `within` the table around it."""

    path: str
    name: str
    within: str = ""
    fields: dict[str, Field] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    at: dict[str, int] = field(default_factory=dict)

    def settle(self, shape: Shape) -> None:
        """Give every field its columns."""
        first, last = (LAST_OF_REPEAT[:0], LAST_OF_REPEAT) if self.path else (FIRST, LAST)
        asked: list[Column] = []
        for one in self.fields.values():
            one.at = len(first) + len(asked)
            asked += one.columns()
        names = [column.header for column in (*first, *last)]
        self.at = dict(zip(names, (*range(len(first)), *_from(len(first) + len(asked), last)), strict=True))
        titles = {name: shape.words.get(name, name) if shape.labels else name for name in names}
        kept = [Column(titles[column.header], column.kind) for column in (*first, *last)]
        asked = unique(asked, dict.fromkeys(titles.values(), ""))
        self.columns = [*kept[: len(first)], *asked, *kept[len(first) :]]


def _from(start: int, columns: Sequence[Column]) -> range:
    return range(start, start + len(columns))


@dataclass(frozen=True, slots=True)
class Layout:
    """All tables of a form by the path of their repeat, and which repeats each version has."""

    tables: dict[str, Table]
    repeats: dict[str, frozenset[str]]

    def repeats_of(self, version: str) -> frozenset[str]:
        """Paths of the repeats of a version; of all versions where it is unknown."""
        return self.repeats.get(version, frozenset(self.tables) - {""})


def layout(versions: Mapping[str, Form], shape: Shape) -> Layout:
    """Tables for all versions together, newest first: its columns in its order, then what only older ones had."""
    tables = {"": Table("", next(iter(versions.values())).id)}
    repeats = {}
    for version, form in versions.items():
        filling = begun(form, shape.language)
        found = set()
        for node, table_path, path in _leaves(form.root, "", ""):
            if node.inner is not None:
                inside = f"{table_path}/{path}".strip("/")
                found.add(inside)
                tables.setdefault(inside, Table(inside, node.name, table_path))
                continue
            known = tables[table_path].fields
            new = _field(filling, node, path, shape)
            if path in known:
                known[path].join(new)
            else:
                known[path] = new
        repeats[version] = frozenset(found)
    _name_apart(tables)
    for table in tables.values():
        table.settle(shape)
    return Layout(tables, repeats)


def _leaves(node: Node, table: str, path: str) -> Iterator[tuple[Node, str, str]]:
    """(node, its table, path below the table) of leaves and repeats in document order."""
    for child in node.children:
        if child.name.startswith("@"):
            continue
        inside = f"{path}/{child.name}".strip("/")
        if child.inner is not None:
            yield child, table, inside
            yield from _leaves(child, f"{table}/{inside}".strip("/"), "")
        elif any(not one.name.startswith("@") for one in child.children):
            yield from _leaves(child, table, inside)
        elif child.name != "entity":  # an entity without a label is attributes only
            yield child, table, inside


def _field(filling: Filling, node: Node, path: str, shape: Shape) -> Field:
    choices = node.choices
    several = choices is not None and choices.several
    split = shape.split and several and choices.ordered
    wanted = shape.labels or split
    return Field(
        path,
        node.type,
        heading(filling, node) if shape.labels else "",
        labels_of(filling, node, shape.lists) if wanted else {},
        several=several,
        labelled=shape.labels,
        split=split,
    )


def _name_apart(tables: Mapping[str, Table]) -> None:
    """Two repeats of one name get numbers, as ODK Central does: `member~1`, `member~2`."""
    names = [table.name for path, table in tables.items() if path]
    counts: dict[str, int] = {}
    for path, table in tables.items():
        if path and names.count(table.name) > 1:
            counts[table.name] = counts.get(table.name, 0) + 1
            table.name = f"{table.name}~{counts[table.name]}"
