"""Forms from outside: their files, whose they are, questionnaires officers send."""

import sqlalchemy as sa
from alembic import op

from storage.types import Id, Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _form_files()
    _form_owners()
    _form_uploads()


def _form_files() -> None:
    op.create_table(
        "form_files",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("blob", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["blob"], ["blobs.hash"], name=op.f("fk_form_files_blob")),
        sa.PrimaryKeyConstraint("form_id", "version", "name", name=op.f("pk_form_files")),
    )


def _form_owners() -> None:
    op.create_table(
        "form_owners",
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_form_owners_unit_id")),
        sa.PrimaryKeyConstraint("form_id", name=op.f("pk_form_owners")),
    )


def _form_uploads() -> None:
    op.create_table(
        "form_uploads",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("respondent_id", Id, nullable=False),
        sa.Column("unit_id", Id, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("form_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", Moment(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["respondent_id"], ["respondents.id"], name=op.f("fk_form_uploads_respondent_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_form_uploads_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_uploads")),
    )
    op.create_index("ix_form_uploads_status", "form_uploads", ["status"], unique=False)
    op.create_index("ix_form_uploads_respondent_id", "form_uploads", ["respondent_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_form_uploads_respondent_id", table_name="form_uploads")
    op.drop_index("ix_form_uploads_status", table_name="form_uploads")
    op.drop_table("form_uploads")
    op.drop_table("form_owners")
    op.drop_table("form_files")
