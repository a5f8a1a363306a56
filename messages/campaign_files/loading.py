"""A campaign file to a Campaign, or every problem it has."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import Any

from pydantic import ValidationError

from bot.core.campaigns.plan import Campaign
from messages.campaign_files.building import build
from messages.campaign_files.checking import contradictions, repeated_ids
from messages.campaign_files.problems import CampaignError, FileProblem
from messages.campaign_files.schema import CampaignPart, keys
from messages.campaign_files.tree import Path, Tree, parse

_SHAPES = {
    "list_type": "phải là danh sách: viết [a, b], hoặc mỗi dòng một dấu “-”",
    "dict_type": "phải là nhóm “khóa: giá trị”, mỗi khóa một dòng thụt vào",
    "model_type": "phải là nhóm “khóa: giá trị”, mỗi khóa một dòng thụt vào",
    "too_short": "danh sách trống; cần ít nhất một dòng",
    "too_long": "danh sách dài quá; tối đa hai giá trị",
}


def known_forms() -> frozenset[str]:
    """Ids of the questionnaires shipped with the product; the bot's own wizards (W_…) cannot be owed."""
    folder = files("messages") / "forms"
    names = (entry.name for entry in folder.iterdir())
    return frozenset(name.removesuffix(".md") for name in names if name.startswith("F_") and name.endswith(".md"))


def load_campaign(text: str, name: str, *, forms: Collection[str] | None = None) -> Campaign:
    """The campaign a YAML text describes.

    `name` is the file's name, for the report of problems. `forms` are the form ids that may be assigned (default:
    those shipped). Raises CampaignError with every problem found and its line.
    """
    tree = parse(text.removeprefix("\ufeff"), name)
    problems = repeated_ids(tree)
    try:
        part = CampaignPart.model_validate(tree.value)
    except ValidationError as error:
        raise CampaignError(name, problems + [_problem(tree, found) for found in error.errors()]) from None
    problems += contradictions(part, tree, known_forms() if forms is None else forms)
    if problems:
        raise CampaignError(name, problems)
    return build(part)


def _problem(tree: Tree, error: Mapping[str, Any]) -> FileProblem:
    path: Path = tuple(step for step in error["loc"] if step != "[key]")
    kind = error["type"]
    where = _where(tree, path)
    if kind == "missing":
        return FileProblem(tree.line(path), f"{_where(tree, path[:-1])}thiếu khóa “{path[-1]}”")
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(str(path[-1]), keys(), 1)
        hint = f"; có phải “{near[0]}” không?" if near else "; xóa dòng này hoặc xem tên khóa trong tệp mẫu"
        return FileProblem(tree.line(path), f"{_where(tree, path[:-1])}không có khóa nào tên “{path[-1]}”{hint}")
    words = str(error["msg"]) if kind == "said" else _SHAPES.get(kind, f"giá trị không dùng được ({kind})")
    return FileProblem(tree.line(path), f"{where}{words}")


def _where(tree: Tree, path: Path) -> str:
    """`KR-Q1-2 › due: `, or `calendar › due_time: ` where there is no id to name."""
    item = tree.value
    steps = [str(step) if isinstance(step, str) else f"mục {step + 1}" for step in path]
    if len(path) >= 2 and isinstance(item, dict):
        part = item.get(path[0])
        known = part[path[1]] if isinstance(part, list) and isinstance(path[1], int) else None
        if isinstance(known, dict) and isinstance(known.get("id"), str):
            steps = [known["id"], *steps[2:]]
    return " › ".join(steps) + ": " if steps else ""
