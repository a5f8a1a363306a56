"""The way in: invitation codes, consent."""

WORDS = {
    "enrol.unknown": "Em không thấy mã “{typed}”. {Bác} xem lại giúp em, mã có {length} chữ và số, ví dụ {example}.",
    "enrol.claimed": "Mã “{typed}” đã có người dùng rồi ạ. {Bác} xin cán bộ xã mã khác giúp em.",
    "enrol.expired": "Mã “{typed}” đã hết hạn từ {since}. {Bác} xin cán bộ xã mã mới giúp em.",
    "enrol.not_own_phone": "Số này không phải của chính {bác}. {Bác} bấm nút gửi số của mình, hoặc gõ mã mời ạ.",
    "enrol.unknown_phone": (
        "Số điện thoại của {bác} chưa có trong danh sách. "
        "{Bác} hỏi cán bộ xã, hoặc gõ mã mời giúp em (ví dụ: {example})."
    ),
    "enrol.not_open": "Phong trào này chưa mở để ghi danh. {Bác} giữ mã lại, ít hôm nữa thử lại giúp em ạ.",
    "enrol.already": "{Bác} đã ghi danh rồi ạ.",
    "enrol.refused": (
        "Dạ, em không ghi gì của {bác} cả, và đã xóa những gì vừa trao đổi. "
        "Khi nào đổi ý, {bác} gõ lại mã mời là được ạ."
    ),
    "enrol.welcome": "Em cảm ơn {bác} {name}. Em đã ghi: {role}, {unit}. Từ nay {bác} gửi báo cáo cho em ở đây ạ.",
}
