"""Invented figures of a village that hang together: every rule of F_IND holds."""

from __future__ import annotations

import random
from collections.abc import Mapping

Figures = dict[str, int]


def households(rng: random.Random, total: int, villages: int) -> list[int]:
    """So many households, spread over villages of different size; their sum is `total`."""
    weights = [rng.uniform(0.55, 1.5) for _ in range(villages)]
    counts = [int(total * weight / sum(weights)) for weight in weights]
    for place in range(total - sum(counts)):
        counts[place % villages] += 1
    return counts


def first(rng: random.Random, hh_total: int, minority: float) -> Figures:
    """A village's figures of one quarter; `minority` is its share of ethnic-minority households."""
    hh_dtts = min(hh_total, round(hh_total * min(1.0, minority * rng.uniform(0.9, 1.1))))
    poor_dtts = round(hh_dtts * rng.uniform(0.12, 0.26))
    near_dtts = round(hh_dtts * rng.uniform(0.06, 0.13))
    others = hh_total - hh_dtts
    poor_total = poor_dtts + round(others * rng.uniform(0.0, 0.03))
    near_total = near_dtts + round(others * rng.uniform(0.0, 0.03))
    exit_q = rng.randint(0, 3)
    cohort = min(hh_total, poor_dtts + near_dtts + exit_q + rng.randint(0, 4))
    return {
        "hh_total": hh_total,
        "hh_dtts": hh_dtts,
        "poor_total": poor_total,
        "near_total": near_total,
        "poor_dtts": poor_dtts,
        "near_dtts": near_dtts,
        "exit_q": exit_q,
        "newpoor_q": min(poor_total, rng.choice((0, 0, 0, 1))),
        "cohort": cohort,
        "told": _part(rng, cohort, 0.60, 0.92),
        "mind": _part(rng, cohort, 0.45, 0.72),
        "tech": _part(rng, cohort, 0.30, 0.52),
        "life": _part(rng, cohort, 0.10, 0.28),
        "coop": _part(rng, cohort, 0.08, 0.24),
        "exit_reg": rng.randint(0, 6),
        "helped": rng.randint(0, 5),
    }


def following(rng: random.Random, last: Mapping[str, int]) -> Figures:
    """The quarter after: a few households have left poverty, more have been told."""
    now = dict(last)
    exits = min(rng.choice((0, 1, 1, 2, 3)), last["poor_dtts"])
    for name in ("poor_dtts", "poor_total"):
        now[name] -= exits
    now["exit_q"], now["newpoor_q"], now["helped"] = exits, 0, rng.randint(0, 5)
    for name in ("told", "mind", "tech", "life", "coop"):
        now[name] = min(now["cohort"], last[name] + rng.randint(0, 3))
    return now


def as_answers(figures: Mapping[str, int]) -> dict[str, str]:
    """As the form takes them; a village without newly poor households is not asked who fell back."""
    answers = {name: str(value) for name, value in figures.items()}
    if figures["newpoor_q"]:
        answers["relapse_q"] = "0"
    return answers | {"confirm": "yes"}


def _part(rng: random.Random, whole: int, low: float, high: float) -> int:
    return round(whole * rng.uniform(low, high))
