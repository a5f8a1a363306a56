"""Forms, campaigns, what is owed, what came in."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Json, Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _forms()
    _attachments()
    _campaigns()
    _entities()
    _expected_reports()
    _submissions()


def _forms() -> None:
    op.create_table(
        "forms",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("xml", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("published_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("form_id", "version", name=op.f("pk_forms")),
    )


def _attachments() -> None:
    op.create_table(
        "attachments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("blob", sa.Text(), nullable=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["blob"], ["blobs.hash"], name=op.f("fk_attachments_blob")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachments")),
    )
    op.create_index("ix_attachments_session_id", "attachments", ["session_id"], unique=False)
    op.create_index(
        "ix_attachments_waiting",
        "attachments",
        ["due_at"],
        unique=False,
        sqlite_where=sa.text("status IN ('waiting', 'fetching')"),
        postgresql_where=sa.text("status IN ('waiting', 'fetching')"),
    )


def _campaigns() -> None:
    op.create_table(
        "campaigns",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.Column("loaded_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_campaigns_unit_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_campaigns")),
    )


def _entities() -> None:
    op.create_table(
        "entities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("dataset", sa.Text(), nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("properties", Json, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=True),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_entities_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entities")),
    )
    op.create_index("ix_entities_dataset_unit_id", "entities", ["dataset", "unit_id"], unique=False)


def _expected_reports() -> None:
    op.create_table(
        "expected_reports",
        sa.Column("id", Id, nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("opens_at", Moment(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("closes_at", Moment(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=True),
        sa.Column("received_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_expected_reports_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expected_reports")),
    )
    op.create_index(
        "ix_expected_reports_status",
        "expected_reports",
        ["unit_id", "campaign", "period", "received_at", "due_at"],
        unique=False,
    )
    op.create_index(
        "uq_expected_reports_what",
        "expected_reports",
        ["campaign", "period", "unit_id", "form_id", "task_id"],
        unique=True,
    )


def _submissions() -> None:
    op.create_table(
        "submissions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("owed", sa.Boolean(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.Column("task_id", sa.Text(), nullable=False),
        sa.Column("respondent_id", Id, nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("answers", Json, nullable=False),
        sa.Column("flags", Json, nullable=False),
        sa.Column("xml", sa.LargeBinary(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondents.id"], name=op.f("fk_submissions_respondent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_submissions_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submissions")),
        sa.UniqueConstraint("session_id", name=op.f("uq_submissions_session_id")),
    )
    op.create_index("ix_submissions_receipt", "submissions", ["receipt"], unique=False)
    op.create_index("ix_submissions_respondent_id", "submissions", ["respondent_id", "received_at"], unique=False)
    op.create_index("ix_submissions_supersedes", "submissions", ["supersedes"], unique=False)
    op.create_index(
        "ix_submissions_unit_id_form_id", "submissions", ["unit_id", "form_id", "received_at"], unique=False
    )
    op.create_index(
        "uq_submissions_current",
        "submissions",
        ["unit_id", "form_id", "campaign", "period", "task_id"],
        unique=True,
        sqlite_where=sa.text("current AND owed"),
        postgresql_where=sa.text("current AND owed"),
    )


def downgrade() -> None:
    op.drop_index(
        "uq_submissions_current",
        table_name="submissions",
        sqlite_where=sa.text("current AND owed"),
        postgresql_where=sa.text("current AND owed"),
    )
    op.drop_index("ix_submissions_unit_id_form_id", table_name="submissions")
    op.drop_index("ix_submissions_respondent_id", table_name="submissions")
    op.drop_index("ix_submissions_receipt", table_name="submissions")
    op.drop_table("submissions")
    op.drop_index("uq_expected_reports_what", table_name="expected_reports")
    op.drop_index("ix_expected_reports_status", table_name="expected_reports")
    op.drop_table("expected_reports")
    op.drop_index("ix_entities_dataset_unit_id", table_name="entities")
    op.drop_table("entities")
    op.drop_table("campaigns")
    op.drop_index(
        "ix_attachments_waiting",
        table_name="attachments",
        sqlite_where=sa.text("status IN ('waiting', 'fetching')"),
        postgresql_where=sa.text("status IN ('waiting', 'fetching')"),
    )
    op.drop_index("ix_attachments_session_id", table_name="attachments")
    op.drop_table("attachments")
    op.drop_table("forms")
