"""Every version of an entity, with what was said and on which version it was based."""

import sqlalchemy as sa
from alembic import op

from storage.types import Json, Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COPIED = """
    INSERT INTO entity_versions
        (entity_id, version, base_version, label, properties, told, conflict, conflicting, submission_id, place, as_new,
        at)
    SELECT id, version, 0, label, properties, properties, '', '[]', coalesce(submission_id, ''), '', version = 1,
        updated_at
    FROM entities
"""


def upgrade() -> None:
    op.add_column("entities", sa.Column("conflict", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "entity_versions",
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("base_version", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("properties", Json, nullable=False),
        sa.Column("told", Json, nullable=False),
        sa.Column("conflict", sa.Text(), nullable=False),
        sa.Column("conflicting", Json, nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("as_new", sa.Boolean(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name=op.f("fk_entity_versions_entity_id")),
        sa.PrimaryKeyConstraint("entity_id", "version", name=op.f("pk_entity_versions")),
    )
    op.create_index("ix_entity_versions_submission_id", "entity_versions", ["submission_id"], unique=False)
    op.execute(_COPIED)  # what stood before has one version: the one it is at


def downgrade() -> None:
    op.drop_index("ix_entity_versions_submission_id", table_name="entity_versions")
    op.drop_table("entity_versions")
    with op.batch_alter_table("entities") as table:
        table.drop_column("conflict")
