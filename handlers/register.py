"""Registers: what they give to a form that is begun, and what a finished form changes in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from bot.core.conversation import NOWHERE, FormSession
from bot.core.effects import Audit, Effect, SaveEntity
from bot.core.entities import Entity, EntityChange, EntityNews, EntityVersion
from bot.core.forms import Filling, Form, entity_changes, is_new_id, new_id
from bot.core.refusals import Refusal
from bot.core.reports import Submission
from bot.core.units import UnitId
from handlers.turn import Turn
from storage import entities, units

SAME = "same"  # in a session's state: which entity each new one turned out to be, by place; "" for none
_EVERY = "*"


async def lists(turn: Turn, form: Form, unit_id: UnitId) -> dict[str, list[dict[str, str]]]:
    """The rows of every register that `form` reads: those of this unit and all below it, never others. They are kept
    with the draft, so only the fields the form looks at."""
    if not form.registers or unit_id == NOWHERE:
        return {}
    home = await units.find(turn.tx, unit_id)
    found: dict[str, list[dict[str, str]]] = {}
    for name, fields in form.registers.items():
        rows = await entities.below(turn.tx, name, home)
        names = await units.names(turn.tx, list({one.unit_id for one in rows} - {unit_id}))
        found[name] = [_row(one, fields, names.get(one.unit_id, "")) for one in rows]
    return found


def _row(entity: Entity, fields: Collection[str], place: str) -> dict[str, str]:
    """An entity as a form sees it; one of another village says which, or an officer could not tell two apart."""
    known = entity.properties
    looked_at = known if _EVERY in fields else {name: known[name] for name in fields if name in known}
    label = f"{entity.label} ({place})" if place else entity.label
    return {**looked_at, "name": entity.id, "label": label, "__version": str(entity.version)}


async def changes(
    turn: Turn, session: FormSession, filling: Filling, earlier: Submission | None
) -> tuple[EntityChange, ...]:
    """What a completed filling changes. A correction changes what the `earlier` revision did; a new household found to
    be a known one changes that; what is not in the unit's own registers is not changed, though the report is filed."""
    found = entity_changes(filling, session.id)
    if not found:
        return ()
    told = await entities.told_by(turn.tx, earlier.id) if earlier else []
    found = tuple(_corrected(change, told, alone=len(found) == 1) for change in found)
    same: Mapping[str, str] = session.state.get(SAME, {})
    home = await units.find(turn.tx, session.subject.unit_id)
    ids = {change.id for change in found} | set(same.values())
    own = await entities.within(turn.tx, ids, home)
    taken = await entities.taken(turn.tx, ids)
    return tuple(_resolved(change, own, taken, session.id, same.get(change.place, "")) for change in found)


def _corrected(change: EntityChange, told: Sequence[EntityVersion], *, alone: bool) -> EntityChange:
    """The change as a correction of what the earlier revision said of the same entity."""
    for one in told:
        at_its_place = one.place == change.place or (alone and len(told) == 1)
        if change.id == one.entity.id or (at_its_place and change.as_new and one.as_new):
            return change.correcting(one)
    return change


def _resolved(
    change: EntityChange, own: Mapping[str, Entity], taken: Collection[str], seed: str, same: str
) -> EntityChange:
    stands = own.get(same or change.id)
    if stands is not None and stands.dataset != change.dataset:
        stands = None
    if same:
        if stands is None:  # the button was made up
            raise Refusal("not_allowed")
        return change.onto(stands)
    if change.updates and stands is not None:
        return replace(change, creates=False)
    if change.creates:
        key = change.id if is_new_id(change.id) and change.id not in taken else new_id(seed, change.place)
        return replace(change, id=key, updates=False, base_version=0)
    return replace(change, updates=False)


def effects(submission: Submission, changed: Sequence[EntityChange]) -> list[Effect]:
    """The registers' new lines; what speaks of an entity that is not there is noted in the audit log."""
    found: list[Effect] = []
    for change in changed:
        if change.creates or change.updates:
            found.append(SaveEntity(EntityNews(change, submission.subject.unit_id, submission.id)))
        else:
            details = {"dataset": change.dataset, "entity": change.id}
            found.append(Audit("entity.unknown", submission.id, submission.respondent_id, details))
    return found
