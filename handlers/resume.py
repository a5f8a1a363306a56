"""Làm tiếp: go on with a draft; and dừng: put it aside without losing anything."""

from __future__ import annotations

from dataclasses import replace

from bot.core.chat import Choice
from bot.core.conversation import SessionStatus
from bot.core.effects import Effect, SaveDialogue
from bot.core.refusals import Refusal
from handlers import closed, fill, formats
from handlers.asking import shortened
from handlers.places import post_at
from handlers.titles import title_of
from handlers.turn import Turn
from storage import sessions


async def choose(turn: Turn) -> list[Effect]:
    """The only draft at once, or which of several."""
    drafts = await sessions.drafts(turn.tx, turn.person.id)
    if not drafts:
        raise Refusal("resume.none")
    if len(drafts) == 1:
        return await fill.resume(turn, drafts[0])
    choices = []
    for draft in drafts[:8]:
        line = turn.say("resume.line", title=await title_of(turn, draft), since=formats.day(draft.updated_at))
        choices.append(Choice(f"resume:{draft.id}", shortened(line)))
    return turn.offer(turn.say("resume.which"), choices, in_place=True)


async def one(turn: Turn, session_id: str) -> list[Effect]:
    """Go on with one draft; only one's own."""
    draft = await sessions.find(turn.tx, session_id)
    if draft is None or draft.respondent_id != turn.person.id:
        raise Refusal("not_allowed")
    if draft.status is SessionStatus.EXPIRED:
        return await closed.close(turn, draft)
    if draft.status is not SessionStatus.ACTIVE:
        raise Refusal("stale.over")
    await post_at(turn, draft.subject.unit_id)
    return await fill.resume(turn, draft)


async def put_aside(turn: Turn) -> list[Effect]:
    """Close the form that is open; its answers stay."""
    session = turn.dialogue.session
    if session is None:
        return [turn.reply(turn.say("stop.nothing"))]
    said = turn.say("stopped", title=await title_of(turn, session))
    choices = (
        Choice(f"resume:{session.id}", turn.say("button.next", title="")[:-2], typed="làm tiếp"),
        Choice("menu", turn.say("button.menu"), typed="menu"),
    )
    effects = turn.offer(said, choices)
    return [*effects, SaveDialogue(replace(turn.dialogue, session=None, offered=choices, misses=0))]
