"""What people ask about their own data, and what nobody may do with another's."""

from __future__ import annotations

from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.letters import has, wholly
from bot.core.vietnamese.phrases import NOT, WHO

_I = "(?:tôi|tui|mình|em|tao|nhà tôi|nhà tui|nhà em|nhà mình|gia đình tôi|gia đình|bác|anh|chị)"
_PERSONAL = (
    "tin nhắn|thông tin|dữ liệu|số điện thoại|sđt|số phone|hình|ảnh|tên|hồ sơ|số liệu|cccd|căn cước|"
    "chứng minh|vị trí|danh sách|hoàn cảnh|chuyện nhà"
)
_PUBLIC = "nhóm|zalo|facebook|fb|mạng|lên mạng|công khai|group|loa|tiktok|lên nhóm|nhóm chung"
_LEAVE = (
    f"stop|hủy nhận tin|(?:đừng|ngừng|thôi|dừng|ngưng|{NOT} muốn|{NOT})(?: (?:có|cần|còn))?(?: {WHO})?(?: "
    f"(?:gửi|nhắn|nhận|làm phiền|báo(?= (?:tin|thông báo|cho))))(?: (?:tin|tin nhắn|nữa|cho {_I}|thông báo|tôi|tui))*|"
    "hủy đăng ký"
)


def _forbidden(said: str) -> Meaning | None:
    if has(
        said,
        f"(?:đăng|đưa|gửi|chia sẻ|up|tung|phát|post|công bố|dán|chụp)(?: .*)? (?:{_PERSONAL})(?: .*)? (?:{_PUBLIC})",
    ) or has(said, f"(?:{_PERSONAL}) (?:.* )?(?:lên|vào|vô|qua) (?:{_PUBLIC})"):
        return Meaning("privacy.blocked_action", {"reason": "personal_data_to_group"}, clarify=True)
    if has(
        said,
        (
            "(?:xin|cho|gửi|cung cấp)(?: .*)? (?:số điện thoại|sđt|căn cước|cccd|địa chỉ)(?: .*)? (?:hộ|"
            "của|các hộ|bà con|chủ hộ)(?: .*)?"
        ),
    ) and not has(said, "của (?:tôi|tui|mình)"):
        return Meaning("privacy.blocked_action", {"reason": "personal_data_request"}, clarify=True)
    return None


def _who_sees(said: str) -> bool:
    if has(
        said,
        (
            "(?:ai|người nào|những ai|mấy ai|xã|huyện|cán bộ|người khác|hàng xóm)(?: .*)? (?:xem|"
            f"thấy|coi|đọc|biết|giữ|dùng|sử dụng|lấy)(?: .*)?(?:{_PERSONAL})"
        ),
    ) or has(
        said,
        f"(?:{_PERSONAL})(?: .*)? (?:ai|những ai|người nào|cho ai|bị lộ|lộ ra|lộ|bảo mật|an toàn|"
        "giữ kín|rò rỉ)(?: .*)?",
    ):
        return True
    return bool(
        has(
            said,
            "(?:ai|hàng xóm|người ngoài|người khác|nhà khác|bà con|người ta)(?: .*)? (?:xem|thấy|"
            f"coi|đọc|biết) được(?: .*)? {NOT}",
        )
    )


def privacy(said: str, _: Context) -> Meaning | None:
    """`privacy.*`: what a person may ask about their own data, and what nobody may do with another's."""
    forbidden = _forbidden(said)
    if forbidden:
        return forbidden
    if wholly(said, rf"(?:.{{0,20}}[, ])?(?:{_LEAVE})(?: .*)?") and not has(said, "báo cáo|sai|nhầm|ảnh"):
        return Meaning("privacy.stop_messages")
    if _who_sees(said):
        return Meaning("privacy.who_sees")
    if has(
        said,
        (
            f"(?:rút|thu hồi)(?: lại)?(?: sự)? (?:đồng ý|chấp thuận|thỏa thuận)|{NOT} đồng ý(?: .*)? nữa|"
            f"{NOT} (?:muốn )?(?:cho|để)(?: (?:ai|xã|bot|hệ thống|mọi người))? (?:lưu|dùng|ghi|sử dụng|"
            f"chụp)(?: .*)? nữa|đồng ý .*(?:giờ|nay|bây giờ) (?:thôi|"
            f"{NOT}|rút|đổi ý|nghĩ lại)|(?:giờ|nay|bây giờ) (?:thôi )?{NOT} (?:cho|đồng ý|chịu)(?: lưu| ghi)? nữa|"
            f"đổi ý {NOT} (?:cho|đồng ý)|thôi {NOT} đồng ý"
        ),
    ):
        return Meaning("privacy.withdraw")
    if has(
        said,
        f"(?:xóa|xoá|bỏ|gỡ|hủy|huỷ)(?: (?:hết|giùm|giúp|dùm|toàn bộ|mọi|luôn|cái|mấy|các|tên))*(?: (?:{_PERSONAL}))",
    ):
        return Meaning("privacy.erase", {"what": _erased(said)})
    asks = f"(?:lưu|giữ|ghi|biết|có|thu thập)(?: (?:những|các))?(?: (?:thông tin|dữ liệu))? gì (?:về|của|trên) {_I}"
    if (
        has(said, asks)
        or has(said, (f"(?:xem|coi|cho xem|xin|tải|lấy)(?: .*)? (?:thông tin|dữ liệu|hồ sơ)(?: .*)? (?:của|về) {_I}"))
        or has(said, f"(?:dữ liệu|thông tin|hồ sơ) (?:của|về) {_I} (?:có|gồm|là|đâu)")
    ):
        return Meaning("privacy.access")
    if has(said, "đồng ý (?:cho|để)(?: .*)? (?:lưu|ghi|dùng|chụp|sử dụng)"):
        return Meaning("privacy.consent", {"value": not has(said, f"{NOT} đồng ý")})
    return None


def _erased(said: str) -> str:
    for name, source in (
        ("photos", "ảnh|hình"),
        ("phone", "số điện thoại|sđt"),
        ("name", "tên"),
        ("location", "vị trí"),
    ):
        if has(said, source):
            return name
    return "all"
