"""Questions about one's own reports and about days: deadlines, meetings, what is still owed."""

from __future__ import annotations

from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.intents.scope import communes, named_period
from bot.core.vietnamese.letters import has, wholly
from bot.core.vietnamese.phrases import NOT

MINE = (
    "(?:thôn|bản|làng|khối|xã|báo cáo|mô hình|phiếu|số liệu|chỗ)? ?(?:của )?(?:tôi|tui|mình|"
    "em|bọn em|chúng tôi|nhà tôi)"
)
HOW = (
    "tới đâu|đến đâu|sao rồi|thế nào|ra sao|sao|như thế nào|mấy phần trăm|bao nhiêu|được chưa|"
    "đạt chưa|đạt không|được mấy|đạt mấy|tới mô|răng rồi|đạt được|tiến độ|chưa|rồi"
)


def deadline_policy(said: str, _: Context) -> Meaning | None:
    """What happens to a late report."""
    late = "trễ|muộn|quá hạn|chậm|không kịp|hết hạn|sau hạn"
    if has(
        said,
        (
            f"(?:{late})(?: .*)? (?:có sao|bị (?:gì|sao|phạt|trừ)|được {NOT}|{NOT} sao|thì sao|sao {NOT}|"
            f"có được|có bị|{NOT}$|thì thế nào|phạt|có nhận)"
        ),
    ) or has(
        said,
        f"còn (?:nộp|gửi|báo cáo|báo) (?:được|kịp)(?: .*)? {NOT}|"
        f"(?:có sao {NOT}|bị phạt|còn nhận|có được)(?: .*)? (?:{late})",
    ):
        return Meaning("query.deadline_policy")
    return None


def my_report(said: str, context: Context) -> Meaning | None:
    """What became of the report one sent."""
    sent = "gửi|nộp|báo|báo cáo|gởi|làm"
    if has(said, f"(?:{sent})(?: .*)?rồi(?: .*)?(?:sao|mà|vẫn|lại)(?: .*)?(?:chưa|thiếu|nhắc|{NOT})") or has(
        said,
        ("(?:sao|mà)(?: .*)?(?:bảo|báo|nói|ghi|nhắc|hiện)(?: .*)?(?:chưa nộp|chưa gửi|chưa báo|thiếu|chưa có)(?: .*)?"),
    ):
        return Meaning("query.my_report", {"complaint": True})
    mine = (
        r"(?:báo cáo|phiếu|số liệu|bc|cái)(?: .*)? (?:của |thôn )?(?:tôi|tui|mình|em|bác|tôi gửi|"
        rf"tôi nộp|hôm qua|hôm trước|bữa trước)(?: .*)? (?:{HOW}|duyệt|nhận|đâu)"
    )
    got = (
        "(?:nhận|thấy|nhận được)(?: .*)?(?:báo cáo|phiếu|số liệu|bc)(?: .*)?(?:chưa|không)|(?:gửi|"
        "nộp)(?: .*)?(?:nhận được|thấy|tới|đến|được|qua|vô|vào)(?: .*)?(?:chưa|không)$|(?:tôi|"
        "tui|em|thôn tôi|thôn mình|thôn em)(?: đã)? (?:nộp|gửi|báo cáo|báo)(?: .*)?(?:chưa|hay chưa|"
        "xong chưa)$|báo cáo(?: .*)? (?:được )?duyệt chưa"
    )
    if (
        context.role in {"thon", "elder", "household"}
        and (has(said, mine) or has(said, got))
        and not has(said, "mô hình|xã nào|thôn nào|ai")
    ):
        return Meaning("query.my_report")
    return None


def my_missing(said: str, context: Context) -> Meaning | None:
    """What the asker still owes."""
    lacking = (
        "thiếu gì|thiếu cái gì|nợ gì|thiếu mục nào|việc gì|phải làm gì|phải nộp gì|phải báo gì|"
        "thiếu báo cáo nào|chưa làm gì|chưa báo gì|chưa nộp gì|cái gì chưa|mấy câu|mấy việc|"
        "việc nào chưa|thiếu những gì|gì chưa (?:nộp|làm|báo)|bao nhiêu việc|nữa không"
    )
    if (
        has(said, f"(?:{MINE})(?: .*)? (?:{lacking})")
        or has(said, r"còn (?:thiếu|nợ|sót|phải nộp|phải làm|phải báo)(?: \w+){0,2} (?:gì|nào)")
        or has(said, f"còn(?: (?:phải|thiếu|nợ|cần|sót))? (?:{lacking}|gì(?: nữa)?(?: {NOT})?)")
        or has(
            said,
            (
                "còn (?:thiếu|nợ|sót) (?:gì|cái gì|mục nào|phiếu nào|báo cáo nào)|còn gì nữa|phải (?:nộp|"
                "báo cáo|làm) (?:những )?gì"
            ),
        )
    ):
        return None if has(said, "xã nào|thôn nào|ai còn") or communes(said, context) else Meaning("query.my_missing")
    return None


def meeting(said: str, context: Context) -> Meaning | None:
    """When and where a meeting is."""
    if has(said, "giao ban|họp|hội nghị|sơ kết|tổng kết") and has(
        said,
        (
            "bao giờ|khi nào|mấy giờ|ngày mấy|ngày nào|hôm nào|chừng nào|lúc nào|ở đâu|lịch|bữa nào|"
            "hôm mô|mấy bữa nữa|còn mấy ngày"
        ),
    ):
        return Meaning("query.meeting", named_period(said, context))
    return None


def deadline(said: str, context: Context) -> Meaning | None:
    """By when to report, or how many days are left."""
    duty = (
        "nộp|gửi|báo cáo|báo|bc|hạn|khóa sổ|khoá sổ|chốt|chốt số|đóng sổ|hạn chót|hạn cuối|hết hạn|tới hạn|deadline|gởi"
    )
    when = (
        "bao giờ|khi nào|chừng nào|ngày mấy|ngày nào|hôm nào|bữa nào|lúc nào|đến bao giờ|tới ngày|"
        "ngày bao nhiêu|mùng mấy|mồng mấy|là ngày|hạn chót|hạn cuối|bao lâu|hạn nộp|hạn báo cáo|"
        "(?:mấy|bao nhiêu) (?:ngày|bữa|hôm)|còn lâu|tới hạn chưa|hết hạn chưa|hạn đến|hạn là"
    )
    only_days = "(?:thế |vậy |giờ )?còn (?:mấy|bao nhiêu) (?:ngày|bữa|hôm)(?: nữa)?(?: (?:thôi|vậy|em|ạ|hả|nhỉ))*"
    if not ((has(said, duty) and has(said, when)) or wholly(said, only_days)) or has(said, "hỗ trợ|giống|họp"):
        return None
    counts = has(
        said,
        (
            "mấy (?:ngày|bữa|hôm) nữa|còn mấy (?:ngày|bữa|hôm)|còn bao (?:lâu|nhiêu ngày)|bao lâu nữa|"
            "còn bao nhiêu ngày|bao nhiêu (?:ngày|bữa|hôm) nữa|mấy ngày nữa|còn lâu"
        ),
    )
    return Meaning("query.deadline", named_period(said, context) | ({"count_days": True} if counts else {}))
