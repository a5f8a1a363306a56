"""A finished form becomes a submission, with a receipt; the bot's own wizards become what they decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from bot.core.chat import Choice, Message
from bot.core.conversation import FormSession, SessionStatus, short_id
from bot.core.effects import Effect, Reply, SaveDialogue, SaveSession, Submit
from bot.core.entities import EntityChange
from bot.core.interview import Interview
from bot.core.refusals import Refusal
from bot.core.reports import ReviewState, Submission
from bot.core.uploads import is_trial
from handlers import duplicates, enrolment_end, formats, register, trial_end
from handlers.asking import shortened
from handlers.places import post_at
from handlers.titles import code_of, report_title, title_of
from handlers.turn import Turn
from storage import expected, submissions, units

OWED_FORMS = ("F_TASK", "F_IND", "F_XA")


async def finish(turn: Turn, session: FormSession, interview: Interview, card: str | None) -> list[Effect]:
    """Everything is answered and confirmed."""
    if session.form_id == enrolment_end.FORM:
        return await enrolment_end.finish(turn, session, interview.filling.answers(), card)
    if is_trial(session.form_id):
        return await trial_end.finish(turn, session, card)
    await post_at(turn, session.subject.unit_id)
    earlier = await _earlier(turn, session)
    changed = await register.changes(turn, session, interview.filling, earlier)
    doubts = await duplicates.ask(turn, session, changed)
    if doubts:
        return doubts
    submission = _submission(turn, session, interview, earlier, changed)
    ended = session.ended(SessionStatus.COMPLETED, turn.now)
    said, choices = await _receipt(turn, session, submission)
    return [
        Reply(Message(said, tuple(choices), card=card)),
        SaveSession(ended),
        SaveDialogue(replace(turn.dialogue, session=None, offered=tuple(choices), misses=0)),
        Submit(submission),
        *register.effects(submission, changed),
    ]


def _submission(
    turn: Turn,
    session: FormSession,
    interview: Interview,
    earlier: Submission | None,
    changed: Sequence[EntityChange],
) -> Submission:
    submission_id = str(uuid5(NAMESPACE_URL, f"bantin:{session.id}"))
    return Submission(
        id=submission_id,
        session_id=session.id,
        receipt=receipt(session.id),
        form_id=session.form_id,
        version=session.version,
        subject=replace(session.subject, revises="", note=""),
        respondent_id=turn.person.id,
        channel=turn.event.address.channel,
        answers=interview.filling.answers(),
        xml=interview.filling.to_xml(
            f"uuid:{submission_id}",
            now=turn.now,
            deprecated_id=f"uuid:{earlier.id}" if earlier else None,
            entities=changed,
        ),
        received_at=turn.now,
        revision=earlier.revision + 1 if earlier else 1,
        supersedes=earlier.id if earlier else "",
        owed=session.form_id in OWED_FORMS,
        review=ReviewState.EDITED if earlier else ReviewState.RECEIVED,
        flags=interview.flags(),
    )


def receipt(session_id: str) -> str:
    """A code to read aloud over the phone: `7F3K-2M9Q`."""
    code = short_id("receipt", session_id, length=8).upper()
    return f"{code[:4]}-{code[4:]}"


async def _earlier(turn: Turn, session: FormSession) -> Submission | None:
    """The submission this one replaces. What the period no longer takes is refused, and the draft stays."""
    subject = session.subject
    if session.form_id in OWED_FORMS:
        for report in await expected.of_unit(turn.tx, subject.unit_id, turn.now):
            if (report.campaign, report.period, report.form_id, report.task_id) == (
                subject.campaign,
                subject.period,
                session.form_id,
                subject.task_id,
            ):
                break
        else:
            raise Refusal("sent.closed", closed=subject.period)
        return await submissions.current(turn.tx, session.form_id, subject)
    return await submissions.newest_revision(turn.tx, subject.revises) if subject.revises else None


async def _receipt(turn: Turn, session: FormSession, submission: Submission) -> tuple[str, list[Choice]]:
    title, unit = await title_of(turn, session), await units.find(turn.tx, session.subject.unit_id)
    lines = [
        turn.say(
            "sent.revised" if submission.revision > 1 else "sent",
            title=f"“{title}”",
            unit=unit.name,
            time=formats.moment_of(turn.now),
            receipt=submission.receipt,
            revision=submission.revision,
        )
    ]
    open_reports = await expected.of_unit(turn.tx, session.subject.unit_id, turn.now)
    mine = [
        report
        for report in open_reports
        if (report.form_id, report.task_id, report.period)
        == (submission.form_id, submission.subject.task_id, submission.subject.period)
    ]
    if mine and submission.revision == 1 and turn.now > mine[0].due_at:
        lines.append(turn.say("sent.late", due=formats.due(mine[0].due_at)))
    roles = {post.role for post in await turn.posts() if post.unit.id == session.subject.unit_id}
    rest = [one for one in open_reports if not one.is_received and one not in mine and one.role in roles]
    choices = []
    if rest:
        lines.append(turn.say("sent.next", count=len(rest)))
        following = rest[0]
        name = await report_title(turn, following)
        label = shortened(turn.say("button.next", title=name))
        choices.append(Choice(code_of(following), label))
    choices.append(Choice("menu", turn.say("button.menu")))
    return "\n".join(lines), choices
