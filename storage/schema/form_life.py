"""Forms from outside: files that belong to a version, whose a form is, questionnaires officers send."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from storage.schema.base import metadata
from storage.types import Id, Moment

form_files = Table(
    "form_files",
    metadata,
    Column("form_id", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("blob", Text, ForeignKey("blobs.hash"), nullable=False),
)

form_owners = Table(
    "form_owners",
    metadata,
    Column("form_id", Text, primary_key=True),
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),  # where it is asked, whose officers may replace it
)

form_uploads = Table(
    "form_uploads",
    metadata,
    Column("id", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("respondent_id", Id, ForeignKey("respondents.id"), nullable=False),
    Column("unit_id", Id, ForeignKey("units.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("form_id", Text, nullable=False),  # blank until it was checked, like the rest
    Column("version", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),  # who checks it has until then
    Column("created_at", Moment, nullable=False),
)
Index("ix_form_uploads_status", form_uploads.c.status)
Index("ix_form_uploads_respondent_id", form_uploads.c.respondent_id)
