"""Phrases said of what is not so, and what stands beside a phrase: `chưa bỏ`, `nhà nước không cho`, `sắp bỏ`."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.vietnamese.doubts import ASKED, LAST_YEAR
from bot.core.vietnamese.letters import pattern
from bot.core.vietnamese.phrases import NOT

Hit = tuple[str, int, int]
"""(choice name, start, length) of a phrase found."""

_NEGATED = pattern(
    rf"(?<!\w)({NOT}|chưa|đừng|hết|làm gì)(?: (?:có|phải|bị|còn|được|cần|hề|là|thấy|tới|đến|nào|đang|hẳn|của|mấy|"
    rf"lắm|thể|thể nào|nói|làm|kịp|mong))* $"
)
_NEGATED_AFTER = pattern(
    rf"(?: (?:thì|cũng|đều|mà|vẫn))* ({NOT}|chưa)(?: (?:có|cho|hỗ trợ|giúp|cấp|được|đồng nào|gì))*(?= *(?:$|,))"
)
DOUBTS = (
    ("not_that", "ai nói|ai bảo|làm gì|gì mà|đâu mà|có đâu"),
    ("asked", f"{ASKED}|^(?:vì |tại )?sao"),
    ("around", "khó|coi như|gần|suýt|hầu như|tạm|chắc(?! chắn)|hình như|có lẽ|có thể|nghe nói|mang máng"),
    ("planned", "tính|sắp|định|sẽ|dự kiến|mai|mốt|(?:tuần|tháng|quý|năm|vụ) (?:sau|tới)|sang năm|chuẩn bị"),
    ("other_time", LAST_YEAR),
    ("part", "(?:bước|phần|giai đoạn|đợt|khâu|vòng|lần) (?:1|một|đầu|thôn|này|đó|2|hai)"),
    ("but", "(?:nhưng|mà|rồi)(?: mà)? (?:lại )?(?:thất bại|chưa|không|hư|hỏng|còn|bỏ|chết)|thất bại|một nửa|phân nửa"),
)


def denied(text: str, hit: Hit, hits: Sequence[Hit]) -> bool:
    """`không tốt`, `chưa bỏ`, `nhà nước không cho`: the phrase is said of what is not so (its own `chưa` aside)."""
    _, start, length = hit
    before = _NEGATED.search(text[:start])
    if before and not any(s < before.end(1) < s + n for _, s, n in hits):
        return True
    after = _NEGATED_AFTER.match(text[start + length :])
    return after is not None and not any(
        s < start + length + after.end() and start + length + after.start(1) < s + n for _, s, n in hits
    )


def around(text: str, hits: Sequence[Hit]) -> str:
    """What was said beside the phrases themselves (`sắp xong` plans nothing, `sắp bỏ` does)."""
    for _, start, length in hits:
        text = text[:start] + "_" * length + text[start + length :]
    return text
