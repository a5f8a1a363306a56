"""Đúng nhà này không: before a household enters the register twice, those it may be are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.chat import Choice
from bot.core.conversation import FormSession
from bot.core.duplicates import possible
from bot.core.effects import Effect, SaveSession
from bot.core.entities import Entity, EntityChange
from handlers.asking import shortened
from handlers.register import SAME
from handlers.turn import Turn
from storage import entities

DATASET = "households"


async def ask(turn: Turn, session: FormSession, changes: Sequence[EntityChange]) -> list[Effect]:
    """Ask about the first new household that may be in the register already; nothing where there is none. The draft
    stays until they have chosen."""
    known = await entities.of_unit(turn.tx, DATASET, session.subject.unit_id)
    for number, change in enumerate(changes):
        if not change.creates or change.dataset != DATASET or change.place in session.state.get(SAME, {}):
            continue
        found = possible(change.label, known)
        if found:
            return [SaveSession(session), *_offer(turn, f"same:{session.id}:{number}", found)]
    return []


def _offer(turn: Turn, code: str, found: Sequence[Entity]) -> list[Effect]:
    names = ", ".join(one.label for one in found)
    alone = len(found) == 1
    said = turn.say("same.ask", names=names) if alone else turn.say("same.which", names=names)
    choices = [Choice(f"{code}:{one.id}", shortened(one.label), "đúng" if alone else "") for one in found]
    other = Choice(f"{code}:", turn.say("same.other"), "không" if alone else "nhà khác")
    return turn.offer(said, (*choices, other), in_place=True)


def decided(session: FormSession, changes: Sequence[EntityChange], number: int, entity_id: str) -> FormSession | None:
    """The session with one answer more; None where that was not the question (any more)."""
    same = dict(session.state.get(SAME, {}))
    if not 0 <= number < len(changes) or changes[number].place in same:
        return None
    same[changes[number].place] = entity_id
    return replace(session, state={**session.state, SAME: same})
