"""A broken plan is refused with every problem, its line, and what would be right."""

import pytest

from messages.campaign_files import CampaignError, load_campaign
from tests.campaigns.small_plan import SMALL, line_of, problems


def test_the_small_plan_itself_is_right():
    assert load_campaign(SMALL, "thử.yaml").code == "TEST-2026"


@pytest.mark.parametrize(
    "was, now, said",
    [
        ("short: Nói cho bà con hiểu", "shrot: Nói cho bà con hiểu", "không có khóa nào tên “shrot”; có phải “short”"),
        ("revision: 1", "revision: một", "revision: “một” không phải số nguyên"),
        ("starts_on: 2026-01-01", "starts_on: 1/1/2026", "“1/1/2026” không phải ngày; viết năm-tháng-ngày"),
        ("starts_on: 2026-01-01", "starts_on: 2026-02-30", "“2026-02-30” không có trong lịch"),
        ("ends_on: 2026-12-31", "ends_on: 2025-12-31", "ngày kết thúc 2025-12-31 trước ngày bắt đầu"),
        ("ends_on: 2026-12-31", "ends_on: 2062-12-31", "không quá 10 năm"),
        ("issuer: UBND xã", "issuer:", "issuer: đang để trống"),
        ("timezone: Asia/Ho_Chi_Minh", "timezone: Asia/Hanoi", "ở Việt Nam viết Asia/Ho_Chi_Minh"),
        ("due_time: 17:00", "due_time: 5 giờ chiều", "viết giờ:phút, ví dụ 17:00"),
        ("due_days: {village: 10, commune: 14}", "due_days: {village: 20, commune: 14}", "cấp dưới phải nộp trước"),
        ("due_days: {village: 10, commune: 14}", "due_days: {thôn: 10}", "“thôn” không dùng được; viết một"),
        ("due_days: {village: 10, commune: 14}", "due_days: {village: 0}", "hạn ngày 0: phải từ 1 đến 31"),
        ("cutoff_day: 14", "cutoff_day: 31", "chốt số liệu ngày 31"),
        ("forms: [F_TASK, F_IND]", "forms: [F_TASK, F_IND, F_ABC]", "không có biểu mẫu F_ABC; các biểu mẫu"),
        ("forms: [F_TASK, F_IND]", "forms: F_TASK", "forms: phải là danh sách"),
        ("  - {form: F_IND, role", "  - {form: F_OUT, role", "phân công F_OUT, mà danh sách forms không có"),
        ("level: village, frequency", "level: district, frequency", "cấp district chưa khai ở levels"),
        ("role: village_head, level: village, freq", "role: elder, level: village, freq", "vai trò elder chưa khai"),
        ("frequency: quarter}", "frequency: tháng}", "“tháng” không dùng được; viết một trong quarter"),
        ("comparator: ≥", "comparator: trên", "“trên” không phải dấu so sánh; viết một trong =, ≥, >"),
        ("values: [77]", "values: [bảy bảy]", "“bảy bảy” không phải số; viết ví dụ 77 hoặc 6,59"),
        ("values: [77]", "values: [2, 3]", "so sánh “≥” cần đúng một số"),
        ("formula: FX-COVER", "formula: FX-COVERT", "không có công thức “FX-COVERT”"),
        ("numerator: F_IND.told", "numerator: F_OUT.told", "biểu mẫu F_OUT không có trong danh sách forms"),
        ("periods: [2026-Q1, 2026-Q2]", "periods: [2026-Q1, 2026-Q5]", "“2026-Q5” không phải kỳ báo cáo"),
        ("periods: [2026-Q1, 2026-Q2]", "periods: [2026-Q1, 2025-Q2]", "N-1: kỳ 2025-Q2 ngoài thời gian kế hoạch"),
        ("periods: [2026-Q1, 2026-Q2]", "periods: [2026-Q1, 2026-Q1]", "N-1: kỳ 2026-Q1 viết hai lần"),
        ("kind: propagate", "kind: tuyên truyền", "“tuyên truyền” không dùng được; viết một trong propagate"),
        ("short: Nói cho bà con hiểu", "short: " + "dài " * 20, "tên ngắn dài 79 ký tự; rút còn tối đa 60"),
        ("inferred: true, reason: việc ở thôn", "inferred: true", "phải ghi lý do ở reason"),
        ("inferred: true", "inferred: chắc", "“chắc” không rõ có hay không"),
        ("- id: N-1", "- id: T-1", f"mã T-1 đã dùng ở dòng {line_of('id: T-1')}"),
        ("lines: [53]", "lines: [dòng 53]", "“dòng 53” không phải số nguyên"),
    ],
)  # fmt: skip
def test_each_mistake_is_named_on_its_line(was: str, now: str, said: str):
    text = SMALL.replace(was, now, 1)
    assert text != SMALL
    found = problems(text)
    assert any(said in sentence for _, sentence in found), found
    first = next(i for i, (a, b) in enumerate(zip(text.splitlines(), SMALL.splitlines(), strict=False), 1) if a != b)
    assert next(line for line, sentence in found if said in sentence) == first


@pytest.mark.parametrize(
    "was, now, line, said",
    [
        ("comparator: ≥", "comparator: range>=", line_of("values"), "khoảng cần hai số"),
        (", per_task: true}", "}", line_of("inferred"), "không có phân công nào với per_task: true"),
        ("    due: cả năm", "    covered_by: N-9\n    due: cả năm", line_of("due: cả"), "N-9 không phải một nhiệm vụ"),
        ("    due: cả năm", "    covered_by: N-9\n    due: cả năm", line_of("reporters") + 1, "bỏ một trong hai"),
        ("code: TEST-2026", "code: TEST-2026\ncode: TEST-2027", 2, "khóa “code” viết hai lần (lần đầu ở dòng 1)"),
    ],
)  # fmt: skip
def test_what_two_places_disagree_on_is_named_where_it_is_noticed(was: str, now: str, line: int, said: str):
    found = problems(SMALL.replace(was, now, 1))
    assert any(at == line and said in sentence for at, sentence in found), found


def without(key: str) -> str:
    """The small plan without the first thing of that name, with all that belongs to it."""
    lines = SMALL.splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.strip().startswith(f"{key}:"))
    depth = len(lines[start]) - len(lines[start].lstrip())
    end = start + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
        end += 1
    return "".join(lines[:start] + lines[end:])


@pytest.mark.parametrize("key", ["code", "starts_on", "calendar", "tasks", "due_time", "lead", "quote", "periods"])
def test_a_missing_key_is_named_where_its_part_begins(key: str):
    assert any(f"thiếu khóa “{key}”" in sentence for _, sentence in problems(without(key)))


def test_every_problem_is_told_at_once_in_the_order_of_lines():
    text = SMALL.replace("revision: 1", "revision: x").replace("≥", "~~").replace("kind: propagate", "kind: nói")
    found = problems(text)
    assert [line for line, _ in found] == [3, line_of("comparator"), line_of("kind")]


def test_the_report_reads_as_file_line_sentence():
    with pytest.raises(CampaignError, match=r"^thử\.yaml:3: revision: “x” không phải số nguyên"):
        load_campaign(SMALL.replace("revision: 1", "revision: x"), "thử.yaml")
