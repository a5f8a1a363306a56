"""The register of household models: what they are called, and what a later report need not ask again."""

from __future__ import annotations

from collections.abc import Mapping

FORM = "F_MODEL"
DATASET = "models"
KNOWN = ("maintained", "stopped")  # statuses that speak of a model already in the register
CHANGING = (
    "model_status",
    "result_level",
    "income_12m",
    "income_cmp",
    "stable",
    "followers",
    "hardship",
    "stop_reason",
    "photo",
    "location",
)


def label(answers: Mapping[str, str]) -> str:
    """`Nuôi heo đen – A Minh`: the model's name, and its household where the household consented."""
    name = answers.get("model_name", "") or "Mô hình"
    head = answers.get("hh_head", "")
    return f"{name} – {head}" if head else name


def unchanging(properties: Mapping[str, str]) -> dict[str, str]:
    """What a later report on the same model need not ask again."""
    return {name: value for name, value in properties.items() if name not in CHANGING and value}
