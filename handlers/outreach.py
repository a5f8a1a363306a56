"""Buổi tuyên truyền: an outreach session told, any time there was one."""

from __future__ import annotations

from bot.core.conversation import Subject
from bot.core.effects import Effect
from handlers import fill
from handlers.places import campaign_at, reporting_post
from handlers.turn import Turn

FORM = "F_OUT"


async def begin(turn: Turn) -> list[Effect]:
    """Tell of a session."""
    post = await reporting_post(turn)
    campaign = await campaign_at(turn, post.unit)
    period = campaign.period_at(turn.now).id
    preset = {"campaign": campaign.form_code, "unit_code": post.unit.code, "period": period}
    return await fill.begin(turn, fill.Start(FORM, Subject(campaign.code, period, post.unit.id), preset))
