"""A draft of a form that is used no more: closed kindly when it is touched; its answers stay."""

from __future__ import annotations

from bot.core.conversation import FormSession
from bot.core.effects import Effect
from bot.core.uploads import is_trial
from handlers import menu
from handlers.titles import title_of
from handlers.turn import Turn
from storage import forms


async def close(turn: Turn, session: FormSession) -> list[Effect]:
    """Say so and whom to ask, and offer what can be done instead."""
    title = await title_of(turn, session)
    if is_trial(session.form_id):
        said = turn.say("closed.trial", title=title)
    else:
        owner = await forms.owner(turn.tx, session.form_id)
        who = turn.say("closed.who.unit", unit=owner.name) if owner else turn.say("closed.who.commune")
        said = turn.say("closed.retired", title=title, who=who)
    _, choices = await menu.card(turn, await turn.posts())
    return turn.offer(said, choices)
