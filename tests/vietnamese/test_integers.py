"""What a count question understands, asks back and refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.readings import DontKnow, Problem, Read, Skipped, Unsure
from bot.core.vietnamese import ratio, read_integer


@pytest.mark.parametrize(
    "text",
    [
        "không",
        "ko",
        "k",
        "0",
        "hổng có",
        "hông có",
        "chưa có",
        "không có ai",
        "k có hộ nào",
        "khoong cos",
        "chưa có nhà nào hết",
    ],
)
def test_nobody_is_zero(text):
    got = read_integer(text)
    assert isinstance(got, Read)
    assert got.value == "0"


@pytest.mark.parametrize(
    "text", ["khoảng 40", "gần 40", "chừng 40 hộ", "hơn 40", "cỡ 40 gì đó", "đâu 40 người", "không nhớ rõ, khoảng 40"]
)
def test_a_rough_figure_is_kept_and_marked(text):
    assert read_integer(text) == Read("40", approx=True)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("mười mấy hộ", (11, 19)),
        ("hai mươi mấy", (21, 29)),
        ("vài chục", (20, 90)),
        ("10-12 hộ", (10, 12)),
        ("từ 8 đến 10 nhà", (8, 10)),
        ("hai ba hộ", (2, 3)),
        ("năm bảy hộ", (5, 7)),
        ("vài ba nhà", (2, 9)),
    ],
)
def test_a_vague_figure_is_never_guessed(text, bounds):
    assert read_integer(text) == Problem("vague", {"min": bounds[0], "max": bounds[1]})


@pytest.mark.parametrize("text", ["nửa thôn", "nhiều lắm", "một số hộ", "đa số", "gần hết"])
def test_an_amount_without_any_figure_is_vague(text):
    got = read_integer(text, all_of=30)
    assert isinstance(got, Problem)
    assert got.code == "vague"


@pytest.mark.parametrize("text", ["vẫn vậy", "như cũ", "như quý trước", "không thay đổi", "cũng vậy em", "y như cũ"])
def test_the_same_as_before_needs_a_before(text):
    assert read_integer(text, previous=14) == Read("14", literal=False)
    assert read_integer(text) == Problem("no_previous")


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_change_is_worked_out_and_asked_back(previous, by):
    got = read_integer(f"bớt được {by} hộ", previous=previous)
    if by > previous:
        assert isinstance(got, Problem)
        assert got.code == "negative"
    else:
        assert got == Unsure(str(previous - by), "delta", {"previous": previous, "delta": -by})
    assert read_integer(f"tăng thêm {by}", previous=previous) == Unsure(
        str(previous + by), "delta", {"previous": previous, "delta": by}
    )


def test_before_and_now_gives_now():
    assert read_integer("quý trước 20 giờ còn 17", previous=20) == Read("17")


def test_everyone_means_the_number_we_know():
    assert read_integer("tất cả", all_of=33) == Read("33", literal=False)
    assert read_integer("cả thôn", all_of=33) == Read("33", literal=False)
    assert read_integer("tất cả đều đi họp", all_of=33) == Unsure("33", "all", {"all_of": 33})
    assert read_integer("tất cả") == Problem("no_all")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2,5 hộ", "not_integer"),
        ("2.5", "not_integer"),
        ("hai hộ rưỡi", "not_integer"),
        ("-3", "negative"),
        ("30/26", "num_gt_den"),
        ("70%", "percent"),
        ("bảy mươi phần trăm", "percent"),
        ("sáng 15 người chiều 20 người", "many_numbers"),
        ("asdfgh", "not_a_number"),
        ("hỏi hoài mệt quá", "not_a_number"),
        ("", "empty"),
        ("?", "empty"),
        ("9" * 5000, "too_long"),
        ("a " * 2500, "too_long"),
    ],
)
def test_a_problem_names_what_is_wrong(text, code):
    got = read_integer(text)
    assert isinstance(got, Problem)
    assert got.code == code


@pytest.mark.parametrize(("text", "value"), [("l2 hộ", "12"), ("1O", "10"), ("2o nhà", "20"), ("I5", "15")])
def test_letters_for_digits_are_proposed_not_stored(text, value):
    assert read_integer(text) == Unsure(value, "slip")


def test_the_number_of_a_village_is_its_name():
    assert read_integer("thôn 4 có 12 hộ") == Read("12")
    assert read_integer("tổ 3 có chín hộ") == Read("9", literal=False)


def test_a_figure_among_unknown_words_is_asked_back():
    got = read_integer("12 hộ mà bao giờ cấp bò giống")
    assert isinstance(got, Unsure)
    assert got.value == "12"


def test_a_correction_inside_the_answer_is_asked_back():
    assert not isinstance(read_integer("không phải 12"), Read)


@pytest.mark.parametrize("text", ["không biết", "ko rõ nữa", "không nhớ", "quên rồi", "chưa nắm được"])
def test_not_knowing_is_not_zero(text):
    assert read_integer(text) == DontKnow()


@pytest.mark.parametrize(
    "text", ["để hỏi lại đã", "cái này phải hỏi chị phụ nữ", "chưa đếm", "để tôi coi lại sổ", "mai báo lại"]
)
def test_asking_someone_first_is_a_deferral(text):
    assert read_integer(text) == DontKnow(defer=True)


@pytest.mark.parametrize("text", ["bỏ qua", "câu khác", "skip", "khỏi"])
def test_skipping(text):
    assert read_integer(text) == Skipped()


@pytest.mark.parametrize(
    ("text", "num", "den"),
    [("45/52", 45, 52), ("45 trên 52", 45, 52), ("được 20 trong 26 nhà", 20, 26), ("52 hộ mới đi 45", 45, 52)],
)
def test_part_of_a_whole(text, num, den):
    found = ratio(text)
    assert found
    assert (found.num, found.den, found.derived) == (num, den, False)
    assert read_integer(text, all_of=den) == Read(str(num), literal=False)
    assert read_integer(text, all_of=den + 1) == Unsure(str(num), "ratio", {"num": num, "den": den})


def test_how_many_are_left_is_subtracted_and_asked_back():
    assert read_integer("tổng 33 nhà còn 4 nhà chưa nghe") == Unsure("29", "ratio_left", {"num": 29, "den": 33})


@given(st.text(max_size=400))
def test_no_text_whatever_breaks_the_reader(text):
    read_integer(text, previous=3, all_of=9)
