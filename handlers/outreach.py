"""Buổi tuyên truyền: an outreach session told, any time there was one."""

from __future__ import annotations

from bot.core.effects import Effect
from handlers import fill
from handlers.places import now_at, reporting_post
from handlers.turn import Turn

FORM = "F_OUT"


async def begin(turn: Turn) -> list[Effect]:
    """Tell of a session."""
    subject, given = await now_at(turn, await reporting_post(turn))
    return await fill.begin(turn, fill.Start(FORM, subject, given))
