"""What a person reads: labels, hints, messages, in their language."""

from tests.forms.scenario import Scenario

FORM = """
| survey |
|---|
| | type | name | label::Tiếng Việt (vi) | label::Bahnar (bdq) | hint::Tiếng Việt (vi) | guidance_hint::Tiếng Việt (vi) | media::audio::Bahnar (bdq) | constraint | constraint_message::Tiếng Việt (vi) | required | required_message::Tiếng Việt (vi) |
| | text | name | Tên bác? | Măt ih? | Ghi họ tên | Theo sổ hộ khẩu | ten.mp3 | string-length(.) < 5 | Tên ${name} dài quá ạ | yes | Bác cho em xin tên |
| | integer | age | ${name} mấy tuổi? | ${name} dôm sơnăm? | | | | | | | |
| | select_one a | pick | Chọn? | | | | | | | | |
| | begin group | g | Nhà của ${name} | | | | | | | | |
| | note | n | Dạ | | | | | | | | |
| | end group | | | | | | | | | | |

| choices |
|---|
| | list_name | name | label::Tiếng Việt (vi) | label::Bahnar (bdq) |
| | a | x | Của ${name} | ${name} kơ |
| | a | y | Khác | |

| settings |
|---|
| | form_id | default_language |
| | t | Tiếng Việt (vi) |
"""  # noqa: E501


def test_answers_are_put_into_labels_hints_and_choices() -> None:
    filling = Scenario(FORM).answer(name="Hoa").filling

    assert filling.label("age") == "Hoa mấy tuổi?"
    assert filling.choices("pick") == (("x", "Của Hoa"), ("y", "Khác"))
    assert [item.headings for item in filling.walk()][-1] == ("Nhà của Hoa",)


def test_each_person_reads_their_own_language_and_else_the_default_one() -> None:
    filling = Scenario(FORM, language="bdq").answer(name="Hoa").filling

    assert filling.label("age") == "Hoa dôm sơnăm?"
    assert filling.choices("pick") == (("x", "Hoa kơ"), ("y", "Khác"))
    assert filling.label("pick") == "Chọn?"  # not translated
    assert filling.hint("name") == "Ghi họ tên"
    assert Scenario(FORM, language="Bahnar (bdq)").filling.label("name") == "Măt ih?"
    assert Scenario(FORM, language="fr").filling.label("name") == "Tên bác?"


def test_hint_and_guidance_are_two_things() -> None:
    filling = Scenario(FORM).filling

    assert (filling.hint("name"), filling.guidance("name")) == ("Ghi họ tên", "Theo sổ hộ khẩu")
    assert (filling.hint("age"), filling.guidance("age")) == ("", "")


def test_a_prompt_may_be_heard() -> None:
    assert Scenario(FORM, language="bdq").filling.media("name") == {"audio": "jr://audio/ten.mp3"}


def test_messages_are_told_in_words_with_answers_put_in() -> None:
    filling = Scenario(FORM).answer(name="Hoa").filling
    broken = filling.check("name", "Nguyễn Thị Hoa")

    assert broken is not None
    assert broken.message.endswith("dài quá ạ")
    assert filling.check("name", "Hoa") is None
    assert filling.required_message("name") == "Bác cho em xin tên"


def test_months_are_vietnamese_in_a_vietnamese_form() -> None:
    an = Scenario("""
    | survey |
    | | type | name | label | calculation |
    | | calculate | m | | format-date('2026-03-05', '%e %b') |
    | | text | a | A | |
    """)
    assert an.answer_of("m") == "5 Mar"

    vietnamese = Scenario(an.form, language="vi")
    assert vietnamese.answer_of("m") == "5 thg 3"
