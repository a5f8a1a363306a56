"""People who do anything at all, in any order: whatever they do, the promises of the product hold.

A walk is a list of actions of one person against the whole product on a real database. Prints the actions of a walk
that breaks a promise.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.core.chat import CODE_BYTES, Choice, MediaKind, Message, Text, Unsupported
from bot.core.forms import Form
from bot.core.people import Role
from handlers.asking import BUTTON
from handlers.formats import ZONE
from messages.words import Voice
from storage.schema import dead_letters, submissions
from tests.world import Person, World

EXAMPLES = int(os.environ.get("BANTIN_WALKS", "40"))
LONGEST = 25  # actions
MOST_MESSAGES = 3  # an event may cost
UTF16 = 4096  # units a platform takes
APOLOGY = Voice().say("sorry")[:25]
ELSEWHERE = ("Đăk Pne", "Thôn 1", "Thôn 2")  # the other commune and its villages

_TYPED = (
    "85 80 12 7 0 3 1 2 19 15 10 xong chưa có không ko ừ gửi sửa bỏ_qua quay_lại dừng menu làm_tiếp giúp hôm_qua 12/3 "
    "khoảng_35 tất_cả 15_sào 1tr5 20_triệu nghèo_12_cận_nghèo_7 1_3 vẫn_vậy = không_biết xem_lại xem_thêm đang_làm "
    "báo_cáo_quý số_liệu_thôn mô_hình ai_chưa_nộp tình_hình_sao_rồi thôn_1 đăk_pne_sao_rồi cảm_ơn_em ? hả đúng /dulieu "
    "/xoa /rut đừng_nhắn_nữa họp_thôn A_Thút câu_1:_40 đổi_số_hộ_nghèo_thành_14 3_14 số_3:_9 vướng thiếu_tiền"
)
NORMAL = [word.replace("_", " ") for word in _TYPED.split()]
NASTY = [
    "a" * 4096, "a" * 5000, "😀" * 3000, "'; DROP TABLE submissions; --", "\x00", "a\x00b", "\u202eoàđ\u202c",
    "\n" * 10000, "{name} {0} %s %(x)s", "<b>&amp;</b>", "f:1:1:1", "/start", "/start KR7M2QX4", "/start " + "9" * 300,
    "//", "9" * 400, "-1", "1e308", "NaN", "²", "¹", "½", "３", "３１/２", "31/2", "câu 99", "câu 0: 1",
    "0: 0", "câu 1:", "ố" * 4096, "\u0300" * 50, "\U000e0041", "ﷺ" * 100, "đ" * 2000 + " 12", "1 " * 2000,
    "sửa " * 500, "=1+1",
]  # fmt: skip
CODES = [
    "menu", "tasks", "figures", "sheet", "models", "model", "outreach", "mine", "sent", "resume", "help", "status",
    "data", "erase", "erase_sure", "f:x:1:1", "f:::", "f:x:¹:²", "status:1", "status:3", "status:7", "names:5",
    "names:6", "names:-1", "status:" + "9" * 40, "sent:x", "model:x", "resume:x", "task:KR-2026:2026-Q4:KR-TX1",
    "others", "other:x", "other:F_TASK", "up:try:x", "up:sure:", "up::",
    "task:x:y:z", "task:::", "", ":", "💣" * 16, "a" * 64, "f:" + "9" * 30 + ":9:9",
]  # fmt: skip

texts = st.sampled_from(NORMAL) | st.sampled_from(NASTY) | st.text(max_size=12)
actions = st.one_of(
    st.tuples(st.just("tap"), st.integers(0, 20)),
    st.tuples(st.just("tap"), st.integers(0, 3)),
    st.tuples(st.just("say"), texts),
    st.tuples(st.just("say"), st.integers(0, 90).map(str)),
    st.tuples(st.just("report"), st.integers(0, 20)),
    st.tuples(st.just("hurry"), st.integers(3, 40)),
    st.tuples(st.just("old"), st.integers(0, 60)),
    st.tuples(st.just("press"), st.sampled_from(CODES)),
    st.tuples(st.just("send"), st.sampled_from(["photo", "voice", "document", "video", "place", "contact", "sticker"])),
    st.tuples(st.just("edit"), texts),
    st.tuples(st.just("again"), st.none()),
    st.tuples(st.just("at once"), st.lists(texts, min_size=2, max_size=4)),
    st.tuples(st.just("later"), st.sampled_from([1, 20, 24 * 3, 24 * 15, 24 * 40])),
)
walks = st.lists(actions, min_size=5, max_size=LONGEST - 1)
firsts = st.tuples(st.just("report"), st.integers(0, 6))  # every walk has a report in it, finished or not
people = st.sampled_from(["head", "elder", "officer", "stranger"])


@pytest.fixture(scope="module")
def settled(founded_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small Kon Rẫy where everybody has a phone, made once; every walk takes a copy."""
    path = tmp_path_factory.mktemp("walks") / "settled.db"
    shutil.copy(founded_sqlite, path)
    with asyncio.Runner() as runner:
        world = World(f"sqlite+aiosqlite:///{path}", runner)
        world.person("A Minh", Role.VILLAGE_HEAD, "Thôn 4")
        world.person("A Kram", Role.ELDER, "Thôn 4")
        world.person("Lê Bình", Role.COMMUNE_OFFICER, "Xã Đăk Tơ Lung")
        world.person("A Tách", Role.VILLAGE_HEAD, "Thôn 1", code="KR900001").says("menu")
        world.invite("KR7M2QX4", "A Brôi", Role.VILLAGE_HEAD, "Thôn 5")
        world.close()
    return path


_numbers = itertools.count()
CHATS = {"head": "A Minh", "elder": "A Kram", "officer": "Lê Bình", "stranger": "ai đó"}


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="BANTIN_WALKS" not in os.environ,  # the same walks every time; others when asked for more
    phases=[Phase.explicit, Phase.generate],  # a walk is read as it was walked: to shorten one takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(who=people, first=firsts, walk=walks)
def test_whatever_anybody_does_the_promises_hold(
    settled: Path, tmp_path: Path, who: str, first: Any, walk: list[Any]
) -> None:
    """Answered, bounded, inside one's own subtree, never broken; what is filed is right and filed once."""
    copy = tmp_path / f"walk{next(_numbers)}.db"  # a name of its own: nothing may be left over from the walk before
    shutil.copy(settled, copy)
    with asyncio.Runner() as runner:
        world = World(f"sqlite+aiosqlite:///{copy}", runner)
        world._keys = iter(range(1000, 10**6))  # type: ignore[assignment]
        person = world.stranger(CHATS[who])
        person.says("menu")
        for action in [first, *walk]:
            _step(world, person, *action)
        assert world.read(_all, dead_letters) == []
        _check_submissions(world)
        world.close()


def _step(world: World, person: Person, kind: str, what: Any) -> None:
    """One action, and what must hold of the answer."""
    match kind:
        case "later":
            world.later(hours=what)
            person.heard = []
        case "report":
            person.says("menu")
            _press_one(person, what, _last_card(person))
            _hurry(person, 20 + what)
        case "hurry":
            _hurry(person, what)
        case "tap" | "old":
            _press_one(person, what, _last_card(person) if kind == "tap" else _all_cards(person))
        case "say":
            person.says(what)
        case "press":
            person.presses(what)
        case "send":
            _send(person, what)
        case "at once":
            person.says_at_once(*what)
        case "edit":
            said = [event.content.text for event in person.sent if isinstance(event.content, Text)]
            person.edits(said[-1], what)
        case "again":
            person.again()
    silent = kind not in ("say", "press", "send", "at once")  # what comes twice, or corrects what is over, may be
    _check_answer(person, len(what) if kind == "at once" else 1, silent=silent)


def _press_one(person: Person, number: int, shown: Sequence[Choice]) -> None:
    if shown:
        person.presses(shown[number % len(shown)].code)
        _check_answer(person, 1, silent=True)


def _all_cards(person: Person) -> list[Choice]:
    return [choice for message in person.screen for choice in message.choices]


def _hurry(person: Person, answers: int) -> None:
    """Someone who wants to be done: takes what is offered, else a small number, and sends what is read back."""
    for step in range(answers):
        asked, shown = person.screen[-1].text, person.screen[-1].choices
        options = [choice for choice in shown if not choice.typed]
        ways = {choice.typed: choice for choice in shown}
        if "gửi" in ways or "đúng" in ways:
            person.presses((ways.get("gửi") or ways["đúng"]).code)
        elif any(choice.label.startswith("☑") for choice in options):
            person.presses(ways["xong"].code)
        elif options:
            person.presses(options[(answers + step) % min(4, len(options))].code)
        elif "bỏ qua" in ways and (step % 2 or "ảnh" in asked or "vị trí" in asked):
            person.says("bỏ qua")
        elif "ngày nào" in asked:
            person.says("hôm qua")
        else:
            person.says("85" if "Thôn mình có bao nhiêu" in asked else "0")
        _check_answer(person, 1, silent=True)


def _send(person: Person, what: str) -> None:
    match what:
        case "place":
            person.shares_place(14.5, 108.2)
        case "contact":
            person.shares_contact("0912345678", own=False)
        case "sticker":
            person._do(Unsupported("sticker"))
        case "photo":
            person.sends_photo()
        case _:
            person.sends(MediaKind(what))


def _last_card(person: Person) -> tuple[Choice, ...]:
    return next((message.choices for message in reversed(person.screen) if message.choices), ())


def _check_answer(person: Person, events: int, *, silent: bool) -> None:
    heard = person.heard
    assert heard or silent, "no answer"
    assert len(heard) <= MOST_MESSAGES * events, [message.text[:60] for message in heard]
    for message in heard:
        _check_message(message, person)


def _check_message(message: Message, person: Person) -> None:
    assert message.text.strip() or message.choices
    assert APOLOGY not in message.text, "the bot broke"
    assert len(message.text.encode("utf-16-le")) // 2 <= UTF16, len(message.text)
    for choice in message.choices:
        assert 0 < len(choice.code.encode()) <= CODE_BYTES and choice.label.strip(), choice
        assert len(choice.label) <= BUTTON, choice.label
    said = "\n".join([message.text, *(choice.label for choice in message.choices)])
    typed = {event.content.text for event in person.sent if isinstance(event.content, Text)}
    if not any(place.lower() in text.lower() for place in ELSEWHERE for text in typed):
        assert not any(place in said for place in ELSEWHERE), said


async def _all(tx: Any, table: Any) -> list[Any]:
    return list((await tx.execute(select(table))).all())


def _check_submissions(world: World) -> None:
    """One counts of each thing owed, and each satisfies the form it was filled in with."""
    filed = world.read(_all, submissions)
    counting = [
        (row.campaign, row.period, row.unit_id, row.form_id, row.task_id) for row in filed if row.owed and row.current
    ]
    assert len(counting) == len(set(counting)), counting
    for row in filed:
        form = world.run(_form(world, row))
        filling = form.open(row.xml, row.received_at.astimezone(ZONE))
        for item in filling.walk():
            value = row.answers.get(item.question.name, "")  # lists the server fills are not in the document
            assert value or not filling.required(item.path), f"{row.form_id}: {item.path} is blank"
            assert not value or filling.satisfied(item.path), f"{row.form_id}: {item.path} = {value}"


async def _form(world: World, row: Any) -> Form:
    async with world.database.reading() as tx:
        return await world.library.form(tx, row.form_id, row.version)
