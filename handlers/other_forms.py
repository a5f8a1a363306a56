"""Phiếu khác: questionnaires an office wrote itself, filled in like any other."""

from __future__ import annotations

from bot.core.chat import Choice
from bot.core.conversation import Subject
from bot.core.effects import Effect
from bot.core.people import Post
from bot.core.refusals import Refusal
from handlers import fill, form_entries
from handlers.asking import shortened
from handlers.places import now_at
from handlers.turn import Turn
from storage import sessions

SHOWN = 20


async def choose(turn: Turn) -> list[Effect]:
    """Which of them."""
    found = await form_entries.offered(turn, await turn.posts())
    back = Choice("menu", turn.say("button.menu"), typed="menu")
    if not found:
        return turn.offer(turn.say("others.none"), [back], in_place=True)
    choices = [Choice(f"other:{form.form_id}", shortened(form.title)) for form, _ in found[:SHOWN]]
    return turn.offer(turn.say("others.which"), (*choices, back), in_place=True)


async def begin(turn: Turn, form_id: str) -> list[Effect]:
    """Begin one, or go on with its draft. The button is user input: only what is offered to this person now."""
    for form, post in await form_entries.offered(turn, await turn.posts()):
        if form.form_id == form_id:
            for draft in await sessions.drafts(turn.tx, turn.person.id):
                if draft.form_id == form_id and draft.subject.unit_id == post.unit.id and not draft.subject.revises:
                    return await fill.resume(turn, draft)
            subject, given = await _about(turn, post)
            known = (await turn.library.newest(turn.tx, form_id)).by_name
            preset = {name: value for name, value in given.items() if name in known and known[name].question is None}
            return await fill.begin(turn, fill.Start(form_id, subject, preset))
    raise Refusal("others.none")


async def _about(turn: Turn, post: Post) -> tuple[Subject, dict[str, str]]:
    """What the form is about, and what it is told: the campaign that runs there and its period, where one does."""
    try:
        return await now_at(turn, post)
    except Refusal:
        return Subject(unit_id=post.unit.id), {"unit_code": post.unit.code}
