"""Questions about how things stand."""

from __future__ import annotations

import re

from bot.core.vietnamese.intents import contents, schedule
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.intents.schedule import HOW, MINE
from bot.core.vietnamese.intents.scope import communes, level, named_period, unit_slots
from bot.core.vietnamese.letters import has, wholly, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.periods import quarter
from bot.core.vietnamese.phrases import NOT

_SENT = "nộp|gửi|báo|báo cáo|bc|làm|xong|gởi|trả|có báo cáo|có số liệu|hoàn thành|nhập"
_BEST = (
    (
        (
            r"top [0-9]+ (?:.* )?(?:kém|chậm|yếu|trễ|bét|cuối)|(?:làm )?(?:kém|chậm|yếu|thấp|tệ|ít|dở|trễ|"
            r"bết)(?: (?:nộp|làm|báo cáo))? nhất|đội sổ|"
            r"cuối bảng|bét"
        ),
        "asc",
    ),
    (
        (
            r"top [0-9]+|xếp hạng|thứ hạng|bảng vàng|(?:làm )?(?:nghèo|giàu|tốt|nhanh|giỏi|cao|khá|nhiều|đầy đủ|sớm|"
            r"đạt)(?: (?:nộp|làm|"
            r"báo cáo))? nhất|"
            r"đầu bảng|dẫn đầu|đứng đầu"
        ),
        "desc",
    ),
)
_THINGS = (("plan", "kế hoạch"), ("model", "mô hình"), ("integration", "lồng ghép"))
_METRICS = (
    ("poverty_rate", "nghèo|hộ nghèo|tỷ lệ nghèo|nghèo nhất"),
    ("models", "mô hình"),
    ("outreach", "tuyên truyền"),
    ("timeliness", "trễ|sớm|đúng hạn|nhanh|chậm"),
)


def query(said: str, original: str, context: Context) -> Meaning | None:
    """A `query.*` meaning, or None; the more particular questions first."""
    readers = (
        *(schedule.deadline_policy, schedule.my_report, schedule.my_missing, _rank, _compare, _award),
        *(contents.material, schedule.meeting, schedule.deadline, _missing, contents.models, contents.info, _target),
    )
    for read in readers:
        found = read(said, context)
        if found:
            return found
    return _unit(said, original, context) or _progress(said, context)


def _rank(said: str, context: Context) -> Meaning | None:
    ordered = next((way for source, way in _BEST if has(said, source)), None)
    if not ordered or not has(said, "thôn|xã|bản|khối|đơn vị|ai|nơi|làng|chỗ|top|xếp hạng|nào"):
        return None
    limit = words(r"(?:top )?([0-9]{1,2})(?= (?:thôn|xã|bản|khối|đơn vị|nơi|làng)|$| )").search(figures(said))
    metric = next((name for name, source in _METRICS if has(said, source)), "completion")
    slots: dict[str, object] = {
        "metric": "completion" if metric == "timeliness" and not has(said, "nộp|báo cáo|hạn") else metric,
        "order": ordered,
    }
    slots["limit"] = int(limit[1]) if limit else 1
    return Meaning("query.rank", slots | {"level": level(said, context)}, clarify=True)


def _compare(said: str, context: Context) -> Meaning | None:
    if not has(said, "so với|so sánh|so|hơn quý trước|hơn năm ngoái|bằng quý trước|cùng kỳ|hơn kỳ trước"):
        return None
    if not has(said, "quý|quí|năm|kỳ|tháng|q[1-4]"):
        return None
    this = quarter(context.today)
    year = context.today.year
    found = re.findall(r"(?:quý|quí|quy|q) ?([1-4])(?:[ /]+(20\d\d))?", figures(said))
    if has(said, "cùng kỳ"):
        asked = f"{found[0][1] or year}-Q{found[0][0]}" if found else this
        return Meaning("query.compare", {"period": asked, "with": f"{int(asked[:4]) - 1}-{asked[5:]}"})
    if len(found) > 1:
        named = [f"{y or year}-Q{n}" for n, y in found]
        return Meaning("query.compare", {"period": named[0], "with": named[1]})
    if has(said, "quý trước|quí trước|kỳ trước|quý vừa rồi|quý rồi"):
        return Meaning(
            "query.compare",
            {"period": f"{found[0][1] or year}-Q{found[0][0]}" if found else this, "with": quarter(context.today, 1)},
        )
    if found:
        return Meaning("query.compare", {"period": this, "with": f"{found[0][1] or year}-Q{found[0][0]}"})
    if has(said, "năm (?:ngoái|trước|rồi)"):
        return Meaning("query.compare", {"period": str(year), "with": str(year - 1)})
    return None


def _award(said: str, context: Context) -> Meaning | None:
    asks = has(
        said,
        (
            "(?:đủ|đạt)(?: .*)?(?:điều kiện|tiêu chuẩn|tiêu chí|chuẩn)(?: .*)?(?:khen|thưởng)|(?:được|"
            f"có|sẽ) (?:xét )?(?:khen|thưởng|khen thưởng)(?: .*)?(?:{NOT}|chưa)|ai được khen|(?:có )?được (?:giấy "
            f"khen|bằng khen)(?: .*)?(?:{NOT}|chưa)"
        ),
    )
    halves = context.campaign == "TG" and has(said, "(?:giảm|bớt)(?: .*)?50") and has(said, f"{MINE}|bản|khối|xã")
    if not asks and not halves:
        return None
    own = has(said, "(?:thôn|bản|làng|khối|xã) (?:tôi|tui|mình|em|ta)|tôi|tui")
    slots: dict[str, object] = {"unit": "self"} if own else {}
    if context.campaign == "TG" and halves:
        slots["target"] = "TG-T05" if has(said, "xã") else "TG-T07"
    return Meaning("query.award_eligibility", slots)


def _missing(said: str, context: Context) -> Meaning | None:
    if wholly(said, r"còn (?:mấy|bao nhiêu) (?:xã|thôn|bản|khối|đơn vị|làng)(?: (?:nữa|vậy|em|ạ|nhỉ))*"):
        return Meaning("query.missing", {"level": level(said, context)} | named_period(said, context) | {"count": True})
    if context.role in {"officer", "xa"} and wholly(said, f"(?:còn )?chưa (?:{_SENT})(?: đủ)?"):
        return Meaning("query.missing", {"level": level(said, context)} | named_period(said, context))
    who = (
        "xã nào|thôn nào|bản nào|khối nào|làng nào|ai|đứa nào|nơi nào|đơn vị nào|chỗ nào|trưởng thôn nào|"
        "những ai|ông nào|người nào|những xã nào|những thôn nào|mấy xã|mấy thôn|mấy bản|bao nhiêu xã|"
        "bao nhiêu thôn|bao nhiêu bản|mấy đứa|mấy nơi|mấy đơn vị|các xã|các thôn|danh sách|mấy ông|"
        "mấy người|bao nhiêu người|thằng nào|xã mô|thôn mô|xã chưa|thôn chưa|liệt kê"
    )
    lacking = (
        rf"(?:chưa|{NOT}|còn thiếu|còn nợ|thiếu|nợ|trễ|chậm|muộn)(?: (?:thấy|chịu|có|được|kịp|ai))*(?: (?:{_SENT}|"
        r"kế hoạch|bc))?"
    )
    if not (has(said, who) and has(said, lacking)) or has(said, "được duyệt"):
        return None
    slots: dict[str, object] = {"level": level(said, context)}
    for what, source in _THINGS:
        if has(said, source):
            target = context.lexicon.target(source, context.campaign)
            return Meaning("query.missing", slots | {"what": what} | ({"target": target} if target else {}))
    if not has(said, f"{_SENT}|thiếu|nợ|trễ|chậm|muộn"):
        return None
    slots |= named_period(said, context)
    if has(said, "mấy (?:xã|thôn|bản|nơi|đứa|đơn vị|khối|ông|người)|bao nhiêu"):
        slots["count"] = True
    units = communes(said, context)
    if units:
        slots["unit"] = units[0].communes[0].name
    return Meaning("query.missing", slots)


def _target(said: str, context: Context) -> Meaning | None:
    target = context.lexicon.target(figures(said), context.campaign)
    asks = "%" in said or has(said, f"tỷ lệ|{HOW}|chỉ tiêu|mấy|bao nhiêu|phần trăm|kết quả")
    if not target or not asks:
        return None
    if (
        not has(
            said,
            (
                "chỉ tiêu|mấy|bao nhiêu|phần trăm|đạt|được chưa|cái|tỷ lệ|mục tiêu|tới đâu|đến đâu|thế nào|sao rồi|"
                "ra sao|tiến độ|kết quả|[0-9]+[,.][0-9]+"
            ),
        )
        and "%" not in said
    ):
        return None
    counts = has(said, "(?:bao nhiêu|mấy) (?:xã|thôn|bản|đơn vị|khối)")
    return Meaning("query.target", {"target": target} | ({"count": True} if counts else {}))


def _unit(said: str, original: str, context: Context) -> Meaning | None:
    slots, unclear = unit_slots(said, original, context)
    alone = len(said.split()) <= 4 and bool(communes(said, context)) and not has(said, "[0-9]+")
    if slots and (alone or has(said, f"{HOW}|hả|{_SENT}|nào xong|tình hình|xem|coi|còn thiếu|còn nợ")):
        period = named_period(said, context) if has(said, "quý|quí|q[1-4]|năm [0-9]+|tháng") else {}
        return Meaning("query.unit_status", slots | period, unclear)
    return None


def _progress(said: str, context: Context) -> Meaning | None:
    period_named = has(said, "quý|quí|q[1-4]|năm nay|năm 20[0-9]+|tháng|[69] tháng|kỳ này|đợt này")
    overall = has(
        said,
        (
            "tình hình|tiến độ|tổng quan|tới đâu rồi|đến đâu rồi|kết quả|chung|báo cáo nhanh|tổng hợp|"
            "bao nhiêu phần trăm|được mấy phần|làm ăn sao"
        ),
    )
    sent = has(
        said,
        f"(?:{_SENT})(?: .*)?(?:bao nhiêu|được mấy|mấy xã|mấy thôn)|(?:bao nhiêu|mấy) (?:xã|thôn|"
        f"bản)(?: đã)? (?:{_SENT})",
    )
    if sent and not has(said, "chưa|thiếu|hộ|người|mô hình"):
        return Meaning("query.progress", named_period(said, context))
    if (period_named and has(said, HOW)) or (
        overall and (has(said, f"{HOW}|cho|xem|coi|báo") or len(said.split()) <= 4)
    ):
        return Meaning("query.progress", named_period(said, context))
    return None
