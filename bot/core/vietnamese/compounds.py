"""Answers to several questions at once: `nghèo 12 cận nghèo 7`, `12 hộ nghèo với 7 hộ cận nghèo`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.vietnamese.keyboards import oversize, spellings
from bot.core.vietnamese.letters import pattern, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT

SPOKEN: Mapping[str, Sequence[str]] = {
    "hh_total": ("tổng", "tổng số", "tổng số hộ", "tổng hộ", "cả thôn", "tất cả", "toàn thôn", "thôn có", "số hộ"),
    "hh_dtts": ("dân tộc", "dân tộc thiểu số", "dtts", "đồng bào", "hộ dân tộc", "người dân tộc"),
    "poor_total": ("nghèo", "hộ nghèo", "số hộ nghèo", "nhà nghèo"),
    "near_total": ("cận", "cận nghèo", "hộ cận", "hộ cận nghèo", "số hộ cận nghèo", "nhà cận nghèo"),
    "poor_dtts": ("nghèo dân tộc", "hộ nghèo dân tộc", "nghèo dtts", "nghèo người dân tộc", "hộ nghèo dtts"),
    "near_dtts": ("cận nghèo dân tộc", "cận nghèo dtts", "cận dtts", "cận nghèo người dân tộc", "hộ cận nghèo dtts"),
    "exit_q": ("thoát", "thoát nghèo", "hộ thoát nghèo", "thoát được", "hộ thoát", "ra khỏi hộ nghèo"),
    "newpoor_q": (
        "phát sinh",
        "nghèo mới",
        "mới nghèo",
        "rơi vào nghèo",
        "nghèo phát sinh",
        "hộ nghèo mới",
        "hộ phát sinh",
    ),
    "relapse_q": ("tái nghèo", "hộ tái nghèo"),
    "told": ("được tuyên truyền", "tuyên truyền", "đã nghe", "được nghe"),
    "coop": ("hợp tác xã", "tổ hợp tác", "htx", "vào hợp tác xã", "vào htx"),
    "exit_reg": ("đăng ký thoát nghèo", "đăng ký", "đăng kí thoát nghèo"),
    "cohort": ("đầu năm",),
    "attend": ("người dự", "người", "người nghe", "dự", "người tham gia", "tham gia", "bà con dự"),
    "attend_women": ("phụ nữ", "chị em", "nữ", "chị em phụ nữ", "chị", "đàn bà"),
    "people_attend": ("người dự", "bà con dự", "người tham gia"),
    "sessions": ("buổi", "cuộc"),
    "hh_reached": ("hộ", "hộ nghe", "hộ được nghe"),
}
"""Question name → labels as spoken, for the village figures and the outreach report."""

_NUMBER = rf"(?:(?:khoảng|chừng|gần|hơn) )?(?P<number>[0-9]+|{NOT}(?: có)?)"


def read_compound(text: str, names: Mapping[str, Sequence[str]]) -> Mapping[str, str] | None:
    """Question name → integer, when every number said has its label; None when not, or when a label comes twice.

    `names` gives the labels people say for each question that may be filled (see `SPOKEN`). Longer labels win. A single
    pair is returned too: the caller knows which question is open.
    """
    if oversize(text):
        return None
    for said in spellings(text):
        found = _pairs(figures(said), names)
        if found:
            return found
    return None


def _pairs(said: str, names: Mapping[str, Sequence[str]]) -> dict[str, str] | None:
    marks = _marks(said, names)
    values: dict[str, str] = {}
    numbers = [mark for mark in marks if mark[0] == ""]
    if not numbers or len(numbers) == len(marks):
        return None
    for first, second in zip(marks[::2], marks[1::2], strict=False):
        name, number = first[0] or second[0], first[1] or second[1]
        if bool(first[0]) == bool(second[0]) or name in values:
            return None
        values[name] = number
    return values if len(marks) == 2 * len(values) else None


def _marks(said: str, names: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Labels as (name, "") and numbers as ("", figure), in the order said; `tổng 85 hộ`: a bare unit is no label."""
    labels = sorted(
        ((label, name) for name, said_as in names.items() for label in said_as), key=lambda one: -len(one[0])
    )
    taken: list[tuple[int, int, str, str]] = []
    for label, name in labels:
        for match in words(rf"(?:(?:hộ|số|người) )?{label}").finditer(said):
            if all(match.end() <= start or match.start() >= end for start, end, _, _ in taken):
                taken.append((match.start(), match.end(), name, ""))
    for match in words(_NUMBER).finditer(said):
        if match["number"][0].isdecimal() or pattern(rf"{NOT} có").fullmatch(match["number"]):
            number = match["number"] if match["number"][0].isdecimal() else "0"
            if all(match.end() <= start or match.start() >= end for start, end, _, _ in taken):
                taken.append((match.start(), match.end(), "", number))
    return [(name, number) for _, _, name, number in sorted(taken)]
