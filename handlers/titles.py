"""What a form in hand, a report owed or sent is called, in a village's words."""

from __future__ import annotations

from bot.core.conversation import FormSession, Subject
from bot.core.reports import ExpectedReport
from bot.core.uploads import is_trial
from handlers.turn import Turn
from storage.people import LEVEL_OF_ROLE


async def title_of(turn: Turn, session: FormSession) -> str:
    """The title of a session."""
    return await title(turn, session.form_id, session.version, session.subject)


async def title(turn: Turn, form_id: str, version: str, subject: Subject) -> str:
    """The task's short title where the form is about one, else the form's own; a model says which."""
    if subject.task_id and subject.campaign:
        return subject.note or await _task_title(turn, subject)
    form = await turn.library.form(turn.tx, form_id, version)
    if is_trial(form_id):
        return turn.say("trial.title", title=form.title)
    return f"{form.title}: {subject.note}" if subject.note and form_id == "F_MODEL" else form.title


async def _task_title(turn: Turn, subject: Subject) -> str:
    """A task as this person was asked about it."""
    task = (await turn.library.campaign(turn.tx, subject.campaign)).task(subject.task_id)
    if task is None:
        return subject.task_id
    for post in await turn.posts():
        if post.unit.id == subject.unit_id:
            return task.short_for(post.role, post.unit.level)
    return task.short


def code_of(report: ExpectedReport) -> str:
    """The button that opens an owed report."""
    if report.task_id:
        return f"task:{report.campaign}:{report.period}:{report.task_id}"
    return "sheet" if report.form_id == "F_XA" else "figures"


async def report_title(turn: Turn, report: ExpectedReport) -> str:
    """An owed report in the words of who owes it."""
    if not report.task_id:
        return (await turn.library.newest(turn.tx, report.form_id)).title
    task = (await turn.library.campaign(turn.tx, report.campaign)).task(report.task_id)
    return task.short_for(report.role, LEVEL_OF_ROLE[report.role]) if task else report.task_id
