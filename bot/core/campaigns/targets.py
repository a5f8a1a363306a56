"""Quantitative targets: a formula, what it divides, and what counts as reached."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from bot.core.campaigns.document import Source
from bot.core.units import Level

FORMULAS = frozenset({
    "FX-RATE", "FX-RATE-DROP", "FX-RATE-DROP-DTTS", "FX-RATE-AVG", "FX-RATE-AVG-DTTS", "FX-STATUS-EXIT", "FX-ASSIGNED",
    "FX-AWARD-3Y", "FX-AWARD-50", "FX-VS-NATIONAL", "FX-SHARE-COMMUNE", "FX-COVER", "FX-SHARE-HH", "FX-SHARE-HH-3",
    "FX-MODEL",
})  # fmt: skip


class Comparator(StrEnum):
    """When a target is reached. "trên/dưới" are strict; a range is reached from its lower bound up."""

    EQUAL = "="
    AT_LEAST = "≥"
    ABOVE = ">"
    AT_MOST = "≤"
    BELOW = "<"
    RANGE = "range≥"

    def holds(self, actual: Fraction, values: tuple[Decimal, ...]) -> bool:
        """Is the unrounded `actual` enough? `values` is the target's value, or the range's two bounds."""
        bound = Fraction(values[0])
        match self:
            case Comparator.EQUAL:
                return actual == bound
            case Comparator.ABOVE:
                return actual > bound
            case Comparator.AT_MOST:
                return actual <= bound
            case Comparator.BELOW:
                return actual < bound
        return actual >= bound


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to reach by a time. `numerator` and `denominator` name what is summed before dividing.

    `level` is where it is judged; `scope`, `population` and `by` are the plan's own words.
    """

    id: str
    title: str
    formula: str
    comparator: Comparator
    values: tuple[Decimal, ...]
    unit: str
    population: str
    by: str
    level: Level
    scope: str
    numerator: str
    denominator: str
    source: Source
    note: str = ""
