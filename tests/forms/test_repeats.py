"""Groups asked several times."""

import pytest

from tests.forms.scenario import Scenario

ROSTER = """
| survey |
|---|
| | type | name | label | calculation | repeat_count | relevant |
| | integer | people | Nhà có mấy người? | | | |
| | select_one yn | list | Kể tên? | | | |
| | begin group | g | | | | ${list} != 'no' |
| | begin repeat | m | Người | | ${people} | |
| | text | name | Tên? | | | |
| | integer | age | ${name} mấy tuổi? | | | ${name} != '' |
| | calculate | number | | position(..) | | |
| | calculate | before | | if(position(..) > 1, indexed-repeat(${age}, ${m}, position(..) - 1), '') | | |
| | end repeat | | | | | |
| | end group | | | | | |
| | calculate | total | | sum(${age}) | | |
| | calculate | names | | join(', ', ${name}) | | |
| | calculate | count | | count(${m}) | | |

| choices |
|---|
| | list_name | name | label |
| | yn | yes | Có |
| | yn | no | Không |
"""


def _filled() -> Scenario:
    an = Scenario(ROSTER).answer(people="3")
    for number, (name, age) in enumerate((("A Minh", "40"), ("Y Hoa", "38"), ("A Đam", "7")), 1):
        an.put(f"/data/g/m[{number}]/name", name).put(f"/data/g/m[{number}]/age", age)
    return an


def test_a_count_makes_as_many_instances() -> None:
    an = Scenario(ROSTER).answer(people="2")

    assert an.asked() == ["people", "list", "g/m[1]/name", "g/m[2]/name"]
    assert an.answer_of("count") == "2"


def test_calculations_outside_see_all_instances_and_those_inside_their_own() -> None:
    an = _filled()

    assert (an.answer_of("total"), an.answer_of("names"), an.answer_of("count")) == ("85", "A Minh, Y Hoa, A Đam", "3")
    assert [an.answer_of(f"/data/g/m[{n}]/number") for n in (1, 2, 3)] == ["1", "2", "3"]
    assert [an.answer_of(f"/data/g/m[{n}]/before") for n in (1, 2, 3)] == ["", "40", "38"]
    assert an.filling.label("/data/g/m[2]/age") == "Y Hoa mấy tuổi?"


def test_the_count_takes_from_the_end_and_gives_blanks() -> None:
    an = _filled().answer(people="1")
    assert an.answer_of("names") == "A Minh"

    an.answer(people="2")
    assert an.answer_of("names") == "A Minh, "


def test_hiding_a_roster_and_showing_it_again_loses_nobody() -> None:
    an = _filled().answer(list="no")
    assert an.answer_of("total") == "0"
    assert an.asked() == ["people", "list"]

    an.answer(list="yes")
    assert an.answer_of("names") == "A Minh, Y Hoa, A Đam"


def test_a_roster_hidden_together_with_its_own_count_loses_nobody() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | repeat_count | relevant |
    | | select_one yn | show | Hiện? | | |
    | | begin group | g | | | ${show} = 'yes' |
    | | integer | n | Mấy? | | |
    | | begin repeat | m | M | ${n} | |
    | | text | name | Tên? | | |
    | | end repeat | | | | |
    | | end group | | | | |
    | choices |
    | | list_name | name | label |
    | | yn | yes | Có |
    | | yn | no | Không |
    """)
    an.answer(show="yes", n="2").put("/data/g/m[2]/name", "Y Hoa").answer(show="no").answer(show="yes")

    assert an.answer_of("/data/g/m[2]/name") == "Y Hoa"


def test_a_roster_with_its_own_condition_loses_nobody_when_its_count_is_hidden_too() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | repeat_count | relevant |
    | | select_one yn | show | Hiện? | | |
    | | integer | n | Mấy? | | ${show} = 'yes' |
    | | begin repeat | m | M | ${n} | ${show} = 'yes' |
    | | text | name | Tên? | | |
    | | end repeat | | | | |
    | choices |
    | | list_name | name | label |
    | | yn | yes | Có |
    | | yn | no | Không |
    """)
    an.answer(show="yes", n="2").put("/data/m[2]/name", "Y Hoa").answer(show="no")
    assert an.asked() == ["show"]

    an.answer(show="yes")
    assert an.answer_of("/data/m[2]/name") == "Y Hoa"


OPEN = """
| survey |
|---|
| | type | name | label | calculation | default |
| | begin repeat | m | Mô hình | | |
| | text | name | Tên? | | |
| | integer | n | Số? | | 1 |
| | calculate | at | | position(..) | |
| | begin repeat | k | Con | | |
| | text | kid | Con gì? | | |
| | end repeat | | | | |
| | end repeat | | | | |
| | calculate | all | | sum(${n}) | |
| | calculate | kids | | count(${k}) | |
"""


def test_instances_are_added_and_removed_and_move_up() -> None:
    an = Scenario(OPEN).put("/data/m[1]/name", "heo").add("/data/m").put("/data/m[2]/name", "bò").add("/data/m")
    an.put("/data/m[3]/n", "5").put("/data/m[3]/name", "mắc ca")
    assert an.answer_of("all") == "7"

    an.remove("/data/m[2]")
    assert an.answer_of("/data/m[2]/name") == "mắc ca"
    assert an.answer_of("/data/m[2]/at") == "2"
    assert an.answer_of("all") == "6"
    with pytest.raises(KeyError):
        an.filling.value("/data/m[3]/name")


def test_repeats_may_hold_repeats() -> None:
    an = Scenario(OPEN).add("/data/m").add("/data/m[2]/k").add("/data/m[2]/k").put("/data/m[2]/k[2]/kid", "vịt")

    assert an.answer_of("kids") == "3"
    assert an.asked()[-2:] == ["m[2]/k[1]/kid", "m[2]/k[2]/kid"]
    assert an.filling.answers()["/data/m[2]/k[2]/kid"] == "vịt"


def test_an_item_knows_its_number_and_the_next_one() -> None:
    an = Scenario(OPEN).add("/data/m")
    assert an.asked() == ["m[1]/name", "m[1]/n", "m[1]/k[1]/kid", "m[2]/name", "m[2]/n"]
    item = an.filling.next_after("/data/m[1]/k[1]/kid")

    assert item is not None
    assert (item.path, item.numbers, item.headings) == ("/data/m[2]/name", ((2, 2),), ("Mô hình",))
    assert an.filling.instances("/data/m") == 2


def test_a_new_instance_gets_its_own_dynamic_default() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | default |
    | | begin repeat | m | M | |
    | | date | on | Ngày? | today() |
    | | end repeat | | | |
    """)
    assert an.answer_of("/data/m[1]/on") == "2026-11-20"
    assert an.add("/data/m").answer_of("/data/m[2]/on") == "2026-11-20"


def test_a_count_may_look_at_the_last_answer_inside() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | repeat_count |
    | | begin repeat | m | M | count(${m}[more = 'yes']) + 1 |
    | | select_one yn | more | Còn nữa? | |
    | | end repeat | | | |
    | choices |
    | | list_name | name | label |
    | | yn | yes | Có |
    | | yn | no | Không |
    """)
    assert an.asked() == ["m[1]/more"]
    assert an.put("/data/m[1]/more", "yes").asked() == ["m[1]/more", "m[2]/more"]
    assert an.put("/data/m[2]/more", "no").asked() == ["m[1]/more", "m[2]/more"]


def test_a_count_has_a_bound() -> None:
    an = Scenario(ROSTER).answer(people="99999999999999")

    assert an.answer_of("count") == "1000"
