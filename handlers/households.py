"""Sổ hộ: a household enters the register, or what the register says of one is brought up to date."""

from __future__ import annotations

from bot.core.effects import Effect
from handlers import fill
from handlers.places import now_at, reporting_post
from handlers.turn import Turn

FORM = "F_HH"


async def begin(turn: Turn) -> list[Effect]:
    """Write in the register: the form itself asks which household, or takes a new one."""
    subject, given = await now_at(turn, await reporting_post(turn))
    return await fill.begin(turn, fill.Start(FORM, subject, given))
