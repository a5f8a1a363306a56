"""Lasting things that reports refer to, and every version of them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from storage.schema.base import metadata
from storage.types import Id, Json, Moment

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
    Column("conflict", Text, nullable=False, server_default=""),  # "", soft, hard: the gravest of its versions
)
Index("ix_entities_dataset_unit_id", entities.c.dataset, entities.c.unit_id)

entity_versions = Table(
    "entity_versions",
    metadata,
    Column("entity_id", Text, ForeignKey("entities.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("base_version", Integer, nullable=False),  # the version that was seen; 0 where the form does not know
    Column("label", Text, nullable=False),
    Column("properties", Json, nullable=False),
    Column("told", Json, nullable=False),  # all that the submission said, the label as "label"
    Column("conflict", Text, nullable=False),
    Column("conflicting", Json, nullable=False),  # names of what was changed otherwise meanwhile
    Column("submission_id", Text, nullable=False),
    Column("place", Text, nullable=False),  # path of the <entity> in the submission
    Column("as_new", Boolean, nullable=False),  # the form held it for new, whatever became of it
    Column("at", Moment, nullable=False),
)
Index("ix_entity_versions_submission_id", entity_versions.c.submission_id)
