"""Báo cáo việc quý: the tasks of the quarter, those still owed first, one F_TASK each."""

from __future__ import annotations

from bot.core.campaigns.periods import Period
from bot.core.chat import Choice
from bot.core.effects import Effect
from bot.core.refusals import Refusal
from handlers import owed
from handlers.asking import shortened
from handlers.turn import Turn

FORM = "F_TASK"


async def choose(turn: Turn) -> list[Effect]:
    """The list of tasks."""
    found = await owed.owed(turn, FORM)
    if not found:
        raise Refusal("tasks.none")
    choices = []
    for one in found:
        code = f"task:{one.report.campaign}:{one.report.period}:{one.report.task_id}"
        line = "tasks.line.done" if one.report.is_received else "tasks.line.owed"
        choices.append(Choice(code, shortened(turn.say(line, title=await _title(turn, one)))))
    periods = ", ".join(dict.fromkeys(Period.parse(one.report.period).label for one in found))
    code = "tasks.all_done" if all(one.report.is_received for one in found) else "tasks.which"
    head = turn.say(code, period=periods, unit=found[0].post.unit.name)
    if turn.typing and sum(not one.report.is_received for one in found) > 1:
        head = f"{head}\n{turn.say('tasks.at_once')}"
    back = Choice("menu", turn.say("button.menu"), typed="menu")
    return turn.offer(head, (*choices, back), in_place=True)


async def begin(turn: Turn, campaign: str, period: str, task_id: str) -> list[Effect]:
    """Report one task. The button is user input: only a task this person owes now is opened."""
    found = await owed.owed(turn, FORM)
    for one in found:
        report = one.report
        if (report.campaign, report.period, report.task_id) == (campaign, period, task_id):
            plan = await turn.library.campaign(turn.tx, campaign)
            task = plan.task(task_id)
            assert task is not None
            listed = [(other.report.task_id, await _title(turn, other)) for other in found]
            preset = {"task_id": task_id, "task_kind": task.kind.value}
            return await owed.begin(turn, one, preset, {"task_list": listed}, note=await _title(turn, one))
    raise Refusal("not_allowed")


async def _title(turn: Turn, one: owed.Owed) -> str:
    plan = await turn.library.campaign(turn.tx, one.report.campaign)
    task = plan.task(one.report.task_id)
    return task.short_for(one.post.role, one.post.unit.level) if task else one.report.task_id
