"""Places and people."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Json, Moment

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _audit()
    _respondents()
    _units()
    _consents()
    _invitations()
    _posts()


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", Id, nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("respondent_id", Id, nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )


def _respondents() -> None:
    op.create_table(
        "respondents",
        sa.Column("id", Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("called", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_respondents")),
    )


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("id", Id, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("parent_id", Id, nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("aliases", Json, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["units.id"], name=op.f("fk_units_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_units")),
    )
    op.create_index("ix_units_parent_id", "units", ["parent_id"], unique=False)
    op.create_index("ix_units_path", "units", ["path"], unique=False)


def _consents() -> None:
    op.create_table(
        "consents",
        sa.Column("id", Id, nullable=False),
        sa.Column("respondent_id", Id, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondents.id"], name=op.f("fk_consents_respondent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )


def _invitations() -> None:
    op.create_table(
        "invitations",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.Column("campaign", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("expires_at", Moment(), nullable=True),
        sa.Column("respondent_id", Id, nullable=True),
        sa.Column("claimed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondents.id"], name=op.f("fk_invitations_respondent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_invitations_unit_id")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_invitations")),
    )
    op.create_index("ix_invitations_phone", "invitations", ["phone"], unique=False)


def _posts() -> None:
    op.create_table(
        "posts",
        sa.Column("id", Id, nullable=False),
        sa.Column("respondent_id", Id, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondents.id"], name=op.f("fk_posts_respondent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_posts_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
    )
    op.create_index("ix_posts_respondent_id", "posts", ["respondent_id"], unique=False)
    op.create_index("ix_posts_unit_id", "posts", ["unit_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_posts_unit_id", table_name="posts")
    op.drop_index("ix_posts_respondent_id", table_name="posts")
    op.drop_table("posts")
    op.drop_index("ix_invitations_phone", table_name="invitations")
    op.drop_table("invitations")
    op.drop_table("consents")
    op.drop_index("ix_units_path", table_name="units")
    op.drop_index("ix_units_parent_id", table_name="units")
    op.drop_table("units")
    op.drop_table("respondents")
    op.drop_table("audit")
