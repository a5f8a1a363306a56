"""The shipped Kon Ray plan says what the document says, where it says it, errors included."""

import re
from decimal import Decimal
from fractions import Fraction

from bot.core.campaigns.plan import Campaign
from bot.core.campaigns.targets import Comparator
from bot.core.campaigns.work import SHORT_TITLE, DutyKind
from bot.core.people import Role
from bot.core.units import Level
from tests.campaigns import kon_ray


def sources(items) -> dict[str, tuple[tuple[int, ...], str]]:
    return {item.id: (item.source.lines, item.source.quote) for item in items}


def test_every_task_target_duty_and_error_has_its_line_and_words(campaign: Campaign):
    assert sources(campaign.tasks) == kon_ray.TASKS
    assert sources(campaign.targets) == kon_ray.TARGETS
    assert sources(campaign.duties) == kon_ray.DUTIES
    assert sources(campaign.source_errors) == kon_ray.SOURCE_ERRORS
    assert (len(campaign.tasks), len(campaign.targets), len(campaign.duties)) == (25, 10, 11)
    assert len(campaign.source_errors) == 19


def test_everything_stands_in_the_plan_s_order(campaign: Campaign):
    assert [task.id for task in campaign.tasks] == list(kon_ray.TASKS)
    assert [target.id for target in campaign.targets] == list(kon_ray.TARGETS)
    assert [duty.id for duty in campaign.duties] == list(kon_ray.DUTIES)


def test_goals_bases_and_requirements_have_theirs(campaign: Campaign):
    bases = {basis.number: (basis.source.lines, basis.source.quote) for basis in campaign.legal_bases}
    assert bases == kon_ray.LEGAL_BASES
    for said, known in (
        (campaign.goals, kon_ray.GOALS),
        (campaign.communication, kon_ray.COMMUNICATION),
        (campaign.models, kon_ray.MODELS),
    ):
        assert [(s.source.lines, s.source.quote) for s in said] == known


def test_targets_keep_their_comparators_and_values(campaign: Campaign):
    stated = {target.id: (target.comparator.value, target.values[0]) for target in campaign.targets}
    assert stated == {
        "KR-T01": ("=", Decimal(100)), "KR-T02": ("=", Decimal(100)), "KR-T03": ("=", Decimal(100)),
        "KR-T04": ("≥", Decimal(77)), "KR-T05": ("≥", Decimal(50)), "KR-T06": ("≥", Decimal(30)),
        "KR-T07": (">", Decimal(24)), "KR-T08": ("≥", Decimal("6.59")), "KR-T09": ("≥", Decimal("4.95")),
        "KR-T10": ("≥", Decimal(1)),
    }  # fmt: skip


def test_more_than_is_strict_and_from_up_is_not(campaign: Campaign):
    """“Trên 24%” is missed at exactly 24%; “từ 6,59% trở lên” is met at 6,59 and missed at 6,5877, shown as 6,59."""
    by_id = {target.id: target for target in campaign.targets}
    more_than, from_up = by_id["KR-T07"], by_id["KR-T08"]
    assert not more_than.comparator.holds(Fraction(24), more_than.values)
    assert more_than.comparator.holds(Fraction(2401, 100), more_than.values)
    assert from_up.comparator.holds(Fraction(659, 100), from_up.values)
    assert not from_up.comparator.holds(Fraction(65877, 10000), from_up.values)


def test_the_other_comparators_mean_what_they_say():
    bounds = (Decimal("1.5"), Decimal(2))
    held = {c.value: [c.holds(Fraction(n, 2), bounds) for n in (2, 3, 5)] for c in Comparator}
    assert held == {
        "=": [False, True, False], "≥": [False, True, True], ">": [False, False, True],
        "≤": [True, True, False], "<": [True, False, False], "range≥": [False, True, True],
    }  # fmt: skip


def test_seven_reports_and_four_meetings_with_a_place(campaign: Campaign):
    meetings = [duty for duty in campaign.duties if duty.kind is DutyKind.MEETING]
    assert (len(campaign.duties) - len(meetings), len(meetings)) == (7, 4)
    assert [duty.place_now for duty in meetings] == [
        "xã Đăk Tờ Re", "xã Đăk Ruồng", "xã Đăk Pne", "trụ sở khối Mặt trận - Đoàn thể huyện",
    ]  # fmt: skip
    assert "khò Mặt trận" in meetings[3].place  # the document's own spelling stays visible
    assert [duty.periods[0].id for duty in meetings] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]


def test_village_heads_read_plain_words_that_fit_a_button(campaign: Campaign):
    for task in campaign.tasks:
        for short in (task.short, task.short_for(Role.VILLAGE_HEAD, Level.VILLAGE)):
            assert 0 < len(short) <= SHORT_TITLE
            assert not re.search(r"DTTS|CVĐ|NTM|CTMTQG|BCĐ|KHKT|HTX|UBND|triển khai|lồng ghép|tiến độ", short), short


def test_every_guess_about_who_reports_carries_its_reason(campaign: Campaign):
    """The plan names the village for KR-TX1 only; everything else asked of villages is our reading of it."""
    asked = [(task.id, r) for task in campaign.tasks for r in task.reporters if r.level is Level.VILLAGE]
    assert [task_id for task_id, reporter in asked if not reporter.inferred] == ["KR-TX1"]
    assert all(reporter.reason for _, reporter in asked if reporter.inferred)


def test_every_task_is_reported_by_someone_or_under_another(campaign: Campaign):
    for task in campaign.tasks:
        assert bool(task.reporters) != bool(task.covered_by), task.id
    assert {t.id: t.covered_by for t in campaign.tasks if t.covered_by} == {
        "KR-TX3": "KR-Q1-3", "KR-TX5": "KR-Q2-1", "KR-TC1": "KR-Q1-3",
    }  # fmt: skip


def test_people_are_called_what_they_are_called_there(campaign: Campaign):
    assert campaign.levels[-1].name == "thôn (làng)"
    assert campaign.level_name(Level.VILLAGE) == "thôn"
    assert campaign.role_name(Role.VILLAGE_HEAD) == "trưởng thôn"


def test_what_the_plan_does_not_give_is_a_parameter_to_fill(campaign: Campaign):
    missing = {parameter.id for parameter in campaign.parameters if parameter.value is None}
    assert missing == {"commune_targets", "income_dtts_avg", "cohort_households"}
    assert all(parameter.proposal for parameter in campaign.parameters)
