"""A plan moved to another year: only the words that carry its own time change, comments and layout stay."""

from __future__ import annotations

import calendar
import re

from pydantic import TypeAdapter, ValidationError

from messages.campaign_files.kinds import Day
from messages.campaign_files.problems import CampaignError, FileProblem
from messages.campaign_files.tree import Path, Tree, parse

# Where the plan speaks of its own time. Quotes, source lines, legal bases, errors and `units_as_of` speak of the
# document's, and stay.
_MOVES = frozenset({
    ("code",), ("title",), ("name",), ("starts_on",), ("ends_on",), ("as_of",),
    ("targets", "*", "title"), ("targets", "*", "by"),
    ("tasks", "*", "title"), ("tasks", "*", "short"), ("tasks", "*", "due"), ("tasks", "*", "periods", "*"),
    ("tasks", "*", "reporters", "*", "short"),
    ("duties", "*", "title"), ("duties", "*", "due"), ("duties", "*", "held_on"), ("duties", "*", "periods", "*"),
})  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(20\d\d)(-02-29)?(?!\d)")


def copy_campaign(text: str, year: int, name: str = "kế hoạch") -> str:
    """The same plan starting in `year`: every date, period and year of its own shifted alike.

    Comments, quotes, ids, source lines and legal bases are untouched. A 29th of February falls on the 28th in a common
    year. Raises CampaignError when the text is not a campaign file with a `starts_on`, or a year leaves 2000–2099.
    """
    text = text.removeprefix("\ufeff")
    tree = parse(text, name)
    shift = year - _starting_year(tree, name)
    if shift and not _YEAR.search(str(_top(tree, "code"))):
        problem = FileProblem(tree.line(("code",)), "code phải có năm (ví dụ KR-2024) để bản sao mang mã riêng")
        raise CampaignError(name, [problem])
    pieces, at = [], 0
    for path, span in sorted(tree.spans.items(), key=lambda item: item[1].start):
        if _pattern(path) in _MOVES:
            moved = _later(text[span.start : span.end], shift)
            if moved is None:
                problem = FileProblem(tree.line(path), f"dời sang năm {year}: mọi năm phải từ 2000 đến 2099")
                raise CampaignError(name, [problem])
            pieces += [text[at : span.start], moved]
            at = span.end
    return "".join([*pieces, text[at:]])


def _top(tree: Tree, key: str) -> object:
    return tree.value.get(key) if isinstance(tree.value, dict) else None


def _starting_year(tree: Tree, name: str) -> int:
    try:
        return TypeAdapter(Day).validate_python(_top(tree, "starts_on")).year
    except ValidationError as error:
        line = tree.line(("starts_on",))
        raise CampaignError(name, [FileProblem(line, f"starts_on: {error.errors()[0]['msg']}")]) from None


def _pattern(path: Path) -> Path:
    return tuple("*" if isinstance(step, int) else step for step in path)


def _later(words: str, shift: int) -> str | None:
    """The words with every year moved; None where one would leave the years the product knows."""
    if any(not 2000 <= int(found[1]) + shift <= 2099 for found in _YEAR.finditer(words)):
        return None
    return _YEAR.sub(lambda found: _moved(int(found[1]) + shift, found[2] or ""), words)


def _moved(year: int, leap_day: str) -> str:
    return f"{year}{'-02-28' if leap_day and not calendar.isleap(year) else leap_day}"
