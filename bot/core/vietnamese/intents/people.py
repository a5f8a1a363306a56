"""What people say to us beside the work: a human wanted, a grievance, a greeting, another matter."""

from __future__ import annotations

from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.letters import has, wholly, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT, WHO, plain


def handoff(said: str, _: Context) -> Meaning | None:
    """Someone wants a person, or has had enough."""
    if has(
        said,
        (
            "(?:gọi|alo lại|alo cho|điện|phone|gọi điện|điện thoại)(?: (?:lại|thẳng|trực tiếp|điện|thoại))*(?: (?:cho|"
            "giùm|giúp|qua|tới))? (?:tôi|tui|bác|em|anh|chị|mình)"
        ),
    ) and not has(said, "ai|bao giờ"):
        return Meaning("handoff.human", {"channel": "call"})
    if has(
        said,
        (
            "(?:gặp|nói chuyện(?: với)?|hỏi|chuyển(?: cho| qua| tới)?|nối máy(?: với)?|liên hệ|kết nối)(?: (?:trực "
            "tiếp|thẳng|với|được))* (?:người thật|cán bộ|người|ai đó|lãnh đạo|nhân viên|anh cán bộ|"
            "chị cán bộ|tổng đài)"
        ),
    ) and not has(said, "họp|bao nhiêu"):
        return Meaning("handoff.human", {"channel": "chat"})
    if has(said, f"có ai (?:trực|ở đó|làm việc|rảnh)(?: .*)? {NOT}|kết nối (?:với )?(?:cán bộ|người)"):
        return Meaning("handoff.human", {"channel": "chat"})
    if has(
        said,
        (
            "(?:hỏi|nói|nhắn|nhắc|bắt)(?: gì)?(?: mà)?(?: hỏi)? (?:nhiều vậy|lắm vậy|nhiều dữ|hoài|"
            "mãi|suốt|nhiều quá|lắm thế|nhiều thế|"
            "dữ vậy|tới tới lui lui)|mệt quá|mệt ghê|bực|bực mình|phiền quá|phiền phức|chán quá|"
            f"rắc rối quá|rối quá|nhức đầu|khó chịu|(?:{NOT}|chưa) xài được|khó dùng quá|tức quá|"
            "máy gì kỳ|máy móc gì|dở quá|vớ vẩn|linh tinh|tào lao|lằng nhằng|nhảm|điên (?:à|hả|quá|khùng)|khùng|"
            "lắm chuyện|"
            "(?:máy|bot|đồ|sao|cái này) (?:gì )?(?:mà )?(?:ngu|dốt|điên|dở)|ngu (?:quá|thế|vậy|ngốc|si|ghê)|bố láo|"
            "mất dạy|"
            "phát (?:bực|điên|mệt|chán)|nản quá|ức chế|cáu|lắm lời|dẹp đi|vô duyên"
        ),
    ):
        return Meaning("handoff.human", {"reason": "frustrated"})
    return None


_AID = (
    "giống|cây giống|con giống|bò giống|heo giống|tiền|hỗ trợ|gạo|vốn|phân|phân bón|bò|heo|"
    "dê|nhà|quà|nước|điện|tiền hỗ trợ|vay|chế độ|đường"
)


def _support_awaited(said: str) -> bool:
    when = "bao giờ|khi nào|chừng nào|lúc nào|sao|ngày nào|tới chừng nào|chờ hoài|đợi hoài"
    gives = "có|được|cấp|nhận|cho|phát|về|thấy|hỗ trợ|giao|tới|rót|giải ngân"
    waits = has(said, f"(?:{when})(?: .*)? (?:{gives})(?: .*)? ?(?:{_AID})") or has(
        said, f"(?:{_AID})(?: .*)? (?:{when})(?: .*)? (?:{gives})"
    )
    lacks = has(
        said,
        (f"(?:chưa|{NOT})(?: .*)? (?:{gives})(?: (?:được|thấy|gì|cho))*(?: (?:{_AID}))(?: .*)?"),
    ) or has(
        said,
        (
            rf"(?:{_AID})(?: .*)? (?:tới|đến|cho tới) (?:giờ|nay|bây giờ)(?: \w+)? (?:chưa|không|chẳng|"
            rf"vẫn chưa)(?: .*)?|"
            rf"(?:{_AID})(?: .*)? (?:mà|sao|nhưng)(?: \w+)? chưa (?:có|thấy|được|nhận)|(?:hứa|nói|"
            rf"bảo)(?: .*)? (?:cho|cấp|hỗ trợ|giúp|có)(?: .*)? (?:chưa|{NOT}|chẳng)(?: (?:thấy|"
            r"có|được))*"
        ),
    )
    return waits or lacks


def complaint(said: str, _: Context) -> Meaning | None:
    """A grievance: corruption (sensitive), support that has not come, unfairness."""
    official = "cán bộ|xã|huyện|thôn|trưởng thôn|trưởng bản|chủ tịch|bí thư|ông ấy|họ|mấy ông|kế toán"
    if has(
        said,
        (
            "tham nhũng|tham ô|hối lộ|ăn chặn|ăn bớt|vòi tiền|đút lót|phong bì|xà xẻo|bỏ túi|ăn tiền|"
            "lót tay|chia chác|biển thủ"
        ),
    ) or (
        has(
            said,
            (
                f"(?:{official})(?: .*)? (?:lấy|cắt|giữ|thu|đòi|xin|bớt|trừ)(?: .*)? (?:tiền|quà|gạo|"
                "bò|phần|hỗ trợ|giống)(?: .*)?"
            ),
        )
        and has(said, "bớt|cắt|lấy|đòi|trừ|giữ (?:lại|hết|riêng)|thu (?:lại|riêng)")
    ):
        return Meaning("complaint", {"topic": "corruption", "sensitive": True})
    if _support_awaited(said) and not has(said, "nộp|báo cáo|kế hoạch|mô hình"):
        return Meaning("complaint", {"topic": "support_not_received"})
    if has(
        said,
        (
            f"{NOT} công bằng|bất công|thiên vị|bình xét (?:sai|bậy|{NOT} đúng)|sao nhà (?:tôi|tui|"
            f"em|mình) {NOT} được|nhà giàu (?:mà|lại)(?: .*)? (?:hộ nghèo|được)|người nhà cán bộ|nhà (?:tôi|tui|em|"
            f"mình)"
            f"(?: .*)? nghèo(?: .*)? (?:mà|sao)(?: .*)? (?:{NOT}|chưa)(?: .*)? (?:được|có|vô|vào|xét|công nhận|duyệt)"
        ),
    ):
        return Meaning("complaint", {"topic": "unfair"})
    return (
        Meaning("complaint", {"topic": "other"})
        if has(said, "khiếu nại|tố cáo|phản ánh|đi kiện|kiện cáo|thắc mắc việc|bức xúc")
        else None
    )


def _news(said: str) -> Meaning | None:
    told = words(
        r"(?P<total>[0-9]+) (?:thôn|xã|bản|khối)(?: thì)?(?: đã)? (?:nộp|gửi|báo|xong)(?: được)? (?P<sent>[0-9]+)"
        r"(?: (?:thôn|xã|bản|khối))?,? (?:còn|thiếu|chưa)(?: lại| có)? (?P<left>[0-9]+)"
    ).search(figures(said)) or words(
        r"(?P<total>[0-9]+) (?:thôn|xã|hộ|bản|khối|nhà)\b(?:.*?) (?P<sent>[0-9]+)(?: (?:thôn|"
        r"xã|hộ|bản|khối))? (?:đã )?(?:nộp|gửi|báo|xong|có)\b(?:.*?)(?:còn|thiếu|chưa)(?: lại)? (?P<left>[0-9]+)"
    ).search(figures(said))
    if told:
        return Meaning(
            "social.inform", {"submitted": int(told["sent"]), "missing": int(told["left"]), "total": int(told["total"])}
        )
    return None


def social(said: str, context: Context) -> Meaning | None:
    """Greetings, thanks, receipts, and news told in passing."""
    short = plain(said)
    if has(said, "cảm ơn|cám ơn|cam on|thanks|thank|thank you|tks|đội ơn|biết ơn") and not has(said, "nhưng|mà sao"):
        return Meaning("social.thanks")
    told = _news(said)
    if told:
        return told
    if wholly(
        said,
        (
            rf"(?:(?:dạ|ok|oke|vâng|ừ|rồi|à) ?,? ?)*(?:(?:{WHO}|xã|thôn) )?(?:đã |mới )?(?:nhận|nhận được|"
            r"nhận tin|biết|rõ|hiểu|xem|đọc|nghe|nắm|thấy)(?: (?:được|tin|thông báo))*(?: (?:rồi|"
            r"ạ|nhé|nha|em|rồi em|rồi ạ|rồi nhé|hết))*"
        ),
    ) and not has(said, NOT):
        return Meaning("social.ack")
    if context.kind == "ack" and has(said, f"{NOT} (?:rõ|hiểu|biết)"):
        return Meaning("cmd.help")
    if context.kind == "ack" and wholly(
        said, "(?:ok|oke|ừ|dạ|vâng|rồi|đã|nhận|được|uk|đồng ý|tuân lệnh|nhất trí|sẽ làm|nghe rồi)(?: .{0,20})?"
    ):
        return Meaning("social.ack")
    if wholly(
        said,
        (
            rf"(?:(?:dạ|xin|kính|ủa) )*(?:(?:(?:{WHO} )?chào|alo|alô|a lô|hello|hi|hé lô|ê|hế lô|này|hey)(?: (?:buổi|"
            r"sáng|chiều|tối|bot|"
            rf"ad|cả nhà|mọi người|các|ngày mới|{WHO}|ơi|nhé|ạ|nha|bản tin|chương trình))*|{WHO} ơi|"
            rf"có ai {NOT}|ai đó {NOT}|ơi)"
        ),
    ):
        return Meaning("social.greet")
    if wholly(short, "(?:tạm biệt|bye|bái bai|hẹn gặp lại|thôi nhé|chào nhé|ngủ ngon|bai)(?: .{0,15})?"):
        return Meaning("social.bye")
    if wholly(said, "(?:ok|oke|ừ|dạ|vâng|được rồi|ờ|uk|rồi|biết rồi|hay|tốt|tốt lắm|giỏi)(?: .{0,12})?"):
        return Meaning("social.ack")
    return None


_ELSEWHERE = (
    (
        "price",
        (
            "bao nhiêu tiền|giá (?:cà phê|cao su|mì|sắn|tiêu|heo|lợn|bò|lúa|gạo|vàng|xăng|phân|điều|sầu riêng|bắp|"
            "ngô|mắc ca|cả|thị trường|bao nhiêu)|bao nhiêu (?:tiền )?(?:một|1) (?:ký|kg|cân|lạng|"
            "con|tạ)|giá cả"
        ),
    ),
    ("birth_cert", "khai sinh"),
    ("death_cert", "khai tử|báo tử"),
    ("id_card", "căn cước|cccd|chứng minh nhân dân|cmnd|hộ chiếu|định danh|vneid"),
    ("land_paper", "sổ đỏ|sổ hồng|giấy tờ đất|tách thửa|sang tên|đo đất|tranh chấp đất"),
    ("marriage_cert", "đăng ký kết hôn|giấy kết hôn|ly hôn|độc thân"),
    ("residence", "hộ khẩu|tạm trú|thường trú|tạm vắng"),
    (
        "weather",
        (
            "thời tiết|(?:mai|hôm nay|tuần này|chiều nay|bữa nay|tối nay)(?: trời)?(?: có)? (?:mưa|"
            "nắng|bão)(?: .*)?|dự báo|có mưa|có bão"
        ),
    ),
    ("lottery", "xổ số|số đề|lô đề|đánh đề|vé số"),
    ("sport", "bóng đá|đá banh|tỷ số|world cup|ngoại hạng"),
    ("health", "khám bệnh|bác sĩ|bệnh viện|thuốc|đau bụng|đau đầu|bảo hiểm y tế|thẻ bảo hiểm|tiêm|chích ngừa"),
    ("school", "học bổng|nhập học|điểm thi|học phí|trường học"),
    ("job", "xin việc|tuyển dụng|tuyển công nhân|xuất khẩu lao động"),
    ("power", "cúp điện|mất điện|tiền điện|đóng điện|mất nước|cúp nước"),
    ("music", "hát|bài hát|mở nhạc|karaoke|phim"),
    ("joke", "kể chuyện cười|chuyện cười|kể chuyện|thơ"),
    ("who_are_you", "người hay máy|là ai vậy|tên gì|mấy tuổi|robot"),
    ("love", "người yêu|lấy chồng|lấy vợ|yêu không|có chồng"),
    ("politics", "bầu cử|tổng bí thư|tổng thống"),
    ("news", "tin tức|thời sự"),
    ("loan", "cho vay nóng|vay tiền|mượn tiền|lãi suất"),
)


def elsewhere(said: str, _: Context) -> Meaning | None:
    """Another matter altogether, by its topic."""
    for topic, source in _ELSEWHERE:
        if has(said, source):
            return Meaning("oos", {"topic": topic})
    return None
