"""Questionnaires officers send in chat: checked apart, tried, then published or dropped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.chat import Address
from bot.core.people import RespondentId
from bot.core.units import UnitId

TRIAL = "trial:"
"""Begins the form id of a questionnaire that is only tried; no published form may be called so."""


class UploadStatus(StrEnum):
    """waiting → checking → refused, ready or lost; ready → published or dropped."""

    WAITING = "waiting"
    CHECKING = "checking"
    REFUSED = "refused"
    READY = "ready"
    PUBLISHED = "published"
    DROPPED = "dropped"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class FormUpload:
    """A questionnaire as sent. `unit_id` is the officer's: where the form will be asked. What is known only once it was
    checked is blank before: the form's id, version, title and how many `questions` it asks."""

    id: str
    address: Address
    respondent_id: RespondentId
    unit_id: UnitId
    name: str
    status: UploadStatus = UploadStatus.WAITING
    form_id: str = ""
    version: str = ""
    title: str = ""
    questions: int = 0
    attempts: int = 0

    @property
    def trial(self) -> str:
        """The form id under which it is tried."""
        return TRIAL + self.id


def is_trial(form_id: str) -> bool:
    """Is this form only tried? Then nothing of it is filed."""
    return form_id.startswith(TRIAL)
