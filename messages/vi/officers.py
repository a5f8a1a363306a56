"""What an officer is told."""

WORDS = {
    "status.head": "{unit}, {period}, đến {time} ngày {day}:",
    "status.total": "Đã nhận {received}/{expected} báo cáo ({share}%); {villages_done}/{villages} thôn đủ. Hạn {due}.",
    "status.line": "• {unit}: {received}/{expected} ({villages_done}/{villages} thôn)",
    "status.line.full": "✓ {unit}: đủ {expected}/{expected}",
    "status.line.village": "• {unit}{who}: {received}/{expected}{late}",
    "status.who": " – {name}",
    "status.nobody": " (chưa ai ghi danh)",
    "status.missing": "Chưa báo đủ:",
    "status.missing.line": "• {unit}{who}: còn {count}{what}",
    "status.missing.none": "Tất cả đã báo đủ.",
    "status.open": "Xem {unit}",
    "status.elsewhere": "Trong phần {bác} phụ trách ({unit}) em không thấy nơi nào tên “{name}” ạ.",
    "status.up": "Lên {unit}",
    "status.names": "Ai chưa báo",
    "status.refresh": "Cập nhật",
    "status.none": "Chưa có chiến dịch nào đang chạy ở đây ạ.",
    "status.which": "Có mấy nơi tên {name}. {Bác} xem nơi nào ạ?",
}
