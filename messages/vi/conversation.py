"""Menus, help, and what is said when nothing was understood."""

WORDS = {
    "menu.head": "{Bác} {name} ơi! {Bác} cần làm việc gì ạ?",
    "menu.owed": "Quý này thôn mình còn {owed} báo cáo, hạn {due}.",
    "menu.late": "Thôn mình còn {owed} báo cáo đã qua hạn {due}; {bác} vẫn gửi được đến {closes}.",
    "menu.done": "Quý này thôn mình đã gửi đủ báo cáo. Em cảm ơn {bác}.",
    "menu.closed": "Hiện chưa có báo cáo nào cần gửi.",
    "menu.tasks": "Báo cáo việc quý",
    "menu.figures": "Số liệu thôn",
    "menu.models": "Mô hình hộ",
    "menu.households": "Sổ hộ nghèo",
    "menu.outreach": "Buổi tuyên truyền",
    "menu.mine": "Tình hình thôn tôi",
    "menu.status": "Tình hình",
    "menu.sheet": "Phiếu xã quý này",
    "menu.resume": "Làm tiếp: {title}",
    "menu.sent": "Xem, sửa báo cáo đã gửi",
    "menu.help": "Hướng dẫn",
    "help.reporter": (
        "{Bác} làm thế này ạ:\n"
        "• Bấm nút, hoặc gõ số thứ tự của nút.\n"
        "• Số gõ sao cũng được: 12, “mười hai”, “12 hộ”; tiền gõ 1tr5.\n"
        "• Gõ sai thì sửa lại tin vừa gửi, hoặc gõ “quay lại”.\n"
        "• Câu không bắt buộc thì gõ “bỏ qua”; chưa rõ thì gõ “không biết”.\n"
        "• Đang làm dở cứ nghỉ: số đã gửi em giữ, lúc nào rảnh gõ “làm tiếp”.\n"
        "• Gõ “menu” để về đầu, “dừng” để thôi phiếu đang làm.\n"
        "Cần người giúp, {bác} gọi cán bộ xã ạ."
    ),
    "help.officer": (
        "{Bác} có thể:\n"
        "• Bấm “Tình hình” để xem xã nào, thôn nào chưa báo, kèm tên người phụ trách.\n"
        "• Gõ thẳng câu hỏi: “ai chưa nộp”, “tình hình sao rồi”, hoặc chỉ gõ tên xã, tên thôn.\n"
        "• Gõ “menu” để về đầu."
    ),
    "help.number": "{Bác} gõ một con số ạ, ví dụ 12; không có thì gõ 0, nhớ áng chừng thì gõ “khoảng 12”.",
    "help.one": "{Bác} bấm một nút, hoặc gõ số thứ tự của nút ạ.",
    "help.several": "{Bác} bấm những ý đúng rồi bấm “Xong”, hoặc gõ các số thứ tự, ví dụ: 1 3 ạ.",
    "help.words": "{Bác} gõ vài chữ là được ạ.",
    "help.order": "{Bác} bấm từng ý theo thứ tự, hoặc gõ các số theo thứ tự, ví dụ: 2 1 3 ạ.",
    "help.day": "{Bác} gõ ngày/tháng, ví dụ 12/3, hoặc “hôm qua” ạ.",
    "help.ok": "{Bác} đọc xong thì bấm “Tôi rõ rồi” ạ.",
    "help.ending": "Còn người (hay mục) nào chưa ghi thì {bác} bấm “Ghi thêm”; đủ rồi thì bấm “Hết rồi” ạ.",
    "help.file": "{Bác} bấm nút đính kèm, chọn hoặc chụp một tấm ảnh gửi em ạ.",
    "help.place": "{Bác} bấm nút gửi vị trí ạ.",
    "help.skip": "Không trả lời cũng được: gõ “bỏ qua”. Muốn nghỉ thì gõ “dừng”, em giữ các số đã gửi.",
    "help.required": "Chưa rõ thì {bác} gõ “dừng”, em giữ các số đã gửi, lúc khác gõ “làm tiếp”.",
    "help.summary": "Đúng hết thì {bác} gõ “gửi”. Sai câu nào thì gõ số câu đó, hoặc gõ luôn, ví dụ: câu 3: 14.",
    "help.confirm": "Đúng thì {bác} gõ “đúng”, chưa đúng thì gõ “không” rồi gõ lại giúp em ạ.",
    "stranger": (
        "Chào {bác}, em là Bản Tin, trợ lý nhận báo cáo của xã. Em chưa biết {bác} là ai.\n"
        "{Bác} gõ mã mời cán bộ xã đưa giúp em (ví dụ: {example}). Chưa có mã thì {bác} hỏi cán bộ xã ạ."
    ),
    "unclear": "Em chưa hiểu ý {bác}. {Bác} chọn một việc dưới đây, hoặc gõ “giúp” ạ.",
    "unclear.person": (
        "Em chưa hiểu, em xin lỗi. {Bác} có thể gọi cán bộ xã để được giúp, hoặc chọn một việc dưới đây ạ."
    ),
    "thanks": "Dạ, em cảm ơn {bác}. Cần gì {bác} cứ nhắn em.",
    "too_long": (
        "Tin của {bác} dài {length} chữ, em chỉ đọc được {most} chữ một lần. {Bác} rút gọn hoặc chia ra giúp em ạ."
    ),
    "unsupported": "Em chưa đọc được tin này. {Bác} gõ chữ giúp em ạ.",
    "unsupported.outside": (
        "Em thấy tin {bác} gửi, nhưng chưa biết để vào đâu nên chưa cất được ạ. "
        "{Bác} chọn việc trước, tới câu hỏi ảnh thì gửi lại giúp em."
    ),
    "later": "Dạ vâng. Lúc nào rảnh {bác} nhắn em, em vẫn ở đây ạ.",
    "stale.moved": "Nút này của câu trước rồi ạ. Giờ mình đang ở đây:",
    "stale.over": "Phiếu của nút này đã xong rồi ạ.",
    "sorry": (
        "Em gặp trục trặc, em xin lỗi {bác}. Tin của {bác} em đã giữ lại, người quản lý sẽ xem. "
        "{Bác} thử lại sau ít phút giúp em ạ."
    ),
    "not_allowed": "Việc này {bác} chưa được giao quyền làm ạ. Nếu cần, {bác} hỏi cán bộ xã giúp em.",
    "resume.none": "{Bác} không còn phiếu nào đang làm dở ạ.",
    "resume.which": "{Bác} đang làm dở mấy phiếu này. Làm tiếp phiếu nào ạ?",
    "resume.line": "{title} (dở từ {since})",
    "stopped": "Dạ, em cất phiếu “{title}”, các số đã gửi em vẫn giữ. Khi nào {bác} gõ “làm tiếp” là mình làm tiếp ạ.",
    "stop.nothing": "Hiện không có phiếu nào đang làm ạ.",
    "photo.lost": "Tấm ảnh {bác} gửi em tải về không được ({why}). {Bác} gửi lại tấm nhỏ hơn giúp em ạ.",
    "photo.too_big": "tệp lớn quá 20 MB",
    "photo.gone": "tệp không còn nữa",
    "and_more": "… và {count} nữa",
}
