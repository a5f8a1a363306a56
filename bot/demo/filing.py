"""Reports of people who do not exist, filled in by the form engine itself and filed as a person's are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from bot.core.chat import Address
from bot.core.conversation import FormSession, SessionStatus, Subject, short_id
from bot.core.entities import EntityNews
from bot.core.forms import Filling, Form, entity_changes
from bot.core.people import RespondentId
from bot.core.reports import Submission
from handlers.filing import OWED_FORMS, receipt

CHANNEL = "web"


class Implausible(Exception):
    """An invented answer that the form does not take: the demo is wrong."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What is filed: the form, what it is about, whose it is, the answers."""

    form: Form
    subject: Subject
    respondent_id: RespondentId
    at: datetime
    preset: Mapping[str, str]
    answers: Mapping[str, str]
    lists: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    @property
    def session(self) -> FormSession:
        """The session it would have been filled in."""
        subject = self.subject
        what = (self.form.id, subject.campaign, subject.period, subject.unit_id, subject.task_id, self.respondent_id)
        return FormSession(
            id=short_id("demo", *what, self.answers.get("model_name", "")),
            address=Address(CHANNEL, "demo"),
            form_id=self.form.id,
            version=self.form.version,
            subject=subject,
            started_at=self.at,
            updated_at=self.at,
            status=SessionStatus.COMPLETED,
            respondent_id=self.respondent_id,
        )


def submission(filled: Filled) -> Submission:
    """The submission. Raises `Implausible` where the form would not have let it pass."""
    return with_entities(filled)[0]


def with_entities(filled: Filled) -> tuple[Submission, list[EntityNews]]:
    """The submission, and what it adds to the registers."""
    filling, session = _fill(filled), filled.session
    submission_id = str(uuid5(NAMESPACE_URL, f"bantin:{session.id}"))
    changes = entity_changes(filling, session.id)
    news = [EntityNews(change, filled.subject.unit_id, submission_id) for change in changes]
    made = Submission(
        id=submission_id,
        session_id=session.id,
        receipt=receipt(session.id),
        form_id=filled.form.id,
        version=filled.form.version,
        subject=filled.subject,
        respondent_id=filled.respondent_id,
        channel=CHANNEL,
        answers=filling.answers(),
        xml=filling.to_xml(f"uuid:{submission_id}", now=filled.at, entities=changes),
        received_at=filled.at,
        owed=filled.form.id in OWED_FORMS,
    )
    return made, news


def _fill(filled: Filled) -> Filling:
    form = filled.form
    filling = form.begin(filled.at, preset=filled.preset, lists=filled.lists, seed=1)
    for name, value in filled.answers.items():
        filling.put(form.by_name[name].path, value)
    for item in filling.walk():
        value = filling.value(item.path)
        if not value and filling.required(item.path):
            raise Implausible(f"{form.id}: {item.path} is required")
        broken = filling.check(item.path, value)
        if broken is not None:
            raise Implausible(f"{form.id}: {item.path} = {value}: {broken.message}")
    taken = filling.answers()
    lost = [name for name, value in filled.answers.items() if taken.get(name) != value]
    if lost:
        raise Implausible(f"{form.id}: not asked or not offered: {', '.join(lost)}")
    return filling
