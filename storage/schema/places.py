"""Places and people: units, respondents, posts, invitations, consent, the audit log."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Table, Text

from storage.schema.base import metadata
from storage.types import Id, Json, Moment

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
    Column("phone", Text),  # 84912345678: a shared number that matches lets its owner in
    Column("expires_at", Moment),
    Column("respondent_id", Id, ForeignKey("respondents.id")),
    Column("claimed_at", Moment),
)

Index("ix_invitations_phone", invitations.c.phone)

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
