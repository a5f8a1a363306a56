"""What the menu offers of questionnaires from outside: those to fill in, and the one that waits to be published."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.chat import Choice
from bot.core.people import Post, Role
from bot.core.units import Unit
from handlers import form_rights
from handlers.asking import shortened
from handlers.turn import Turn
from messages.shipped import is_ours
from storage import forms, uploads
from storage.forms import OfferedForm


async def entries(turn: Turn, posts: Sequence[Post]) -> list[Choice]:
    """Menu entries, where there is something behind them."""
    choices = []
    if await offered(turn, posts):
        choices.append(Choice("others", turn.say("menu.others")))
    if form_rights.publishing(posts):
        waiting = await uploads.ready(turn.tx, turn.person.id)
        if waiting is not None:
            label = turn.say("form.waiting", title=waiting.title)
            choices.append(Choice(f"up:show:{waiting.id}", shortened(label)))
    return choices


async def offered(turn: Turn, posts: Sequence[Post]) -> list[tuple[OfferedForm, Post]]:
    """The forms these posts may fill in, and from which post: those of the installation, and those whose unit holds
    the post's. Village heads and officers; never the bot's own forms, which have their own ways in."""
    mine = [post for post in posts if post.role is Role.VILLAGE_HEAD or post.role.is_officer]
    if not mine:
        return []
    found = []
    for form in await forms.offered(turn.tx):
        post = next((post for post in mine if _reaches(form.owner, post.unit)), None)
        if post is not None and not is_ours(form.form_id):
            found.append((form, post))
    return found


def _reaches(owner: Unit | None, unit: Unit) -> bool:
    return owner is None or owner.holds(unit)
