"""The shipped plan, as text and as a campaign."""

from importlib.resources import files

import pytest

from bot.core.campaigns.plan import Campaign
from messages.campaign_files import copy_campaign, load_campaign

NAME = "kon-ray-2024.yaml"


@pytest.fixture(scope="session")
def text() -> str:
    return (files("messages") / "campaigns" / NAME).read_text("utf-8")


@pytest.fixture(scope="session")
def campaign(text: str) -> Campaign:
    return load_campaign(text, NAME)


@pytest.fixture(scope="session")
def this_year(text: str) -> Campaign:
    return load_campaign(copy_campaign(text, 2026), "kon-ray-2026.yaml")
