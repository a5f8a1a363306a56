"""The reports that came in: last quarter's figures from every village, this quarter's from some."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.core.campaigns.periods import Period
from bot.core.campaigns.plan import Campaign
from bot.core.conversation import Subject
from bot.core.forms import Form
from bot.core.people import Role
from bot.core.reports import Submission
from bot.core.units import Level, Unit
from bot.demo import figures, works
from bot.demo.filing import Filled, submission, with_entities
from bot.demo.people import People
from bot.demo.personas import HEAD
from bot.demo.places import COMMUNES, HOUSEHOLDS
from handlers import models_register
from handlers.library import Library
from storage import entities, submissions
from storage.database import Transaction

TASK, VILLAGE_FIGURES, COMMUNE_SHEET = "F_TASK", "F_IND", "F_XA"
BUSY = timedelta(days=20)  # before now: when this quarter's reports came in


class Reports:
    """Files what came in."""

    def __init__(
        self, tx: Transaction, library: Library, campaign: Campaign, rng: random.Random, people: People
    ) -> None:
        self._tx = tx
        self._library = library
        self._campaign = campaign
        self._rng = rng
        self._people = people
        self._figures: dict[int, figures.Figures] = {}

    async def last_quarter(self, tree: Sequence[Unit], period: Period) -> None:
        """Every village's figures, on time."""
        form = await self._library.newest(self._tx, VILLAGE_FIGURES)
        code = self._campaign.code.replace(str(self._campaign.starts_on.year), str(period.year))
        due = self._campaign.calendar.deadlines(period, Level.VILLAGE).due_at
        villages = [unit for unit in tree if unit.level is Level.VILLAGE]
        counts = figures.households(self._rng, HOUSEHOLDS, len(villages))
        filed = []
        for unit, count in zip(villages, counts, strict=True):
            self._figures[unit.id] = figures.first(self._rng, count, _minority(unit))
            if unit.id in self._people.reporters:
                at = due - timedelta(hours=self._rng.randint(5, 200))
                answers = figures.as_answers(self._figures[unit.id])
                subject = Subject(code, period.id, unit.id)
                filed.append(submission(self._filled(form, subject, unit, at, answers)))
        await submissions.file(self._tx, filed)

    async def this_quarter(self, tree: Sequence[Unit], period: Period, now: datetime) -> None:
        """As many reports of each unit as its place in the story wants."""
        wanted = {(place.code, ""): place.filed for place in COMMUNES} | {
            (f"{place.code}-{number:02}", village.name): village.filed
            for place in COMMUNES
            for number, village in enumerate(place.villages, 1)
        }
        filed: list[Submission] = []
        for unit in tree:
            if unit.level is Level.DISTRICT:
                continue
            count = wanted[(unit.code, unit.name if unit.level is Level.VILLAGE else "")]
            whens = self._moments(now, period)
            for _, (form_id, task_id) in zip(range(count), self._order(unit, period), strict=False):
                filed.append(await self._report(unit, period, form_id, task_id, next(whens)))
        await submissions.file(self._tx, filed)

    async def models(self, tree: Sequence[Unit], period: Period, now: datetime) -> None:
        """A register of household models: some villages have one or two."""
        form = await self._library.newest(self._tx, models_register.FORM)
        households = iter(range(1000))
        for unit in tree:
            home = unit.code == "23485-04"
            if unit.level is not Level.VILLAGE or unit.id not in self._people.reporters:
                continue
            if not home and self._rng.random() > 0.4:
                continue
            for what in self._rng.sample(works.MODELS, 2 if home else 1):
                head = f"A {('Thắng', 'Khăm', 'Lành', 'Ngọc', 'Bring', 'Hùng', 'Tiêng')[next(households) % 7]}"
                at = now - timedelta(days=self._rng.randint(40, 70))
                subject = Subject(self._campaign.code, period.previous().id, unit.id)
                filled = self._filled(form, subject, unit, at, works.model(self._rng, what, head))
                new, news = with_entities(filled)
                await submissions.file(self._tx, [new])
                await entities.save(self._tx, news, at)

    def _order(self, unit: Unit, period: Period) -> Iterator[tuple[str, str]]:
        """The unit's reports in the order they come in."""
        village = unit.level is Level.VILLAGE
        role = Role.VILLAGE_HEAD if village else Role.COMMUNE_OFFICER
        tasks = [(TASK, task.id) for task in self._campaign.tasks_of(period, role, unit.level)]
        sheet = (VILLAGE_FIGURES if village else COMMUNE_SHEET, "")
        if unit.name == HEAD.unit or self._rng.random() < 0.4:  # the head one can be still owes the figures
            return iter([*tasks, sheet])
        return iter([sheet, *tasks])

    def _moments(self, now: datetime, period: Period) -> Iterator[datetime]:
        """When one unit's reports came in: in order, by day, before now."""
        first = max(self._campaign.calendar.moment(period.starts_on), now - BUSY)
        begun = first + (now - first) * self._rng.uniform(0.05, 0.75)
        step = (now - begun) / 60
        while True:
            begun += step * self._rng.uniform(0.2, 1.5)
            local = begun.astimezone(self._campaign.calendar.zone)
            by_day = local.replace(hour=7 + local.hour * 11 // 24)
            yield min(by_day, now - timedelta(minutes=self._rng.randint(3, 50)))

    async def _report(self, unit: Unit, period: Period, form_id: str, task_id: str, at: datetime) -> Submission:
        form = await self._library.newest(self._tx, form_id)
        subject = Subject(self._campaign.code, period.id, unit.id, task_id)
        if form_id == VILLAGE_FIGURES:
            answers = figures.as_answers(figures.following(self._rng, self._figures[unit.id]))
            return submission(self._filled(form, subject, unit, at, answers))
        if form_id == COMMUNE_SHEET:
            answers = works.commune_sheet(self._rng, self._campaign.starts_on)
            return submission(self._filled(form, subject, unit, at, answers))
        task = self._campaign.task(task_id)
        assert task is not None
        today = at.astimezone(self._campaign.calendar.zone).date()
        answers = works.task(self._rng, task.kind, today, period.starts_on)
        preset = {"task_id": task_id, "task_kind": task.kind.value}
        lists = {"task_list": [(task_id, task.short)]}
        return submission(self._filled(form, subject, unit, at, answers, preset, lists))

    def _filled(
        self,
        form: Form,
        subject: Subject,
        unit: Unit,
        at: datetime,
        answers: Mapping[str, str],
        preset: Mapping[str, str] | None = None,
        lists: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    ) -> Filled:
        given = {"campaign": self._campaign.form_code, "unit_code": unit.code, "period": subject.period}
        respondent = self._people.reporters[unit.id]
        local = at.astimezone(self._campaign.calendar.zone)
        return Filled(form, subject, respondent, local, given | dict(preset or {}), answers, lists or {})


def _minority(unit: Unit) -> float:
    return next(place.minority for place in COMMUNES if unit.code.startswith(place.code))
