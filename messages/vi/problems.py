"""What is wrong with an answer, kindly and exactly. Codes are those of `Problem`."""

WORDS = {
    "problem.constraint": "{message}",
    "problem.required": (
        "Câu này cần có ạ, {bác} trả lời giúp em. Nếu chưa rõ, {bác} gõ “dừng”, hỏi lại rồi làm tiếp sau cũng được."
    ),
    "problem.required_said": "{message} Nếu chưa rõ, {bác} gõ “dừng”, hỏi lại rồi làm tiếp sau cũng được.",
    "problem.required_unknown": (
        "Dạ, chưa rõ thì mình để sau: {bác} gõ “dừng”, em giữ các số đã gửi, hỏi được rồi {bác} gõ “làm tiếp”. "
        "Còn nhớ áng chừng thì gõ “khoảng …” ạ."
    ),
    "problem.not_a_number": "Câu này em cần một con số ạ, ví dụ: 12.",
    "problem.not_integer": "Câu này đếm tròn, không có số lẻ ạ. {Bác} gõ lại giúp em, ví dụ: 12.",
    "problem.vague": (
        "Nói áng chừng vậy em chưa biết ghi số mấy ạ. {Bác} cho em một con số; "
        "chưa chắc thì gõ thêm chữ “khoảng” đằng trước."
    ),
    "problem.many_numbers": "Em thấy mấy con số, chưa biết ghi số nào ạ. {Bác} gõ một số thôi giúp em.",
    "problem.too_many_numbers": "Em hỏi {most} số mà thấy nhiều hơn, sợ ghi lệch ạ. {Bác} gõ lại giúp em.",
    "problem.percent": "Câu này em cần con số, chưa tính được từ phần trăm ạ. {Bác} gõ số giúp em, ví dụ: 12.",
    "problem.num_gt_den": "Số đứng trước đang lớn hơn tổng đứng sau ạ. {Bác} xem lại giúp em.",
    "problem.no_all": "Em chưa biết “tất cả” ở câu này là bao nhiêu ạ. {Bác} gõ con số giúp em, ví dụ: 12.",
    "problem.no_previous": "Lần trước em chưa có số nào để so ạ. {Bác} gõ con số của kỳ này giúp em.",
    "problem.negative": "Số này không thể âm ạ.",
    "problem.no_such_date": "Không có ngày đó ạ. {Bác} gõ ngày/tháng, ví dụ: 12/3.",
    "problem.future": "Ngày này chưa tới ạ. {Bác} xem lại giúp em.",
    "problem.not_a_date": "Em chưa đọc được ngày. {Bác} gõ ngày/tháng, ví dụ 12/3, hoặc “hôm qua”.",
    "problem.many_dates": "Em thấy mấy ngày, chưa biết ghi ngày nào ạ. {Bác} gõ một ngày thôi giúp em.",
    "problem.not_a_time": "Em chưa đọc được giờ. {Bác} gõ giờ:phút giúp em, ví dụ: 14:30.",
    "problem.no_such_time": "Không có giờ đó ạ. {Bác} gõ lại giúp em, ví dụ: 14:30.",
    "problem.no_time": "Em thấy ngày rồi, còn thiếu giờ ạ. {Bác} gõ cả ngày và giờ giúp em, ví dụ: 12/3 14:30.",
    "problem.no_such_choice": "Danh sách không có số thứ tự đó ạ. {Bác} bấm một nút, hoặc gõ lại số giúp em.",
    "problem.not_a_choice": "Em chưa thấy ý đó trong danh sách. {Bác} bấm một nút, hoặc gõ số thứ tự ạ.",
    "problem.ambiguous": "Em chưa rõ ý nào ạ. {Bác} bấm một nút, hoặc gõ số thứ tự giúp em.",
    "problem.pick_some": "{Bác} chọn ít nhất một ý rồi bấm “Xong” ạ.",
    "problem.empty": "Em chưa thấy câu trả lời. {Bác} gõ lại giúp em ạ.",
    "problem.too_long": (
        "Câu này em chỉ cần trả lời ngắn ạ: một con số, một ngày hoặc một ý. {Bác} gõ gọn lại giúp em."
    ),
    "problem.order_all": "{Bác} xếp đủ các ý giúp em, ý đứng đầu trước ạ, ví dụ: 2 1 3.",
    "problem.order_twice": "Có ý được xếp hai lần ạ. {Bác} xếp lại giúp em, mỗi ý một lần, ví dụ: 2 1 3.",
    "problem.out_of_range": "Câu này từ {least} đến {most} ạ. {Bác} gõ lại giúp em.",
    "problem.between_steps": "Câu này ghi theo từng nấc {least} ạ. {Bác} gõ lại giúp em.",
    "problem.need_ok": "{Bác} đọc xong thì bấm “Tôi rõ rồi”, hoặc gõ “ok” ạ.",
    "problem.repeat_unclear": "{Bác} bấm “Ghi thêm” nếu còn, “Hết rồi” nếu đã đủ ạ.",
    "problem.repeat_full": "Em chỉ ghi được tới đây thôi ạ, nhiều hơn nữa {bác} báo cán bộ xã giúp em.",
    "problem.need_audio": "Câu này {bác} gửi tin nói giúp em ạ.",
    "problem.need_video": "Câu này {bác} gửi đoạn phim giúp em ạ.",
    "problem.need_document": "Câu này {bác} gửi tệp giúp em ạ.",
    "problem.need_file": "Câu này {bác} gửi ảnh giúp em, hoặc gõ “bỏ qua” ạ.",
    "problem.need_place": "Câu này {bác} bấm nút gửi vị trí, hoặc gõ “bỏ qua” ạ.",
    "problem.file_not_asked": "Em nhận được tệp, nhưng phiếu này không có chỗ để tệp đó ạ.",
    "problem.voice_not_asked": (
        "Câu này em chưa nghe được tin nói ạ. {Bác} gõ vài chữ, hoặc bấm nút giúp em; khó thì nhờ con cháu gõ hộ."
    ),
    "problem.place_not_asked": "Em nhận được vị trí, nhưng câu này chưa hỏi vị trí ạ.",
    "problem.first_question": "Đây là câu đầu rồi ạ. Muốn thôi thì {bác} gõ “dừng”.",
    "problem.no_such_row": "Danh sách chỉ có {most} câu ạ. {Bác} gõ số từ 1 đến {most}.",
    "problem.summary_unclear": "{Bác} bấm “Đúng rồi – Gửi”, hoặc gõ số của câu cần sửa ạ.",
    "problem.pick_unclear": "{Bác} gõ số của câu cần sửa, hoặc “quay lại” ạ.",
    "problem.person": "Nếu khó quá, {bác} gõ “dừng” để nghỉ, hoặc gọi cán bộ xã giúp ạ.",
    "problem.other": "Em chưa đọc được câu trả lời này. {Bác} xem lại giúp em ạ.",
}
