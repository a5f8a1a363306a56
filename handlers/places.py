"""Where a person stands: the post they report from, the campaign that runs there."""

from __future__ import annotations

from bot.core.campaigns.plan import Campaign
from bot.core.conversation import Subject
from bot.core.people import Post
from bot.core.refusals import Refusal
from bot.core.units import Unit, UnitId
from handlers.turn import Turn
from storage import units


async def reporting_post(turn: Turn) -> Post:
    """The post this person reports from. Refuses officers and who has none."""
    for post in await turn.posts():
        if not post.role.is_officer:
            return post
    raise Refusal("no_post")


async def officer_post(turn: Turn, unit: Unit | None = None) -> Post:
    """The officer's post that may see `unit` (or any, where none is named). Refuses all others."""
    for post in await turn.posts():
        if post.role.is_officer and (unit is None or post.unit.holds(unit)):
            return post
    raise Refusal("not_allowed")


async def post_at(turn: Turn, unit_id: UnitId) -> Post:
    """A post held today in exactly this unit: who left it may no longer speak for it."""
    for post in await turn.posts():
        if post.unit.id == unit_id:
            return post
    raise Refusal("not_allowed")


async def campaign_at(turn: Turn, unit: Unit) -> Campaign:
    """The campaign that runs where `unit` is; of several the one whose days these are, else the newest."""
    found = [
        campaign
        for campaign, unit_id in await turn.library.campaigns(turn.tx)
        if (await units.find(turn.tx, unit_id)).holds(unit)
    ]
    if not found:
        raise Refusal("status.none")
    return max(found, key=lambda one: (one.starts_on <= turn.today <= one.ends_on, one.starts_on))


async def now_at(turn: Turn, post: Post, note: str = "") -> tuple[Subject, dict[str, str]]:
    """What a form begun at this post is about (`note`: what it is called), and what it is told by name: the campaign
    that runs there, the unit, the period. Refuses where none runs."""
    campaign = await campaign_at(turn, post.unit)
    period = campaign.period_at(turn.now).id
    given = {"campaign": campaign.form_code, "unit_code": post.unit.code, "period": period}
    return Subject(campaign.code, period, post.unit.id, note=note), given
