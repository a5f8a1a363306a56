"""Effects as values: what a handler wants done. Nothing is written or sent until the batch is decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.chat import Address, Message
from bot.core.conversation import Dialogue, FormSession
from bot.core.delivery import Lane
from bot.core.entities import EntityNews
from bot.core.people import Invitation
from bot.core.reports import Attachment, Submission
from bot.core.uploads import FormUpload


@dataclass(frozen=True, slots=True)
class Reply:
    """Say something: to whom the event came from, or to another address."""

    message: Message
    to: Address | None = None
    lane: Lane = Lane.REPLY


@dataclass(frozen=True, slots=True)
class SaveDialogue:
    """Remember the chat as it is now."""

    dialogue: Dialogue


@dataclass(frozen=True, slots=True)
class SaveSession:
    """Store a form session after an answer, or its end."""

    session: FormSession


@dataclass(frozen=True, slots=True)
class Submit:
    """File a completed form; what was owed for it is received."""

    submission: Submission


@dataclass(frozen=True, slots=True)
class Enrol:
    """Someone claimed an invitation and consented: a respondent, a post and the proof of consent."""

    address: Address
    invitation: Invitation
    called: str
    consent_version: str


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase what is known of a chat: who never consented, or withdrew."""

    address: Address


@dataclass(frozen=True, slots=True)
class KeepAttachment:
    """A file to fetch and keep."""

    attachment: Attachment


@dataclass(frozen=True, slots=True)
class SaveEntity:
    """Create an entity or bring it up to date."""

    news: EntityNews


@dataclass(frozen=True, slots=True)
class SaveUpload:
    """Remember a questionnaire an officer sent, and what became of it."""

    upload: FormUpload


@dataclass(frozen=True, slots=True)
class PublishUpload:
    """Make a checked questionnaire the newest version of its form."""

    upload: FormUpload


@dataclass(frozen=True, slots=True)
class Audit:
    """A line of the audit log: who did what to which thing."""

    action: str
    subject: str
    respondent_id: int | None = None
    details: Mapping[str, object] = field(default_factory=dict)


Effect = (
    Reply
    | SaveDialogue
    | SaveSession
    | Submit
    | Enrol
    | Forget
    | KeepAttachment
    | SaveEntity
    | SaveUpload
    | PublishUpload
    | Audit
)
