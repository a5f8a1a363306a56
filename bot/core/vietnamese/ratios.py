"""Parts of a whole: `45/52`, `được 20 trong 26 nhà`, `52 hộ mới đi 45`, `tổng 33 nhà còn 4 nhà chưa nghe`."""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.vietnamese.letters import canonical, has, pattern, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NAMED

_N, _D = "(?P<num>[0-9]+)", "(?P<den>[0-9]+)"
_THING = "(?: (?:hộ|nhà|người|con|gia đình|hộ nghèo|khẩu|em|chị|thôn|xã))?"
_DIRECT = (
    rf"{_N}{_THING} ?/ ?{_D}",
    rf"{_N}{_THING} (?:trên|trong|trong số|trong tổng|trong tổng số|của tổng|phần)(?: tổng)?(?: số)? {_D}",
    (
        rf"{_D}{_THING}(?: (?:thì|mà))?,?(?: (?:đã|có|mới|chỉ|được|rồi))* (?:mới|được|xong|đi|nghe|đi được|"
        rf"nghe được|có được)(?: được)?(?: có)? {_N}"
    ),
)
_THEN = (
    rf"{_D}{_THING} (?:thì|mà)(?: (?:có|được|đã))* {_N}{_THING} (?:đã |được )*"
    r"(?:nghe|đi|xong|vào|vô|biết|đổi|thay đổi|tham gia|rồi)(?= |$)"
)
_LEFT = (
    rf"(?:tổng|tổng số|có|tất cả|cả thảy|trong)?(?: cộng)? ?{_D}{_THING},?(?: (?:thì|mà|nay|giờ))?"
    rf" (?:còn|chưa|trừ|thiếu|vắng|còn lại)(?: có)?(?: lại)? (?P<left>[0-9]+)"
)
SHARE = "[0-9] ?/ ?[0-9]{1,2} (?:thôn|làng|bản|khối|số (?:hộ|nhà|người)|tổng số|bà con|dân|dân làng)"
"""`2/3 thôn` is a share, not a count."""
_LACK = rf"{_D}{_THING},? (?:thì |mà |có |trong đó )+(?P<left>[0-9]+){_THING} (?:còn |vẫn )?(?:chưa|không|vắng|thiếu)"


@dataclass(frozen=True, slots=True)
class Ratio:
    """`num` of `den`, both counts; `derived` when `num` was worked out from how many are left."""

    num: int
    den: int
    derived: bool = False


def ratio(text: str) -> Ratio | None:
    """The ratio said, or None. `num` may exceed `den`: the caller says which figure contradicts which."""
    said = words(NAMED).sub(" ", figures(canonical(text)))
    for source in (*_DIRECT, _THEN):
        match = pattern(rf"(?<![\w/.,-]){source}(?![\w/-]|[.,]\d)").search(said)
        if match and has(said, "còn|chưa|vắng|thiếu"):
            return Ratio(int(match["den"]) - int(match["num"]), int(match["den"]), derived=True)
        if match:
            return Ratio(int(match["num"]), int(match["den"]))
    match = next((m for s in (_LEFT, _LACK) if (m := pattern(rf"(?<![\w/.,-]){s}(?!\w)").search(said))), None)
    if match and has(said, "chưa|vắng|thiếu|trừ|không") and not has(said, "trước|hồi|đầu năm|năm ngoái"):
        return Ratio(int(match["den"]) - int(match["left"]), int(match["den"]), derived=True)
    return None
