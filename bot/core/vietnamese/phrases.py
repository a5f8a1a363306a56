"""Small words people wrap answers in, and what is said instead of an answer."""

from __future__ import annotations

import re

from bot.core.readings import DontKnow, Skipped
from bot.core.vietnamese.letters import has, pattern, wholly, words

NOT = "(?:không|ko|kô|k|kh|kg|hok|hem|hông|hổng|hỏng|hem|chẳng|chả|đâu)"
"""Saying no, in the spellings of three regions."""

WHO = "(?:em|bác|anh|chị|cô|chú|cháu|ad|admin|tôi|tui|mình|tớ|ông|bà|cán bộ|xếp|sếp)"
"""How the speaker and the bot are addressed."""

_THANKS = f"(?:dạ )?(?:xin |cũng )?(?:cảm ơn|cám ơn|tks|thanks|cảm ơn nhiều)(?: (?:{WHO}|nhiều|nhé|nha|ạ|trước|lắm))*"
_OPENING = f"(?:thưa {WHO}|kính thưa {WHO}|dạ|vâng|thưa|à|ờ|ừ|ừm|thì|là|ok|oke|okê|{WHO} ơi|{WHO} à|thưa {WHO}|alo)"
_CLOSING_WHO = "(?:cán bộ|em|bác|anh|chị|chú|cháu|ad)"  # not bà, cô, con: without marks they are ba, có, and a unit
_CLOSING = (
    "(?:ạ|nhé|nhá|nha|nghe|nghen|hen|hé|á|à|nè|đó|đấy|(?<!tiền )(?<!vốn )(?<!cho )(?<!đi )vậy|hết|cả|luôn|thôi|mà|đi|"
    f"{_CLOSING_WHO} (?:ơi|à|ạ)|{_CLOSING_WHO}|{_THANKS})"
)
_AT_LENGTH = (
    "hiện tại|hiện nay|hiện giờ|hiện có|hiện thời|cả thảy|hết thảy|tất thảy|tất cả|đếm đi đếm lại|rà soát lại|rà soát|"
    "(?:mới |vừa |đã )*(?:rà|đếm|kiểm|tính|xem|coi|kiểm tra|thống kê|tổng hợp) (?:lại|xong|kỹ|rồi)|theo sổ|trong sổ|"
    "sổ ghi|trong danh sách|theo danh sách|báo cáo cán bộ|báo cáo xã|báo cáo với xã|duy nhất|hộ thôi|"
    ""
    "(?:làng|thôn|bản|khối|xã) (?:tui|tôi|mình|em|ta|nhà em|nhà tui|nhà mình)|cứ|bữa nay|hôm nay|lớn nhỏ|già trẻ|"
    "có mặt|"
    "tới dự|đến dự|đi đủ|tới|lượt|"
    f"(?:{WHO} )(?:đếm|tính|rà|coi|xem|thấy|biết|nhớ) (?:được|thấy|là|có|còn)|"
    f"vỏn vẹn|vẻn vẹn|chỉ vậy thôi|không hơn không kém|hết trơn|hết trọi|hết ráo|hết sạch|như vậy là|vậy là|"
    f"như thế là|cho {WHO}"
)
FILLERS = (
    f"{_AT_LENGTH}|{_OPENING}|{_CLOSING}|ơi|có|được|tổng cộng|tổng|tất cả|cả thảy|hết thảy|toàn bộ|vẫn|"
    "nay|hiện|hiện nay|hiện có|hiện tại|"
    "hiện giờ|giờ|bây giờ|không sai|tròn|chẵn|vị chi|nguyên|lận|tất thảy|hổm nay|quý này|quý ni|"
    "thôn mình|thôn tôi|thôn em|làng mình|bản mình|của|"
    "rồi|đúng|chính xác|chỉ|mới|con số|số|"
    "đâu|khoảng|chừng|tầm|cỡ|độ|gần|hơn|ước|ước chừng|xấp xỉ|trên dưới|ngót nghét|ngót|gì|chi|gì đó|"
    "chi đó|nữa|còn|bằng|báo|báo cáo|ghi|năm nay|thì|đều|như (?:quý|kỳ|lần|năm|đợt|tháng) trước|như cũ|làm theo|theo|"
    "trong đó|cỡ chừng|ngót nghét|sấp sỉ|loanh quanh|quãng|hiện thời|đang|bên em|bên tôi|"
    "làng em|bản em|cả thôn|xã em|xã mình|đếm được|đếm|tính ra"
)
NAMED = (
    r"(?:thôn|bản|làng|khối|tổ|khu phố|khu|ấp|xã|phường|nhóm|đội|quý|tháng|năm|câu|số nhà|"
    r"khoá) ?(?:số )?(?:[0-9]{1,4}|i{1,3}|iv)"
)
"""Names that hold a figure: thôn 4, quý 3, năm 2026."""
_SKIP = (
    f"bỏ qua(?: câu này| đi)?|qua câu khác|qua câu sau|câu khác(?: đi)?|câu sau(?: đi)?|cho qua|skip|next|để trống|"
    f"{NOT} cần(?: ghi)?|khỏi(?: đi| ghi| cần)?|miễn|bỏ câu này|thôi khỏi|"
    f"(?:{NOT}|chưa) (?:có |chụp )?(?:được )?(?:ảnh|hình|file|tệp|tấm nào|video)(?: nào| gì| đâu)?|"
    f"(?:{NOT}|chưa) chụp(?: được| hình| ảnh| kịp)*|"
    f"{NOT} (?:muốn|tiện) (?:nói|trả lời|ghi)|{NOT} trả lời"
)
_UNKNOWN = (
    f"(?:(?:cái|câu|số|việc|chuyện|điều) (?:này|đó|ni),? )?(?:{WHO} )?(?:{NOT}|chưa) (?:biết|"
    "rõ|nhớ|nắm|chắc|để ý|thạo|đếm|theo dõi|rành|hay|tính|"
    "nghe nói|thấy ai nói)(?!.*(?:nhưng|chắc|khoảng|chừng|mà)\\b).*|"
    f"(?:{WHO} )?quên(?: .{{0,24}})?|nhớ (?:gì|sao) (?:nổi|được)|(?:{WHO} )?chịu(?: thôi| chết)?|ai (?:mà )?(?:biết|"
    f"nhớ).*|biết (?:đâu|chi|sao|gì).*|có biết (?:chi|gì).*|"
    "sao mà (?:biết|nhớ).*|bí(?: rồi)?|bó tay(?: .{0,8})?|thua(?: luôn)?"
)
_ASK = "(?:hỏi|xem|coi|đếm|kiểm|kiểm tra|tra|dò|tính|rà|tìm|mở|lật|xin)"
_DEFER = (
    f"(?:để|đợi|chờ|cho)(?: (?:{WHO}|về|đi|ra|qua|tối|mai|chiều|sáng|chút|tí|xíu|lát|nữa|bữa khác))* {_ASK}(?: .*)?|"
    "(?:.* )?(?:phải|còn phải|để|cần) (?:đi |về |ra |qua )?(?:hỏi|kiểm tra|xem lại|coi lại|"
    "đếm lại|rà lại|tra)(?: .*)?|"
    f"chưa (?:đếm|hỏi|kiểm|kiểm tra|thống kê|tổng hợp|rà|rà soát|tính|xem|coi)(?: .*)?|"
    f"(?:.*[, ])?hỏi (?:lại |thử |ý )?(?!hoài|mãi|gì|nhiều|sao).{{1,24}} (?:đã|cái đã|xem|"
    f"xem sao|coi|coi sao|nhé|rồi báo|rồi nói|mới biết|mới rõ)(?: .{{0,12}})?|hỏi lại (?:đã|"
    f"sau|rồi).*|(?:để )?(?:lát|lát nữa|chút|chút nữa|tí nữa|mai|tối|bữa khác|hôm khác)(?: {WHO})?"
    f" (?:báo|trả lời|nói|gửi|tính|coi|xem|hỏi).*|(?:để )?(?:lát nữa|tí nữa)(?: .{{0,12}})?|để sau(?: .{{0,12}})?|"
    f"(?:sổ|giấy tờ|sổ sách)(?: .*)? (?:ở nhà|để nhà|ở xã).*"
)


def polite(text: str) -> str:
    """Canonical text without `dạ` before and `ạ`, `em ạ` after; nothing that could belong to the answer is dropped."""
    text = pattern(r"^(?:dạ|vâng|thưa)[ ,.]+(?=\S)").sub("", text)
    return pattern(rf"(?<=\S)(?:[ ,.]+(?:ạ|nhé|nha|{_CLOSING_WHO} (?:ơi|à|ạ)|{_CLOSING_WHO}))+$").sub("", text)


def plain(text: str) -> str:
    """Canonical text without polite words before and after: `dạ 17 hộ ạ` → `17 hộ`. Never empty unless `text` is."""
    before = ""
    while text != before:
        before = text
        text = pattern(f"^(?:{_OPENING})[ ,.]+(?=\\S)").sub("", text)
        text = pattern(f"(?<=\\S)[ ,.]+(?:{_CLOSING})$").sub("", text).strip(" ,.")
    return text


def unanswered(text: str) -> Skipped | DontKnow | None:
    """`bỏ qua`, `không nhớ nữa`, `để hỏi lại đã` (canonical text): no answer, said in so many words."""
    said = plain(text)
    if has(said, "[0-9]+"):
        return None
    for form in (text, said):
        if wholly(form, _SKIP):
            return Skipped()
        if wholly(form, _DEFER):
            return DontKnow(defer=True)
        if wholly(form, _UNKNOWN):
            return DontKnow()
    return None


def residue(text: str, known: str) -> list[str]:
    """Words of canonical text that neither `known` nor the small words explain (digits and marks left out)."""
    rest = words(_AT_LENGTH).sub(" ", re.sub(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)", " ", text))
    rest = words(f"(?:{known})").sub(" ", rest)
    rest = words(FILLERS).sub(" ", rest)
    rest = words(FILLERS).sub(" ", rest)
    return words(r"[^\W\d_]+").findall(rest)
