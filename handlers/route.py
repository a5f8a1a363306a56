"""Which handler an event is for: the open form first, then what was offered, then what the words mean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from bot.core.chat import Contact, Content, Media, Place, Press, Stopped, Text, Unsupported
from bot.core.conversation import SessionStatus
from bot.core.effects import Effect, SaveDialogue
from bot.core.units import UnitId
from bot.core.vietnamese import Command, bare, command, normal, read_yes_no
from handlers import (
    closed,
    enrol,
    figures,
    fill,
    help,
    households,
    meaning,
    menu,
    models,
    my_records,
    my_village,
    other_forms,
    outreach,
    resume,
    sent,
    status,
    task_list,
    tasks,
    uploads,
)
from handlers.turn import Turn

MAX_TEXT = 4096  # Telegram's own limit; the web and the console keep to it
PATIENCE = 3  # misunderstandings in a row before a person is offered
_WONDERING = frozenset(
    f"{word}{after}"
    for word in ("hả", "hở", "hử", "ủa", "gì", "sao", "là sao", "gì vậy")
    for after in ("", " em", " ạ")
)
SHORTEST = 3  # letters that may stand for a label
Handler = Callable[[Turn], Awaitable[Sequence[Effect]]]

PLAIN: Mapping[str, Handler] = {
    "menu": menu.show,
    "tasks": tasks.choose,
    "told": task_list.send,
    "figures": figures.village,
    "sheet": figures.commune,
    "models": models.choose,
    "model": models.new,
    "households": households.begin,
    "outreach": outreach.begin,
    "mine": my_village.show,
    "others": other_forms.choose,
    "sent": sent.choose,
    "resume": resume.choose,
    "help": help.show,
    "status": status.own,
    "data": my_records.show,
    "erase": my_records.ask_erase,
    "erase_sure": my_records.erase,
    "withdraw": my_records.ask_withdraw,
    "withdraw_sure": my_records.withdraw,
}
ABOUT: Mapping[str, Callable[[Turn, str], Awaitable[Sequence[Effect]]]] = {
    "model": models.update,
    "sent": sent.correct,
    "other": other_forms.begin,
    "resume": resume.one,
    "status": lambda turn, unit: status.of_unit(turn, _unit(unit)),
    "names": lambda turn, unit: status.names(turn, _unit(unit)),
}
COMMANDS: Mapping[Command, Handler] = {
    Command.HELP: help.show,
    Command.MENU: menu.show,
    Command.START: menu.show,
    Command.RESUME: resume.choose,
    Command.CANCEL: resume.put_aside,
    Command.WAIT: resume.put_aside,
    Command.STATUS: status.anyone,
    Command.MY_RECORDS: my_records.show,
    Command.ERASE: my_records.ask_erase,
    Command.WITHDRAW: my_records.ask_withdraw,
    Command.STOP_MESSAGES: my_records.stop_messages,
}


async def decide(turn: Turn) -> Sequence[Effect]:
    """The one visible decision."""
    content = turn.event.content
    if isinstance(content, Stopped):
        return [SaveDialogue(replace(turn.dialogue, stopped=content.stopped))]
    if turn.dialogue.stopped:  # they write again: they are back
        turn = replace(turn, dialogue=replace(turn.dialogue, stopped=False))
        return [SaveDialogue(turn.dialogue), *await _answer(turn, content)]
    return await _answer(turn, content)


async def _answer(turn: Turn, content: Content) -> Sequence[Effect]:
    if isinstance(content, Text) and len(content.text) > MAX_TEXT:
        return [turn.reply(turn.say("too_long", length=len(content.text), most=MAX_TEXT))]
    if isinstance(content, Unsupported):
        return [turn.reply(turn.say("unsupported"))]
    if turn.dialogue.respondent is None:
        return await enrol.stranger(turn)
    session = turn.dialogue.session
    if session is not None and session.status is SessionStatus.EXPIRED and _touches(content):
        return await closed.close(turn, session)
    match content:
        case Press():
            return await _pressed(turn, content)
        case Media() if session is None and uploads.is_form(content) and await uploads.is_expected(turn):
            return await uploads.receive(turn, content)
        case Text():
            return await _said(turn, content.text)
        case Media() | Place() | Contact() if session is not None:
            return await fill.hear(turn, session)
    return await _again(turn, turn.say("unsupported.outside"))


def _touches(content: Content) -> bool:
    """Is this said to the open form? A button of the menu is not."""
    return not isinstance(content, Press) or content.code.startswith("f:")


async def _pressed(turn: Turn, pressed: Press) -> Sequence[Effect]:
    name, *about = pressed.code.split(":")
    if name == "f" and len(about) == 3:
        return await fill.press(turn, pressed, *about)
    if name == "same" and len(about) == 3:
        return await fill.same(turn, *about)
    if name == "up" and len(about) == 2:
        return await uploads.press(turn, *about)
    if name == "task" and len(about) == 3:
        return await tasks.begin(turn, *about)
    if not about and name in PLAIN:
        return await PLAIN[name](turn)
    if len(about) == 1 and name in ABOUT:
        return await ABOUT[name](turn, about[0])
    return [turn.reply(turn.say("stale.over")), *await menu.show(turn)]


async def _said(turn: Turn, text: str) -> Sequence[Effect]:
    session = turn.dialogue.session
    if text.startswith("/start") and enrol.code_in(text):
        return [turn.reply(turn.say("enrol.already")), *await menu.show(turn)]
    wanted = Command.HELP if _wonders(text) else command(text)
    if session is not None:
        if wanted is not None and wanted in COMMANDS:
            return await COMMANDS[wanted](turn)
        elsewhere = meaning.entry(text, turn.voice, in_form=True) if not turn.event.edited else None
        return await (elsewhere(turn) if elsewhere is not None else fill.hear(turn, session))
    if turn.event.edited:
        return []  # it corrected something that is over
    told = await task_list.told(turn, text)
    if told:
        return told
    offered = _offered(turn, text) or _agreed(turn, text)
    if offered:
        return await _pressed(turn, Press(offered))
    if wanted is not None and wanted in COMMANDS:
        return await COMMANDS[wanted](turn)
    return await _meant(turn, text)


def _wonders(text: str) -> bool:
    """`?`, `hả`, `là sao`: they did not understand us. Without marks only what can be no answer (`ha` is a hectare)."""
    said = normal(text)
    return said in _WONDERING or (not said and "?" in text)


def _offered(turn: Turn, text: str) -> str:
    """The code of what was offered last, said by number or by its label."""
    said = normal(text)
    if said.isdecimal() and len(said) < 4 and 1 <= int(said) <= len(turn.dialogue.offered):
        return turn.dialogue.offered[int(said) - 1].code
    for choice in turn.dialogue.offered:
        if bare(said) and bare(said) in (bare(normal(choice.label)), bare(normal(choice.typed))):
            return choice.code
        if choice.label.endswith("…") and bare(said).startswith(bare(normal(choice.label))):  # a label cut short
            return choice.code
    return ""


def _agreed(turn: Turn, text: str) -> str:
    """The one thing offered beside the menu ("Mình làm tiếp luôn không ạ?"), where the answer is yes; of two offered as
    yes and no the one that was said."""
    offered = turn.dialogue.offered
    if [choice.typed for choice in offered] == ["đúng", "không"]:
        said = read_yes_no(text)
        return "" if said is None else offered[0 if said else 1].code
    asked = len(offered) == 2 and not offered[0].typed and offered[1].code == "menu"
    return offered[0].code if asked and read_yes_no(text) and not meaning.is_thanks(text, turn.now) else ""


async def _meant(turn: Turn, text: str) -> Sequence[Effect]:
    handler = await meaning.handler_for(turn, text)
    if handler is not None:
        return await handler(turn)
    nearly = _nearly(turn, text)
    if nearly:
        return await _pressed(turn, Press(nearly))
    if read_yes_no(text) is False:  # "thôi", "không" to what was offered
        return [turn.reply(turn.say("later"))]
    misses = turn.dialogue.misses + 1
    if misses < PATIENCE:
        effects = await _again(turn, turn.say("unclear"))
    else:
        _, choices = await menu.card(turn, await turn.posts())
        effects = turn.offer(turn.say("unclear.person"), choices)
    return [_missed(effect, misses) for effect in effects]


def _missed(effect: Effect, misses: int) -> Effect:
    """Remember how often in a row nothing was understood."""
    return (
        replace(effect, dialogue=replace(effect.dialogue, misses=misses))
        if isinstance(effect, SaveDialogue)
        else effect
    )


def _nearly(turn: Turn, text: str) -> str:
    """The code of the one thing on offer whose label holds these words: "mô hình" of "Mô hình hộ"."""
    said = f" {bare(normal(text))} "
    if len(said) < SHORTEST + 2:
        return ""
    held = [choice.code for choice in turn.dialogue.offered if said in f" {bare(normal(choice.label))} "]
    begun = [choice.code for choice in turn.dialogue.offered if f"{bare(normal(choice.label))} ".startswith(said[1:])]
    return next((found[0] for found in (begun, held) if len(found) == 1), "")


async def _again(turn: Turn, head: str) -> list[Effect]:
    """Say something and offer what was on the table, or the menu where nothing was."""
    choices = turn.dialogue.offered
    if all(choice.code == "menu" for choice in choices):
        choices = (await menu.card(turn, await turn.posts()))[1]
    return [*turn.offer(head, choices), SaveDialogue(replace(turn.dialogue, session=None, offered=choices))]


def _unit(text: str) -> UnitId:
    return UnitId(int(text)) if text.isdecimal() and len(text) < 12 else UnitId(0)
