"""Several tasks told in one message, from the list: `1 xong, 2 đang làm 50%, 3 chưa`; read back, then sent together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.chat import Choice, Message
from bot.core.conversation import FormSession, short_id
from bot.core.effects import Effect, Reply, SaveDialogue, SaveSession, Submit
from bot.core.interview import Asked, Completed, Control, Interview, Stage
from bot.core.refusals import Refusal
from bot.core.vietnamese.listed import read_listed
from handlers import filing, fill, formats, owed, tasks
from handlers.asking import shortened, unadorned
from handlers.titles import title_of
from handlers.turn import Turn
from storage import sessions, units

_SHARE = re.compile(r"(?<!\d)(\d{1,3}) ?(?:%|phần trăm)")


@dataclass(frozen=True, slots=True)
class Told:
    """A task's draft after what was said of it."""

    session: FormSession
    interview: Interview

    @property
    def ready(self) -> bool:
        """Nothing more has to be asked."""
        return self.interview.state.stage is Stage.SUMMARY


async def told(turn: Turn, text: str) -> list[Effect]:
    """Take the answers to the list of tasks that was just shown; [] where the words are something else."""
    codes = [choice.code for choice in turn.dialogue.offered if choice.code.startswith("task:")]
    said = read_listed(text, len(codes)) if len(codes) > 1 else {}
    if not said:
        return []
    reported = {one.report.task_id for one in await owed.owed(turn, tasks.FORM) if one.report.is_received}
    known = {draft.subject.task_id for draft in await _drafts(turn)}
    new: list[Told] = []
    strange: list[str] = []
    for number, words in said.items():
        campaign, period, task_id = codes[number - 1].split(":")[1:]
        if task_id in reported:
            strange.append(turn.say("told.reported", number=number))
            continue
        one = None if task_id in known else await _tell(turn, number, words, campaign, period, task_id)
        if one is None:
            strange.append(turn.say("told.strange", number=number, text=words))
        else:
            new.append(one)
    if not new:
        return [turn.reply("\n".join(strange))]
    return [*(SaveSession(one.session) for one in new), *await _read_back(turn, new, strange)]


async def _tell(turn: Turn, number: int, words: str, campaign: str, period: str, task_id: str) -> Told | None:
    """Begin the task's form and answer it; None where the words are no answer, or the task was reported already."""
    alone = replace(turn, event=replace(turn.event, key=f"{turn.event.key}/{number}"))
    begun = [
        effect.session
        for effect in await tasks.begin(alone, campaign, period, task_id)
        if isinstance(effect, SaveSession)
    ]
    if not begun or begun[0].id != short_id("session", alone.event.key):
        return None
    interview = await fill.restored(turn, begun[0])
    share = _SHARE.search(words)
    outcome = interview.hear(_SHARE.sub(" ", words).strip(" ,."), None)
    if not isinstance(outcome, Asked) or interview.state.misses or interview.state.stage is Stage.CONFIRM:
        return None
    if share and interview.state.stage is Stage.QUESTION:
        interview.hear(f"{share[1]}%", None)
    while interview.state.stage is Stage.QUESTION and not interview.filling.required(interview.state.at):
        interview.press(interview.state.turn, Control.SKIP)
    return Told(begun[0].moved(interview.stored(), turn.now), interview)


async def _drafts(turn: Turn) -> list[FormSession]:
    """Drafts of tasks that are owed now; those of a quarter that is closed wait where they are."""
    reports = [one.report for one in await owed.owed(turn, tasks.FORM)]
    open_now = {(report.campaign, report.period, report.unit_id, report.task_id) for report in reports}
    drafts = [draft for draft in await sessions.drafts(turn.tx, turn.person.id) if draft.form_id == tasks.FORM]
    about = ((draft, draft.subject) for draft in drafts)
    return [draft for draft, on in about if (on.campaign, on.period, on.unit_id, on.task_id) in open_now]


async def _ready(turn: Turn) -> list[Told]:
    """Drafts that only wait to be sent."""
    found = [Told(draft, await fill.restored(turn, draft)) for draft in await _drafts(turn)]
    return [one for one in found if one.ready and not one.session.subject.revises]


async def _read_back(turn: Turn, new: Sequence[Told], strange: Sequence[str]) -> list[Effect]:
    ready = [*await _ready(turn), *(one for one in new if one.ready)]
    rest = [one for one in new if not one.ready]
    lines = [turn.say("told.head")]
    for one in [*ready, *rest]:
        asked = "" if one.ready else turn.say("told.open")
        lines.append(turn.say("told.line", title=await title_of(turn, one.session), shown=_shown(one), open=asked))
    lines += [*strange, turn.say("told.ask") if ready else turn.say("told.ask.open")]
    send = [Choice("told", turn.say("told.send", count=len(ready)), typed="gửi")] if ready else []
    onward = [Choice(f"resume:{one.session.id}", shortened(await title_of(turn, one.session))) for one in rest]
    choices = (*send, *onward, Choice("menu", turn.say("button.menu"), typed="menu"))
    return [*turn.offer("\n".join(lines), choices)]


def _shown(one: Told) -> str:
    """What was understood of a task: its answers in the form's own words."""
    filling = one.interview.filling
    told = ((name, filling.answers().get(name, "")) for name in ("task_status", "progress_pct"))
    return ", ".join(unadorned(filling.label_of(name, value)) for name, value in told if value)


async def send(turn: Turn) -> list[Effect]:
    """Send every task that was read back: one message with all receipts, and what is still to be asked."""
    ready = await _ready(turn)
    if not ready:
        raise Refusal("stale.over")
    effects: list[Effect] = []
    lines = []
    for one in ready:
        if not isinstance(one.interview.press(one.interview.state.turn, Control.SEND), Completed):
            continue
        finished = await filing.finish(turn, one.session.moved(one.interview.stored(), turn.now), one.interview, None)
        effects += [effect for effect in finished if not isinstance(effect, Reply | SaveDialogue)]
        title = await title_of(turn, one.session)
        receipts = (effect.submission.receipt for effect in finished if isinstance(effect, Submit))
        lines += [turn.say("told.receipt", title=title, receipt=receipt) for receipt in receipts]
    unit = await units.find(turn.tx, ready[0].session.subject.unit_id)
    head = turn.say("told.sent", count=len(lines), unit=unit.name, time=formats.moment_of(turn.now))
    sent = {one.session.id for one in ready}
    choices = [Choice("menu", turn.say("button.menu"))]
    for draft in [draft for draft in await _drafts(turn) if draft.id not in sent][:1]:
        label = shortened(turn.say("button.next", title=await title_of(turn, draft)))
        choices.insert(0, Choice(f"resume:{draft.id}", label))
    offered = replace(turn.dialogue, session=None, offered=tuple(choices), misses=0)
    return [Reply(Message("\n".join([head, *lines]), tuple(choices), card=turn.card)), *effects, SaveDialogue(offered)]
