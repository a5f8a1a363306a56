"""Mô hình hộ: a new household model, or news of one in the register."""

from __future__ import annotations

from bot.core.chat import Choice
from bot.core.effects import Effect
from bot.core.refusals import Refusal
from bot.core.reports import Submission
from handlers import fill
from handlers.asking import shortened
from handlers.models_register import DATASET, FORM, KNOWN, unchanging
from handlers.places import now_at, reporting_post
from handlers.turn import Turn
from storage import entities


async def choose(turn: Turn) -> list[Effect]:
    """The village's register, and a way to add to it."""
    post = await reporting_post(turn)
    known = await entities.of_unit(turn.tx, DATASET, post.unit.id)
    choices = [Choice(f"model:{entity.id}", shortened(entity.label)) for entity in known]
    head = turn.say("models.which" if known else "models.none", unit=post.unit.name)
    back = Choice("menu", turn.say("button.menu"), typed="menu")
    return turn.offer(head, (*choices, Choice("model", turn.say("models.new")), back), in_place=True)


async def new(turn: Turn) -> list[Effect]:
    """A model that is not in the register yet: new this year, or replicated from one that is."""
    post = await reporting_post(turn)
    known = await entities.of_unit(turn.tx, DATASET, post.unit.id)
    statuses = [pair for pair in await _statuses(turn) if pair[0] not in KNOWN]
    if not known:
        statuses = [pair for pair in statuses if pair[0] == "new"]
    subject, preset = await now_at(turn, post)
    if len(statuses) == 1:
        preset["model_status"] = statuses[0][0]
    lists = {"model_list": [(entity.id, entity.label) for entity in known], "model_status": statuses}
    return await fill.begin(turn, fill.Start(FORM, subject, preset, lists))


async def update(turn: Turn, entity_id: str) -> list[Effect]:
    """News of a known model: only what may have changed is asked. The button is user input: the model must be here."""
    post = await reporting_post(turn)
    known = await entities.of_unit(turn.tx, DATASET, post.unit.id)
    entity = next((entity for entity in known if entity.id == entity_id), None)
    if entity is None:
        raise Refusal("not_allowed")
    statuses = [pair for pair in await _statuses(turn) if pair[0] in KNOWN]
    lists = {"model_list": [(one.id, one.label) for one in known], "model_status": statuses}
    subject, given = await now_at(turn, post, entity.label)
    preset = unchanging(entity.properties) | given | {"model_ref": entity.id}
    return await fill.begin(turn, fill.Start(FORM, subject, preset, lists))


async def as_offered(turn: Turn, told: Submission) -> tuple[dict[str, list[tuple[str, str]]], dict[str, str], str]:
    """For correcting a model report: the lists and presets it was asked with, and the known model's name."""
    register = await entities.of_unit(turn.tx, DATASET, told.subject.unit_id)
    news = told.answers.get("model_status") in KNOWN
    known = [one for one in register if news or one.submission_id != told.id]  # a new model is not its own example
    statuses = [pair for pair in await _statuses(turn) if (pair[0] in KNOWN) is news]
    if not news and not known:
        statuses = [pair for pair in statuses if pair[0] == "new"]
    lists = {"model_list": [(one.id, one.label) for one in known], "model_status": statuses}
    ref = told.answers.get("model_ref", "") if news else ""
    return lists, {"model_ref": ref} if ref else {}, next((one.label for one in known if one.id == ref), "")


async def _statuses(turn: Turn) -> tuple[tuple[str, str], ...]:
    form = await turn.library.newest(turn.tx, FORM)
    return form.begin(turn.now).choices("model_status")
