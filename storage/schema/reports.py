"""Forms, campaigns, what is owed, what came in."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from storage.schema.base import metadata
from storage.types import Id, Json, Moment

forms = Table(
    "forms",
    metadata,
    Column("form_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("xml", Text, nullable=False),
    Column("status", Text, nullable=False),  # published, superseded, retired; trial: an upload, being tried
    Column("published_at", Moment, nullable=False),
)

campaigns = Table(
    "campaigns",
    metadata,
    Column("code", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),  # the YAML as loaded
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),
    Column("loaded_at", Moment, nullable=False),
)

expected_reports = Table(
    "expected_reports",
    metadata,
    Column("id", Id, primary_key=True),
    Column("campaign", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("form_id", Text, nullable=False),
    Column("task_id", Text, nullable=False),  # "" where the report is not about a task
    Column("opens_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("submission_id", Text),
    Column("received_at", Moment),
)
Index(
    "uq_expected_reports_what",
    expected_reports.c.campaign,
    expected_reports.c.period,
    expected_reports.c.unit_id,
    expected_reports.c.form_id,
    expected_reports.c.task_id,
    unique=True,
)
# covering: status of a subtree never touches the table (design: status of a province in milliseconds)
Index(
    "ix_expected_reports_status",
    expected_reports.c.unit_id,
    expected_reports.c.campaign,
    expected_reports.c.period,
    expected_reports.c.received_at,
    expected_reports.c.due_at,
)

submissions = Table(
    "submissions",
    metadata,
    Column("id", Text, primary_key=True),  # the OpenRosa instanceID without its "uuid:"
    Column("session_id", Text, nullable=False, unique=True),  # a session is filed once, however often it is tried
    Column("revision", Integer, nullable=False),
    Column("supersedes", Text, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("owed", Boolean, nullable=False),
    Column("receipt", Text, nullable=False),
    Column("form_id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("campaign", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),
    Column("task_id", Text, nullable=False),
    Column("respondent_id", Id, ForeignKey("respondents.id"), nullable=False),
    Column("channel", Text, nullable=False),
    Column("answers", Json, nullable=False),
    Column("flags", Json, nullable=False),  # {"approx": [names], "unknown": [names]}
    Column("xml", LargeBinary, nullable=False),
    Column("review", Text, nullable=False),
    Column("received_at", Moment, nullable=False),
)
_CURRENT = text("current AND owed")
Index(
    "uq_submissions_current",  # of what is owed one submission counts, also when two people file at once
    submissions.c.unit_id,
    submissions.c.form_id,
    submissions.c.campaign,
    submissions.c.period,
    submissions.c.task_id,
    unique=True,
    sqlite_where=_CURRENT,
    postgresql_where=_CURRENT,
)
Index("ix_submissions_unit_id_form_id", submissions.c.unit_id, submissions.c.form_id, submissions.c.received_at)
Index("ix_submissions_respondent_id", submissions.c.respondent_id, submissions.c.received_at)
Index("ix_submissions_form_id", submissions.c.form_id, submissions.c.received_at)
Index("ix_submissions_receipt", submissions.c.receipt)
Index("ix_submissions_supersedes", submissions.c.supersedes)

pushes = Table(  # what another server holds already
    "pushes",
    metadata,
    Column("server", Text, primary_key=True),
    Column("submission_id", Text, primary_key=True),
    Column("pushed_at", Moment, nullable=False),
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", Text, primary_key=True),  # also the file's name in the submission
    Column("session_id", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),  # waiting, fetching, stored, failed
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("reason", Text),
    Column("blob", Text, ForeignKey("blobs.hash")),
    Column("created_at", Moment, nullable=False),
)
_WAITING = text("status IN ('waiting', 'fetching')")
Index("ix_attachments_waiting", attachments.c.due_at, sqlite_where=_WAITING, postgresql_where=_WAITING)
Index("ix_attachments_session_id", attachments.c.session_id)
