"""What is kept of a person, in their own words: to see it, to withdraw, to have it erased, to be left in peace.

Nothing is destroyed at a word in a chat: a request is written to the audit log with the days the law gives, answered
at once, and carried out by whoever keeps the records (`docs`: administration, §4).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.core.chat import Choice
from bot.core.effects import Audit, Effect
from bot.core.people import Post
from handlers import formats
from handlers.asking import shortened
from handlers.places import campaign_at
from handlers.titles import title_of
from handlers.turn import Turn
from storage import sessions, submissions

ANSWERED_IN = 2  # working days
DONE_IN = timedelta(days=15)
COUNTED = 1000  # reports one person could send in a lifetime
WEEKEND = (5, 6)


async def show(turn: Turn) -> list[Effect]:
    """Everything that is kept, and what can be done about it."""
    posts = "; ".join([await _post(turn, post) for post in await turn.posts()])
    sent = await submissions.newest_of(turn.tx, turn.person.id, COUNTED)
    drafts = await sessions.drafts(turn.tx, turn.person.id)
    said = turn.say(
        "data.mine",
        name=turn.person.name,
        called=turn.person.called,
        posts=posts or turn.say("data.no_post"),
        channel=turn.event.address.channel,
        sent=len(sent),
        photos=sum(1 for one in sent if one.answers.get("photo")),
        drafts=len(drafts),
    )
    ways = [Choice("sent", turn.say("menu.sent"))] if sent else []
    ways += [Choice("erase", turn.say("data.button.erase")), Choice("withdraw", turn.say("data.button.withdraw"))]
    return turn.offer(said, [*ways, *await _onward(turn)], in_place=True)


async def ask_erase(turn: Turn) -> list[Effect]:
    """What erasing means, before it is asked for."""
    return await _ask(turn, turn.say("data.erase.ask"), Choice("erase_sure", turn.say("data.button.erase_sure")))


async def ask_withdraw(turn: Turn) -> list[Effect]:
    """What withdrawing means, before it is asked for."""
    sure = Choice("withdraw_sure", turn.say("data.button.withdraw_sure"))
    return await _ask(turn, turn.say("data.withdraw.ask"), sure)


async def erase(turn: Turn) -> list[Effect]:
    """Record that they want their data erased."""
    answered, done = _days(turn)
    said = turn.say("data.erase.noted", answered=formats.calendar_day(answered), done=formats.calendar_day(done))
    return await _noted(turn, said, "erasure_requested")


async def withdraw(turn: Turn) -> list[Effect]:
    """Record that they take their consent back."""
    answered, done = _days(turn)
    said = turn.say("data.withdraw.noted", answered=formats.calendar_day(answered), done=formats.calendar_day(done))
    return await _noted(turn, said, "consent_withdrawn")


async def stop_messages(turn: Turn) -> list[Effect]:
    """They do not want to be written to unasked; answers still come."""
    noted = Audit("messages_stopped", _subject(turn), turn.person.id, {"channel": turn.event.address.channel})
    return [*turn.offer(turn.say("data.quiet"), await _onward(turn)), noted]


async def _ask(turn: Turn, said: str, sure: Choice) -> list[Effect]:
    return turn.offer(said, [sure, *await _onward(turn)], in_place=True)


async def _noted(turn: Turn, said: str, action: str) -> list[Effect]:
    """Say it, and write it down with the days by which it must be answered and done."""
    answered, done = _days(turn)
    details = {"answer_by": answered.isoformat(), "done_by": done.isoformat(), "channel": turn.event.address.channel}
    return [
        *turn.offer(said, await _onward(turn), in_place=True),
        Audit(action, _subject(turn), turn.person.id, details),
    ]


def _days(turn: Turn) -> tuple[date, date]:
    return working_days_after(turn.today, ANSWERED_IN), turn.today + DONE_IN


async def _onward(turn: Turn) -> Sequence[Choice]:
    """Back into the form that was open, and to the menu."""
    session = turn.dialogue.session
    menu = Choice("menu", turn.say("button.menu"), typed="menu")
    if session is None:
        return [menu]
    label = shortened(turn.say("button.next", title=await title_of(turn, session)))
    return [Choice(f"resume:{session.id}", label, typed="làm tiếp"), menu]


async def _post(turn: Turn, post: Post) -> str:
    """`trưởng thôn, Thôn 4`."""
    campaign = await campaign_at(turn, post.unit)
    return f"{campaign.role_name(post.role)}, {post.unit.name}"


def _subject(turn: Turn) -> str:
    return f"respondent {turn.person.id}"


def working_days_after(day: date, count: int) -> date:
    """The day that is `count` working days later (Saturdays and Sundays do not count)."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() not in WEEKEND
    return day
