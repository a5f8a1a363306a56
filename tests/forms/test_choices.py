"""Choices: offered, filtered, erased, replaced."""

from textwrap import dedent

import pytest

from messages.xlsform import load
from tests.forms.scenario import Scenario, form

FORM = """
| survey |
|---|
| | type | name | label | choice_filter | relevant |
| | select_one commune | commune | Xã nào? | | |
| | select_one village | village | Thôn nào? | commune = ${commune} | |
| | select_one yn | more | Hỏi thêm? | | |
| | select_multiple crop | crops | Trồng gì? | | ${more} != 'no' |
| | rank crop | order | Cây nào lãi nhất? | | |
| | calculate | x | | | |

| choices |
|---|
| | list_name | name | label | commune |
| | commune | dp | Đắk Pne | |
| | commune | dr | Đắk Ruồng | |
| | village | t1 | Thôn 1 | dp |
| | village | t2 | Thôn 2 | dp |
| | village | t3 | Thôn 3 | dr |
| | yn | yes | Có | |
| | yn | no | Không | |
| | crop | coffee | Cà phê | |
| | crop | macca | Mắc ca | |
| | crop | rice | Lúa | |
""".replace("| | calculate | x | | | |\n", "")


def test_choices_follow_the_filter() -> None:
    an = Scenario(FORM)
    assert an.choices_of("village") == []

    an.answer(commune="dp")
    assert an.choices_of("village") == ["t1", "t2"]
    assert an.labels_of("village") == ["Thôn 1", "Thôn 2"]


def test_an_answer_no_longer_offered_is_erased_and_does_not_come_back() -> None:
    an = Scenario(FORM).answer(commune="dp", village="t1").answer(commune="dr")
    assert an.answer_of("village") == ""

    an.answer(commune="dp")
    assert an.answer_of("village") == ""


def test_several_choices_are_stored_in_the_order_of_the_list() -> None:
    an = Scenario(FORM).answer(crops="rice coffee nonsense rice")

    assert an.answer_of("crops") == "coffee rice"
    assert an.filling.label_of("crops", "coffee rice") == "Cà phê, Lúa"


def test_a_rank_keeps_the_persons_own_order() -> None:
    assert Scenario(FORM).answer(order="rice coffee macca").answer_of("order") == "rice coffee macca"


def test_a_hidden_answer_survives_the_filter_it_cannot_see() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | choice_filter | relevant |
    | | select_one yn | show | Hiện? | | |
    | | begin group | g | G | | ${show} = 'yes' |
    | | select_one commune | commune | Xã? | | |
    | | select_one village | village | Thôn? | commune = ${commune} | |
    | | end group | | | | |
    | choices |
    | | list_name | name | label | commune |
    | | yn | yes | Có | |
    | | yn | no | Không | |
    | | commune | dp | Đắk Pne | |
    | | village | t1 | Thôn 1 | dp |
    """)
    an.answer(show="yes", commune="dp", village="t1").answer(show="no").answer(show="yes")

    assert an.answer_of("village") == "t1"


def test_choices_may_be_the_names_in_a_roster() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label |
    | | begin repeat | m | Người |
    | | text | name | Tên? |
    | | end repeat | | |
    | | select_one ${name} | head | Ai là chủ hộ? |
    """)
    an.put("/data/m[1]/name", "A Minh").add("/data/m").put("/data/m[2]/name", "Y Hoa").answer(head="Y Hoa")
    assert an.labels_of("head") == ["A Minh", "Y Hoa"]

    an.put("/data/m[2]/name", "Y Hạnh")
    assert an.answer_of("head") == ""


def test_lists_may_be_replaced_for_one_filling() -> None:
    source = """
    | survey |
    | | type | name | label |
    | | select_one task_list | task | Việc nào? |
    | choices |
    | | list_name | name | label |
    | | task_list | dynamic | (máy chủ nạp) |
    """
    an = Scenario(source, lists={"task_list": [("KR-1", "Họp thôn"), ("KR-2", "Ra quân")], "other": [("x", "X")]})
    assert an.filling.choices("task") == (("KR-1", "Họp thôn"), ("KR-2", "Ra quân"))
    assert an.answer(task="KR-2").answer_of("task") == "KR-2"
    assert "other" not in an.stored["lists"]

    assert Scenario(source).choices_of("task") == ["dynamic"]


def test_other_opens_its_own_question() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label |
    | | select_one a or_other | a | A? |
    | choices |
    | | list_name | name | label |
    | | a | x | X |
    """)
    assert an.asked() == ["a"]
    assert an.answer(a="other").asked() == ["a", "a_other"]


@pytest.mark.parametrize("seeded", ["randomize=true, seed=7", "randomize=true"])
def test_a_shuffled_list_stays_as_it_was_shown(seeded: str) -> None:
    rows = "\n".join(f"| | a | c{n} | Câu {n} |" for n in range(9))
    an = Scenario(f"""
| survey |
| | type | name | label | parameters |
| | select_one a | a | A? | {seeded} |
| choices |
| | list_name | name | label |
{rows}
    """)
    order = an.choices_of("a")

    assert sorted(order) == [f"c{n}" for n in range(9)]
    assert order != sorted(order)
    assert an.answer(a="c3").choices_of("a") == order


def test_choices_come_from_a_file_beside_the_form() -> None:
    source = """
    | survey |
    | | type | name | label | choice_filter | parameters | calculation |
    | | text | xa | Xã? | | | |
    | | select_one_from_file thon.csv | thon | Thôn? | xa = ${xa} | value=ma, label=ten | |
    | | calculate | dan | | | | pulldata('thon', 'ho', 'ma', ${thon}) |
    """
    table = "ma,ten,xa,ho\nt1,Thôn 1,dp,45\nt2,Thôn 2,dp,52\nt3,Thôn 3,dr,60\n".encode()
    an = Scenario(form(source, {"thon.csv": b"\xef\xbb\xbf" + table})).answer(xa="dp")
    assert an.labels_of("thon") == ["Thôn 1", "Thôn 2"]
    assert an.answer(thon="t2").answer_of("dan") == "52"

    semicolons = Scenario(form(source, {"thon.csv": table.replace(b",", b";")})).answer(xa="dr")
    assert semicolons.labels_of("thon") == ["Thôn 3"]


def test_choices_come_from_places_on_a_map() -> None:
    source = """
    | survey |
    | | type | name | label | calculation |
    | | select_one_from_file diem.geojson | diem | Điểm nào? | |
    | | calculate | noi | | instance('diem')/root/item[id = ${diem}]/geometry |
    """
    text = """{"type": "FeatureCollection", "features": [{"type": "Feature", "id": "a", "geometry":
    {"type": "Point", "coordinates": [108.2, 14.5]}, "properties": {"title": "Nhà rông"}}]}"""
    an = Scenario(form(source, {"diem.geojson": text.encode()})).answer(diem="a")

    assert an.labels_of("diem") == ["Nhà rông"]
    assert an.answer_of("noi") == "14.5 108.2 0 0"


def test_a_missing_file_is_named() -> None:
    from messages.xlsform import FormRejected

    source = "| survey |\n| | type | name | label |\n| | select_one_from_file thon.csv | t | T? |\n"
    with pytest.raises(FormRejected) as rejected:
        load(dedent(source).encode(), "test.md")

    assert "thon.csv" in str(rejected.value)
