"""A submission's XML to rows of tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from xml.etree.ElementTree import Element as Xml

from bot.core.forms.element import local, parsed
from bot.core.interchange.layout import Layout, Table
from bot.core.reports import ReviewState, Submission

REVIEWS = {  # ODK Central's words; received is blank there
    ReviewState.HAS_ISSUES: "hasIssues",
    ReviewState.EDITED: "edited",
    ReviewState.APPROVED: "approved",
    ReviewState.REJECTED: "rejected",
}


@dataclass(frozen=True, slots=True)
class Filed:
    """A submission as it leaves: with the names of its unit, of the unit above, and of who sent it."""

    submission: Submission
    unit: str
    unit_above: str
    respondent: str

    @property
    def instance_id(self) -> str:
        """`uuid:…`, as in its XML."""
        return f"uuid:{self.submission.id}"


@dataclass(slots=True)
class Rows:
    """Rows by the path of their table, in document order, and the names of the files the answers speak of."""

    tables: dict[str, list[list[str]]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


class Reading:
    """Reads submissions one after the other, numbering the rows of every table from 1 as Kobo does."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._numbers = dict.fromkeys(layout.tables, 0)

    def read(self, filed: Filed) -> Rows:
        """The rows of one submission. Raises FormError where its XML is broken."""
        root = parsed(filed.submission.xml)
        repeats = self._layout.repeats_of(filed.submission.version)
        found = Rows()
        table = self._layout.tables[""]
        row = self._row(found, table, filed.instance_id)
        self._inside(root, "", _Place(table, row, filed.instance_id, self._numbers[""]), repeats, found)
        _bookkeeping(filed, table, row)
        row[table.at["AttachmentsExpected"]] = str(len(found.files))
        return found

    def _row(self, found: Rows, table: Table, key: str) -> list[str]:
        row = [""] * len(table.columns)
        self._numbers[table.path] += 1
        row[table.at["KEY"]] = key
        row[table.at["_index"]] = str(self._numbers[table.path])
        found.tables.setdefault(table.path, []).append(row)
        return row

    def _inside(self, element: Xml, path: str, place: _Place, repeats: frozenset[str], found: Rows) -> None:
        for child in element:
            inside = f"{path}/{local(child)}".strip("/")
            below = f"{place.table.path}/{inside}".strip("/")
            if below in repeats:
                self._repeated(child, inside, place, repeats, found)
                continue
            if len(child):
                self._inside(child, inside, place, repeats, found)
                continue
            leaf = place.table.fields.get(inside)
            if leaf is not None:
                leaf.fill(place.row, child.text or "")
                if leaf.is_file and child.text:
                    found.files.append(child.text)

    def _repeated(self, element: Xml, inside: str, place: _Place, repeats: frozenset[str], found: Rows) -> None:
        table = self._layout.tables[f"{place.table.path}/{inside}".strip("/")]
        count = place.counts[inside] = place.counts.get(inside, 0) + 1
        key = f"{place.key}/{inside}[{count}]"
        row = self._row(found, table, key)
        row[table.at["PARENT_KEY"]] = place.key
        row[table.at["_parent_table_name"]] = place.table.name
        row[table.at["_parent_index"]] = str(place.number)
        self._inside(element, "", _Place(table, row, key, self._numbers[table.path]), repeats, found)


@dataclass(slots=True)
class _Place:
    """The row being filled: its table, key, number, and how many of each repeat were met inside it."""

    table: Table
    row: list[str]
    key: str
    number: int
    counts: dict[str, int] = field(default_factory=dict)


def _bookkeeping(filed: Filed, table: Table, row: list[str]) -> None:
    one = filed.submission
    received = in_utc(one.received_at)
    for name, value in {
        "SubmissionDate": received,
        "SubmitterID": str(one.respondent_id),
        "SubmitterName": filed.respondent,
        "ReviewState": REVIEWS.get(one.review, ""),
        "Edits": str(one.revision - 1),
        "FormVersion": one.version,
        "_receipt": one.receipt,
        "_unit": filed.unit,
        "_unit_above": filed.unit_above,
        "_campaign": one.subject.campaign,
        "_period": one.subject.period,
        "_task": one.subject.task_id,
        "_respondent": filed.respondent,
        "_received_at": received,
        "_review": one.review.value,
        "_revision": str(one.revision),
        "_supersedes": f"uuid:{one.supersedes}" if one.supersedes else "",
        "_approx": " ".join(one.flags.get("approx", ())),
        "_unknown": " ".join(one.flags.get("unknown", ())),
    }.items():
        row[table.at[name]] = value


def in_utc(moment: datetime) -> str:
    """`2026-11-20T02:00:00.000Z`, as ODK Central writes moments."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
