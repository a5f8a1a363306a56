"""Hướng dẫn: how to use the bot, or what the open question means."""

from __future__ import annotations

from bot.core.chat import Choice
from bot.core.effects import Effect
from handlers import fill, form_rights
from handlers.turn import Turn


async def show(turn: Turn) -> list[Effect]:
    """Help with what is open, else with the bot."""
    if turn.dialogue.session is not None:
        return await fill.guidance(turn, turn.dialogue.session)
    posts = await turn.posts()
    said = turn.say("help.officer" if any(post.role.is_officer for post in posts) else "help.reporter")
    if form_rights.publishing(posts):
        said = f"{said}\n{turn.say('help.publisher')}"
    return turn.offer(said, [Choice("menu", turn.say("button.menu"), typed="menu")])
