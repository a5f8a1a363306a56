"""Tình hình: how far an officer's subtree is, with the names of who has not reported."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.campaigns.periods import Period
from bot.core.campaigns.plan import Campaign
from bot.core.chat import Choice
from bot.core.effects import Effect
from bot.core.people import Role
from bot.core.refusals import Refusal
from bot.core.reports import Progress
from bot.core.units import Level, Unit, UnitId
from bot.core.vietnamese import bare, normal
from handlers import formats, my_village
from handlers.asking import shortened
from handlers.places import campaign_at, officer_post
from handlers.titles import report_title
from handlers.turn import Turn
from storage import expected, people, units

LISTED = 40  # lines one message still reads well with


async def own(turn: Turn) -> list[Effect]:
    """The status of the unit this officer is responsible for."""
    post = await officer_post(turn)
    return await of_unit(turn, post.unit.id)


async def anyone(turn: Turn) -> list[Effect]:
    """How things stand for whoever asks: an officer's subtree, a reporter's own village."""
    if any(post.role.is_officer for post in await turn.posts()):
        return await own(turn)
    return await my_village.show(turn)


async def own_names(turn: Turn) -> list[Effect]:
    """Who has not reported, in the unit this officer is responsible for."""
    post = await officer_post(turn)
    return await names(turn, post.unit.id)


async def elsewhere(turn: Turn, name: str) -> list[Effect]:
    """A place was named that is not among theirs: it is said so, and never whether it exists."""
    post = await officer_post(turn)
    choices = [
        Choice(f"status:{post.unit.id}", shortened(turn.say("status.open", unit=post.unit.name))),
        Choice("menu", turn.say("button.menu"), typed="menu"),
    ]
    return turn.offer(turn.say("status.elsewhere", name=name, unit=post.unit.name), choices)


async def called(turn: Turn, name: str) -> list[Unit]:
    """Units of this officer's subtree that are called so, alone or before the name of what they lie in, with or without
    "xã" and marks on the letters."""
    wanted = bare(normal(name))
    below = await units.below(turn.tx, (await officer_post(turn)).unit) if wanted else []
    names = {unit.id: bare(normal(unit.name)) for unit in below}
    found = [unit for unit in below if names[unit.id] == wanted or names[unit.id].endswith(f" {wanted}")]
    whole = {unit.id: f"{names[unit.id]} {names.get(unit.parent_id, '')}" for unit in below if unit.parent_id}
    return found or [unit for unit in below if _short(whole.get(unit.id, "")) == _short(wanted)]


def _short(name: str) -> str:
    return " ".join(word for word in name.replace(",", " ").split() if word != "xa")


async def one_of(turn: Turn, found: Sequence[Unit]) -> list[Effect]:
    """The status of the unit that was named; where several are called so, which one."""
    if len(found) == 1:
        return await of_unit(turn, found[0].id)
    parents = await units.names(turn.tx, [unit.parent_id for unit in found if unit.parent_id is not None])
    choices = [
        Choice(f"status:{unit.id}", shortened(f"{unit.name}, {parents[unit.parent_id]}"))
        for unit in found[:LISTED]
        if unit.parent_id is not None
    ]
    return turn.offer(turn.say("status.which", name=found[0].name), choices)


async def of_unit(turn: Turn, unit_id: UnitId) -> list[Effect]:
    """One unit and those directly below it. The button is user input: only inside one's own subtree."""
    unit, campaign, period = await _place(turn, unit_id)
    below = await units.below(turn.tx, unit)
    children = [child for child in below if child.parent_id == unit.id]
    whole = (await expected.progress(turn.tx, unit, campaign.code, period.id, [unit]))[0]
    parts = await expected.progress(turn.tx, unit, campaign.code, period.id, children)
    lines = [await _head(turn, unit, campaign, period, whole), ""]
    names = await _heads(turn, unit)
    lines += [_line(turn, part, names) for part in _worst_first(parts)[:LISTED]]
    if unit.level is Level.VILLAGE:
        reports = await expected.of_unit(turn.tx, unit.id, turn.now)
        lines += [await my_village.line(turn, report) for report in reports if report.period == period.id]
    if len(parts) > LISTED:
        lines.append(turn.say("and_more", count=len(parts) - LISTED))
    return turn.offer("\n".join(lines), await _ways(turn, unit, children, whole), columns=2, in_place=True)


async def names(turn: Turn, unit_id: UnitId) -> list[Effect]:
    """Everybody in a subtree who still owes something, by name, with what they owe."""
    unit, campaign, period = await _place(turn, unit_id)
    missing = await expected.missing(turn.tx, unit, campaign.code, period.id)
    heads = await _heads(turn, unit)
    by_unit: dict[UnitId, tuple[Unit, list[str]]] = {}
    for where, report in missing:
        by_unit.setdefault(where.id, (where, []))[1].append(await report_title(turn, report))
    whole = (await expected.progress(turn.tx, unit, campaign.code, period.id, [unit]))[0]
    lines = [await _head(turn, unit, campaign, period, whole), ""]
    lines.append(turn.say("status.missing" if by_unit else "status.missing.none"))
    parents = await units.names(turn.tx, [one.parent_id for one, _ in by_unit.values() if one.parent_id])
    commune = None
    for where, titles in list(by_unit.values())[:LISTED]:
        if where.level is Level.VILLAGE and where.parent_id != commune and where.parent_id is not None:
            commune = where.parent_id
            lines.append(f"{parents[commune]}:" if unit.id != commune else "")
        who = _who(turn, where, heads)
        what = f" ({'; '.join(titles)})" if len(titles) <= 2 else ""
        lines.append(turn.say("status.missing.line", unit=where.name, who=who, count=len(titles), what=what))
    if len(by_unit) > LISTED:
        lines.append(turn.say("and_more", count=len(by_unit) - LISTED))
    choices = [
        Choice(f"status:{unit.id}", turn.say("menu.status")),
        Choice("menu", turn.say("button.menu"), typed="menu"),
    ]
    return turn.offer("\n".join(line for line in lines if line is not None), choices, columns=2, in_place=True)


async def _place(turn: Turn, unit_id: UnitId) -> tuple[Unit, Campaign, Period]:
    unit = await units.get(turn.tx, unit_id)
    if unit is None:
        raise Refusal("not_allowed")
    await officer_post(turn, unit)
    campaign = await campaign_at(turn, unit)
    return unit, campaign, await _period(turn, unit, campaign)


async def _period(turn: Turn, unit: Unit, campaign: Campaign) -> Period:
    """The period to speak of: the one before, as long as it is still open and somebody here owes it."""
    current = campaign.period_at(turn.now)
    before = current.previous()
    if before in campaign.periods() and campaign.calendar.deadlines(before, Level.VILLAGE).closes_at >= turn.now:
        [whole] = await expected.progress(turn.tx, unit, campaign.code, before.id, [unit])
        if not whole.is_complete:
            return before
    return current


async def _head(turn: Turn, unit: Unit, campaign: Campaign, period: Period, whole: Progress) -> str:
    head = turn.say(
        "status.head", unit=unit.name, period=period.label, time=formats.clock(turn.now), day=formats.day(turn.now)
    )
    due = campaign.calendar.deadlines(period, Level.VILLAGE).due_at
    share = whole.received * 100 // whole.expected if whole.expected else 0
    total = turn.say(
        "status.total",
        received=whole.received,
        expected=whole.expected,
        share=share,
        villages=whole.villages,
        villages_done=whole.villages_done,
        due=formats.due(due),
    )
    return f"{head}\n{total}"


async def _heads(turn: Turn, unit: Unit) -> dict[UnitId, str]:
    found = await people.holders(turn.tx, unit, Role.VILLAGE_HEAD, turn.today)
    officers = await people.holders(turn.tx, unit, Role.COMMUNE_OFFICER, turn.today)
    return {UnitId(unit_id): name for unit_id, name in (*officers, *found)}


def _who(turn: Turn, unit: Unit, names: dict[UnitId, str]) -> str:
    """Whose it is; a post nobody has taken up yet is named as that."""
    if unit.id in names:
        return turn.say("status.who", name=names[unit.id])
    return turn.say("status.nobody") if unit.level is Level.VILLAGE else ""


def _line(turn: Turn, part: Progress, names: dict[UnitId, str]) -> str:
    if part.unit.level is Level.VILLAGE:
        who = _who(turn, part.unit, names)
        if part.is_complete:
            return turn.say("status.line.full", unit=f"{part.unit.name}{who}", expected=part.expected)
        return turn.say(
            "status.line.village", unit=part.unit.name, who=who, received=part.received, expected=part.expected, late=""
        )
    code = "status.line.full" if part.is_complete else "status.line"
    return turn.say(
        code,
        unit=part.unit.name,
        received=part.received,
        expected=part.expected,
        villages=part.villages,
        villages_done=part.villages_done,
    )


def _worst_first(parts: Sequence[Progress]) -> list[Progress]:
    return sorted(parts, key=lambda part: (part.is_complete, part.received / part.expected if part.expected else 1))


async def _ways(turn: Turn, unit: Unit, children: Sequence[Unit], whole: Progress) -> list[Choice]:
    ways = []
    if not whole.is_complete:
        ways.append(Choice(f"names:{unit.id}", turn.say("status.names")))
    ways.append(Choice(f"status:{unit.id}", turn.say("status.refresh")))
    communes = [child for child in children if child.level is not Level.VILLAGE]
    ways += [Choice(f"status:{child.id}", shortened(child.name)) for child in communes]
    if unit.parent_id is not None:
        parent = await units.find(turn.tx, unit.parent_id)
        if any(post.role.is_officer and post.unit.holds(parent) for post in await turn.posts()):
            ways.append(Choice(f"status:{parent.id}", shortened(turn.say("status.up", unit=parent.name))))
    return [*ways, Choice("menu", turn.say("button.menu"), typed="menu")]
