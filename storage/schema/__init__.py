"""Every table. Statuses are spelled out; moments end in `_at`, dates in `_on`."""

from storage.schema.base import metadata
from storage.schema.conversations import (
    blobs,
    channel_states,
    dead_letters,
    deliveries,
    dialogues,
    form_sessions,
    inbox,
    web_chats,
    web_messages,
)
from storage.schema.entities import entities, entity_versions
from storage.schema.form_life import form_files, form_owners, form_uploads
from storage.schema.places import audit, consents, invitations, posts, respondents, units
from storage.schema.reports import attachments, campaigns, expected_reports, forms, pushes, submissions

__all__ = [
    "attachments",
    "audit",
    "blobs",
    "campaigns",
    "channel_states",
    "consents",
    "dead_letters",
    "deliveries",
    "dialogues",
    "entities",
    "entity_versions",
    "expected_reports",
    "form_files",
    "form_owners",
    "form_sessions",
    "form_uploads",
    "forms",
    "inbox",
    "invitations",
    "metadata",
    "posts",
    "pushes",
    "respondents",
    "submissions",
    "units",
    "web_chats",
    "web_messages",
]
