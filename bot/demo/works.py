"""Invented answers about the quarter's tasks, and household models."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.campaigns.work import TaskKind

_GATHERINGS = (TaskKind.MEETING, TaskKind.STUDY_VISIT, TaskKind.PROPAGATE)
_DONE = (
    "Họp ở nhà rông, bà con tới đông, có cán bộ xã về nói chuyện.",
    "Đã nói lại từng nhà, nhà nào vắng thì tối tới.",
    "Làm chung với hội phụ nữ và đoàn thanh niên.",
    "Bà con nghe rồi, nhiều nhà đăng ký làm theo.",
)
_DOING = (
    "Mới làm được một nửa, còn mấy nhà ở rẫy xa.",
    "Đang làm, đợi bà con gặt xong thì họp tiếp.",
    "Đã nói với các nhà gần đường, còn xóm trên.",
)
_PLANS = ("Tháng tới làm cho xong.", "Mời thêm già làng đi cùng.", "")


@dataclass(frozen=True, slots=True)
class Model:
    """A household model as a village reports it."""

    name: str
    sector: str
    scale: str
    unit: str
    income: int


MODELS = (
    Model("Nuôi heo đen", "livestock", "12", "animal", 28_000_000),
    Model("Trồng cà phê xen mắc ca", "crop", "1.5", "ha", 65_000_000),
    Model("Vườn nhà kiểu mẫu", "garden", "1200", "m2", 18_000_000),
    Model("Nuôi bò sinh sản", "livestock", "4", "animal", 22_000_000),
    Model("Trồng bời lời, sâm dây", "forest", "0.8", "ha", 35_000_000),
    Model("Dệt thổ cẩm", "craft", "6", "household", 15_000_000),
    Model("Nuôi cá ao", "fish", "600", "m2", 12_000_000),
)


def task(rng: random.Random, kind: TaskKind, today: date, opened: date) -> dict[str, str]:
    """Answers to F_TASK: mostly done, some under way, a few stuck."""
    status = rng.choices(("done", "doing", "blocked"), (7, 3, 1))[0]
    if status == "blocked":
        return {"task_status": status, "block_reason": rng.choice(("weather", "people", "guide"))}
    if status == "doing":
        return _filled({
            "task_status": status,
            "progress_pct": rng.choice(("25", "50", "75")),
            "what_done": rng.choice(_DOING),
            "next_plan": rng.choice(_PLANS),
        })  # fmt: skip
    done_on = today - timedelta(days=rng.randint(0, max(0, min(20, (today - opened).days))))
    answers = {"task_status": status, "done_date": done_on.isoformat(), "what_done": rng.choice(_DONE)}
    if kind in _GATHERINGS:
        answers["people_attend"] = str(rng.randint(22, 85))
    if kind is TaskKind.ISSUE_DOC:
        answers["doc_no"] = f"{rng.randint(8, 60)}/KH-UBND"
    return answers


def model(rng: random.Random, what: Model, head: str) -> dict[str, str]:
    """Answers to F_MODEL for a model that has stood for a while."""
    return {
        "consent": "yes",
        "model_kind": "household",
        "model_status": "new",
        "model_name": what.name,
        "hh_head": head,
        "hh_class": rng.choice(("poor", "near", "exited", "exited")),
        "hh_dtts": "yes",
        "model_sector": what.sector,
        "scale_value": what.scale,
        "scale_unit": what.unit,
        "fund_total": str(rng.randint(10, 60) * 1_000_000),
        "fund_source": rng.choice(("vbsp", "state", "own", "vbsp own")),
        "result_level": "good",
        "income_12m": str(what.income),
        "income_cmp": "more",
        "stable": "yes",
        "in_coop": rng.choice(("yes", "no")),
        "followers": str(rng.randint(0, 6)),
        "hardship": rng.choice(("money", "market", "tech", "none")),
    }


def commune_sheet(rng: random.Random, first_day: date) -> dict[str, str]:
    """Answers to F_XA."""
    return {
        "plan_issued": "yes",
        "plan_no": f"{rng.randint(8, 40)}/KH-UBND",
        "plan_date": first_day.replace(month=1, day=rng.randint(15, 28)).isoformat(),
        "integrated": "yes",
        "integrated_with": "Toàn dân đoàn kết xây dựng nông thôn mới",
        "dbkk": rng.choice(("yes", "no")),
        "villages_dbkk": str(rng.randint(0, 4)),
        "assigned_drop": "6.6",
        "confirm": "yes",
    }


def _filled(answers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in answers.items() if value}
