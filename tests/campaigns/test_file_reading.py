"""What is not plain YAML is explained; what could harm is refused; nothing but CampaignError is ever raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from messages.campaign_files import CampaignError, load_campaign
from tests.campaigns.small_plan import SMALL, problems


@pytest.mark.parametrize(
    "text, line, said",
    [
        ("", 1, "tệp trống"),
        ("# chỉ có ghi chú\n", 1, "tệp trống"),
        ("chỉ một câu\n", 1, "phải là nhóm “khóa: giá trị”"),
        ("- a\n- b\n", 1, "phải là nhóm “khóa: giá trị”"),
        ("code: A\n\ttitle: B\n", 2, "đầu dòng có phím Tab"),
        ("code: A\ntitle: Kế hoạch: năm 2026\n", 2, "dấu hai chấm sai chỗ"),
        ('code: A\ntitle: "Kế hoạch\nplace: x\n', 2, "ngoặc kép mở ở đây mà không đóng"),
        ("code: A\nforms: [F_TASK\n", 2, "ngoặc vuông mở mà không đóng"),
        ("code: A\ntitle: @x\n", 2, "đặt cả câu trong ngoặc kép"),
        ("code: A\nlevels:\n  - a\n b: 1\n", 4, "sai thụt lề"),
        ("code: A\x07\n", 1, "ký tự điều khiển"),
        ("code: A\n---\ncode: B\n", 2, "mỗi tệp chỉ một kế hoạch"),
        ("code: A\ntitle: !!python/object/apply:os.system [ls]\n", 2, "nhãn kiểu của YAML"),
        ("code: &a A\ntitle: *a\n", 2, "“*a” mượn lại phần khác"),
        ("? [a, b]\n: c\n", 1, "phải là tên khóa"),
        ("code: " + "[" * 50 + "]" * 50 + "\n", 1, "lồng nhau quá"),
    ],
)
def test_what_is_not_a_plain_yaml_file_is_explained(text: str, line: int, said: str):
    assert any(at == line and said in sentence for at, sentence in problems(text)), problems(text)


def test_a_yaml_bomb_is_refused_before_it_grows():
    layers = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    found = problems("\n".join(["a0: &a0 [x]", *layers]))
    assert all("mượn lại" in sentence for _, sentence in found if "*" in sentence)
    assert len(found) >= 29


def test_a_huge_file_is_refused_without_reading_it():
    assert problems("# " + "x" * 600_000) == [(1, "tệp dài 600.002 ký tự; một kế hoạch không quá 500.000 ký tự")]


def test_a_file_saved_by_notepad_is_read():
    """A byte order mark and Windows line ends change nothing."""
    assert load_campaign("\ufeff" + SMALL.replace("\n", "\r\n"), "thử.yaml") == load_campaign(SMALL, "thử.yaml")


def test_a_decimal_comma_is_a_decimal_point():
    comma = load_campaign(SMALL.replace("values: [77]", 'values: ["6,59"]'), "thử.yaml")
    assert comma == load_campaign(SMALL.replace("values: [77]", "values: [6.59]"), "thử.yaml")


def test_forms_an_office_wrote_itself_may_be_assigned():
    text = SMALL.replace("forms: [F_TASK, F_IND]", "forms: [F_TASK, F_IND, F_RIENG]")
    assert load_campaign(text, "thử.yaml", forms={"F_TASK", "F_IND", "F_RIENG"}).forms[-1] == "F_RIENG"


LINES = SMALL.splitlines(keepends=True)
SNIPPETS = st.sampled_from(
    ["", "  ", "- ", *"[]{}|>#?~%", '"', "'", ": ", "*a ", "&a ", "!x ", "\x00", "-1", "9" * 40, "é\u200b"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.integers(0, 30), SNIPPETS), min_size=1, max_size=4))
def test_however_a_file_is_broken_the_answer_is_a_campaign_or_its_problems(edits):
    lines = list(LINES)
    for at, column, snippet in edits:
        lines[at] = lines[at][:column] + snippet + lines[at][column + 1 :]
    text = "".join(lines)
    try:
        load_campaign(text, "thử.yaml")
    except CampaignError as error:
        assert error.problems
        assert all(1 <= problem.line <= text.count("\n") + 1 for problem in error.problems)
