"""The end of enrolment: with consent a respondent, a post and an address; without it nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.core.chat import Message
from bot.core.conversation import FormSession, SessionStatus
from bot.core.effects import Audit, Effect, Enrol, Forget, Reply, SaveDialogue, SaveSession
from bot.core.people import Post, Respondent, RespondentId
from handlers import menu
from handlers.turn import Turn
from messages.words import Voice
from storage import people

FORM = "W_ENROL"
CALLED = {"bac": "bác", "anh": "anh", "chi": "chị", "co": "cô", "chu": "chú"}


async def finish(turn: Turn, session: FormSession, answers: Mapping[str, str], card: str | None) -> list[Effect]:
    """Enrol who consented; forget who did not."""
    if answers.get("consent") != "yes":
        return [Reply(Message(turn.say("enrol.refused"), card=card)), Forget(turn.event.address)]
    invited = await people.invitation(turn.tx, session.subject.note)
    if invited is None or invited.claimed_by is not None:
        return [turn.reply(turn.say("enrol.claimed", typed=session.subject.note)), Forget(turn.event.address)]
    called = CALLED.get(answers.get("address", ""), "bác")
    campaign = await turn.library.campaign(turn.tx, invited.campaign)
    role = campaign.role_name(invited.role)
    voice = Voice(called)
    welcome = voice.say("enrol.welcome", name=invited.name, role=role, unit=invited.unit.name)
    # The person's number comes with the row; until then only the name matters.
    person = Respondent(RespondentId(0), invited.name, called)
    head, choices = await menu.card(
        replace(turn, dialogue=replace(turn.dialogue, respondent=person)), [Post(invited.role, invited.unit)]
    )
    return [
        Reply(Message(welcome, card=card)),
        Reply(Message(head, choices)),
        SaveSession(session.ended(SessionStatus.COMPLETED, turn.now)),
        SaveDialogue(replace(turn.dialogue, session=None, offered=choices, misses=0)),
        Enrol(turn.event.address, invited, called, session.version),
        Audit("enrolled", f"invitation {invited.code}", details={"role": invited.role.value, "unit": invited.unit.id}),
    ]
