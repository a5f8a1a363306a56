"""Conversations: in, out and in between."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Json, Moment

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _blobs()
    _channel_states()
    _dead_letters()
    _deliveries()
    _form_sessions()
    _inbox()
    _web_chats()
    _dialogues()
    _web_messages()


def _blobs() -> None:
    op.create_table(
        "blobs",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_blobs")),
    )


def _channel_states() -> None:
    op.create_table(
        "channel_states",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "name", name=op.f("pk_channel_states")),
    )


def _dead_letters() -> None:
    op.create_table(
        "dead_letters",
        sa.Column("id", Id, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("event", Json, nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dead_letters")),
        sa.UniqueConstraint("key", name=op.f("uq_dead_letters_key")),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", Id, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("message", Json, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("leased_until", Moment(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("platform_message", sa.Text(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("key", name=op.f("uq_deliveries_key")),
    )
    op.create_index(
        "ix_deliveries_pending",
        "deliveries",
        ["address", "id"],
        unique=False,
        sqlite_where=sa.text("status IN ('queued', 'sending')"),
        postgresql_where=sa.text("status IN ('queued', 'sending')"),
    )


def _form_sessions() -> None:
    op.create_table(
        "form_sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("respondent_id", Id, nullable=True),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("subject", Json, nullable=False),
        sa.Column("state", Json, nullable=False),
        sa.Column("started_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_sessions")),
    )
    op.create_index("ix_form_sessions_address_status", "form_sessions", ["address", "status"], unique=False)
    op.create_index("ix_form_sessions_respondent_id_status", "form_sessions", ["respondent_id", "status"], unique=False)


def _inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_inbox")),
        sqlite_with_rowid=False,
    )


def _web_chats() -> None:
    op.create_table(
        "web_chats",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("opened_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_web_chats")),
        sa.UniqueConstraint("chat", name=op.f("uq_web_chats_chat")),
    )


def _dialogues() -> None:
    op.create_table(
        "dialogues",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("respondent_id", Id, nullable=True),
        sa.Column("session_id", sa.Text(), nullable=True),
        sa.Column("offered", Json, nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondents.id"], name=op.f("fk_dialogues_respondent_id")),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_dialogues")),
    )
    op.create_index("ix_dialogues_respondent_id", "dialogues", ["respondent_id"], unique=False)


def _web_messages() -> None:
    op.create_table(
        "web_messages",
        sa.Column("id", Id, nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("card", sa.Text(), nullable=True),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("body", Json, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["photo"], ["blobs.hash"], name=op.f("fk_web_messages_photo")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_web_messages")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_web_messages_chat_id", "web_messages", ["chat", "id"], unique=False)
    op.create_index("uq_web_messages_chat_key", "web_messages", ["chat", "key"], unique=True)


def downgrade() -> None:
    op.drop_index("uq_web_messages_chat_key", table_name="web_messages")
    op.drop_index("ix_web_messages_chat_id", table_name="web_messages")
    op.drop_table("web_messages")
    op.drop_index("ix_dialogues_respondent_id", table_name="dialogues")
    op.drop_table("dialogues")
    op.drop_table("web_chats")
    op.drop_table("inbox")
    op.drop_index("ix_form_sessions_respondent_id_status", table_name="form_sessions")
    op.drop_index("ix_form_sessions_address_status", table_name="form_sessions")
    op.drop_table("form_sessions")
    op.drop_index(
        "ix_deliveries_pending",
        table_name="deliveries",
        sqlite_where=sa.text("status IN ('queued', 'sending')"),
        postgresql_where=sa.text("status IN ('queued', 'sending')"),
    )
    op.drop_table("deliveries")
    op.drop_table("dead_letters")
    op.drop_table("channel_states")
    op.drop_table("blobs")
