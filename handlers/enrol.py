"""The way in: an invitation code, then consent. Nobody else gets an answer beyond how to get one."""

from __future__ import annotations

from bot.core.chat import Ask, Contact, Message, Press, Text
from bot.core.conversation import Subject
from bot.core.effects import Effect, Reply
from bot.core.people import Invitation
from bot.core.refusals import Refusal
from bot.core.vietnamese import Command, command
from handlers import fill, formats
from handlers.enrolment_end import FORM
from handlers.turn import Turn
from storage import people

EXAMPLE = "KR7M2QX4"


def code_in(text: str) -> str:
    """The invitation code in what was said: `/start kr7m-2qx4` → `KR7M2QX4`. Blank where there is none."""
    words = text.removeprefix("/start").strip().upper().replace("-", "").split()
    for word in words:
        code = word.strip(".,:;“”\"'")
        if len(code) == len(EXAMPLE) and code.isascii() and code.isalnum() and any(c.isdigit() for c in code):
            return code
    return ""


async def stranger(turn: Turn) -> list[Effect]:
    """Whatever a stranger sends: the open enrolment goes on, a code begins one, all else explains."""
    content, session = turn.event.content, turn.dialogue.session
    if isinstance(content, Contact):
        return await by_phone(turn, content)
    text = content.text if isinstance(content, Text) else ""
    code = code_in(text)
    if code:
        return await begin(turn, code)
    if session is not None:
        if isinstance(content, Press):
            return await _press(turn, content)
        return await fill.hear(turn, session)
    if command(text) in (Command.MY_RECORDS, Command.ERASE, Command.WITHDRAW, Command.STOP_MESSAGES):
        return [turn.reply(turn.say("data.stranger"))]
    typed = text.removeprefix("/start").strip()
    if _meant_as_code(typed):
        raise Refusal("enrol.unknown", typed=typed[:20], length=len(EXAMPLE), example=EXAMPLE)
    return [_how_to_get_in(turn)]


def _how_to_get_in(turn: Turn) -> Effect:
    return Reply(Message(turn.say("stranger", example=EXAMPLE), ask=Ask.CONTACT))


def _meant_as_code(typed: str) -> bool:
    """One word that holds a digit, or eight capitals: a code mistyped."""
    if len(typed.split()) != 1:
        return False
    return any(letter.isdigit() for letter in typed) or (len(typed) == len(EXAMPLE) and typed.isupper())


async def _press(turn: Turn, pressed: Press) -> list[Effect]:
    parts = pressed.code.split(":")
    if len(parts) == 4 and parts[0] == "f":
        return await fill.press(turn, pressed, *parts[1:])
    return [_how_to_get_in(turn)]


async def by_phone(turn: Turn, contact: Contact) -> list[Effect]:
    """A shared number lets its owner in where the roster has it. Somebody else's card opens nothing."""
    if not contact.own:
        raise Refusal("enrol.not_own_phone")
    invited = await people.invited_at(turn.tx, contact.phone)
    if invited is None:
        raise Refusal("enrol.unknown_phone", example=EXAMPLE)
    return await begin(turn, invited.code)


async def begin(turn: Turn, code: str) -> list[Effect]:
    """A code was given: who it is for, and the consent text first."""
    invited = await _claimable(turn, code)
    try:
        campaign = await turn.library.campaign(turn.tx, invited.campaign)
    except LookupError:
        raise Refusal("enrol.not_open") from None
    preset = {
        "code": code,
        "unit_name": invited.unit.name,
        "role_name": campaign.role_name(invited.role),
        "campaign_name": campaign.name,
        "issuer": campaign.issuer,
    }
    return await fill.begin(turn, fill.Start(FORM, Subject(campaign=invited.campaign, note=code), preset))


async def _claimable(turn: Turn, code: str) -> Invitation:
    invited = await people.invitation(turn.tx, code)
    if invited is None:
        raise Refusal("enrol.unknown", typed=code, length=len(EXAMPLE), example=EXAMPLE)
    if invited.claimed_by is not None:
        raise Refusal("enrol.claimed", typed=code)
    if invited.expires_at is not None and invited.expires_at < turn.now:
        raise Refusal("enrol.expired", typed=code, since=formats.day(invited.expires_at))
    return invited
