"""A plan just large enough to break in every way."""

import pytest

from messages.campaign_files import CampaignError, load_campaign

SMALL = """\
code: TEST-2026
form_code: T
revision: 1
title: Kế hoạch thử
name: Kế hoạch thử
issuer: UBND xã
place: Xã Thử
starts_on: 2026-01-01
ends_on: 2026-12-31
as_of:
units_as_of: 2026-01-01
calendar:
  timezone: Asia/Ho_Chi_Minh
  due_days: {village: 10, commune: 14}
  due_time: 17:00
  closes_after_days: 30
  cutoff_day: 14
levels:
  - {level: commune, name: xã, short: xã}
  - {level: village, name: thôn, short: thôn}
roles:
  village_head: trưởng thôn
forms: [F_TASK, F_IND]
assignments:
  - {form: F_IND, role: village_head, level: village, frequency: quarter}
  - {form: F_TASK, role: village_head, level: village, frequency: quarter, per_task: true}
targets:
  - id: T-1
    title: Hộ được tuyên truyền
    comparator: ≥
    values: [77]
    unit: "% hộ"
    formula: FX-COVER
    numerator: F_IND.told
    denominator: F_IND.cohort
    population: hộ nghèo
    by: năm 2026
    level: commune
    scope: xã
    lines: [41]
    quote: "77% hộ"
tasks:
  - id: N-1
    title: Tuyên truyền
    short: Nói cho bà con hiểu
    kind: propagate
    lead: UBND xã
    levels: [commune, village]
    due: cả năm
    periods: [2026-Q1, 2026-Q2]
    lines: [53]
    quote: "tuyên truyền"
    reporters:
      - {role: village_head, level: village, inferred: true, reason: việc ở thôn}
duties:
"""


def line_of(part: str, text: str = SMALL) -> int:
    return text[: text.index(part)].count("\n") + 1


def problems(text: str) -> list[tuple[int, str]]:
    """Line and sentence of everything wrong with the text."""
    with pytest.raises(CampaignError) as caught:
        load_campaign(text, "thử.yaml")
    return [(problem.line, problem.text) for problem in caught.value.problems]
