"""Conversations: dialogues, forms being filled in, the inbox, dead letters, the outbox, what channels remember."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from storage.schema.base import metadata
from storage.types import Id, Json, Moment

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

blobs = Table(
    "blobs",
    metadata,
    Column("hash", Text, primary_key=True),  # SHA-256: the same photo is stored once
    Column("content", LargeBinary, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", Integer, nullable=False),
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
