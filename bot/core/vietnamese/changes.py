"""Counts told against last time's: `vẫn vậy`, `bớt 3 hộ`, `quý trước 14 giờ còn 11`; and the words around a count."""

from __future__ import annotations

from bot.core.readings import Problem, Read, Reading, Unsure
from bot.core.vietnamese.letters import has, pattern, wholly
from bot.core.vietnamese.phrases import NOT

UNITS = (
    "hộ gia đình|gia đình|hộ dân|hộ nghèo|hộ cận nghèo|hộ|nóc nhà|nóc|nhà|người|nhân khẩu|"
    "khẩu|con|em|cháu|cái|buổi|lần|cây|gốc|"
    "mô hình|phụ nữ|chị em|chị|bà con|đồng bào|dân tộc thiểu số|dân tộc|dtts|nghèo|cận nghèo|"
    "cận|thôn|bản|xã|tuổi|đứa|thành viên|"
    "nhân dân|dự|tham gia|tham dự|đi họp|nghe|thoát|thoát nghèo|đăng ký|tái nghèo|phát sinh|ngày|tháng|năm|m2|người dự"
)
APPROX = (
    "chưa tới|chưa đến|không tới|không đến|không quá|dưới|trên|ít nhất|nhiều nhất|tối đa|"
    "khoảng|chừng|gần|hơn|tầm|cỡ|độ|đâu|ước|xấp xỉ|trên dưới|ngót nghét|ngót|sấp sỉ|loanh quanh|"
    "suýt soát|quãng|ước chừng|áng chừng|cũng phải|gần gần|chắc|hình như|"
    "nghe nói|không nhớ rõ|không nhớ chính xác|không nhớ kỹ|không chắc|không rõ lắm|nhớ mang máng"
)
APPROX_AFTER = "gì đó|chi đó|chi nớ|hơn|đổ lại|trở lại|trở lên|có lẻ|là cùng|hay sao đó|thì phải"
_SAME = (
    r"(?:(?:vẫn|cũng|y|y như|giống|giống hệt|hệt|giống như|như|giữ|bằng|còn|vẫn như|cũng như) ?)*(?:vậy|"
    r"thế|thế thôi|cũ|nguyên|trước|quý trước|kỳ trước|"
    r"lần trước|đợt trước|hồi trước|năm trước|bữa trước|tháng trước|nguyên vậy|như cũ|cũ thôi)(?: (?:thôi|hết|cả|"
    r"luôn|đó))*"
    r"|(?:y|y như|y hệt|y chang|hệt như)(?: (?:nguyên|chang|hệt|như|cũ|vậy|thế))*(?: (?:quý|kỳ|lần|năm|đợt|tháng|"
    r"hồi|bữa) (?:trước|rồi|ngoái))?|giữ nguyên(?: .{0,12})?"
    rf"|(?:{NOT}|chưa)(?: có)?(?: gì)? (?:thay đổi|đổi|khác|biến động)(?: gì)?(?: cả)?(?: so)?(?: với)?(?: "
    r"(?:quý|kỳ|lần|năm|đợt|tháng) trước)?"
)


def relative(said: str, previous: int | None) -> Reading | None:
    """`vẫn vậy`; `bớt 3 hộ`; `quý trước 14 giờ còn 11`."""
    if wholly(said, _SAME):
        return Problem("no_previous") if previous is None else Read(str(previous), literal=False)
    now = pattern(
        r".*(?:trước|ngoái|đầu năm|hồi|nguyên|từ) ?(?:là |có )?[0-9]+.*?(?:giờ|nay|này|còn|xuống|"
        rf"lên|thành)(?: (?:là|còn|có|chỉ còn))* ([0-9]+)(?: (?:{UNITS}|thôi))*"
    )
    freed = pattern(
        rf"(?:thoát|giảm|bớt|rớt)(?: (?:được|nghèo|đi|mất))* ([0-9]+)(?: (?:{UNITS}))*,? (?:nên|thì|giờ|nay|rồi|,|"
        rf" )*còn "
        rf"([0-9]+)(?: (?:{UNITS}|thôi))*"
    ).fullmatch(said)
    if freed:
        fits = previous is not None and previous - int(freed[1]) == int(freed[2])
        return Read(freed[2]) if fits else Unsure(freed[2], "delta")
    left = pattern(
        r"(?:giảm|tụt|rớt|xuống|bớt|tăng|lên|hụt)(?: (?:xuống|lên|dần|bớt|nhiều))* (?:còn|thành|"
        rf"tới)(?: có)? ([0-9]+)(?: (?:{UNITS}|thôi))*"
    )
    quarters = pattern(
        rf"quý ([1-4])(?: (?:là|có|được))? [0-9]+(?: (?:{UNITS}))*,? (?:còn |sang |tới |đến |qua )?quý ([1-4])"
        rf"(?: (?:là|có|được|còn|chỉ|này))* ([0-9]+)(?: (?:{UNITS}|thôi))*"
    ).fullmatch(said)
    if quarters and int(quarters[2]) % 4 == (int(quarters[1]) + 1) % 4:
        return Read(quarters[3])
    match = now.fullmatch(said) or left.fullmatch(said)
    if match:
        return Read(match[1])
    moved = pattern(
        rf"([0-9]+)(?: (?:{UNITS}))?(?: (?:giảm|tụt|rớt|tăng))? (?:xuống|lên|thành|còn)(?: (?:còn|"
        rf"thành))? ([0-9]+)(?: (?:{UNITS}))*"
    ).fullmatch(said)
    if moved:
        return (
            Read(moved[2])
            if int(moved[1]) == previous
            else Unsure(moved[2], "delta", {"delta": int(moved[2]) - int(moved[1])})
        )
    return _by(said, previous)


def _by(said: str, previous: int | None) -> Reading | None:
    """`bớt 3 hộ`; `nhiều hơn quý trước 2`: so many more or fewer than last time."""
    match = pattern(
        r"(?P<verb>kém(?= [0-9])|(?:hơn|kém)(?= (?:quý|kỳ|năm|lần|đợt|tháng|so))|bớt|giảm|giảm được|bớt được|"
        r"sụt|tụt|rớt|ít hơn|bớt đi|giảm đi|mất|hụt|tăng|tăng thêm|thêm|"
        r"nhiều hơn|lên thêm|ít đi|nhiều thêm)(?: (?:đi|được|có|mất|thêm|lên|xuống|so với|quý trước|kỳ trước|"
        rf"năm ngoái|năm trước|lần trước|đợt trước|tháng trước|{APPROX}))* (?P<by>[0-9]+)(?: (?:{UNITS}|"
        r"so (?:với )?.*|nữa))*"
    ).fullmatch(said)
    if not match:
        return None
    by = int(match["by"]) * (
        1 if has(match["verb"], "tăng|thêm|nhiều|lên|nhiều hơn") or (wholly(match["verb"], "hơn")) else -1
    )
    if previous is None:
        return Problem("no_previous", {"delta": by})
    if has(match[0], "lên|xuống") and abs(by) * 2 > previous:  # tăng lên 20: to twenty rather than by twenty
        return Unsure(str(abs(by)), "delta", {"previous": previous, "delta": abs(by) - previous})
    if previous + by < 0:
        return Problem("negative", {"previous": previous, "delta": by})
    return Unsure(str(previous + by), "delta", {"previous": previous, "delta": by})
