"""The register of household models: what a model report adds to it or brings up to date."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.conversation import FormSession
from bot.core.effects import Effect, SaveEntity
from bot.core.reports import Entity, Submission

FORM = "F_MODEL"
DATASET = "models"
KNOWN = ("maintained", "stopped")  # statuses that speak of a model already in the register
CHANGING = (
    "model_status",
    "result_level",
    "income_12m",
    "income_cmp",
    "stable",
    "followers",
    "hardship",
    "stop_reason",
    "photo",
    "location",
)


def kept(submission: Submission, session: FormSession, corrected: Entity | None = None) -> list[Effect]:
    """The register's new line, if the submission is a model report; of a correction, the line that it corrects."""
    if submission.form_id != FORM:
        return []
    answers = submission.answers
    known = answers.get("model_status") in KNOWN and answers.get("model_ref", "")
    return [
        SaveEntity(
            Entity(
                id=str(known or (corrected.id if corrected else f"m{session.id}")),
                dataset=DATASET,
                unit_id=session.subject.unit_id,
                label=session.subject.note if known and session.subject.note else label(answers),
                properties=dict(answers),
                submission_id=submission.id,
            )
        )
    ]


def label(answers: Mapping[str, str]) -> str:
    """`Nuôi heo đen – A Minh`: the model's name, and its household where the household consented."""
    name = answers.get("model_name", "") or "Mô hình"
    head = answers.get("hh_head", "")
    return f"{name} – {head}" if head else name


def unchanging(properties: Mapping[str, str]) -> dict[str, str]:
    """What a later report on the same model need not ask again."""
    return {name: value for name, value in properties.items() if name not in CHANGING and value}
