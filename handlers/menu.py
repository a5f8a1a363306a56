"""The menu: what this person can do here, and what is still owed."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.chat import Choice
from bot.core.effects import Effect
from bot.core.people import Post, Role
from bot.core.units import Level
from handlers import form_entries, formats
from handlers.asking import shortened
from handlers.titles import title_of
from handlers.turn import Turn
from storage import expected, sessions


async def show(turn: Turn) -> list[Effect]:
    """The menu, offered."""
    head, choices = await card(turn, await turn.posts())
    return turn.offer(head, choices, columns=1, in_place=True)


async def card(turn: Turn, posts: Sequence[Post]) -> tuple[str, tuple[Choice, ...]]:
    """The menu's text and choices for someone with these posts."""
    lines = [turn.say("menu.head", name=turn.person.name)]
    choices: list[Choice] = []
    for draft in (await sessions.drafts(turn.tx, turn.person.id))[:1]:
        label = turn.say("menu.resume", title=await title_of(turn, draft))
        choices.append(Choice(f"resume:{draft.id}", shortened(label)))
    for post in posts:
        if post.role.is_officer:
            choices += _for_officer(turn, post)
        else:
            lines.append(await _owed(turn, post))
            choices += _for_reporter(turn, post)
    choices += await form_entries.entries(turn, posts)
    choices.append(Choice("help", turn.say("menu.help")))
    return "\n".join(line for line in lines if line), tuple(dict.fromkeys(choices))


def _for_reporter(turn: Turn, post: Post) -> list[Choice]:
    entries = ["outreach", "models", "mine", "sent"]
    if post.role is Role.VILLAGE_HEAD:
        entries = ["tasks", "figures", "models", "households", "outreach", "mine", "sent"]
    return [Choice(entry, turn.say(f"menu.{entry}")) for entry in entries]


def _for_officer(turn: Turn, post: Post) -> list[Choice]:
    entries = [Choice(f"status:{post.unit.id}", turn.say("menu.status"))]
    if post.unit.level is Level.COMMUNE:
        entries += [Choice("sheet", turn.say("menu.sheet")), Choice("tasks", turn.say("menu.tasks"))]
    return entries


async def _owed(turn: Turn, post: Post) -> str:
    """How much is still owed, and by when; only for who owes."""
    reports = [r for r in await expected.of_unit(turn.tx, post.unit.id, turn.now) if r.role is post.role]
    missing = [report for report in reports if not report.is_received]
    if missing:
        first = min(missing, key=lambda report: report.due_at)
        due, closes = formats.due(first.due_at), formats.due(first.closes_at)
        if first.is_late(turn.now):
            return turn.say("menu.late", owed=len(missing), due=due, closes=closes)
        return turn.say("menu.owed", owed=len(missing), due=due)
    if reports:
        return turn.say("menu.done")
    return "" if post.role is not Role.VILLAGE_HEAD else turn.say("menu.closed")
