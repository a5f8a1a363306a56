"""An order of preference: `2 1 3`, `nước, rồi đường, sau đó điện`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.readings import Problem, Read, Reading
from bot.core.vietnamese.choices import read_choice
from bot.core.vietnamese.letters import canonical, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import unanswered

_THEN = words(
    "rồi đến|rồi tới|sau đó là|sau đó|rồi|tiếp theo là|tiếp theo|tiếp đến|tới|đến|cuối cùng là|cuối cùng|trước hết là"
)


def read_order(text: str, choices: Sequence[tuple[str, str]]) -> Reading:
    """All names in the order said, space-separated; a single one left out is the last. Problems: `order_all`
    (`count`), `order_twice`, those of `read_choice`."""
    gone = unanswered(text)
    if gone:
        return gone
    said = figures(canonical(text))
    digits = re.fullmatch(r"[\d\s,;.>→-]+", said)
    parts = re.findall(r"\d+", said) if digits else re.split(r"[,;>→\n]", _THEN.sub(",", said))
    named: list[str] = []
    for part in parts:
        if part.strip():
            reading = read_choice(part.strip(), choices)
            if not isinstance(reading, Read):
                return reading if isinstance(reading, Problem) else Problem("not_a_choice", {"typed": part})
            named.append(reading.value)
    if len(set(named)) < len(named):
        return Problem("order_twice")
    left = [name for name, _ in choices if name not in named]
    if len(left) > 1:
        return Problem("order_all", {"most": len(choices)})
    return Read(" ".join([*named, *left]), literal=False)
