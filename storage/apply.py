"""Effects become rows: grouped by kind, a few statements for a whole batch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from bot.core import effects as what
from bot.core.chat import Address
from bot.core.conversation import Dialogue
from storage import attachments, audit, dialogues, entities, people, sessions, submissions, uploads
from storage.database import Transaction

Kind = TypeVar("Kind")


async def apply(tx: Transaction, effects: Iterable[what.Effect], at: datetime) -> None:
    """Write what was decided, all but the replies (the door out owns those).

    Within one kind the order of the effects is kept; of several states of one chat or session the last one stands.
    """
    groups: dict[type[object], list[what.Effect]] = {}
    for effect in effects:
        groups.setdefault(type(effect), []).append(effect)

    def of(kind: type[Kind]) -> list[Kind]:
        return groups.get(kind, [])  # type: ignore[return-value]

    latest: dict[Address, Dialogue] = {effect.dialogue.address: effect.dialogue for effect in of(what.SaveDialogue)}
    await sessions.save(tx, {effect.session.id: effect.session for effect in of(what.SaveSession)}.values())
    await dialogues.save(tx, latest.values(), at)
    for enrolment in of(what.Enrol):
        await people.enrol(tx, enrolment, at)
    filed = [effect.submission for effect in of(what.Submit)]
    if filed:
        await submissions.file(tx, filed)
    await attachments.keep(tx, [effect.attachment for effect in of(what.KeepAttachment)], at)
    await entities.save(tx, [effect.news for effect in of(what.SaveEntity)], at)
    for sent in of(what.SaveUpload):
        await uploads.save(tx, sent.upload, at)
    for ready in of(what.PublishUpload):
        await uploads.publish(tx, ready.upload, at)
    for erasure in of(what.Forget):
        await dialogues.forget(tx, erasure.address)
    await audit.write(tx, of(what.Audit), at)
