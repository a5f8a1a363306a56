"""Hướng dẫn: how to use the bot, or what the open question means."""

from __future__ import annotations

from bot.core.chat import Choice
from bot.core.effects import Effect
from handlers import fill
from handlers.turn import Turn


async def show(turn: Turn) -> list[Effect]:
    """Help with what is open, else with the bot."""
    if turn.dialogue.session is not None:
        return await fill.guidance(turn, turn.dialogue.session)
    officer = any(post.role.is_officer for post in await turn.posts())
    back = Choice("menu", turn.say("button.menu"), typed="menu")
    return turn.offer(turn.say("help.officer" if officer else "help.reporter"), [back])
