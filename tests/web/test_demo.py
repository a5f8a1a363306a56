"""The demo's world: invented, plausible, the same every time; its clock; beginning again."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App, Served
from bot.channels.web import WebChannel
from bot.core.campaigns.periods import Period
from bot.core.chat import Address, Event, Text
from bot.core.pacing import Limits
from bot.core.units import Level
from bot.demo.clock import ZONE, DemoClock, opening
from bot.demo.demo import Demo
from bot.demo.places import DISTRICT, HOUSEHOLDS
from bot.provision import provision
from storage import entities, expected, submissions, units, web_messages
from storage.database import Database

FRIDAY = datetime(2026, 11, 20, 2, tzinfo=UTC)


class Stage:
    """A demo with a clock of the test's own."""

    def __init__(self, url: str, runner: asyncio.Runner, now: datetime = FRIDAY) -> None:
        self.run = runner.run
        self.real = now
        self.clock = DemoClock(lambda: self.real)
        self.database = Database.open(url)
        self.channel = WebChannel(self.database, self.clock)
        self.app = App(self.database, [Served(self.channel, Limits(0, 0))], self.clock)
        self.demo = Demo(self.database, self.app.library, self.channel, self.clock, self.app.inbound.handle)

    def open(self) -> bool:
        """As at the start of `bantin demo`."""
        self.clock.start()
        self.run(provision(self.database, self.clock()))
        begun = self.run(self.demo.open())
        if begun:
            self.run(self.demo.greet())
        self.run(self.app.outbound.settle())
        return begun

    def says(self, chat: str, text: str) -> None:
        """Someone types."""
        key = f"{chat}:{text}:{self.clock()}"
        self.run(self.app.inbound.handle([Event(key, Address("web", chat), self.clock(), Text(text))]))
        self.run(self.app.outbound.settle())

    def read(self, query: Any, *args: Any) -> Any:
        """Call a reading function of `storage`."""

        async def read() -> Any:
            async with self.database.reading() as tx:
                return await query(tx, *args)

        return self.run(read())

    def last(self, chat: str) -> str:
        """What was said last in a chat."""
        return str(self.read(web_messages.history, [chat], 1)[0].body["text"])

    def tree(self, level: Level) -> list[Any]:
        """The units of a level."""
        top = self.read(units.called, DISTRICT)[0]
        return [unit for unit in self.read(units.below, top) if unit.level is level]


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A demo on its first day."""
    with asyncio.Runner() as runner:
        made = Stage(f"sqlite+aiosqlite:///{tmp_path}/demo.db", runner)
        made.open()
        yield made
        runner.run(made.database.close())


def test_the_district_is_whole(stage: Stage) -> None:
    """Seven communes, 49 villages; every village told last quarter how many households it has: those of 2021."""
    villages = stage.tree(Level.VILLAGE)
    ids = [unit.id for unit in villages]
    told = stage.read(submissions.in_units, "F_IND", ids, "KR-2026", "2026-Q3")
    assert (len(stage.tree(Level.COMMUNE)), len(villages), len(told)) == (7, 49, 49)
    assert sum(int(one.answers["hh_total"]) for one in told) == HOUSEHOLDS


def test_the_quarter_is_half_told(stage: Stage) -> None:
    """55 to 70 percent came in, none in the future; one commune is complete, one far behind."""
    top = stage.read(units.called, DISTRICT)[0]
    communes = stage.tree(Level.COMMUNE)
    [whole] = stage.read(expected.progress, top, "KR-2026", "2026-Q4", [top])
    parts = stage.read(expected.progress, top, "KR-2026", "2026-Q4", communes)
    assert 0.55 <= whole.received / whole.expected <= 0.70
    assert [part.unit.name for part in parts if part.is_complete] == ["Xã Đăk Ruồng"]
    assert min(part.received / part.expected for part in parts) < 0.15
    assert whole.last_at < stage.clock()
    assert stage.read(entities.below, "models", top)


def test_everybody_has_something_to_begin_with(stage: Stage) -> None:
    """The head owes, the officer sees, the stranger is told how to get in, and no figure is a stranger's business."""
    assert "còn 3 báo cáo" in stage.last("head")
    assert "Đã nhận" in stage.last("officer") and "Xã Đăk Pne" in stage.last("officer")
    assert "A Brôi" in stage.last("elder")
    assert "mã mời" in stage.last("newcomer")


def test_last_quarters_figures_are_offered_to_a_new_head(stage: Stage) -> None:
    """Whoever held the post before told them."""
    for words in ("KR7M2QX4", "đồng ý", "bác", "số liệu thôn"):
        stage.says("newcomer", words)
    assert "Quý trước bác báo" in stage.last("newcomer")


def test_two_demos_are_alike(tmp_path: Path) -> None:
    """The same people and figures every time, whoever looks."""

    def told(name: str) -> list[Any]:
        with asyncio.Runner() as runner:
            stage = Stage(f"sqlite+aiosqlite:///{tmp_path}/{name}.db", runner)
            stage.open()
            ids = [unit.id for unit in stage.tree(Level.VILLAGE)]
            found = stage.read(submissions.in_units, "F_IND", ids, "KR-2026", "2026-Q4")
            runner.run(stage.database.close())
            return [(one.id, one.receipt, one.answers, one.received_at) for one in found]

    assert told("one") == told("two")


def test_a_restart_goes_on(stage: Stage) -> None:
    """The day, the links and what was said are kept."""
    stage.run(stage.demo.move(stage.clock() + timedelta(days=7)))
    stage.says("head", "tình hình thôn tôi")
    tokens, said = stage.demo.tokens, stage.last("head")
    again = Stage.__new__(Stage)
    again.__dict__.update(stage.__dict__)
    again.clock = DemoClock(lambda: stage.real + timedelta(hours=1))
    again.demo = Demo(stage.database, stage.app.library, stage.channel, again.clock, stage.app.inbound.handle)
    assert not again.open()
    assert again.demo.tokens == tokens and again.last("head") == said
    assert again.clock() == FRIDAY + timedelta(days=7, hours=1)


def test_beginning_again_forgets(stage: Stage) -> None:
    """Everything said and sent is gone, the day is the first; a page that shows the old is told so by its number."""
    old = stage.read(web_messages.bounds).newest
    for words in ("KR7M2QX4", "đồng ý", "bác"):
        stage.says("newcomer", words)
    stage.run(stage.demo.move(stage.clock() + timedelta(days=30)))
    stage.run(stage.demo.begin_again())
    stage.run(stage.app.outbound.settle())
    assert stage.clock() == FRIDAY
    assert "mã mời" in stage.last("newcomer") and "còn 3 báo cáo" in stage.last("head")
    assert stage.read(web_messages.bounds).began > old
    stage.says("newcomer", "KR7M2QX4")
    assert "Bác đồng ý không ạ" in stage.last("newcomer")


def test_the_clock_goes_to_the_deadline(stage: Stage) -> None:
    """An hour before villages file; past it, what is owed is late; past the plan's year it goes no further."""
    stage.run(stage.demo.move(stage.run(stage.demo.due())))
    assert stage.clock().astimezone(ZONE) == datetime(2026, 12, 10, 16, tzinfo=ZONE)
    stage.run(stage.demo.move(stage.clock() + timedelta(days=1)))
    stage.says("head", "tình hình thôn tôi")
    assert "quá hạn" in stage.last("head")
    with pytest.raises(Exception, match=r"demo\.over"):
        stage.run(stage.demo.due())
    with pytest.raises(Exception, match=r"demo\.over"):
        stage.run(stage.demo.move(stage.clock() + timedelta(days=90)))


@given(st.integers(0, 4 * 365 * 24).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours)))
def test_a_demo_begins_when_there_is_something_to_see(now: datetime) -> None:
    """Whatever the day: in a quarter's second month or the first days of its third, never before today."""
    begins = opening(now)
    day = begins.astimezone(ZONE).date()
    period = Period.containing(day)
    assert begins >= now and begins - now < timedelta(days=75)
    assert date(day.year, period.starts_on.month + 1, 12) <= day <= date(day.year, period.starts_on.month + 2, 6)


@pytest.mark.parametrize("now", ["2027-01-02T03:00:00+00:00", "2026-12-25T20:00:00+00:00", "2028-02-29T12:00:00+00:00"])
def test_a_demo_begins_in_any_season(tmp_path: Path, now: str) -> None:
    """Also in the first quarter, when last quarter's figures belong to last year's plan."""
    with asyncio.Runner() as runner:
        stage = Stage(f"sqlite+aiosqlite:///{tmp_path}/demo.db", runner, datetime.fromisoformat(now))
        stage.open()
        assert "còn " in stage.last("head") and "Đã nhận" in stage.last("officer")
        stage.says("head", "số liệu thôn")
        assert "Quý trước bác báo" in stage.last("head")
        runner.run(stage.database.close())


def test_a_demo_runs_on_postgresql(postgresql_server: Any) -> None:
    """Begins, begins again, and goes on talking: ids grow there as well."""
    uri = postgresql_server.get_uri()
    url = uri.replace("postgresql://", "postgresql+asyncpg://").replace("/postgres?", "/demo?")

    async def make() -> None:
        connection = await asyncpg.connect(uri)
        await connection.execute("CREATE DATABASE demo")
        await connection.close()

    with asyncio.Runner() as runner:
        runner.run(make())
        stage = Stage(url, runner)
        stage.open()
        stage.says("newcomer", "KR7M2QX4")
        old = stage.read(web_messages.bounds).newest
        stage.run(stage.demo.begin_again())
        stage.run(stage.app.outbound.settle())
        stage.says("newcomer", "KR7M2QX4")
        assert "Bác đồng ý không ạ" in stage.last("newcomer")
        bounds = stage.read(web_messages.bounds)
        assert old < bounds.began < bounds.newest
        runner.run(stage.database.close())
