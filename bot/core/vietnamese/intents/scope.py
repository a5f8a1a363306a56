"""The who, where and when that queries and orders share: level, unit, period."""

from __future__ import annotations

from bot.core.vietnamese.intents.meaning import Context
from bot.core.vietnamese.letters import has
from bot.core.vietnamese.periods import find_period, quarter
from bot.core.vietnamese.places import Named, find_communes, find_village


def level(said: str, context: Context) -> str:
    """`commune` or `village`: the one named, else those directly below the asker."""
    if has(said, "(?:thôn|bản|làng|khối|trưởng thôn|trưởng bản|khu phố|ấp|tổ)(?! (?:[0-9]|tôi|mình|tui))"):
        return "village"
    if has(said, "xã|phường|thị trấn|tt"):
        return "commune"
    return "commune" if context.role == "officer" else "village"


def period(said: str, context: Context) -> object:
    """The period named, else the current quarter."""
    found = find_period(said, context.today)
    if isinstance(found, tuple):
        return {"from": found[0], "to": found[1]}
    return found or quarter(context.today)


def named_period(said: str, context: Context) -> dict[str, object]:
    """`{"period": …}`, or `{"from": …, "to": …}` when a run of months was named; the current quarter by default."""
    found = period(said, context)
    return found if isinstance(found, dict) else {"period": found}


def communes(said: str, context: Context) -> list[Named]:
    """Communes named, of the campaign's ground."""
    return find_communes(said, context.campaign)


def unit_slots(said: str, original: str, context: Context) -> tuple[dict[str, object], bool]:
    """Slots for the one unit named (`unit`, and `parent` or `unit_code`, `asof`), and whether several units fit."""
    named = communes(said, context)
    village = find_village(said, original)
    if village:
        parent: dict[str, object] = {"parent": named[0].communes[0].name} if named else {}
        return {"unit": village} | parent, False
    if not named:
        return {}, False
    if len(named) > 1:
        return {"units": [one.communes[0].name for one in named]}, False
    one = named[0]
    if len(one.communes) > 1:
        return {"unit": one.communes[0].name}, True
    return {"unit": one.name, "unit_code": one.communes[0].code, "asof": one.communes[0].asof}, False
