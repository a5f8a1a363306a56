"""What the columns of an export are called where labels are wanted; those not named here keep their names."""

WORDS = {
    "export._receipt": "Mã phiếu",
    "export._unit": "Đơn vị",
    "export._unit_above": "Thuộc",
    "export._campaign": "Chiến dịch",
    "export._period": "Kỳ báo cáo",
    "export._task": "Mã nhiệm vụ",
    "export._respondent": "Người báo cáo",
    "export._received_at": "Nhận lúc",
    "export._review": "Trạng thái duyệt",
    "export._revision": "Lần nộp",
    "export._supersedes": "Thay cho phiếu",
    "export._approx": "Câu ước chừng",
    "export._unknown": "Câu không biết",
}
