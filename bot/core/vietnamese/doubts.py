"""What makes a value no answer yet: taken back, asked, planned, hedged, of another time, or of another thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.readings import Read, Reading, Unsure
from bot.core.vietnamese.letters import canonical, has, pattern, wholly, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT, WHO

_SAID_WRONG = "nhầm|lộn|ghi sai|gõ sai|viết sai|nói sai|lỡ tay|à không|ủa không|à mà thôi|mà thôi|à quên|í quên|à khoan"
_AMENDED = (
    rf"(?P<old>.*?[^\s,.!…(]) ?[,.!…(]*[ ]?(?:(?:à|ủa|ấy|ý|í|úi|chết|ê|mà|em|dạ|xin lỗi)[ ,]+)*(?:{_SAID_WRONG})"
    r"(?: (?:rồi|mất|tay|số|xíu|chút))*[ ,:.!]*(?:phải )?(?:là |phải là |mới đúng là )?(?P<new>.+)"
)
NOT_THAT = f"(?:{NOT}|đâu) phải|đâu có [0-9]+[^ ]*|(?:là|bị) sai|sai rồi|{NOT} đúng|làm gì có"
ASKED = f"(?<![0-9] )hả|nhỉ|chứ gì|(?:phải|đúng|có phải) (?:không|hông|chưa)(?: (?:{WHO}|vậy|ạ))*$"
PLANNED = (
    "dự kiến|dự tính|dự định|kế hoạch|hứa|hẹn|định|sẽ|tính làm|theo lịch|trong lịch|nghe nói|nghe đâu|người ta nói"
)
_MAYBE = "khoảng|chừng|đâu|tầm|cỡ|độ|gần|hình như|chắc|có lẽ|có thể|nhớ mang máng|mang máng|ước"
HEDGED = (
    f"(?:{_MAYBE})(?: (?:là|vào|cũng|cỡ|chừng|khoảng))* (?:ngày|hôm|bữa|thứ|mùng|mồng|sáng|chiều|tối|đầu|cuối|"
    f"[0-9][^ ]*)|"
    f"gì đó|gì đấy|thì phải|hay sao|{NOT} (?:chắc|nhớ rõ|rõ)|^(?:hình như|chắc|có lẽ)"
)
EITHER = "hay|hoặc|hay là|hoặc là"
LAST_YEAR = "năm ngoái|năm trước|năm rồi|năm kia|hồi trước|trước đây|hồi xưa|hồi đó"
_THINGS = {
    "household": "hộ|nhà|gia đình|nóc|hộ gia đình|nóc nhà",
    "person": (
        "người|bà con|khẩu|nhân khẩu|chị em|phụ nữ|đàn ông|đàn bà|thanh niên|đại biểu|lượt người|nhân dân|em nhỏ|"
        "trẻ|học sinh|cụ|thành viên|hội viên|đứa|mạng"
    ),
    "session": "buổi|cuộc|lần họp|đêm",
    "village": "thôn|bản|làng|khối",
    "animal": "con",
}


def amended(text: str) -> str | None:
    """The words that replace what came before them: `20 à nhầm 21` → `21`. None where nothing is taken back."""
    match = pattern(_AMENDED).fullmatch(text)
    if not match or not all(re.search("[0-9]", figures(match[part])) for part in ("old", "new")):
        return None
    return None if has(match["new"], f"chứ|chớ|{NOT} phải|thành|sang") else match["new"].strip(" )")


def doubted(got: Reading, said: str, marks: Iterable[tuple[str, str]]) -> Reading:
    """`got`, or its value only proposed when canonical text holds one of the marks (why, pattern)."""
    if not isinstance(got, Read):
        return got
    why = next((why for why, source in marks if has(said, source)), None)
    return Unsure(got.value, why) if why else got


def counted(question: str) -> str:
    """What a counting question counts, from its own words (`Bao nhiêu hộ nghèo?` → `household`); empty if not plain."""
    said = canonical(question)
    for named in words("(?:mấy|bao nhiêu|số) (?P<thing>[^0-9,.?;:]{1,40})").finditer(said):
        for thing, source in _THINGS.items():
            if pattern(f"(?:{source})(?!\\w).*").match(named["thing"]):
                return thing
    return ""


def other_thing(said: str, asked: str) -> bool:
    """Whether canonical text counts something else than `asked` (a name of `counted`): 30 bà con, not sessions."""
    if asked not in _THINGS or wholly(said, "[0-9 .,]+"):
        return False
    text = figures(said)
    number = "[0-9]+ (?:cái |chục |trăm )?"
    others = "|".join(source for thing, source in _THINGS.items() if thing != asked)
    return has(text, f"{number}(?:{others})(?! nghèo)") and not has(text, f"{number}(?:{_THINGS[asked]})")


def left_over(said: str, question: str) -> bool:
    """`còn 3 nhà` where it was asked how many have done it: who is left, perhaps."""
    reached = words("mấy hộ (?:trong số đó )?(?:đã|biết|vào|khá lên|được)").search(canonical(question))
    return reached is not None and wholly(figures(said), r"(?:chỉ )?(?:còn|sót|thiếu|trừ)(?: lại)? [0-9]+(?: .*)?")
