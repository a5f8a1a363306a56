"""Money in đồng: `1tr5`, `1 triệu rưỡi`, `500k`, `2 củ`, `15,000,000`; `20` is only ever proposed as 20 triệu."""

from __future__ import annotations

import re

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.amounts import Amount, amounts
from bot.core.vietnamese.keyboards import first_clear, oversize
from bot.core.vietnamese.letters import has, pattern, wholly
from bot.core.vietnamese.phrases import NOT, plain, unanswered

_NOTHING = (
    rf"(?:(?:{NOT}|chưa)(?: (?:có|thu|bán|được|xin|vận động|tốn|mất|thấy))*(?: (?:đồng|gì|"
    r"tiền|thu|xu|vốn|cắc|thu nhập|khoản))*"
    rf"(?: nào)?(?: (?:cả|hết|đâu|đồng nào|gì))?)"
    r"|(?:mới (?:trồng|nuôi|làm|thả|bắt đầu|xuống giống)[^,;.]*?,? ?)?(?:nên |mà )?chưa (?:có |"
    r"được )?(?:thu|bán|lời|lãi|ăn)"
    r"(?: (?:được|hoạch|nhập|gì|đồng nào|đồng|cả))*"
)
_SOME = (
    r"(?:vài|mấy|dăm|ít|nhiều)(?: (?:trăm|chục))? (?:trăm|chục|triệu|nghìn|ngàn|tỷ|tr|k|củ|"
    r"đồng)|(?:mười|mươi|chục|trăm|[0-9]+) mấy(?: (?:triệu|tr|nghìn))?"
)
_APPROX = "khoảng|chừng|gần|hơn|tầm|cỡ|độ|đâu|ước|xấp xỉ|trên dưới|ngót|gì đó|chắc|hình như|đổ lại|có lẻ"
_EACH = "mỗi|lứa|vụ|(?:một|1) (?:con|tháng|cây|hộ|ngày|sào|kg|ký|buổi)"
_TO = "-|–|đến|tới|hoặc|hay|hay là"


def read_money(text: str) -> Reading:
    """Whole đồng, as `Read`.

    Unsure: `no_unit` (20), `tail` (2 triệu 30), `sum` (details `parts`, đồng), `each` (8tr mỗi lứa).
    Problems: `vague` (details `min`, `max` or `kind`), `negative`, `not_a_number`, `too_long`, `empty`.
    """
    return Problem("too_long") if oversize(text) else first_clear(_read, text)


def _read(text: str) -> Reading:
    gone = unanswered(text)
    if gone or not text:
        return gone or Problem("empty")
    said = plain(text)
    if wholly(said, _NOTHING) or wholly(text, _NOTHING):
        return Read("0", literal=False)
    between = _between(said)
    if between:
        return between
    if has(said, _SOME):
        return Problem("vague", {"kind": "some"})
    if re.search(r"(?<![\w])[-−] ?\d", said):
        return Problem("negative")
    found = amounts(said)
    if not found and has(said, "chưa (?:có )?(?:thu|bán)|chưa thu hoạch|chưa có thu|chưa được thu"):
        return Read("0", literal=False)
    if not found:
        return Problem("not_a_number", {"typed": text})
    if len(found) > 1:
        parts = [one.vnd for one in found]
        return Unsure(str(sum(parts)), "sum", {"parts": parts})
    return _one(said, text, found[0])


def _one(said: str, text: str, one: Amount) -> Reading:
    if one.doubt:
        return Unsure(str(one.vnd), one.doubt)
    if has(said, _EACH) or "/" in said:
        return Unsure(str(one.vnd), "each")
    return Read(str(one.vnd), literal=str(one.vnd) in text, approx=has(said, _APPROX))


def _between(said: str) -> Problem | None:
    """`20-25 triệu`, `từ 1tr5 đến 2tr`: bounds in đồng."""
    for match in pattern(rf"(?<=[\w]) ?(?:{_TO}) ?(?=[\w])").finditer(said):
        right = amounts(said[match.end() :])
        left = amounts(said[: match.start()])
        if not right or not left or right[0].start > 0:
            continue
        high, low = right[0].vnd, left[-1].vnd
        if left[-1].doubt == "no_unit":
            scale = next((s for s in (10**9, 10**6, 10**3, 1) if high >= s), 1)
            plain_figure = low // (10**6 if low >= 10**6 else 10**3)
            low = plain_figure * scale
        if low < high:
            return Problem("vague", {"min": low, "max": high})
    return None
