"""A figure put right in a sentence: `nhầm, 21 chứ không phải 12`, `đổi số người dự thành 50`."""

from __future__ import annotations

import re

from bot.core.vietnamese.compounds import SPOKEN
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.letters import has, pattern
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT, WHO

_FIELDS = {name: tuple(phrases) for name, phrases in SPOKEN.items()} | {
    "people_attend": ("người dự", "số người dự", "số người", "người tham gia", "người đi họp"),
    "attend_women": ("phụ nữ", "số phụ nữ", "chị em", "nữ"),
    "done_date": ("ngày", "ngày làm", "ngày xong", "ngày họp"),
    "hh_total": ("tổng", "tổng số hộ", "tổng hộ", "số hộ", "hộ"),
}


def correction(said: str, context: Context) -> Meaning | None:
    """`nhầm, 21 chứ không phải 12`; `đổi số người dự thành 50`; `sửa hộ nghèo lại 14`."""
    text = figures(said)
    if context.kind == "date" and re.search(r"[0-9] ?[/.-] ?[0-9]", text):
        return None
    match = pattern(
        r"(?:.*?[, ])??(?:là )?(?P<new>[0-9]+)(?: \w+)? (?:chứ|"
        rf"chớ|mới đúng,?|mà|đâu phải)(?: (?:{NOT} phải|{NOT}|chứ|đâu phải))*(?: là)? (?P<old>[0-9]+).*"
    ).fullmatch(text)
    match = match or pattern(
        rf"(?:.*[, ])?{NOT} phải(?: là)? (?P<old>[0-9]+)(?: \w+)?(?:,| mà| đâu,?| ,)+(?: là)? (?P<new>[0-9]+).*"
    ).fullmatch(text)
    if match:
        old, new = int(match["old"]), int(match["new"])
        field = next((name for name, value in context.previous.items() if value == old), field_named(text, context))
        return Meaning(
            "cmd.correct", ({"field": field} if field else {}) | {"value": new, "old": old}, clarify=field is None
        )
    return _new_value(text, context)


_VERB = "đổi|sửa|chỉnh|thay|cập nhật|sửa lại|đổi lại|chỉnh lại|nhầm|ghi nhầm|ghi lộn|ghi sai|cho sửa|lộn"
_NAMED = (
    rf"(?:.* )?(?:{_VERB})(?: (?:giùm|giúp|cho|{WHO}|cái|số|chỗ|lại|phần|câu|rồi|,))*,? (?P<field>[^0-9]+?)(?: "
    r"(?:thành|lại|sang|là|còn|lên|xuống|cho|bằng|qua|chỉ|có|lại là|mới))+ (?P<new>[0-9]+)(?: .*)?",
    rf"(?:{_VERB})(?: (?:giùm|giúp|cho|cái|lại))* (?P<field>[^0-9]+?) (?P<new>[0-9]+)(?: .{{0,8}})?",
    r"(?P<field>[^0-9]+?) (?:đổi|sửa|chỉnh|thay|ghi)(?: (?:lại|thành|là|sang|còn|giùm|"
    r"giúp))+ (?P<new>[0-9]+)(?: .{0,8})?",
    r"(?P<field>[^0-9]+?) (?:là|phải là|thực ra là|chỉ có|có) (?P<new>[0-9]+)(?: \w+)? (?:mới đúng|"
    r"mới phải|chứ)(?: .{0,8})?",
)
_UNNAMED = (
    r"(?:.*(?:nhầm|lộn|sai rồi|ghi sai|sửa lại).*?)(?P<new>[0-9]+)(?: (?:hộ|người|nhà|con|mới đúng|em|nhé|ạ|thôi))*"
)


def _new_value(text: str, context: Context) -> Meaning | None:
    """The right figure without the wrong one: `hộ nghèo sửa lại 14`, `sửa hộ nghèo giùm`."""
    for source in _NAMED:
        match = pattern(source).fullmatch(text)
        if match and (name := field_named(match["field"], context)):
            return Meaning("cmd.correct", {"field": name, "value": int(match["new"])})
    if has(text, "nhầm|ghi lộn|lộn rồi|sửa lại|ghi sai|cho sửa|sửa số") and not has(text, "[0-9]+"):
        name = field_named(text, context)
        return Meaning("cmd.correct", {"field": name} if name else {})
    match = pattern(_UNNAMED).fullmatch(text)
    if match is None:
        return None
    name = field_named(text, context)
    slots = ({"field": name} if name else {}) | {"value": int(match["new"])}
    return Meaning("cmd.correct", slots, clarify=name is None)


def field_named(text: str, context: Context) -> str | None:
    """The question whose spoken label is the longest one said; known figures are preferred."""
    hits = [
        (name in context.previous, len(phrase) + (name == "people_attend"), name)
        for name, phrases in _FIELDS.items()
        for phrase in phrases
        if has(text, phrase)
    ]
    return max(hits, key=lambda hit: (hit[1], hit[0]))[2] if hits else None
