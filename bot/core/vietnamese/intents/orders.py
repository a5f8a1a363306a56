"""What officers order: broadcast, remind, export, review, deadlines, posts. What changes anything is asked back."""

from __future__ import annotations

import re

from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.intents.scope import communes, level, named_period, unit_slots
from bot.core.vietnamese.letters import has, pattern, wholly, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT, WHO

_SEND = "gửi|nhắn|thông báo|báo|phát|loan|bắn|đăng|truyền đạt|gởi|soạn tin|nhắn tin|gửi tin|gửi thông báo|báo tin"
_AUDIENCES = (
    (
        "village_head",
        (
            "trưởng thôn|trưởng bản|trưởng làng|thôn trưởng|trưởng khối|các thôn|mấy thôn|tất cả thôn|"
            "tất cả các thôn|thôn|bản"
        ),
    ),
    ("elder", "già làng"),
    ("prestige", "người (?:có )?uy tín"),
    ("commune_officer", "cán bộ xã|các xã|mấy xã|tất cả (?:các )?xã|xã"),
    ("household", "các hộ|hộ nghèo|chủ hộ|bà con|hộ dân|hộ gia đình"),
    ("all", "mọi người|tất cả|toàn thể|cả nhà|anh em"),
)
_ROLES = "|".join(source for _, source in _AUDIENCES)
_REPORT = "báo cáo|số liệu|phiếu|bản nộp|bài|bc|kết quả|mô hình"
_FORMATS = (
    ("xlsx", "excel|xlsx|exel|ecxel|exel|bảng tính|bảng|ex cel"),
    ("docx", "word|docx|văn bản"),
    ("pdf", "pdf"),
    ("csv", "csv"),
    ("zip", "zip"),
    ("png", "ảnh biểu đồ|biểu đồ"),
)
_WHAT = (
    ("models", "mô hình"),
    ("households", "hộ nghèo|danh sách hộ|các hộ|hộ cận nghèo"),
    ("nominations", "khen thưởng|đề nghị khen|khen"),
    ("outreach", "tuyên truyền"),
    ("tasks", "công việc|nhiệm vụ|việc quý"),
    ("indicators", "số liệu|chỉ tiêu|chỉ số"),
    ("people", "danh bạ|danh sách trưởng thôn|trưởng thôn|cán bộ"),
    ("report", "báo cáo|bc|tổng hợp"),
)
_NAME = r"(?:(?:A|Y|[A-ZĐÂĂÊÔƠƯ][^\W\d_’']*)(?:[ ][A-ZĐÂĂÊÔƠƯ][\w’']*)*)"
_INSTEAD = re.compile(
    rf"(?i:ông|bà|anh|chị|cô|chú)?\s*(?P<new>{_NAME}) (?i:lên )?(?i:thay(?: cho| thế)?) (?i:(?:ông|"
    rf"bà|anh|chị|cô|chú) )?(?P<old>{_NAME})"
)
_BECOMES = re.compile(rf"(?i:là|cho|sang|thành|giao cho|mới|bầu|:)\s+(?i:(?:ông|bà|anh|chị|cô|chú) )?(?P<new>{_NAME})")

_FORMER = re.compile(
    rf"(?i:không còn(?: là)?|không phải(?: là)?|thay(?: cho)?|chứ không phải)\s+(?i:(?:ông|bà|anh|chị|cô|"
    rf"chú) )?(?P<old>{_NAME})"
)


def order(said: str, original: str, context: Context) -> Meaning | None:
    """An officer's order, or None. Questions about the same things (`duyệt chưa`) are not orders."""
    for read in (_broadcast, _remind, _export, _extend, _close, _reassign, _reject, _approve):
        found = read(said, original, context)
        if found:
            return found
    return None


def _broadcast(said: str, original: str, context: Context) -> Meaning | None:
    match = pattern(
        rf"^(?:{WHO} |ok |nhờ |làm ơn |hãy |giúp )*(?:{_SEND})(?: (?:tin|thông báo|giúp|giùm|nhanh|"
        r"gấp|một tin|1 tin))*(?: (?:cho|tới|đến|về|đi|xuống|lên|qua))?"
        r" (?P<who>[^:]{2,80}?)(?: ?: ?|,? (?:là|rằng|nội dung|nói là|biết là|biết) )(?P<text>.+)$"
    ).match(said)
    match = match or pattern(
        rf"^(?:{WHO} |ok |nhờ |làm ơn |hãy |giúp )*(?:{_SEND})(?: (?:tin|thông báo|giúp|giùm|nhanh|"
        r"gấp))* (?:cho|tới|đến|xuống) "
        rf"(?P<who>(?:(?:tất cả|các|mấy|hết|toàn bộ|toàn thể|những) )*(?:{_ROLES})(?: (?:xã|thị trấn) \w+ \w+)?),? "
        r"(?P<text>\w+ .+)$"
    ).match(said)
    if not match:
        return None
    role = next((name for name, source in _AUDIENCES if has(match["who"], source)), None)
    if role is None:
        return None
    audience: dict[str, object] = {"role": role}
    units, _ = unit_slots(match["who"], original.split(":", maxsplit=1)[0], context)
    unit = units.get("unit")
    if unit:
        audience["unit"] = unit
    words_before = len(said[: match.start("text")].split())
    text = original.split(":", 1)[1].strip() if ":" in original else " ".join(original.split()[words_before:])
    return Meaning("officer.broadcast", {"audience": audience, "text": text}, clarify=True)


def _remind(said: str, original: str, context: Context) -> Meaning | None:
    if not has(said, "nhắc|đôn đốc|hối|giục|thúc|^réo|hối thúc|nhắc nhở") or has(
        said, f"đừng nhắc|{NOT} nhắc|bot nhắc|nhắc (?:tôi|tui)|nhắc hoài|nhắc mãi"
    ):
        return None
    audience = "late" if has(said, "trễ|quá hạn|muộn|chậm|trễ hạn") else "missing"
    units, unclear = unit_slots(said, original, context)
    return Meaning(
        "officer.remind",
        {"level": level(said, context)} | named_period(said, context) | {"audience": audience} | units,
        unclear,
    )


def _export(said: str, original: str, context: Context) -> Meaning | None:
    asks = f"(?:cho|gửi|xuất|tải|lấy|in|kết xuất|xin|trích|làm|gởi|down|tải về|xuất ra|cần)(?: {WHO})*"
    fmt = next((name for name, source in _FORMATS if has(said, source)), None)
    wants_file = (
        has(
            said,
            (
                rf"{asks}(?: (?:cái|bản|xin|một|1|ra|giúp|giùm|lại))*(?: (?:file|tệp|excel|word|pdf|csv|"
                r"bảng|exel|danh sách|báo cáo tổng hợp|bản))(?: .*)?"
            ),
        )
        or (fmt is not None and has(said, "in|xuất|lấy|gửi|cho|cần"))
        or (has(said, "xuất|kết xuất|in ra|tải về|tải") and not has(said, "sản xuất|đề xuất|đột xuất|xuất khẩu"))
    )
    if not wants_file or (fmt is None and not has(said, "file|tệp|xuất|tải|kết xuất|in ra")):
        return None
    what = next((name for name, source in _WHAT if has(said, source)), "report")
    period = named_period(said, context) if has(said, "quý|quí|năm|tháng|q[1-4]") else {}
    units, unclear = unit_slots(said, original, context)
    return Meaning("officer.export", {"what": what, "format": fmt or "xlsx"} | period | units, unclear)


def _asking(said: str) -> bool:
    return has(said, "chưa|gì|bao giờ|khi nào|mấy|hả|đâu|nào|bao nhiêu|sao|được không|có phải") and not has(
        said, "nhé|giúp|giùm|chưa đủ|chưa đạt|chưa đúng|chưa có"
    )


def _extend(said: str, original: str, context: Context) -> Meaning | None:
    if not has(
        said,
        (
            "thêm [0-9]+ (?:ngày|bữa|hôm|tuần)|gia hạn|nới hạn|lùi hạn|dời hạn|thêm hạn|kéo dài hạn|"
            "hoãn hạn|lui hạn|cho (?:.* )?(?:thêm|"
            "trễ|nộp trễ|nộp muộn) [0-9\\w]+ (?:ngày|bữa|hôm|tuần)"
        ),
    ):
        return None
    units, _ = unit_slots(said, original, context)
    if has(said, "tất cả|các thôn|mấy thôn|hết|cả xã|toàn xã"):
        units = units or {"unit": "all"}
    match = words(r"(?P<number>[0-9]+) (?P<what>ngày|hôm|bữa|tuần)").search(figures(said))
    slots: dict[str, object] = dict(units)
    if match:
        slots["days"] = int(match["number"]) * (7 if has(match["what"], "tuần") else 1)
    until = words(r"(?:đến|tới)(?: hết)?(?: ngày)? (?P<day>[0-9]{1,2})[/-](?P<month>[0-9]{1,2})").search(said)
    if until:
        slots["until"] = f"{context.today.year}-{int(until['month']):02}-{int(until['day']):02}"
    return Meaning("officer.extend_deadline", slots, clarify=True)


def _close(said: str, original: str, context: Context) -> Meaning | None:
    if not has(said, "chốt|khóa|khoá|đóng|kết thúc|khóa sổ|đóng sổ|chốt sổ") or not has(
        said, "số liệu|sổ|kỳ|quý|quí|báo cáo|năm|q[1-4]|số"
    ):
        return None
    if _asking(said) or has(said, "hạn|nữa|ngày mấy|đóng góp|đóng quỹ"):
        return None
    units, _ = unit_slots(said, original, context)
    return Meaning("officer.close_period", named_period(said, context) | units, clarify=True)


def _reassign(said: str, original: str, context: Context) -> Meaning | None:
    if not has(
        said,
        (
            "(?:giờ|nay|bây giờ|hiện) là|không còn là|hết làm|đổi|thay|bầu|thay thế|làm trưởng thôn|làm trưởng bản|"
            "trưởng thôn mới|trưởng bản mới|nghỉ|bàn giao|thôi làm"
        ),
    ):
        return None
    if not has(
        said, ("trưởng thôn|trưởng bản|trưởng làng|thôn trưởng|cán bộ|người phụ trách|già làng|người báo cáo|phụ trách")
    ) or _asking(said):
        return None
    units, _ = unit_slots(said, original, context)
    swap = _INSTEAD.search(original)
    new = _BECOMES.search(original)
    former = _FORMER.search(original)
    names: dict[str, str] = (
        {"new": swap["new"].strip(), "old": swap["old"].strip()} if swap else {"new": new["new"].strip()} if new else {}
    )
    if former and "old" not in names:
        names["old"] = former["old"].strip()
    return Meaning("officer.reassign", units | names, clarify=True)


def _reject(said: str, original: str, context: Context) -> Meaning | None:
    verb = (
        f"trả lại|trả về|(?<!kiểm )(?<!điều )trả|gửi lại|đẩy lại|từ chối|{NOT} duyệt|{NOT} cho qua|bắt làm lại|"
        f"yêu cầu (?:làm "
        "lại|sửa)|kêu sửa|cho làm lại|bắt sửa|bác"
    )
    if (
        not (
            has(said, f"(?:{verb}) (?:.* )?(?:{_REPORT}|thôn|bản|xã|khối|làng)")
            or has(
                said,
                "(?:bảo|kêu|yêu cầu|nói|bắt|nhắn|đề nghị|cho|để)(?: .*)? (?:làm|sửa|nộp|báo cáo|gửi|"
                "rà|kiểm tra) lại|bổ sung",
            )
            or has(said, f"(?:thôn|bản|làng|khối) [0-9]+(?: .*)? (?:trả (?:về|lại)|{NOT} duyệt|từ chối|{NOT} cho qua)")
            or has(said, "(?:thôn|bản|làng|khối) [0-9]+ (?:làm|sửa|nộp|báo cáo|gửi|rà|khai) lại")
        )
        or has(said, "chưa$")
        or context.role in {"thon", "household", "elder"}
    ):
        return None
    if has(said, "tờ rơi|tài liệu|video|trả lời|bác (?:ơi|nào)"):
        return None
    units, _ = unit_slots(said, original, context)
    if not units:
        return None
    reason = re.search(r"(?:,|;|:| vì | do | tại | bởi )\s*(.+)$", original)
    slots: dict[str, object] = dict(units)
    if reason:
        slots["reason"] = re.sub(r"^(?:vì|do|tại|bởi vì|bởi)\s+", "", reason[1].strip())
    return Meaning("officer.reject", slots, clarify=True)


def _approve(said: str, original: str, context: Context) -> Meaning | None:
    if (
        context.role in {"thon", "household", "elder"}
        or _asking(said)
        or has(said, f"{NOT} (?:duyệt|đồng ý|nhận|cho qua)")
    ):
        return None
    if not (
        has(
            said,
            "duyệt|phê duyệt|cho qua|cho đạt|cho thông qua|thông qua|chấp nhận|chấp thuận|xác nhận|"
            "đồng ý|nhận|công nhận",
        )
        or wholly(said, r"(?:.* )?cho (?:.+) (?:qua|đạt|thông qua|được)(?: (?:đi|luôn|nhé|em|hết))*")
    ):
        return None
    units, _ = unit_slots(said, original, context)
    if not units and has(said, "hết|tất cả|toàn bộ|các thôn|mấy thôn"):
        units = {"unit": "all"}
    if not units or (communes(said, context) and not has(said, f"{_REPORT}|duyệt|qua")):
        return None
    return Meaning("officer.approve", units, clarify=True)
