"""Whatever is said, typed wrongly, gone back over or taken away: the promises of the form hold."""

import json
from functools import cache

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.chat import Media, MediaKind
from bot.core.forms import Filling, Form
from bot.core.interview import Completed, Interview
from tests.forms.talks import HANOI, NINE, RARER, lines, rarer_form

SAID = (
    "1", "2", "3", "0", "7", "60", "400", "2,5", "1 2", "2 1 3", "1 2 3 4", "có", "không", "bỏ qua", "quay lại", "thêm",
    "hết rồi", "bỏ mục cuối", "đúng", "gửi", "xem lại", "sửa", "câu 1: 1", "câu 2: 5", "sửa câu 3", "hôm qua", "8h",
    "không biết", "khoảng 5", "A Minh", "mì", "Y Hoa", "đổi tiếng", "zzz", "nhầm, 3", "5 chứ không phải 2", "",
)  # fmt: skip
ACTIONS = st.one_of(
    st.tuples(st.just("say"), st.sampled_from(SAID)),
    st.tuples(st.just("press"), st.sampled_from([*"bskedmyngxothafrl", *map(str, range(1, 9))])),
    st.tuples(st.just("edit"), st.sampled_from(SAID)),
    st.tuples(st.just("send"), st.sampled_from(list(MediaKind))),
)
FORMS = sorted(file.stem for file in RARER.glob("*.md"))


@cache
def usual(name: str) -> list[tuple[str, str]]:
    """What the written talk says, up to its sending: where random words begin is anywhere in it."""
    said = [line.words for line in lines(name) if line.sign in (">", ">>")]
    return [("say", words) for words in said if words not in ("giúp", "gửi", "Gửi")]


@cache
def form_called(name: str) -> Form:
    return rarer_form(name)


def do(interview: Interview, number: int, action: str, what: str) -> object:
    """One thing somebody does."""
    match action:
        case "say":
            return interview.hear(what, str(number))
        case "press":
            return interview.press(interview.state.turn, what)
        case "edit":
            return interview.correct(what, str(number - 1))
    return interview.hear_file(Media(MediaKind(what), "ref"), f"{number}.bin")


def promises(filling: Filling) -> None:
    """Nothing irrelevant leaves; what leaves is what the person was shown to have answered."""
    exported = fromstring(filling.to_xml("uuid:1", now=NINE))
    said = {path.rpartition("/")[2].partition("[")[0] for path in filling.answers()}
    hidden = [path for path in filling.paths() if not filling.relevant(path) and "[" not in path]
    names = {node.tag.rpartition("}")[2] for node in exported.iter() if not len(node)}
    for path in hidden:
        name = path.rpartition("/")[2]
        alike = [other for other in filling.paths() if other.rpartition("/")[2] == name and filling.relevant(other)]
        assert alike or name not in names, f"{path} is hidden and left"
    assert {node.tag.rpartition("}")[2] for node in exported.iter() if not len(node) and node.text} >= said


@pytest.mark.parametrize("name", FORMS)
@settings(max_examples=40, deadline=None)
@given(st.integers(0, 40), st.lists(ACTIONS, max_size=25))
def test_the_promises_hold(name: str, begun: int, actions: list[tuple[str, str]]) -> None:
    """A saved and restored interview never differs from one that was never saved; nothing hidden is exported; what is
    completed keeps every constraint and lacks nothing required."""
    form = form_called(name)
    kept = Interview.begin(form, NINE, HANOI, preset={}, lists={}, before={}, answers={}, seed=1)
    kept.open()
    stored = json.dumps(kept.stored())
    for number, (action, what) in enumerate([*usual(name)[:begun], *actions]):
        restored = Interview.restore(form, json.loads(stored), NINE, HANOI)
        outcome = do(restored, number, action, what)
        assert type(do(kept, number, action, what)) is type(outcome)
        assert restored.filling.answers() == kept.filling.answers()
        assert restored.again() == kept.again()
        stored = json.dumps(restored.stored())
        promises(restored.filling)
        if isinstance(outcome, Completed):
            filling = restored.filling
            asked = list(filling.walk())
            assert all(filling.satisfied(entry.path) for entry in asked)
            assert all(filling.value(entry.path) or not filling.required(entry.path) for entry in asked)
            return
