"""The whole quarter's tasks told in one message, as people do where there are no buttons."""

import pytest

from bot.core.vietnamese.listed import read_listed
from handlers.answers import Handlers
from tests.conversations.test_figures import LAST
from tests.conversations.test_tasks import filed
from tests.world import Person, World


@pytest.fixture
def typing(kon_ray: World, an: Person) -> Person:
    """A village head whose channel has no buttons."""
    kon_ray.inbound._answers = Handlers(kon_ray.library, frozenset({"pocket"}))
    return an.says("báo cáo việc quý").hears("gõ một lượt")


def test_what_needs_nothing_more_is_sent_in_one_go(kon_ray: World, typing: Person) -> None:
    """Read back, then one word sends them; each has its own receipt and counts as reported."""
    typing.says("1 chưa, 2 đang làm 50%, 3 chưa làm, 4 chưa")
    typing.hears("Em ghi thế này", "Nói cho bà con", "Chưa", "50%").says("gửi").hears("đã nhận 4 việc", "Thôn 4")

    assert sorted(one.answers["task_status"] for one in filed(kon_ray, typing)) == [
        "doing",
        "not_started",
        "not_started",
        "not_started",
    ]
    typing.says("menu").hears("còn 1 báo cáo")


def test_what_needs_more_is_asked_afterwards(kon_ray: World, typing: Person) -> None:
    """A task done still wants its day; the others do not wait for it."""
    typing.says("1 xong, 2 chưa").hears("em còn phải hỏi thêm").says("gửi").hears("đã nhận 1 việc").sees("Làm tiếp")
    typing.taps("Làm tiếp").hears("ngày nào").says("hôm qua")

    assert len(filed(kon_ray, typing)) == 1


def test_what_was_not_understood_is_named(typing: Person) -> None:
    """Nothing is guessed: the task is told by itself."""
    typing.says("1 chưa, 2 xyz abc").hears("Việc 2 em chưa ghi được “xyz abc”", "Chưa").says("gửi").hears(
        "đã nhận 1 việc"
    )


def test_what_was_reported_already_is_not_told_again_in_passing(kon_ray: World, typing: Person) -> None:
    """A list does not overwrite a report: that is opened by itself."""
    typing.says("1 chưa, 2 chưa").says("gửi").says("báo cáo việc quý")
    last = len([choice for choice in typing.screen[-1].choices if choice.code.startswith("task:")])
    typing.says(f"1 chưa, {last} xong").hears(f"Việc {last} bác đã báo rồi").says("gửi").hears("đã nhận 1 việc")

    assert {one.answers["task_status"] for one in filed(kon_ray, typing)} == {"not_started"}


def test_a_draft_of_a_quarter_that_is_closed_holds_nothing_back(kon_ray: World) -> None:
    """It waits where it is; what is owed now is sent."""
    kon_ray.now = LAST
    an = kon_ray.person("A Minh")
    an.taps("Báo cáo việc quý").presses(an.screen[-1].choices[0].code).says("chưa", "bỏ qua", "bỏ qua")
    an.hears("em đọc lại")
    kon_ray.later(days=80)
    kon_ray.inbound._answers = Handlers(kon_ray.library, frozenset({"pocket"}))
    an.says("menu").says("báo cáo việc quý").hears("quý IV/2026").says("1 chưa, 2 chưa").says("gửi")
    an.hears("đã nhận 2 việc")


def test_a_word_of_correction_opens_the_task_again(typing: Person) -> None:
    """What was read back wrong is changed before it is sent."""
    typing.says("1 chưa, 2 chưa").taps("Về đầu").taps("Báo cáo việc quý").taps("Nói cho bà con")
    typing.hears("em đọc lại").says("câu 1: vướng").hears("Vướng chỗ nào")


@pytest.mark.parametrize("said, found", [
    ("1 xong, 2 đang làm 50%, 3 chưa", {1: "xong", 2: "đang làm 50%", 3: "chưa"}),
    ("1 xong 2 chua 3 dang lam", {1: "xong", 2: "chua", 3: "dang lam"}),
    ("1, 2 xong; 3 chưa", {1: "xong", 2: "xong", 3: "chưa"}),
    ("1-3 xong rồi\n4: chưa", {1: "xong rồi", 2: "xong rồi", 3: "xong rồi", 4: "chưa"}),
    ("việc 1 xong còn việc 2 chưa làm", {1: "xong", 2: "chưa làm"}),
    ("1 xong 35 người 2 chưa", {1: "xong 35 người", 2: "chưa"}),
    ("1", {}), ("12 hộ", {}), ("1 xong", {}), ("9 xong, 10 chưa", {}), ("họp 2 buổi, 1 buổi ở nhà rông", {}), ("", {}),
])  # fmt: skip
def test_a_list_told_in_one_breath(said: str, found: dict[int, str]) -> None:
    """Numbers of the list with the words behind them; anything else is no list."""
    assert read_listed(said, 5) == found
