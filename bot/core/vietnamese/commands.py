"""Commands typed in words or with a slash: the whole message must be the command, so no answer is mistaken for one."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from bot.core.vietnamese.keyboards import oversize, spellings
from bot.core.vietnamese.letters import pattern
from bot.core.vietnamese.phrases import NOT, WHO, plain


class Command(StrEnum):
    """What a person may ask of the dialogue at any moment."""

    BACK = "back"
    SKIP = "skip"
    DONT_KNOW = "dont_know"
    HELP = "help"
    CANCEL = "cancel"
    MENU = "menu"
    RESUME = "resume"
    REVIEW = "review"
    CORRECT = "correct"
    START = "start"
    WAIT = "wait"
    MY_RECORDS = "my_records"
    ERASE = "erase"
    WITHDRAW = "withdraw"
    STOP_MESSAGES = "stop_messages"
    STATUS = "status"


_SLASH = {
    "start": Command.START,
    "batdau": Command.START,
    "tieptuc": Command.RESUME,
    "resume": Command.RESUME,
    "huy": Command.CANCEL,
    "cancel": Command.CANCEL,
    "menu": Command.MENU,
    "giup": Command.HELP,
    "giupdo": Command.HELP,
    "help": Command.HELP,
    "quaylai": Command.BACK,
    "back": Command.BACK,
    "lui": Command.BACK,
    "boqua": Command.SKIP,
    "skip": Command.SKIP,
    "khongbiet": Command.DONT_KNOW,
    "dulieu": Command.MY_RECORDS,
    "xoa": Command.ERASE,
    "rut": Command.WITHDRAW,
    "dung": Command.CANCEL,
    "stop": Command.STOP_MESSAGES,
    "xemlai": Command.REVIEW,
    "sua": Command.CORRECT,
    "tinhhinh": Command.STATUS,
}

_CUT = f"(?: (?:đi|nhé|nha|nghe|ạ|giùm|giúp|luôn|cái|đã|{WHO}))*"
_WORDED = (
    (
        Command.BACK,
        (
            "(?:quay|trở|lùi|về|cho)(?: lại| về)?(?: lại)?(?: cho)?(?: tôi| tui)? ?(?:về )?câu (?:trước|"
            "vừa rồi|hồi nãy|trên)|(?:(?:cho|xin|muốn) )*(?:sửa|đổi|trả lời|làm)(?: lại)? câu (?:trước|vừa rồi|hồi nãy|"
            "trên)|quay lại|trở lại|lùi lại|lui lại|(?:lùi|quay|trở|lui)(?: lại| về| ngược)* (?:một|1) câu|lùi|lui|"
            "back|câu trước|về câu trước|"
            "lên câu trên"
        ),
    ),
    (Command.SKIP, "bỏ qua|bỏ qua câu này|bỏ câu này|qua câu khác|câu khác|câu tiếp|câu sau|skip|next|để trống"),
    (
        Command.DONT_KNOW,
        (
            f"(?:{NOT}|chưa) (?:biết|rõ|nhớ|nắm)(?: (?:nữa|được|rõ|lắm|hết|số|số này|câu này))*|quên(?: rồi|"
            " mất| mất rồi)?|chịu"
        ),
    ),
    (
        Command.HELP,
        (
            "(?:giải thích|nói rõ|nói lại|nhắc lại)(?: (?:giùm|giúp|dùm|câu hỏi|câu này|hơn|với|"
            "lại))*|giúp(?: đỡ)?(?: (?:với|tôi|tui|em|bác|mình|cái))*|trợ giúp|hướng dẫn(?: tôi|"
            " tui| sử dụng| cách dùng)?|"
            "help|cách dùng|(?:dùng|xài|làm|gõ|bấm|nhập) (?:sao|thế nào|làm sao|kiểu gì)(?: đây|"
            f" vậy| giờ| bây giờ)?|{NOT} hiểu(?: gì| câu này| câu hỏi| lắm)?(?: cả)?|là sao|nghĩa là (?:sao|"
            "gì)|hỏi gì vậy|(?:(?:bot|em|máy|cái này)(?: này)? )?(?:làm|giúp) được (?:gì|những gì)(?: vậy)?"
        ),
    ),
    (
        Command.CANCEL,
        (
            "nghỉ (?:đã|thôi|chút|cái)?,? ?mệt(?: .{0,8})?|dừng|dừng đây|tạm (?:dừng|nghỉ)|nghỉ|nghỉ đã|để sau|hủy|"
            "huỷ|hủy bỏ|hủy báo cáo|bỏ báo cáo(?: này)?|"
            f"(?:(?:thôi|nghỉ|dừng|dừng lại|mệt|mệt rồi|chán)(?: {WHO}| đi| luôn)*,? )?{NOT} "
            f"(?:muốn )?(?:làm|báo|báo cáo|ghi|nhập|trả lời|"
            "khai|điền|viết|gõ)(?: (?:báo cáo|chi|gì|tiếp|số liệu))* nữa(?: đâu)?|(?:hủy|huỷ|bỏ|thôi)(?: (?:luôn|hết|"
            "ngang))* "
            "(?:báo cáo|phiếu|cái này|việc này|đi|giữa chừng)(?: (?:này|đi|luôn))*|"
            "dừng(?: lại)?(?: ở)? đây(?: (?:thôi|đã))*|thôi (?:dừng|nghỉ)(?: lại)?|dừng lại|cancel|thoát(?: ra)?|"
            f"nghỉ {NOT} làm nữa|thôi,? .{{0,12}}(?:mai|bữa khác|hôm khác|khi khác|lúc khác) (?:làm|"
            "báo|tính)(?: tiếp)?|thôi bỏ(?: đi)?|thôi khỏi làm|thôi để (?:khi khác|lúc khác|mai|"
            "bữa khác|"
            "hôm khác)(?: làm|"
            " báo)?|(?:mệt quá|thôi mệt rồi|mệt rồi)(?:,? (?:thôi )?(?:để )?(?:mai|bữa khác|hôm khác|khi khác)"
            "(?: làm(?: tiếp)?)?)?|(?:để )?mai (?:làm|báo) tiếp"
        ),
    ),
    (
        Command.MENU,
        ("menu|danh mục|về đầu|trang chủ|màn hình chính|xem menu|menu chính|bảng chọn|có những gì"),
    ),
    (
        Command.RESUME,
        (
            "(?:làm|báo|báo cáo|ghi|điền|khai)? ?(?:tiếp|tiếp tục)(?: (?:cái|phiếu|báo cáo|việc|"
            "phần|câu))?(?: (?:đang|còn))?(?: (?:(?:hồi|bữa|hôm|lúc|khi|ban) .{1,10}|hồi nãy|dở|dang dở|dở dang|"
            "hôm qua|"
            "(?:hồi|bữa|hôm|lúc|khi|ban) .{1,10}|sáng nay|tối qua|bữa trước|cũ|làm dở|đang dở|bữa qua|ban nãy|"
            "hôm trước))?|nối tiếp|mở lại (?:phiếu|báo cáo|"
            "cái)(?: .{0,20})?|(?:cái|phiếu|báo cáo) .{0,25}làm tiếp|resume|làm nốt(?: (?:cái|"
            "phần|phiếu|báo cáo))?(?: .{0,12})?|"
            f"(?!.*(?:mai|bữa khác|hôm khác|lát|tối|chiều|sau|thôi|chưa|{NOT})(?: |$))(?:.{{1,40}} )(?:giờ |cho |"
            f"muốn |xin |để |bác |tui |"
            "tôi |em )*(?:làm|báo|ghi|điền|khai|nhập|báo cáo) tiếp(?: (?:báo cáo|phiếu|việc|cái|"
            "số liệu))?(?: .{0,20})?|"
            "(?:mở|vô|quay|vào)(?: lại)? (?:cái |phiếu |báo cáo |việc )*(?:đang |còn )?(?:dở|dở dang|làm dở|hồi nãy|"
            "bữa trước)(?: .{0,20})?"
        ),
    ),
    (
        Command.REVIEW,
        (
            "xem lại(?: (?:hết|các số|số liệu|báo cáo|phiếu))?|(?:xem|coi)(?: lại)? (?:báo cáo|phiếu) đã gửi|"
            "đọc lại(?: (?:hết|các số|giúp|nghe))?|"
            "tóm tắt|coi lại(?: (?:hết|các số|số liệu|báo cáo))?|tổng kết|kiểm tra lại"
        ),
    ),
    (
        Command.CORRECT,
        (
            "sửa|sửa lại|(?:xem,? )?sửa (?:báo cáo|phiếu)(?: đã gửi)?|xem,? sửa|"
            "sửa số|sửa số liệu|cho sửa|cho (?:tôi|tui) sửa(?: lại)?|nhầm rồi|ghi nhầm rồi|sai rồi sửa lại"
        ),
    ),
    (
        Command.WAIT,
        (
            f"(?:để|cho)(?: {WHO})? (?:nghỉ|uống|ăn|đi|ra|về|vô)(?: .{{0,12}})? (?:tí|chút|xíu|lát)(?: (?:đã|nghe|"
            f"nha|rồi .{{0,14}}))*|"
            "(?:khoan (?:gửi|nộp|làm)|khoan|khoan đã|từ từ|từ từ đã|chờ|đợi|gượm)(?: (?:đã|chút|"
            "tí|xíu|lát|một chút|một tí|"
            f"1 chút|1 tí|{WHO}))*(?:,? (?:(?:để|cho)(?: {WHO})?|{WHO}) (?:coi|xem|kiểm tra|đếm|tính|hỏi|mở|tìm|"
            f"lấy)(?: lại)?(?: .{{0,16}})?)?"
        ),
    ),
    (Command.ERASE, "xóa (?:hết |toàn bộ )?(?:dữ liệu|thông tin)(?: của (?:tôi|tui))?"),
    (Command.WITHDRAW, f"rút (?:lại )?đồng ý|{NOT} đồng ý nữa"),
    (
        Command.STOP_MESSAGES,
        (
            f"stop|ngừng nhắn|đừng nhắn(?: tin)?(?: nữa)?|{NOT} nhắn(?: tin)? nữa|thôi nhắn(?: tin)?|"
            "dừng nhắn(?: tin)?|hủy đăng ký|ngưng gửi(?: tin)?"
        ),
    ),
)


@lru_cache(4)  # a turn asks more than once about the same few words; nothing typed is kept for long
def command(text: str) -> Command | None:
    """The command that the whole text is, or None. Bare `thôi` and `không` are answers, not commands."""
    if oversize(text) or text.isdecimal():
        return None
    slash = text.strip().lower()
    if slash.startswith("/"):
        return _SLASH.get(slash[1:].split("@")[0].split(" ")[0].replace("_", ""))
    for said in spellings(text):
        for form in (said, plain(said)):
            for one, source in _WORDED:
                if form and pattern(f"(?:{source}){_CUT}").fullmatch(form):
                    return one
    return None
