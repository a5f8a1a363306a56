"""The commands a messenger lists beside the typing line: name → what it does. All are understood as words, too."""

WORDS = {
    "slash.menu": "Về đầu: các việc làm được",
    "slash.tieptuc": "Làm tiếp phiếu đang dở",
    "slash.quaylai": "Về câu hỏi trước",
    "slash.dung": "Nghỉ, giữ các số đã gửi",
    "slash.giup": "Hướng dẫn",
    "slash.dulieu": "Em đang lưu gì của bác",
}
