"""Questionnaires from outside: sent by an officer, tried, published, offered, retired."""

WORDS = {
    "help.publisher": "• Gửi tệp Excel (.xlsx, mẫu XLSForm) để làm phiếu mới: em soát lỗi, {bác} làm thử rồi đăng.",
    "form.not_allowed": (
        "Tải biểu mẫu lên là việc của cán bộ huyện, cán bộ tỉnh; {bác} gửi tệp cho cán bộ huyện giúp em ạ."
    ),
    "form.old_excel": "Tệp “{name}” là Excel đời cũ. {Bác} mở ra, lưu lại dạng .xlsx rồi gửi em nhé.",
    "form.too_large": "Tệp “{name}” lớn quá {limit} MB nên em không nhận ạ.",
    "form.received": "Em nhận tệp “{name}” rồi, em đọc xong sẽ báo {bác} ngay ạ.",
    "form.lost": "Tệp biểu mẫu {bác} gửi em tải về không được ({why}). {Bác} gửi lại giúp em ạ.",
    "form.unread": (
        "Em đọc tệp “{name}” mấy lần không xong, em xin lỗi {bác}. {Bác} gửi lại giúp em, hoặc báo người quản lý ạ."
    ),
    "form.problems": "Tệp “{name}” còn {count} lỗi, em chưa đăng được:",
    "form.problem": "• {problem}",
    "form.problems.more": "… và {count} lỗi nữa.",
    "form.problems.again": "{Bác} sửa trong Excel rồi gửi lại tệp cho em ạ.",
    "form.same": "Phiếu “{title}” phiên bản {version} đã đăng đúng như thế này rồi, không có gì thay đổi ạ.",
    "form.version_taken": (
        "Phiên bản {version} của phiếu {form} đã đăng với nội dung khác. "
        "{Bác} ghi phiên bản mới ở cột “version” của trang “settings” rồi gửi lại giúp em ạ."
    ),
    "form.reserved": (
        "Mã phiếu “{form}” là của phiếu có sẵn trong Bản Tin, {bác} không thay được ạ. "
        "{Bác} đặt mã khác ở cột “form_id” của trang “settings” giúp em."
    ),
    "form.elsewhere": (
        "Mã phiếu “{form}” đã có nơi khác dùng rồi ạ. {Bác} đặt mã khác ở cột “form_id” của trang “settings” giúp em."
    ),
    "form.ready": "Phiếu “{title}” (mã {form}, phiên bản {version}): không có lỗi, {count} câu hỏi.",
    "form.ready.ask": "{Bác} làm thử trước, hay đăng luôn ạ?",
    "form.note": "Lưu ý: {note}",
    "form.waiting": "Phiếu chờ đăng: {title}",
    "form.button.try": "Làm thử",
    "form.button.publish": "Đăng",
    "form.button.drop": "Bỏ",
    "form.button.sure": "Đăng luôn",
    "form.button.later": "Để sau",
    "form.publish.new": "Đăng xong, trưởng thôn và cán bộ trong {unit} sẽ thấy phiếu này ở mục “Phiếu khác”.",
    "form.publish.replaces": "Phiên bản {version} sẽ thay phiên bản {old} đang dùng.",
    "form.publish.drafts": "{count} phiếu đang làm dở vẫn theo phiên bản cũ, không mất gì và gửi được như thường.",
    "form.publish.no_drafts": "Hiện không ai đang làm dở phiếu này.",
    "form.publish.ask": "{Bác} đăng nhé?",
    "form.published": "Em đã đăng phiếu “{title}”, phiên bản {version}. Ai cần thì vào mục “Phiếu khác” ạ.",
    "form.dropped": "Dạ, em bỏ phiếu “{title}”, không đăng nữa ạ.",
    "trial.title": "Làm thử: {title}",
    "trial.intro": "Đây là làm thử: em hỏi như hỏi người báo cáo, nhưng không lưu báo cáo nào.",
    "trial.done": "Làm thử xong rồi ạ. Em không lưu báo cáo nào của lần này.",
    "menu.others": "Phiếu khác",
    "others.which": "{Bác} làm phiếu nào ạ?",
    "others.none": "Hiện không có phiếu nào khác ạ.",
    "closed.retired": (
        "Phiếu “{title}” nay không dùng nữa nên em khép lại. Những gì {bác} đã trả lời em vẫn giữ. "
        "Cần hỏi thêm, {bác} hỏi {who} giúp em ạ."
    ),
    "closed.trial": "“{title}” đã khép lại rồi ạ.",
    "closed.who.unit": "cán bộ {unit}",
    "closed.who.commune": "cán bộ xã",
    "sent.retired": (
        "Phiếu này nay không dùng nữa nên em không mở lại để sửa được. Cần đổi số, {bác} báo cán bộ xã giúp em ạ."
    ),
}
