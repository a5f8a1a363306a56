"""What was sent: look at it and correct it. A correction is a new revision; the old one is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.core.chat import Choice
from bot.core.effects import Effect
from bot.core.refusals import Refusal
from bot.core.reports import Submission
from handlers import fill, formats, models, owed
from handlers.asking import shortened
from handlers.filing import OWED_FORMS
from handlers.models_register import FORM as MODEL_FORM
from handlers.models_register import label
from handlers.places import post_at
from handlers.tasks import begin as begin_task
from handlers.titles import title
from handlers.turn import Turn
from storage import entities, forms, sessions, submissions

SHOWN = 8
OPEN_FOR = timedelta(days=30)  # what no period closes may be corrected this long


async def choose(turn: Turn) -> list[Effect]:
    """The newest reports."""
    newest = await submissions.newest_of(turn.tx, turn.person.id, SHOWN)
    if not newest:
        return turn.offer(turn.say("sent.none"), [Choice("menu", turn.say("button.menu"), typed="menu")], in_place=True)
    choices = [Choice(f"sent:{one.id}", shortened(await _line(turn, one))) for one in newest]
    back = Choice("menu", turn.say("button.menu"), typed="menu")
    return turn.offer(turn.say("sent.which"), (*choices, back), in_place=True)


async def _line(turn: Turn, one: Submission) -> str:
    name = await _model(turn, one) if one.form_id == MODEL_FORM else ""
    name = name or await title(turn, one.form_id, one.version, one.subject)
    return turn.say("sent.line", title=name, day=formats.day(one.received_at))


async def _model(turn: Turn, one: Submission) -> str:
    """The model a report tells of, by the name it has in the register now."""
    known = await entities.find(turn.tx, one.answers.get("model_ref", ""))
    return known.label if known else label(one.answers)


async def correct(turn: Turn, submission_id: str) -> list[Effect]:
    """Open one's own report again. The button is user input: only one's own, and only while its period is open."""
    found = await submissions.newest_revision(turn.tx, submission_id)
    if found is None or found.respondent_id != turn.person.id:
        raise Refusal("not_allowed")
    await post_at(turn, found.subject.unit_id)
    if found.form_id in OWED_FORMS:
        return await _correct_owed(turn, found)
    if not await forms.is_in_use(turn.tx, found.form_id):
        raise Refusal("sent.retired")
    if turn.now - found.received_at > OPEN_FOR:
        raise Refusal("sent.closed", closed=formats.day(found.received_at + OPEN_FOR))
    for draft in await sessions.drafts(turn.tx, turn.person.id):
        if draft.subject.revises == found.id:
            return await fill.resume(turn, draft)
    preset = {name: found.answers[name] for name in ("campaign", "unit_code", "period") if name in found.answers}
    subject = replace(found.subject, revises=found.id)
    lists: Mapping[str, Sequence[tuple[str, str]]] = {}
    if found.form_id == MODEL_FORM:
        lists, told, note = await models.as_offered(turn, found)
        preset, subject = preset | told, replace(subject, note=note)
    intro = turn.say("begin.revise", time=formats.moment_of(found.received_at))
    start = fill.Start(found.form_id, subject, preset, lists, answers=dict(found.answers), intro=intro)
    return await fill.begin(turn, start)


async def _correct_owed(turn: Turn, found: Submission) -> list[Effect]:
    subject = found.subject
    for one in await owed.owed(turn, found.form_id):
        report = one.report
        if (report.period, report.task_id, report.unit_id) == (subject.period, subject.task_id, subject.unit_id):
            if subject.task_id:
                return await begin_task(turn, report.campaign, report.period, report.task_id)
            return await owed.begin(turn, one, {})
    raise Refusal("sent.closed", closed=subject.period)
