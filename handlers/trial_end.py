"""A questionnaire that was only tried ends: nothing is filed, its officer decides."""

from __future__ import annotations

from dataclasses import replace

from bot.core.chat import Message
from bot.core.conversation import FormSession, SessionStatus
from bot.core.effects import Effect, Reply, SaveDialogue, SaveSession
from bot.core.refusals import Refusal
from bot.core.uploads import TRIAL
from handlers import upload_card
from handlers.turn import Turn
from storage import uploads


async def finish(turn: Turn, session: FormSession, card: str | None) -> list[Effect]:
    """Back to the buttons."""
    upload = await uploads.find(turn.tx, session.form_id.removeprefix(TRIAL))
    if upload is None:
        raise Refusal("stale.over")
    text, choices = upload_card.card(turn.voice, upload)
    return [
        Reply(Message(f"{turn.say('trial.done')}\n\n{text}", choices, card=card)),
        SaveSession(session.ended(SessionStatus.CANCELLED, turn.now)),
        SaveDialogue(replace(turn.dialogue, session=None, offered=choices, misses=0)),
    ]
