"""What a person's unit owes now: the ground that tasks, figures and the commune sheet stand on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.core.campaigns.plan import Campaign
from bot.core.conversation import Subject
from bot.core.effects import Effect
from bot.core.people import Post
from bot.core.refusals import Refusal
from bot.core.reports import ExpectedReport
from handlers import fill, formats
from handlers.turn import Turn
from storage import expected, sessions, submissions


@dataclass(frozen=True, slots=True)
class Owed:
    """A report that can be filed now, and the post it is filed from."""

    report: ExpectedReport
    post: Post

    @property
    def subject(self) -> Subject:
        """What the form is about."""
        report = self.report
        return Subject(report.campaign, report.period, report.unit_id, report.task_id)


async def owed(turn: Turn, form_id: str) -> list[Owed]:
    """Every report of one form this person's posts can file now: what is missing first, soonest due first."""
    found: list[Owed] = []
    for post in await turn.posts():
        reports = await expected.of_unit(turn.tx, post.unit.id, turn.now)
        found += [Owed(report, post) for report in reports if report.form_id == form_id and report.role is post.role]
    return sorted(found, key=lambda one: (one.report.is_received, one.report.due_at))


async def begin(
    turn: Turn,
    one: Owed,
    preset: Mapping[str, str],
    lists: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    before: Mapping[str, str] | None = None,
    note: str = "",
) -> list[Effect]:
    """Begin a report, go on with its draft, or open what was sent for correction. `note` is what it is called."""
    report, subject = one.report, replace(one.subject, note=note)
    for draft in await sessions.drafts(turn.tx, turn.person.id):
        if draft.form_id == report.form_id and _same(draft.subject, subject):
            return await fill.resume(turn, draft)
    sent = await submissions.current(turn.tx, report.form_id, subject)
    campaign = await turn.library.campaign(turn.tx, report.campaign)
    given = _given(campaign, one) | dict(preset)
    intro, answers = "", {}
    if sent is not None:
        answers = dict(sent.answers)
        intro = turn.say("begin.revise", time=formats.moment_of(sent.received_at))
    elif before:
        intro = turn.say("begin.before.typed" if turn.typing else "begin.before")
    return await fill.begin(turn, fill.Start(report.form_id, subject, given, lists or {}, before or {}, answers, intro))


def _given(campaign: Campaign, one: Owed) -> dict[str, str]:
    return {"campaign": campaign.form_code, "unit_code": one.post.unit.code, "period": one.report.period}


def _same(draft: Subject, subject: Subject) -> bool:
    def what(s: Subject) -> tuple[object, ...]:
        return (s.campaign, s.period, s.unit_id, s.task_id)

    return what(draft) == what(subject)


def the_one(found: Sequence[Owed], closed: str) -> Owed:
    """The report to file: the first that is missing, else the first. Refuses with `closed` where there is none."""
    if not found:
        raise Refusal(closed)
    return found[0]
