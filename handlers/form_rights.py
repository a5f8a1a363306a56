"""Who may publish a questionnaire in chat, and which: asked again at every press."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.people import Post, Role
from bot.core.refusals import Refusal
from bot.core.units import Unit, UnitId
from handlers.turn import Turn
from messages.shipped import is_ours
from storage import forms
from storage.database import Transaction

PUBLISHERS = (Role.PROVINCE_OFFICER, Role.DISTRICT_OFFICER)


def publishing(posts: Sequence[Post]) -> list[Post]:
    """The posts that let someone publish."""
    return [post for post in posts if post.role in PUBLISHERS]


async def publishing_post(turn: Turn, unit_id: UnitId | None = None) -> Post:
    """The post this person may publish from, in `unit_id` where it is given. Refuses all others."""
    for post in publishing(await turn.posts()):
        if unit_id is None or post.unit.id == unit_id:
            return post
    raise Refusal("form.not_allowed")


async def obstacle(tx: Transaction, form_id: str, unit: Unit) -> str:
    """The code of what keeps an officer of `unit` from publishing a form called so; blank where nothing does.

    A form of the bot, or one the installation loaded, is nobody's to replace in chat; another's only from above it.
    """
    if is_ours(form_id):
        return "form.reserved"
    if not await forms.is_known(tx, form_id):
        return ""
    owner = await forms.owner(tx, form_id)
    if owner is None:
        return "form.reserved"
    return "" if unit.holds(owner) else "form.elsewhere"
