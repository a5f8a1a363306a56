"""Every table. Statuses are spelled out; moments end in `_at`, dates in `_on`."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
    text,
)

from storage.types import Id, Json, Moment

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    }
)

# ── places and people ────────────────────────────────────────────────────────────────────────────────────────────────

units = Table(
    "units",
    metadata,
    Column("id", Id, primary_key=True),
    Column("code", Text, nullable=False),  # not a key: codes change owner
    Column("name", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("parent_id", Id, ForeignKey("units.id")),
    Column("path", Text, nullable=False),  # "/1/7/23/": ids from the root down to this unit
    Column("aliases", Json, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
)
Index("ix_units_parent_id", units.c.parent_id)
Index("ix_units_path", units.c.path)

respondents = Table(
    "respondents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("called", Text, nullable=False),  # bác, anh, chị, cô, chú
    Column("phone", Text),
    Column("language", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
)

posts = Table(
    "posts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("respondent_id", Id, ForeignKey("respondents.id"), nullable=False),
    Column("role", Text, nullable=False),
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
)
Index("ix_posts_respondent_id", posts.c.respondent_id)
Index("ix_posts_unit_id", posts.c.unit_id)

invitations = Table(
    "invitations",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),
    Column("campaign", Text, nullable=False),
    Column("expires_at", Moment),
    Column("respondent_id", Id, ForeignKey("respondents.id")),
    Column("claimed_at", Moment),
)

consents = Table(
    "consents",
    metadata,
    Column("id", Id, primary_key=True),
    Column("respondent_id", Id, ForeignKey("respondents.id"), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("channel", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Id, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("respondent_id", Id),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Json, nullable=False),
)

# ── conversations ────────────────────────────────────────────────────────────────────────────────────────────────────

dialogues = Table(
    "dialogues",
    metadata,
    Column("address", Text, primary_key=True),  # "channel:chat"
    Column("respondent_id", Id, ForeignKey("respondents.id")),
    Column("session_id", Text),  # the form being asked now
    Column("offered", Json, nullable=False),  # [[code, label], …] last offered outside a form
    Column("misses", Integer, nullable=False),
    Column("stopped", Boolean, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
Index("ix_dialogues_respondent_id", dialogues.c.respondent_id)

form_sessions = Table(
    "form_sessions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("respondent_id", Id),
    Column("form_id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("subject", Json, nullable=False),  # what it is about: campaign, period, unit, task …
    Column("state", Json, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
)
Index("ix_form_sessions_respondent_id_status", form_sessions.c.respondent_id, form_sessions.c.status)
Index("ix_form_sessions_address_status", form_sessions.c.address, form_sessions.c.status)

inbox = Table(
    "inbox",
    metadata,
    Column("key", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
Index("ix_inbox_at", inbox.c.at)

dead_letters = Table(
    "dead_letters",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("event", Json, nullable=False),
    Column("error", Text, nullable=False),
    Column("status", Text, nullable=False),  # kept, replaying, replayed
    Column("at", Moment, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("message", Json, nullable=False),
    Column("status", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("attempts", Integer, nullable=False),
    Column("reason", Text),
    Column("platform_message", Text),
    Column("created_at", Moment, nullable=False),
    Column("ended_at", Moment),
)
# Only what is still to be sent is searched for: the index stays small however long the history grows.
_PENDING = text("status IN ('queued', 'sending')")
Index(
    "ix_deliveries_pending",
    deliveries.c.address,
    deliveries.c.id,
    sqlite_where=_PENDING,
    postgresql_where=_PENDING,
)

channel_states = Table(
    "channel_states",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

web_chats = Table(
    "web_chats",
    metadata,
    Column("token_hash", Text, primary_key=True),  # SHA-256: whoever reads the database cannot open anyone's chat
    Column("chat", Text, nullable=False, unique=True),
    Column("opened_at", Moment, nullable=False),
)

web_messages = Table(
    "web_messages",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat", Text, nullable=False),
    Column("card", Text),  # the bubble this one replaces
    Column("key", Text),  # the page's own key of what a person said
    Column("photo", Text, ForeignKey("blobs.hash")),
    Column("body", Json, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_autoincrement=True,  # ids only ever grow: a page asks for what came after the last one it saw
)
Index("ix_web_messages_chat_id", web_messages.c.chat, web_messages.c.id)
Index("uq_web_messages_chat_key", web_messages.c.chat, web_messages.c.key, unique=True)

# ── forms, campaigns, what is owed, what came in ─────────────────────────────────────────────────────────────────────

forms = Table(
    "forms",
    metadata,
    Column("form_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("xml", Text, nullable=False),
    Column("status", Text, nullable=False),  # published, superseded
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
Index("ix_submissions_receipt", submissions.c.receipt)

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

blobs = Table(
    "blobs",
    metadata,
    Column("hash", Text, primary_key=True),  # SHA-256: the same photo is stored once
    Column("content", LargeBinary, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    Column("id", Text, primary_key=True),
    Column("dataset", Text, nullable=False),
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),
    Column("label", Text, nullable=False),
    Column("properties", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("submission_id", Text),
    Column("updated_at", Moment, nullable=False),
)
Index("ix_entities_dataset_unit_id", entities.c.dataset, entities.c.unit_id)
