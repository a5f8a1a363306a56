"""Số liệu thôn: the quarter's figures, last quarter's values offered; and the commune's own sheet."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.effects import Effect
from handlers import owed
from handlers.turn import Turn
from storage import submissions

VILLAGE, COMMUNE = "F_IND", "F_XA"
FLOWS = frozenset({"exit_q", "newpoor_q", "relapse_q", "helped", "note", "confirm"})
"""What happened within one quarter: last quarter's value says nothing about this one."""


async def village(turn: Turn) -> list[Effect]:
    """The village's figures of the quarter."""
    return await _begin(turn, VILLAGE)


async def commune(turn: Turn) -> list[Effect]:
    """The commune's sheet of the quarter."""
    return await _begin(turn, COMMUNE)


async def _begin(turn: Turn, form_id: str) -> list[Effect]:
    one = owed.the_one(await owed.owed(turn, form_id), "figures.closed")
    last = await submissions.before(turn.tx, form_id, one.subject)
    return await owed.begin(turn, one, {}, before=carried(last.answers) if last else {})


def carried(answers: Mapping[str, str]) -> dict[str, str]:
    """The stocks of last quarter, which may well be the same."""
    return {name: value for name, value in answers.items() if name not in FLOWS}
