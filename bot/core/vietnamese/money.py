"""Money in đồng: `1tr5`, `1 triệu rưỡi`, `500k`, `2 củ`, `15,000,000`; `20` is only ever proposed as 20 triệu."""

from __future__ import annotations

import re

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.amounts import Amount, amounts, weighed
from bot.core.vietnamese.doubts import ASKED, LAST_YEAR, NOT_THAT, PLANNED, doubted
from bot.core.vietnamese.keyboards import first_clear, oversize
from bot.core.vietnamese.letters import has, pattern, wholly
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT, plain, unanswered

_NOTHING = (
    rf"(?:(?:{NOT}|chưa)(?: (?:có|thu|bán|được|xin|vận động|tốn|mất|thấy))*(?: (?:đồng|gì|"
    r"tiền|thu|xu|vốn|cắc|thu nhập|khoản))*"
    rf"(?: nào)?(?: (?:cả|hết|đâu|đồng nào|gì))?)"
    r"|(?:mới (?:trồng|nuôi|làm|thả|bắt đầu|xuống giống)[^,;.]*?,? ?)?(?:nên |mà )?chưa (?:có |"
    r"được |thấy )?(?:thu|bán|lời|lãi|ăn|tiền|đồng|xu|gì|trái|sản phẩm)"
    r"(?: (?:được|hoạch|nhập|gì|đồng nào|đồng|cả))*"
)
_SOME = (
    r"(?:vài|mấy|dăm|ít|nhiều)(?: (?:trăm|chục))? (?:trăm|chục|triệu|nghìn|ngàn|tỷ|tr|k|củ|"
    r"đồng)|(?:mười|mươi|chục|trăm|[0-9]+) mấy(?: (?:triệu|tr|nghìn))?"
)
_APPROX = (
    "không quá|chưa tới|không tới|chưa đến|không đến|dưới|trên|tối đa|ít nhất|khoảng|chừng|gần|hơn|tầm|cỡ|độ|đâu|"
    "ước|xấp xỉ|trên dưới|ngót|gì đó|chắc|hình như|đổ lại|có lẻ"
)
_EACH = (
    "mỗi|lứa|vụ|từng|(?:một|1) (?:con|tháng|cây|hộ|ngày|sào|kg|ký|buổi|tạ|tấn|gốc|mùa)|"
    "(?:tháng|ngày|tuần|mùa) (?:được|thu|có|kiếm|bán|lời|lãi|làm)(?! [0-9]+ lần)|hàng (?:tháng|ngày|tuần)|(?:tháng|"
    "ngày) nào cũng"
)
_LOSS = "(?:lỗ|âm|thua lỗ|lỗ vốn|hụt vốn|thua)(?: (?:mất|hết|khoảng|chừng|tới))* [0-9]+[^ ]*"
_DOUBTS = (
    ("not_that", NOT_THAT),
    ("asked", ASKED),
    ("planned", f"{PLANNED}|xin|cần|thiếu|nợ|đề nghị|đề xuất|mong|muốn"),
    ("planned", "chưa (?:có|nhận|được|thấy|rót|về|cấp|giải ngân)"),
    ("part", r"(?:chưa|không) (?:tính|kể|trừ|gồm|bao gồm)|trừ|ngoài"),
    ("other_time", LAST_YEAR),
)
_TO = "-|–|đến|tới|hoặc|hay|hay là"


def read_money(text: str) -> Reading:
    """Whole đồng, as `Read`.

    Unsure: `no_unit` (20), `tail` (2 triệu 30), `sum` (details `parts`, đồng), `each` (8tr mỗi lứa), and what
    `doubts` finds: `not_that`, `asked`, `planned`, `part`, `other_time`.
    Problems: `vague` (details `min`, `max` or `kind`), `negative`, `not_a_number`, `too_long`, `empty`.
    """
    return Problem("too_long") if oversize(text) else first_clear(_read, text)


def _read(text: str) -> Reading:
    gone = unanswered(text)
    if gone or not text:
        return gone or Problem("empty")
    said = plain(text)
    if wholly(said, "chưa"):
        return Unsure("0", "zero")
    if wholly(said, _NOTHING) or wholly(text, _NOTHING):
        return Read("0", literal=False)
    between = _between(said) or _neighbours(said)
    if between:
        return between
    if has(said, _SOME):
        return Problem("vague", {"kind": "some"})
    if re.search(r"(?<![\w])[-−] ?\d", said) or has(figures(said), _LOSS):
        return Problem("negative")
    found = amounts(said)
    if not found and has(
        said,
        f"{NOT} (?:có |được )?(?:thu|bán|lời|lãi)(?: (?:được|hoạch|nhập|gì|đồng nào))*$|"
        "chưa (?:có )?(?:thu|bán)|chưa thu hoạch|chưa có thu|chưa được thu",
    ):
        return Read("0", literal=False)
    if not found:
        return Problem("not_a_number", {"typed": text})
    if len(found) > 1:
        return _several(said, [one.vnd for one in found])
    return _one(said, text, found[0])


def _one(said: str, text: str, one: Amount) -> Reading:
    if one.doubt:
        return Unsure(str(one.vnd), one.doubt)
    if has(said, _EACH) or "/" in said:
        return Unsure(str(one.vnd), "each")
    got = Read(str(one.vnd), literal=str(one.vnd) in text, approx=has(said, _APPROX))
    return doubted(got, said, _DOUBTS)


def _several(said: str, parts: list[int]) -> Reading:
    """Amounts side by side are proposed as their sum, unless the words say how they belong together."""
    if len(set(parts)) == 1 and re.search(r"\(.+\)", said):
        return Read(str(parts[0]), literal=False)
    if has(said, "trong đó|tổng|tổng cộng|trong ấy") and max(parts) == parts[0]:
        return Unsure(str(parts[0]), "sum", {"parts": parts})
    if has(said, "(?:chỉ|mới) (?:được|có|nhận|duyệt|cho)|còn lại|rốt cuộc|thực nhận"):
        return Unsure(str(parts[-1]), "sum", {"parts": parts})
    if has(said, "trừ|chi|bớt|lỗ|mất") and parts[0] > sum(parts[1:]):
        return Unsure(str(parts[0] - sum(parts[1:])), "sum", {"parts": parts})
    return Unsure(str(sum(parts)), "sum", {"parts": parts})


def _neighbours(said: str) -> Problem | None:
    """`hai ba triệu`, `20, 25tr`: either of the two."""
    found, loose = weighed(said)
    for one in loose:
        for other in found:
            if said[one.end : other.start] in {" ", ", ", ","}:
                bounds = {"min": one.vnd, "max": other.vnd} if one.vnd < other.vnd else {"kind": "some"}
                return Problem("vague", bounds)
    return None


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
