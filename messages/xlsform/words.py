"""Problems of questionnaires in words, by code."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: dict[str, str] = {
    "other.choice": "Khác",
    "other.specify": "Bác ghi rõ giúp em?",
    # the file
    "file.kind": "Tệp “{name}” không phải .xlsx, .md hay .xml nên em không đọc được ạ.",
    "file.large": "Tệp lớn quá (giới hạn {limit} MB), em không mở ạ.",
    "file.broken": "Tệp Excel này hỏng hoặc không phải .xlsx thật: {why}.",
    "file.bomb": "Tệp Excel này giải nén ra quá lớn (giới hạn {limit} MB) nên em không mở ạ.",
    "file.locked": "Tệp Excel này đặt mật khẩu nên em không mở được ạ.",
    "file.wide": "Trang tính rộng quá {limit} cột (có ô ở {cell}), em không đọc ạ.",
    "file.long": "Trang tính dài quá {limit} hàng (có ô ở {cell}), em không đọc ạ.",
    "file.heavy": "Tệp này nặng quá, máy đọc mãi không xong nên em dừng lại ạ.",
    "file.unread": "Em gặp trục trặc khi đọc tệp này, người quản lý sẽ xem ạ.",
    "file.text": "Tệp không phải văn bản UTF-8 ạ.",
    "file.survey": "Không thấy trang “survey” trong tệp ạ.",
    "xml.broken": "XML hỏng: {why}.",
    "xml.forbidden": "XML có khai báo DTD hoặc entity, em không nhận vì lý do an toàn ạ.",
    "xml.large": "XML lớn quá (giới hạn {limit} byte) ạ.",
    "xml.deep": "XML lồng nhau quá {limit} tầng ạ.",
    # the sheet
    "sheet.cells": "Hàng này có nhiều ô hơn dòng tiêu đề; nếu trong ô có dấu | thì viết là \\| ạ.",
    "sheet.long": "Trang này dài quá {limit} hàng, từ hàng này em không đọc nữa ạ.",
    "sheet.wide": "Hàng này có hơn {limit} ô ạ.",
    "sheet.empty": "Phiếu này chưa có câu hỏi nào ạ.",
    "sheet.heavy": "Tới hàng này các trang đã quá {limit} chữ, em không đọc nữa ạ.",
    "sheet.cell.long": "Ô ở cột “{column}” dài quá {limit} chữ ạ.",
    "sheet.column.twice": "Dòng tiêu đề (hàng 1) có hai cột cùng tên “{column}” ạ.",
    "sheet.form_id": "Mã phiếu form_id “{name}” không dùng được: tối đa 40 chữ không dấu, số, “_”, “-”, “.” ạ.",
    "sheet.version": "Phiên bản “{name}” dài quá 40 chữ ạ.",
    "sheet.type.missing": "Thiếu loại câu hỏi ở cột “type” ạ.",
    "sheet.type": "Loại câu hỏi “{type}” không có trong XLSForm ạ.",
    "sheet.type.chat": "Loại “{type}” không hỏi được trong trò chuyện ạ.",
    "sheet.name.missing": "Thiếu tên ở cột “name” ạ.",
    "sheet.name": "Tên “{name}” không hợp lệ: bắt đầu bằng chữ cái, chỉ gồm chữ không dấu cách, số, “-”, “_” và “.” ạ.",
    "sheet.name.twice": "Tên “{name}” đã dùng ở hàng {other} trong cùng nhóm ạ.",
    "sheet.list": "Danh sách lựa chọn “{name}” không có trong trang “choices” ạ.",
    "sheet.ref": "Cột “{column}” nhắc tới ${{{name}}} nhưng không có câu hỏi nào tên như vậy ạ.",
    "sheet.ref.self": "Cột “{column}” của câu “{name}” nhắc tới chính nó ạ.",
    "sheet.end": "“{type}” này không có “begin” tương ứng ở trên ạ.",
    "sheet.begin": "“{type}” này chưa có “end” tương ứng ở dưới ạ.",
    "sheet.deep": "Nhóm này nằm trong hơn {limit} nhóm lồng nhau, em không hỏi nổi ạ.",
    "sheet.choice.name": "Lựa chọn của danh sách “{list}” thiếu cột “name” ạ.",
    "sheet.choice.space": "Mã lựa chọn “{name}” có dấu cách; câu chọn nhiều ý không dùng được mã như vậy ạ.",
    "sheet.choice.twice": "Mã “{name}” của danh sách “{list}” bị trùng với hàng {other} ạ.",
    "sheet.ignored": "Loại “{type}” không dùng trong trò chuyện nên được bỏ qua ạ.",
    "sheet.appearance": "Kiểu hiển thị “{appearance}” không dùng trong trò chuyện nên được bỏ qua ạ.",
    "pyxform": "Trình chuyển đổi báo: {why}",
    # the form
    "form.xform": "XML này không phải biểu mẫu XForm ạ.",
    "form.instance": "Biểu mẫu không có phần dữ liệu (instance) ạ.",
    "form.bind": "Biểu mẫu nhắc tới “{path}” nhưng phần dữ liệu không có nút đó ạ.",
    "form.type": "Loại “{type}” không hỏi được trong trò chuyện ạ.",
    "form.cycle": "Các công thức tham chiếu vòng tròn, không tính được: {names}.",
    "form.slow": "Sau câu này máy phải tính quá lâu nên phiếu sẽ bị treo; anh/chị rút gọn công thức hoặc danh sách ạ.",
    "form.file": "Thiếu tệp đính kèm “{name}” ạ.",
    "form.file.broken": "Tệp đính kèm “{name}” không đọc được: {why}.",
    # lists of entities
    "entity.none": "Cột “save_to” ghi “{name}” nhưng biểu mẫu không khai danh sách nào ở trang “entities” ạ.",
    "entity.property": "Tên “{name}” ở cột “save_to” không hợp lệ (khác name, label, không bắt đầu bằng “__”) ạ.",
    "entity.twice": "Thuộc tính “{name}” ở cột “save_to” đã lấy từ câu “{other}” rồi ạ.",
    "entity.dataset": "Tên danh sách “{name}” ở trang “entities” không hợp lệ ạ.",
    "entity.unknown": "Danh sách “{list}” không có thuộc tính “{name}” ạ.",
    # expressions
    "xpath.syntax": "Công thức ở cột “{part}” sai cú pháp tại “{near}”: {expression}",
    "xpath.end": "Công thức ở cột “{part}” bị thiếu phần cuối (thường là dấu ngoặc): {expression}",
    "xpath.function": "Cột “{part}” gọi hàm “{name}()” mà ODK không có: {expression}",
    "xpath.arity": "Hàm “{name}()” ở cột “{part}” có {given} tham số, cần từ {least} đến {most}: {expression}",
    "xpath.path": "Cột “{part}” nhắc tới “{name}” nhưng “{parent}” không có nút đó: {expression}",
    "xpath.nodeset": "Cột “{part}” cần một tập câu trả lời cho “{name}”: {expression}",
    "xpath.argument": "Tham số của “{name}()” ở cột “{part}” không dùng được: {expression}",
    "xpath.instance": "Cột “{part}” nhắc tới danh sách “{name}” không có trong biểu mẫu: {expression}",
    "xpath.axis": "Cột “{part}” dùng trục XPath “{name}” không tồn tại: {expression}",
    "xpath.regex": "Mẫu regex ở cột “{part}” không hợp lệ ({why}): {pattern}",
    "xpath.regex.slow": "Mẫu regex ở cột “{part}” quá nặng, máy có thể treo khi so: {pattern}",
    "xpath.long": "Công thức ở cột “{part}” dài quá {limit} ký tự ạ.",
    "xpath.deep": "Công thức ở cột “{part}” lồng nhau quá sâu ạ.",
    "xpath.variable": "Công thức ở cột “{part}” dùng biến ${name}; trong XLSForm viết ${{{name}}} ạ: {expression}",
}


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def said(code: str, details: Mapping[str, str]) -> str:
    """The sentence for a code; details it has no place for are left out, missing ones are blank."""
    return WORDS[code].format_map(_Blank(details))
