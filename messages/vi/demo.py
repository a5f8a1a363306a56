"""What the demo page says about itself and the people one can be."""

WORDS = {
    "demo.title": "Bản Tin – thôn báo, xã thấy ngay",
    "demo.about": (
        "Trưởng thôn nhắn tin là xong báo cáo quý; cán bộ thấy ngay thôn nào đã báo, thôn nào chưa. "
        "Bản dùng thử, tên người và số liệu là giả định: bác chọn một người bên dưới rồi nhắn thử."
    ),
    "demo.head.role": "Trưởng thôn",
    "demo.head.place": "Thôn 4, xã Đăk Tơ Lung",
    "demo.head.hint": "Thử bấm “Báo cáo việc quý”, hoặc “Số liệu thôn” để xem số quý trước đã điền sẵn.",
    "demo.elder.role": "Già làng, người uy tín",
    "demo.elder.short": "Già làng",
    "demo.elder.place": "Thôn 2, xã Đăk Tơ Lung",
    "demo.elder.hint": "Thử bấm “Buổi tuyên truyền” để kể lại buổi nói chuyện với bà con.",
    "demo.officer.role": "Cán bộ huyện",
    "demo.officer.place": "Huyện Kon Rẫy",
    "demo.officer.hint": "Thử bấm “Ai chưa báo”, hoặc tên một xã để xem từng thôn.",
    "demo.newcomer.role": "Trưởng thôn mới, chưa ghi danh",
    "demo.newcomer.short": "Người mới",
    "demo.newcomer.place": "Thôn 6, xã Đăk Tơ Lung",
    "demo.newcomer.hint": "Thử gõ mã mời {invitation} để ghi danh.",
    "demo.place": "giữa huyện Kon Rẫy",
    "demo.over": "Bản thử đã tới hết năm của kế hoạch. Bấm “Làm lại từ đầu” để xem lại từ đầu.",
}
