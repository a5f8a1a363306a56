"""Commands to the dialogue, said in a sentence: start a report, correct a figure, ask for help."""

from __future__ import annotations

import re

from bot.core.readings import Read
from bot.core.vietnamese.choices import spoken
from bot.core.vietnamese.commands import Command, command
from bot.core.vietnamese.dates import read_date
from bot.core.vietnamese.intents.corrections import correction
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.letters import canonical, has, wholly, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.phrases import NOT, WHO
from bot.core.vietnamese.synonyms import SYNONYMS

_COMMANDS = {
    Command.BACK: Meaning("cmd.back"),
    Command.HELP: Meaning("cmd.help"),
    Command.CANCEL: Meaning("cmd.cancel", {}, clarify=True),
    Command.WAIT: Meaning("cmd.wait"),
    Command.RESUME: Meaning("cmd.resume"),
    Command.CORRECT: Meaning("cmd.correct"),
    Command.REVIEW: Meaning("cmd.correct"),
    Command.ERASE: Meaning("privacy.erase", {"what": "all"}),
    Command.WITHDRAW: Meaning("privacy.withdraw"),
    Command.MY_RECORDS: Meaning("privacy.access"),
    Command.STOP_MESSAGES: Meaning("privacy.stop_messages"),
    Command.SKIP: Meaning("answer.skip"),
    Command.DONT_KNOW: Meaning("answer.unknown"),
}
_HELP = (
    (
        "household_vs_person",
        (
            "hộ (?:với|và|khác|hay|hoặc)(?: (?:theo|tính|là))* (?:khẩu|người|nhân khẩu)|khẩu (?:với|"
            "và|khác|là|hay) (?:gì|hộ|"
            "sao)|tính hộ hay (?:tính )?(?:người|khẩu)|(?:khẩu|người) hay(?: (?:theo|tính|là))* hộ|"
            "đếm (?:hộ|người) hay (?:hộ|người)"
        ),
    ),
    ("near_poor", "cận nghèo là (?:sao|gì|thế nào|hộ)|thế nào là cận nghèo|cận nghèo (?:khác|với)"),
    (
        "poor",
        (
            "(?:hộ )?nghèo là (?:sao|gì|thế nào|như thế nào)|thế nào là (?:hộ )?nghèo|nghèo tính (?:sao|"
            "thế nào|làm sao)|tính nghèo"
        ),
    ),
    ("three_conditions", "3 điều|ba điều|điều kiện gì|đủ điều kiện gì"),
    ("sao", "(?:một|1) sào (?:là )?(?:bao nhiêu|mấy)|sào là"),
)


def said_command(text: str, said: str, context: Context) -> Meaning | None:
    """A command that is the whole message, a call for help, or a correction."""
    found = command(text)
    if found is not None and found in _COMMANDS:
        return _COMMANDS[found]
    return _help(said, context) or correction(said, context)


def _help(said: str, context: Context) -> Meaning | None:
    for topic, source in _HELP:
        if has(said, source):
            return Meaning("cmd.help", {"topic": topic})
    how = (
        "(?:dùng|xài|làm|gõ|bấm|nhập|báo|ghi|điền|trả lời|gửi ảnh|chụp|sửa|báo cáo|khai)(?: (?:cái này|"
        "ở đây|máy này|bot|nó|phiếu|số|vậy|vào|chỗ này))* (?:sao|thế nào|làm sao|kiểu gì|như thế nào|"
        "ra sao|chỗ nào|ở đâu|cách nào)(?: .{0,15})?"
    )
    asks = (
        f"(?:(?:{WHO}|thì|giờ|vậy|cho hỏi|ơi) )*(?:làm sao|làm thế nào|cách nào|bằng cách nào|làm cách nào)(?: (?:để|"
        f"mà|cho))* "
        "(?:báo cáo|báo|gửi|nộp|ghi|điền|sửa|nhập|khai|chụp|làm|vào|vô|mở|trả lời|bấm|xóa|đổi)(?: .{0,25})?|"
        f"(?:(?:{WHO}|cho|hỏi|ơi|vậy|thế|giờ|rồi|phải|thì|muốn|cần|biết|cái này|máy này|bot này|"
        f"cái bot|này|để|mà|tôi|tui) )*{how}|(?:(?:{WHO}|ơi|làm ơn|nhờ) )*(?:chỉ|"
        f"hướng dẫn|bày)(?: (?:giùm|giúp|cho|dùm|{WHO}|cách|với))+(?: .{{0,25}})?|(?:{WHO} )?{NOT} (?:biết|"
        f"hiểu)(?: (?:cách|gì|làm|dùng|bấm|xài|câu|hỏi|ý))+(?: .{{0,20}})?|câu này (?:là )?(?:hỏi )?(?:gì|"
        "sao|nghĩa).*|ghi (?:gì|sao|thế nào) .*"
    )
    doubt = (
        rf"(?!.*[0-9]).*có (?:được |phải |cần )?(?:tính|đếm|ghi|kể|nhập|báo|khai)(?: .*)? {NOT}(?: {WHO})?|"
        r"(?!.*[0-9]).*(?:là sao|là gì|nghĩa là sao|nghĩa là gì|tính (?:sao|thế nào|làm sao|luôn hả)|"
        r"ghi (?:sao|vào đâu|thế nào))"
        rf"(?: (?:vậy|hả|thế|ạ|đây|{WHO}))*"
    )
    inside = context.kind in {"int", "money", "area", "date", "choice", "multi"}
    return Meaning("cmd.help") if wholly(said, asks) or (inside and wholly(said, doubt)) else None


_PAST = (
    "hôm qua|tối qua|chiều qua|sáng qua|bữa qua|hôm kia|sáng nay|chiều nay|hôm nay|vừa|mới|"
    "đã|rồi|hôm|bữa|tuần trước|tuần rồi|thứ [0-9]|ngày [0-9]+|trưa nay|đêm qua|tối hôm|hồi"
)
_EVENT = (
    "họp|tuyên truyền|vận động|nói chuyện|phát loa|sinh hoạt|đi từng nhà|tập huấn|tổ chức|"
    "đến từng nhà|thăm mô hình|phổ biến"
)
_FORMS = (
    (
        "F_NOM",
        (
            "(?:đề nghị|đề xuất|xin|muốn|đề cử|giới thiệu|làm)(?: .*)? (?:khen|khen thưởng|biểu dương|"
            "tuyên dương|giấy khen|bằng khen)(?: .*)?|(?:khen thưởng|biểu dương|tuyên dương) (?:cho|"
            "nhà|hộ|ông|bà|anh|chị|thôn)(?: .*)?"
        ),
    ),
    (
        "F_EXIT",
        (
            "(?:xin|đăng ký|đăng kí|muốn|cho|tự nguyện|đề nghị|làm đơn)(?: .*)? (?:ra khỏi|thoát|"
            f"rút khỏi|rút)(?: .*)?(?: (?:nghèo|hộ nghèo|diện nghèo|danh sách nghèo))|{NOT} (?:muốn )?(?:làm|"
            "ở|nằm trong)(?: .*)?(?:hộ nghèo|diện nghèo) nữa"
        ),
    ),
    (
        "F_MODEL",
        (
            "(?:thêm|báo|đăng ký|đăng kí|khai|ghi|cập nhật|nhập|báo cáo|bổ sung|tạo|làm|mở)(?: (?:một|"
            "1|cái|mới|về|thêm|cho))* mô hình(?: .*)?|thôn (?:tôi|mình|em) (?:mới )?có mô hình(?: .*)?"
        ),
    ),
    ("F_XA", "(?:phiếu|báo cáo|số liệu)(?: .*)? (?:của )?xã(?: quý.*| này)?|phiếu xã"),
    (
        "F_TASK",
        (
            "(?:báo|báo cáo|cập nhật|ghi|nộp|gửi)(?: (?:cho|về|tiến độ|kết quả))*(?: (?:công việc|"
            "việc|nhiệm vụ|việc quý|việc thôn|tiến độ))(?: .*)?|việc quý(?: này)?"
        ),
    ),
    (
        "F_OUT",
        (
            "(?:báo|báo cáo|ghi|gửi|nộp)(?: .*)? (?:tuyên truyền|buổi họp|họp thôn|vận động|họp dân|"
            "buổi tuyên truyền)(?: .*)?"
        ),
    ),
    (
        "F_IND",
        (
            f"(?:(?:{WHO}|tôi|tui|cho|muốn|giờ|làm|bắt đầu|xin|gửi|nộp|nhập|ghi|khai|viết|vô|vào|"
            "tính|để|định) )*(?:báo cáo|báo|nhập|gửi|nộp|khai|ghi)?(?: (?:báo cáo|số liệu|số))?(?: (?:quý|"
            "quí|thôn|hộ nghèo|số liệu|định kỳ|tháng này|quý này|quý [0-9]|số hộ|hàng quý|của thôn|"
            "thôn mình|hộ nghèo quý này|này|[0-9]))*(?: (?:đi|nhé|nha|em|ạ|luôn|giúp|với))*"
        ),
    ),
)


def start(said: str, original: str, context: Context) -> Meaning | None:
    """`cmd.start_report` with the form and what was already told."""
    if has(said, _FORMS[1][1]) and not has(said, "khen|biểu dương|tuyên dương|chưa|bao nhiêu|mấy|ai|nào|sao"):
        return Meaning("cmd.start_report", {"form": "F_EXIT"})
    if has(
        said,
        (
            "tờ rơi|tài liệu|video|mấy|chưa|bao giờ|khi nào|ai|nào|sao|mấy ngày|hạn|gì|duyệt|danh sách|"
            f"bao nhiêu|file|excel|(?:{NOT})$"
        ),
    ) and not has(said, "tối nào"):
        return None
    for form, source in _FORMS[:3]:
        if has(said, source):
            return _filled(form, said, original)
    if (
        has(said, _EVENT)
        and has(said, _PAST)
        and (has(said, "[0-9]+ (?:người|hộ|bà con|nhà)") or has(said, "thôn|bản|làng|bà con|dân|nói về|bàn|về chuyện"))
    ):
        return Meaning("cmd.start_report", {"form": "F_OUT"} | _event(said, original, context))
    for form, source in _FORMS[3:]:
        if wholly(said, source) and has(said, "báo|số liệu|phiếu|việc|nộp|nhập|khai|gửi"):
            return Meaning("cmd.start_report", {"form": form})
    return None


def _filled(form: str, said: str, original: str) -> Meaning:
    slots: dict[str, object] = {"form": form}
    if form == "F_MODEL":
        model = re.search(r"(?i:mô hình|mo hinh)(?i: mới| moi| là| của)?\s+(.+)$", original.strip(" .!"))
        slots |= {"model": re.sub(r"\s+(?:nhé|ạ|đi|em|nha)$", "", model[1]).strip()} if model else {}
        return Meaning("cmd.start_report", slots)
    if form == "F_EXIT":
        return Meaning("cmd.start_report", slots)
    name = re.search(
        r"(?:ông|bà|anh|chị|cô|chú|nhà|hộ|bác)\s+(?P<name>(?:[AYĐ]|[A-ZĐÂĂÊÔƠƯ][^\W\d_’']*)(?:\s[A-ZĐÂĂÊÔƠƯ][\w’']*)*)",
        original,
    )
    village = words(r"(?:thôn|bản|khối|làng) (?:[0-9]+|\w+)").search(figures(said))
    if name:
        slots["nominee"] = name["name"]
        group = (
            "hh_poor"
            if has(said, "hộ nghèo|cận nghèo|hộ cận")
            else "hh_other"
            if has(said, "nhà|hộ|gia đình|làm ăn")
            else "person"
        )
        slots["nom_group"] = group
    elif has(said, "thôn|bản|khối|làng") and village:
        slots |= {"nominee": village.group(), "nom_group": "village"}
    elif has(said, "xã"):
        slots["nom_group"] = "commune"
    return Meaning("cmd.start_report", slots, clarify=True)


def _event(said: str, original: str, context: Context) -> dict[str, object]:
    slots: dict[str, object] = {}
    people = words(r"(?P<number>[0-9]+) (?:người|bà con|đại biểu|lượt)").search(figures(said))
    when = read_date(
        words(r"[0-9]+ (?:người|bà con|hộ|nhà|đại biểu|lượt)").sub(" ", canonical(original)), today=context.today
    )
    if isinstance(when, Read):
        slots["ev_date"] = when.value
    kinds = _said("outreach_kind", said)
    slots |= {"kind": kinds[0]} if kinds else {}
    topics = _said("topic", said)
    slots |= {"topic": topics} if topics else {}
    if people:
        slots["attend"] = int(people["number"])
    homes = words(r"(?P<number>[0-9]+) (?:hộ|nhà)").search(figures(said))
    if homes:
        slots["hh_reached"] = int(homes["number"])
    return slots


def _said(table: str, said: str) -> list[str]:
    names = SYNONYMS[table]
    hits = sorted(spoken(said, [(name, name) for name in names], names), key=lambda hit: hit[1])
    return list(dict.fromkeys(name for name, _, _ in hits if name != "other"))
