"""Sổ hộ: a household enters the register, or what the register says of one is brought up to date."""

from __future__ import annotations

from bot.core.conversation import Subject
from bot.core.effects import Effect
from handlers import fill
from handlers.places import campaign_at, reporting_post
from handlers.turn import Turn

FORM = "F_HH"


async def begin(turn: Turn) -> list[Effect]:
    """Write in the register: the form itself asks which household, or takes a new one."""
    post = await reporting_post(turn)
    campaign = await campaign_at(turn, post.unit)
    period = campaign.period_at(turn.now).id
    preset = {"campaign": campaign.form_code, "unit_code": post.unit.code, "period": period}
    return await fill.begin(turn, fill.Start(FORM, Subject(campaign.code, period, post.unit.id), preset))
