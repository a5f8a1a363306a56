"""What other servers hold already; submissions of a form in the order they came."""

import sqlalchemy as sa
from alembic import op

from storage.types import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pushes",
        sa.Column("server", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("pushed_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("server", "submission_id", name=op.f("pk_pushes")),
    )
    op.create_index("ix_submissions_form_id", "submissions", ["form_id", "received_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_submissions_form_id", table_name="submissions")
    op.drop_table("pushes")
