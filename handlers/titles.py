"""What a form in hand, a report owed or sent is called, in a village's words."""

from __future__ import annotations

from bot.core.conversation import FormSession, Subject
from handlers.turn import Turn


async def title_of(turn: Turn, session: FormSession) -> str:
    """The title of a session."""
    return await title(turn, session.form_id, session.version, session.subject)


async def title(turn: Turn, form_id: str, version: str, subject: Subject) -> str:
    """The task's short title where the form is about one, else the form's own; a model says which."""
    if subject.task_id and subject.campaign:
        task = (await turn.library.campaign(turn.tx, subject.campaign)).task(subject.task_id)
        if task is not None:
            return task.short
    form = await turn.library.form(turn.tx, form_id, version)
    return f"{form.title}: {subject.note}" if subject.note and form_id == "F_MODEL" else form.title
