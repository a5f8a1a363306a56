"""Saving and restoring: a filling that was stored is the filling that never was."""

import json
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.forms import Filling
from tests.forms.scenario import NOW, Scenario, form
from tests.forms.test_repeats import ROSTER

RICH = """
| survey |
|---|
| | type | name | label | relevant | calculation | repeat_count | choice_filter | trigger | constraint |
| | integer | n | Mấy người? | | | | | | |
| | select_one yn | show | Hiện? | | | | | | |
| | begin group | g | Nhóm | ${show} = 'yes' | | | | | |
| | select_one prov | prov | Tỉnh? | | | | | | |
| | select_one dist | dist | Huyện? | ${prov} != '' | | | prov = ${prov} | | |
| | select_multiple prov | several | Những tỉnh nào? | | | | | | |
| | text | copy | Chép | ${n} > 1 | concat(${prov}, '-', ${n}) | | | | |
| | end group | | | | | | | | |
| | begin repeat | m | Người | | | ${n} | | | |
| | integer | age | Tuổi? | | | | | | . < 100 |
| | calculate | at | | | position(..) | | | | |
| | text | older | Vì sao? | ${age} > 17 | | | | | |
| | end repeat | | | | | | | | |
| | calculate | sum | | | sum(${age}) | | | | |
| | calculate | kept | | | ${n} * 10 | | | ${show} | |
| | calculate | chance | | | if(${n} > 0, random(), '') | | | | |
| | date | due | Hạn? | | | | | | |
| | text | late | Sao trễ? | ${due} < today() | | | | | |

| choices |
|---|
| | list_name | name | label | prov |
| | yn | yes | Có | |
| | yn | no | Không | |
| | prov | a | Á | |
| | prov | b | Bê | |
| | dist | a1 | A1 | a |
| | dist | b1 | B1 | b |
| | dist | b2 | B2 | b |
"""

ANSWERS = {
    "/data/n": st.sampled_from(["", "0", "1", "2", "3"]),
    "/data/show": st.sampled_from(["", "yes", "no"]),
    "/data/g/prov": st.sampled_from(["", "a", "b"]),
    "/data/g/dist": st.sampled_from(["", "a1", "b1", "b2"]),
    "/data/g/several": st.sampled_from(["", "a", "b a"]),
    "/data/g/copy": st.sampled_from(["", "tự ghi"]),
    "/data/m[1]/age": st.sampled_from(["", "5", "40", "120"]),
    "/data/m[2]/age": st.sampled_from(["", "18"]),
    "/data/m[2]/older": st.text(max_size=5).map(str.strip),
    "/data/due": st.sampled_from(["", "2026-11-19", "2026-11-25"]),
}
STEPS = st.lists(
    st.one_of([st.tuples(st.just(path), values) for path, values in ANSWERS.items()]), min_size=1, max_size=14
)


def _seen(filling: Filling) -> dict[str, object]:
    """Everything anyone can see of a filling."""
    found: dict[str, object] = {"xml": filling.to_xml("uuid:1", now=NOW), "state": filling.state()}
    for path in filling.paths():
        found[path] = (
            filling.value(path),
            filling.relevant(path),
            filling.required(path),
            filling.readonly(path),
            filling.satisfied(path),
            filling.label(path),
            filling.choices(path),
        )
    found["asked"] = [item.path for item in filling.walk()]
    return found


def _put(filling: Filling, path: str, value: str) -> None:
    try:
        filling.put(path, value)
    except KeyError:
        assert "/m[" in path  # there is no such person (yet)


@settings(max_examples=60, deadline=None)
@given(STEPS, st.lists(st.integers(0, 3), max_size=14))
def test_a_saved_and_restored_filling_is_the_one_never_saved(steps: list[tuple[str, str]], days: list[int]) -> None:
    kept = form(RICH).begin(NOW, seed=5)
    stored = kept.state()
    now = NOW
    for number, (path, value) in enumerate(steps):
        now += timedelta(days=days[number] if number < len(days) else 0)
        kept.at(now)
        restored = form(RICH).restore(json.loads(json.dumps(stored)), now)
        _put(kept, path, value)
        _put(restored, path, value)
        stored = restored.state()

        assert _seen(restored) == _seen(kept)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_nothing_hidden_is_ever_exported(steps: list[tuple[str, str]]) -> None:
    filling = form(RICH).begin(NOW, seed=5)
    for path, value in steps:
        _put(filling, path, value)
    answers = filling.answers()
    hidden = [path for path in filling.paths() if not filling.relevant(path)]
    xml = filling.to_xml("uuid:1", now=NOW).decode()

    assert not [path for path in hidden if path in answers or path.rpartition("/")[2] in answers]
    assert ("<late>" in xml or "<late/>" in xml) == filling.relevant("/data/late")
    assert ("<g>" in xml) == filling.relevant("/data/g")


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_working_out_only_what_changed_gives_what_working_out_everything_gives(steps: list[tuple[str, str]]) -> None:
    """Opening the submission again evaluates every rule of the form."""
    filling = form(RICH).begin(NOW, seed=5)
    for path, value in steps:
        _put(filling, path, value)
    again = filling.form.open(filling.to_xml("uuid:1", now=NOW), NOW, seed=5)
    loose = ("/data/chance", "/data/g/copy", "/data/meta/instanceID")  # drawn anew; the person's own; the envelope

    for path in filling.paths():
        if filling.relevant(path) and path not in loose:
            assert again.relevant(path), path
            assert again.value(path) == filling.value(path), path


def test_a_state_is_small_and_says_only_what_differs() -> None:
    an = Scenario(ROSTER).answer(people="1").put("/data/g/m[1]/name", "A Minh")

    assert an.stored == {
        "v": {"people": "1", "total": "0", "names": "A Minh", "count": "1"},
        "r": {"g/m": [{"v": {"name": "A Minh", "number": "1"}}]},
        "seed": 1,
    }
    assert Scenario("| survey |\n| | type | name | label |\n| | text | a | A |\n").stored == {"seed": 1}


def test_a_state_of_another_version_is_read_as_far_as_it_goes() -> None:
    filling = form(ROSTER).restore({"v": {"people": "2", "gone": "x"}, "h": ["gone"], "r": {"gone": [{}]}}, NOW)

    assert filling.value("people") == "2"
