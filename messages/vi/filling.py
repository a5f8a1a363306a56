"""Asking: what stands around a form's own questions."""

WORDS = {
    "ask.accepted": "✓ {label}: {shown}",
    "ask.accepted.short": "✓ {shown}",
    "ask.accepted.file": "✓ Em nhận được rồi ạ.",
    "after.no_consent": (
        "Dạ, vậy em không ghi tên, không lấy ảnh và vị trí của nhà đó; {bác} không phải làm gì thêm ạ."
    ),
    "ask.place": "({number}/{of})",
    "ask.before": "Quý trước {bác} báo: {value}.",
    "ask.keep": "Đang ghi: {value}.",
    "ask.several": "Bấm vào từng ý rồi bấm “Xong”, hoặc gõ các số, ví dụ: 1 3",
    "ask.page": "Còn nữa, gõ vài chữ để tìm hoặc bấm “Xem thêm”.",
    "ask.order": "Bấm lần lượt từ ý đứng đầu, hoặc gõ các số theo thứ tự, ví dụ: 2 1 3",
    "ask.long": "Danh sách dài: {bác} gõ vài chữ để tìm.",
    "ask.found": "Có chữ “{text}”:",
    "ask.range": "Từ {least} đến {most}.",
    "ask.instance": "{label} thứ {which}",
    "ask.instance.of": "{label} thứ {which}/{of}",
    "repeat.one": "Mục",
    "repeat.told": "{label}: em đã ghi {count}{names}.\nCòn nữa không ạ?",
    "repeat.none": "{label}: chưa ghi mục nào. {Bác} có ghi không ạ?",
    "repeat.remove": "Bỏ {label} cuối{names} phải không ạ?",
    "button.add": "Ghi thêm",
    "button.end": "Hết rồi",
    "button.remove": "Bỏ mục cuối",
    "button.ok": "Tôi rõ rồi",
    "button.language": "{language}",
    "button.today": "Hôm nay",
    "button.yesterday": "Hôm qua",
    "button.placed": "{place}) {label}",
    "button.back": "Quay lại",
    "button.skip": "Bỏ qua",
    "button.dont_know": "Không biết",
    "button.keep": "Giữ {value}",
    "button.before": "Vẫn {value}",
    "button.done": "Xong",
    "button.more": "Xem thêm",
    "button.yes": "Đúng",
    "button.no": "Không phải",
    "button.send": "Đúng rồi – Gửi",
    "button.edit": "Sửa",
    "button.picked": "☑ {label}",
    "button.unpicked": "☐ {label}",
    "answer.approx": "khoảng {value}",
    "answer.unknown": "không biết",
    "confirm.ask": "{label}\nEm hiểu là: {value}. Đúng không ạ?",
    "confirm.before": "Quý trước {bác} báo {before}, số này khác nhiều nên em hỏi lại cho chắc.",
    "summary.head": "{title} – em đọc lại:",
    "summary.row": "{number}. {label}: {shown}",
    "summary.within": "{within} {which} – {label}",
    "summary.blank": "để trống",
    "summary.ask": (
        "Đúng hết chưa {bác}? Đúng thì em gửi; sai câu nào {bác} gõ số của câu đó, hoặc gõ luôn, ví dụ: câu 2: 14."
    ),
    "pick.ask": "{Bác} muốn sửa câu nào ạ? Bấm chọn, hoặc gõ số của câu.",
    "sent": (
        "Em đã nhận {title} của {unit} lúc {time}.\nMã phiếu: {receipt}\n"
        "Em cảm ơn {bác}. Cán bộ xã sẽ xem; cần sửa số nào, {bác} vào “Xem, sửa báo cáo đã gửi”."
    ),
    "sent.revised": (
        "Em đã nhận bản sửa (lần {revision}) {title} của {unit} lúc {time}.\nMã phiếu: {receipt}\n"
        "Bản cũ em vẫn giữ để đối chiếu."
    ),
    "sent.late": "Báo cáo gửi sau hạn {due}; em có ghi là gửi muộn.",
    "sent.next": "Còn {count} việc chưa báo. Mình làm tiếp luôn không ạ?",
    "button.next": "Làm tiếp: {title}",
    "button.menu": "Về đầu",
    "begin.revise": "Báo cáo này {bác} đã gửi lúc {time}. Em mở lại để {bác} sửa; gửi xong mới thay bản cũ.",
    "begin.resume": "Mình làm tiếp “{title}” {bác} đang làm dở nhé.",
    "begin.before": "Số nào như quý trước, {bác} bấm “Vẫn …” là xong ạ.",
}
