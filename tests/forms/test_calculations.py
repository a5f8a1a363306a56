"""Values worked out from answers."""

from datetime import timedelta

from tests.forms.scenario import NOW, Scenario

CHAIN = """
| survey |
|---|
| | type | name | label | calculation | relevant |
| | calculate | c | | (${a} + ${b}) * 5 | |
| | calculate | b | | ${a} * 3 | |
| | integer | a | A | | |
"""


def test_calculations_follow_their_sources_whatever_their_order_in_the_form() -> None:
    an = Scenario(CHAIN).answer(a="2")
    assert (an.answer_of("b"), an.answer_of("c")) == ("6", "40")

    an.answer(a="3")
    assert (an.answer_of("b"), an.answer_of("c")) == ("9", "60")

    an.answer(a="")
    assert (an.answer_of("b"), an.answer_of("c")) == ("", "")


OVERWRITTEN = """
| survey |
|---|
| | type | name | label | calculation | relevant |
| | integer | rows | Số hàng | | |
| | select_one yn | show | Hiện? | | |
| | integer | trees | Số cây | ${rows} * 10 | ${show} != 'no' |

| choices |
|---|
| | list_name | name | label |
| | yn | no | Không |
| | yn | yes | Có |
"""


def test_a_person_may_overwrite_a_result_until_it_changes() -> None:
    an = Scenario(OVERWRITTEN).answer(rows="2", trees="25")
    assert an.answer_of("trees") == "25"

    an.answer(rows="2")
    assert an.answer_of("trees") == "25"

    an.answer(rows="3")
    assert an.answer_of("trees") == "30"


def test_what_a_person_wrote_stays_while_the_result_is_worked_out_to_the_same() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | calculation |
    | | integer | rows | Số hàng | |
    | | integer | price | Giá | if(${rows} > 1, 20, 10) |
    """).answer(rows="2", price="25")
    assert an.answer(rows="3").answer_of("price") == "25"

    assert an.answer(rows="1").answer_of("price") == "10"


def test_the_same_holds_within_one_turn() -> None:
    filling = Scenario(OVERWRITTEN).filling
    for name, value in (("rows", "2"), ("trees", "25"), ("show", "no"), ("show", "yes")):
        filling.put(name, value)

    assert filling.value("trees") == "20"


def test_a_result_holds_anew_when_its_question_is_shown_again() -> None:
    an = Scenario(OVERWRITTEN).answer(rows="2", trees="25", show="no").answer(show="yes")

    assert an.answer_of("trees") == "20"


def test_once_keeps_the_first_result() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | calculation |
    | | text | a | A | |
    | | calculate | first | | once(${a}) |
    | | calculate | id | | once(uuid()) |
    """)
    identity = an.answer_of("id")
    an.answer(a="một").answer(a="hai")

    assert an.answer_of("first") == "một"
    assert an.answer_of("id") == identity
    assert len(identity) == 36


def test_what_depends_on_the_day_is_worked_out_again_on_another_day() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | calculation | relevant |
    | | date | due | Hạn | | |
    | | calculate | left | | date(${due}) - today() | |
    | | text | why | Vì sao trễ? | | ${due} < today() |
    """).answer(due="2026-11-21")
    assert an.answer_of("left") == "1"
    assert "why" not in an.asked()

    an.later(NOW + timedelta(days=3))
    assert an.answer_of("left") == "-2"
    assert "why" in an.asked()


def test_a_trigger_fires_only_on_a_real_change() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | calculation | trigger |
    | | text | a | A | | |
    | | integer | n | N | | |
    | | calculate | copied | | ${n} | ${a} |
    """).answer(n="1")
    assert an.answer_of("copied") == ""

    an.answer(a="x", **{})
    assert an.answer_of("copied") == "1"

    an.answer(n="2").answer(a="x")
    assert an.answer_of("copied") == "1"

    an.answer(a="y")
    assert an.answer_of("copied") == "2"


def test_dynamic_defaults_are_set_once_at_the_start() -> None:
    form = """
    | survey |
    | | type | name | label | default |
    | | date | on | Ngày | today() |
    | | integer | n | N | 1 + 1 |
    | | text | t | T | Kon Rẫy |
    """
    an = Scenario(form)
    assert (an.answer_of("on"), an.answer_of("n"), an.answer_of("t")) == ("2026-11-20", "2", "Kon Rẫy")

    an.answer(n="").later(NOW + timedelta(days=2))
    assert (an.answer_of("on"), an.answer_of("n")) == ("2026-11-20", "")
    assert Scenario(form, preset={"n": "7"}).answer_of("n") == "7"


def test_metadata_comes_from_the_context() -> None:
    an = Scenario(
        """
    | survey |
    | | type | name | label |
    | | start | start | |
    | | end | end | |
    | | today | today | |
    | | username | username | |
    | | deviceid | deviceid | |
    | | phonenumber | phonenumber | |
    | | text | a | A |
    """,
        context={"username": "Y Hoa", "deviceid": "zalo:1", "phonenumber": "0900000000"},
    )
    xml = an.filling.to_xml("uuid:1", now=NOW + timedelta(hours=1)).decode()

    assert "<username>Y Hoa</username>" in xml
    assert "<deviceid>zalo:1</deviceid>" in xml
    assert "<phonenumber>0900000000</phonenumber>" in xml
    assert "<today>2026-11-20</today>" in xml
    assert "<start>2026-11-20T10:30:00.000+07:00</start>" in xml
    assert "<end>2026-11-20T11:30:00.000+07:00</end>" in xml
    assert "<instanceID>uuid:1</instanceID>" in xml


def test_presets_are_there_before_anything_is_worked_out() -> None:
    an = Scenario(CHAIN, preset={"/data/a": "2"})

    assert an.answer_of("c") == "40"
