"""Yes and no, in three regions' spellings."""

from __future__ import annotations

from bot.core.vietnamese.keyboards import oversize, spellings
from bot.core.vietnamese.letters import pattern, words
from bot.core.vietnamese.phrases import NOT, WHO, plain, unanswered

_TAIL = (
    rf"(?:[ ,.]+(?:rồi|rầu|roài|luôn|đi|đó|đấy|nhé|nha|nghe|ạ|à|chứ|mà|vậy|hết|cả|{WHO}|{WHO} ơi|"
    r"gửi|gửi đi|gửi luôn|hết rồi|như vậy|thế|thôi|lắm|quá|nè|giùm|giúp))*"
)
_YES = (
    rf"(?:{WHO} )?"
    r"(?:ừ+|ừa|ừm+|uhm*|ukm*|uk|uh|um|ờ+|ok+|oke+|okê|okie|oki|okla|ôkê|ô kê|dạ+|vâng|vang|"
    r"phải|đúng|đúng hết|chuẩn|chính xác|đồng ý|nhất trí|được|yes|yep|y|"
    r"có|có chứ|rồi|xong|gửi|đã|đã có|đã vào|đã vô|vào rồi|vô rồi|có vào|có vô|tất nhiên|"
    r"đương nhiên|hiển nhiên|chắc chắn|không sai|xác nhận|chốt|nộp|nộp luôn|đang|duyệt|chấp nhận|"
    r"tham gia rồi|có tham gia|bằng lòng|ưng|ưng bụng|đủ|đầy đủ|ổn|ổn định|tốt|bình thường|"
    r"trả đúng hạn|trả đều|đúng hạn|vẫn (?:có|còn|đang|trả|làm|vay)|đang (?:vay|làm|có|nuôi|"
    rf"tham gia)|cũng (?:có|được|ổn)){_TAIL}(?:[ ,.]+.{{0,40}})?"
)
_NO = (
    rf"(?:{WHO} )?(?:{NOT}|{NOT} (?:có|phải|đúng|được|đồng ý|gửi|ổn|chịu|ưng|muốn|vào|vô|tham gia|cho|"
    r"phải đâu|nhé)|chưa|khỏi|sai|ra rồi|ra khỏi|nghỉ rồi|bỏ rồi|nhầm|trật|no|nope|đâu có|đâu phải|"
    rf"đừng|thôi){_TAIL}(?:[ ,.]+.{{0,40}})?"
)
_STILL_NO = rf"(?:chưa|{NOT}|đâu)(?!\w).*"
_DOUBT = (
    rf"{NOT} phải (?:{NOT}|chưa)(?!\w).*|(?:có lẽ|chắc(?! chắn)|hình như|gần|cũng tạm)(?!\w).*|"
    rf"(?:{NOT}|chưa) (?:biết|rõ|nhớ|chắc|hiểu|sai)(?!\w).*|(?:đúng|phải|được|có|rồi|ok) (?:{NOT}|"
    rf"chưa|hả|hông|à|sao)(?: {WHO})?(?: (?:ạ|ơi|nhỉ))?"
)
_NOTHING_WRONG = (
    rf"{NOT} (?:có )?(?:gì )?(?:sai|sao|thiếu|nhầm|lộn|khác|trật)(?: (?:gì|đâu|cả|hết|chỗ nào))*|"
    rf"y chang|y như (?:vậy|thế)|{NOT} cần (?:chỉnh|sửa|đổi)(?: (?:gì|nữa))*"
)
_BUT = (
    rf".*(?:^| )(?:sai|nhầm|lộn|thiếu|trật|chỗ|{NOT}|chưa|đừng|đang xin|ra|ra rồi|xin)(?!\w).*|"
    r".*(?:^| )(?:nhưng|mà|trừ|ngoại trừ|chỉ có|sửa|đổi|ra là|lẽ|thể|hơi)(?= ).*|.*(?:^| )(?:ai|"
    r"gì|sao|nào|đâu|bao giờ|khi nào|mấy|bao nhiêu|có lẽ|có thể|hỏi)(?!\w).*"
)


def read_yes_no(text: str) -> bool | None:
    """True, False, or None when it is neither (or both: `đúng nhưng số hộ sai`)."""
    if oversize(text):
        return None
    for said in spellings(text):
        if unanswered(said):
            return None
        for form in (plain(said), said):
            if pattern(_DOUBT).fullmatch(form):
                return True if pattern(rf"{NOT} sai(?: .*)?").fullmatch(form) else None
            if pattern(_NO).fullmatch(form) or pattern(_STILL_NO).fullmatch(form):
                return False
            if pattern(_YES).fullmatch(form):
                return (
                    None if pattern(_BUT).fullmatch(words(f"{_NOTHING_WRONG}|mà (?=gửi|nộp)").sub(" ", form)) else True
                )
    return None
