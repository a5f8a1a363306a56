"""Words said outside a question: which handler they mean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial

from bot.core.effects import Effect
from bot.core.people import Role
from bot.core.vietnamese import bare, normal, spellings
from bot.core.vietnamese.intents.meaning import Context
from bot.core.vietnamese.intents.understand import understand
from handlers import (
    figures,
    help,
    households,
    menu,
    models,
    my_village,
    other_forms,
    outreach,
    resume,
    sent,
    status,
    tasks,
)
from handlers.formats import ZONE
from handlers.places import campaign_at
from handlers.turn import Turn
from messages.words import Voice

Handler = Callable[[Turn], Awaitable[Sequence[Effect]]]

_FORMS: Mapping[str, Handler] = {
    "F_TASK": tasks.choose,
    "F_IND": figures.village,
    "F_MODEL": models.choose,
    "F_OUT": outreach.begin,
    "F_XA": figures.commune,
}
_REPORTER: Mapping[str, Handler] = {
    "query.my_missing": my_village.show,
    "query.my_report": my_village.show,
    "query.progress": my_village.show,
    "query.unit_status": my_village.show,
    "query.deadline": my_village.show,
    "query.missing": my_village.show,
    "query.list_models": models.choose,
    "query.model_status": models.choose,
    "cmd.correct": sent.choose,
}
_OFFICER: Mapping[str, Handler] = {
    "query.missing": status.own_names,
    "query.progress": status.own,
    "query.unit_status": status.own,
    "query.deadline": status.own,
}
_ANYONE: Mapping[str, Handler] = {
    "cmd.help": help.show,
    "cmd.resume": resume.choose,
    "cmd.cancel": resume.put_aside,
    "social.greet": menu.show,
}
_ENTRIES: Mapping[str, Handler] = {
    "tasks": tasks.choose,
    "figures": figures.village,
    "sheet": figures.commune,
    "models": models.choose,
    "households": households.begin,
    "outreach": outreach.begin,
    "mine": my_village.show,
    "sent": sent.choose,
    "others": other_forms.choose,
    "status": status.anyone,
    "help": help.show,
}
_NO_ANSWER = {"tasks", "figures", "sheet", "mine", "sent", "others"}  # "Mô hình hộ" may well be what somebody did
LONGEST_NAME = 60  # characters; what is longer is no name of a button
_ROLES = {Role.VILLAGE_HEAD: "thon", Role.ELDER: "elder", Role.COMMUNE_OFFICER: "xa"}


def entry(text: str, voice: Voice, *, in_form: bool = False) -> Handler | None:
    """An entry of the menu, called by its whole name, also in Telex; the handler checks whether this person may. In a
    form only the names that cannot be an answer."""
    if text.isdecimal() or len(text) > LONGEST_NAME:
        return None
    names = _names(voice)
    found = (names[said] for said in map(bare, spellings(text)) if said in names)
    return next((_ENTRIES[name] for name in found if name in _NO_ANSWER or not in_form), None)


@lru_cache(64)
def _names(voice: Voice) -> Mapping[str, str]:
    """The entries by the bare words of their buttons."""
    return {bare(normal(voice.say(f"menu.{name}"))): name for name in _ENTRIES}


async def handler_for(turn: Turn, text: str) -> Handler | None:
    """The handler that answers `text`; none where it was not understood."""
    posts = await turn.posts()
    named_entry = entry(text, turn.voice)
    if named_entry is not None:
        return named_entry
    role = posts[0].role if posts else Role.VILLAGE_HEAD
    plan = await campaign_at(turn, posts[0].unit) if posts else None
    campaign = plan.form_code if plan else ""
    meaning = understand(text, Context(_ROLES.get(role, "officer"), None, campaign, turn.now.astimezone(ZONE)))
    if meaning.intent == "cmd.start_report":
        return _FORMS.get(str(meaning.slots.get("form", "")))
    if meaning.intent in ("social.thanks", "social.ack"):
        return _thanks
    if role.is_officer and meaning.intent in ("query.unit_status", "nlu.unclear"):
        name = " ".join(str(meaning.slots[part]) for part in ("unit", "parent") if part in meaning.slots) or text
        named = await status.called(turn, name)
        if named:
            return partial(status.one_of, found=named)
        if "unit" in meaning.slots:
            return partial(status.elsewhere, name=name)
    mine = _OFFICER if role.is_officer else _REPORTER
    return mine.get(meaning.intent) or _ANYONE.get(meaning.intent)


def is_thanks(text: str, now: datetime) -> bool:
    """Thanks end a conversation, also when they begin with "ok"."""
    return understand(text, Context("thon", None, "", now.astimezone(ZONE))).intent == "social.thanks"


async def _thanks(turn: Turn) -> Sequence[Effect]:
    return [turn.reply(turn.say("thanks"))]
