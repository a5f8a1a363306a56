"""A plan moved to another year: all its own dates move together, and nothing else does."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.campaigns.plan import Campaign
from messages.campaign_files import CampaignError, copy_campaign, load_campaign

TEXT = (files("messages") / "campaigns" / "kon-ray-2024.yaml").read_text("utf-8")
OF_THE_DOCUMENT = (
    "quote:",
    "lines:",
    "units_as_of:",
    "dated:",
    "number:",
    "file:",
    "problem:",
    "proposal:",
    "place:",
    "#",
)


def test_comments_layout_quotes_and_lines_stay(text: str):
    before, after = text.splitlines(), copy_campaign(text, 2026).splitlines()
    assert len(before) == len(after)
    for was, now in zip(before, after, strict=True):
        if was != now:
            assert not was.strip().startswith(OF_THE_DOCUMENT), was
            assert re.sub(r"202[67]", "····", now) == re.sub(r"202[45]", "····", was)


def test_nothing_of_the_plan_s_own_time_is_left_behind(text: str):
    after = copy_campaign(text, 2026)
    for line in after.splitlines():
        if line.strip().startswith(("starts_on", "ends_on", "periods", "due", "by:", "title", "short", "code", "name")):
            assert "2024" not in line, line
            assert "2025" not in line, line


def test_only_dates_periods_and_the_words_for_them_differ(campaign: Campaign, this_year: Campaign):
    back = load_campaign(copy_campaign(copy_campaign(TEXT, 2026), 2024), "về.yaml")
    assert back == campaign
    assert this_year.code == "KR-2026"
    assert this_year.form_code == "KR"  # forms go on asking what Kon Ray asks
    assert (this_year.starts_on.isoformat(), this_year.ends_on.isoformat()) == ("2026-01-01", "2026-12-31")
    assert this_year.units_as_of == campaign.units_as_of
    for mine, theirs in zip(this_year.tasks, campaign.tasks, strict=True):
        assert [p.id for p in mine.periods] == [p.id.replace("2024", "2026") for p in theirs.periods]
        assert replace(mine, title="", due="", periods=()) == replace(theirs, title="", due="", periods=())
    for own, given_ in zip(this_year.targets, campaign.targets, strict=True):
        assert replace(own, title="", by="") == replace(given_, title="", by="")
    for said, known in zip(this_year.duties, campaign.duties, strict=True):
        assert replace(said, title="", due="", periods=()) == replace(known, title="", due="", periods=())
    assert this_year.source_errors == campaign.source_errors
    assert this_year.legal_bases == campaign.legal_bases
    assert this_year.parameters == campaign.parameters


def test_the_last_quarter_still_looks_into_the_next_year(this_year: Campaign):
    duty = next(duty for duty in this_year.duties if duty.id == "KR-R04")
    assert duty.title == "Báo cáo quý IV/2026 + phương hướng quý I/2027"


@settings(max_examples=25, deadline=None)
@given(st.integers(2000, 2098))
def test_any_year_loads_and_comes_back(year: int):
    moved = copy_campaign(TEXT, year)
    assert load_campaign(moved, "bản sao").starts_on.year == year
    assert copy_campaign(moved, 2024) == TEXT


def test_the_same_year_is_the_same_text(text: str):
    assert copy_campaign(text, 2024) == text


def test_a_leap_day_falls_on_the_28th_in_a_common_year(text: str):
    leap = text.replace("    held_on:\n", "    held_on: 2024-02-29\n", 1)
    moved = [load_campaign(copy_campaign(leap, year), "x").duties[7].held_on for year in (2026, 2028)]
    assert [day.isoformat() for day in moved if day] == ["2026-02-28", "2028-02-29"]


def test_windows_line_ends_survive(text: str):
    windows = text.replace("\n", "\r\n")
    assert copy_campaign(windows, 2026) == copy_campaign(text, 2026).replace("\n", "\r\n")


@pytest.mark.parametrize(
    "text, year, said",
    [
        (TEXT, 2200, "mọi năm phải từ 2000 đến 2099"),
        (TEXT, 2099, "mọi năm phải từ 2000 đến 2099"),  # quarter I of the year after would be 2100
        ("code: A-2024\n", 2026, "starts_on: đang để trống"),
        ("code: A-2024\nstarts_on: mai\n", 2026, "không phải ngày"),
        ("code: A\nstarts_on: 2024-01-01\n", 2026, "code phải có năm"),
        ("- a\n", 2026, "starts_on"),
        ("a: [\n", 2026, "ngoặc mở mà không đóng"),
    ],
)
def test_what_cannot_be_moved_says_why(text: str, year: int, said: str):
    with pytest.raises(CampaignError, match=said):
        copy_campaign(text, year)
