"""Words of the regions in the common speech: `thôn mô chưa nộp rứa` → `thôn nào chưa nộp vậy`.

Where a word is also another (`mô hình`, `đánh răng`, `chi hội`, `chị` typed `chi`), its neighbours decide.
"""

from __future__ import annotations

import re

from bot.core.vietnamese.letters import canonical, words

_ASKED = "ai|xã|thôn|bản|làng|khối|ấp|hộ|nhà|người|ông|bà|nơi|đứa|đơn vị|huyện|con|cái|câu|việc|có"
_TIMES = "hôm|bữa|ngày|khi|lúc|hồi|tháng|quý|năm|giờ|chừng|tuần|lần|buổi|đợt"
_CHI = (
    "làm|có|cái|nói|nợ|thiếu|vướng|nhiều|chuyện|việc|phải|biết|thấy|lưu|gửi|nộp|báo|giữ|về|thêm|khác|gõ|bấm|"
    "ghi|điền|cần|động|là|như|chưa|không|tay|hiểu|đổi|nhớ|tin"
)
_NO_CHI = "hội|bộ|đoàn|tiêu|phí|trả|nhánh|cục|em|ấy|đảng|phụ|cán|bí"

_EXACT: tuple[tuple[str, str], ...] = (
    ("mần răng", "làm sao"),
    (r"(?<!đánh )(?<!nhổ )(?<!đau )(?<!khám )(?<!hàm )(?<!chữa )răng(?! miệng| hàm| sâu| khôn)", "sao"),
    ("bây chừ|bây dừ|bây giừ|chừ|dừ", "giờ"),
    ("rứa", "vậy"),
    ("nớ|nấy", "đó"),
    ("nỏ|khum|hơm|hẻm|k0|nhỏ có", "không"),
    ("mần", "làm"),
    ("nác", "nước"),
    ("choa|bầy choa|chúng choa|tau|tao", "tôi"),
    ("hum", "hôm"),
    ("zô|dzô", "vô"),
    ("zậy|dzậy|zị|z", "vậy"),
    ("zì|zề", "gì"),
    ("lun", "luôn"),
    ("lém", "lắm"),
    ("hỉu", "hiểu"),
    ("gởi", "gửi"),
    ("nhứt", "nhất"),
    ("bịnh", "bệnh"),
    ("hổm rày|mấy rày", "mấy hôm nay"),
    ("nẫu", "họ"),
    ("ổng", "ông ấy"),
    ("biểu", "bảo"),
    (r"chi(?=$| (?:rứa|vậy|nữa|hè|hỉ|hết|cả|không|đâu|mô)(?!\w))", "gì"),
)
_NEAR: tuple[tuple[str, str], ...] = (
    ("bao chừ|(?:khi|lúc|hồi|chừng) mô", "khi nào"),
    (r"(tới|đến|ở|chỗ) mô(?! hình)", r"\1 đâu"),
    (rf"({_ASKED}|{_TIMES}) mô(?! hình)", r"\1 nào"),
    (r"mô(?= có)", "đâu"),
    (r"(ra|làm|là|tính|nói) răng", r"\1 sao"),
    ("răng (rồi|vậy|rứa)", r"sao \1"),
    (rf"({_CHI}) chi(?! (?:{_NO_CHI}))", r"\1 gì"),
    (r"(hỏi|nhắc|nói) chi(?= (?:mà|lắm|nhiều|hoài|dữ))", r"\1 gì"),
    (r"(xã|thôn|bản|làng|ai|khi|hôm) n(?= (?:chưa|nộp|gửi|còn|thiếu|trễ))", r"\1 nào"),
    (r"(hôm|bữa|sáng|trưa|chiều|tối|đêm|năm|hiện|ngày) ni", r"\1 nay"),
    (r"(quý|tháng|tuần|cái|việc|câu|đợt|kỳ|thôn|xã|bài|chỗ|lần|vụ|cấy) ni", r"\1 này"),
    (r"(hôm|bữa|sáng|tối) tê", r"\1 kia"),
    (r"cấy (này|đó|nào|gì)", r"cái \1"),
    (r"(?<!bao )nhiêu (?=xã|thôn|hộ|ngày|bữa|người|đơn vị|mô hình|tiền)", "bao nhiêu "),
    ("bi nhiêu", "bao nhiêu"),
    (r"(được|phải|có|đúng|chưa|rồi) hôn(?! nhân)", r"\1 không"),
)
"""Forgiving of missing marks, because a neighbour makes them sure."""

_EXACTLY = tuple((re.compile(rf"(?<!\w)(?:{canonical(source)})(?!\w)"), said) for source, said in _EXACT)
_HINT = words(
    "n|mô|răng|chi|ni|tê|cấy|bi|nhiêu|hôn|chừ|dừ|giừ|rứa|nớ|nấy|nỏ|khum|hơm|hẻm|k0|mần|nác|choa|tau|tao|hum|zô|dzô|"
    "zậy|dzậy|zị|z|zì|zề|lun|lém|hỉu|gởi|nhứt|bịnh|rày|nẫu|ổng|biểu"
)


def common(text: str) -> str:
    """Canonical text in the common speech; the same text where it already is."""
    if not _HINT.search(text):
        return text
    said = text
    for source, other in _EXACTLY:
        said = source.sub(other, said)
    for near, other in _NEAR:
        said = words(near).sub(other, said)
    return said
