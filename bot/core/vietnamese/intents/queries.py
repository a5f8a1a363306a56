"""Questions about how things stand."""

from __future__ import annotations

import re

from bot.core.vietnamese.choices import spoken
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.intents.scope import communes, level, named_period, unit_slots
from bot.core.vietnamese.letters import has, words
from bot.core.vietnamese.numerals import figures
from bot.core.vietnamese.periods import quarter
from bot.core.vietnamese.phrases import NOT
from bot.core.vietnamese.synonyms import SYNONYMS

_SENT = "nộp|gửi|báo|báo cáo|bc|làm|xong|gởi|trả|có báo cáo|có số liệu|hoàn thành|nhập"
_HOW = (
    "tới đâu|đến đâu|sao rồi|thế nào|ra sao|sao|như thế nào|mấy phần trăm|bao nhiêu|được chưa|"
    "đạt chưa|đạt không|được mấy|đạt mấy|tới mô|răng rồi|đạt được|tiến độ|chưa|rồi"
)
_MINE = (
    "(?:thôn|bản|làng|khối|xã|báo cáo|mô hình|phiếu|số liệu|chỗ)? ?(?:của )?(?:tôi|tui|mình|"
    "em|bọn em|chúng tôi|nhà tôi)"
)
_BEST = (
    (
        (
            r"(?:làm )?(?:kém|chậm|yếu|thấp|tệ|ít|dở|trễ|bết)(?: (?:nộp|làm|báo cáo))? nhất|đội sổ|"
            r"cuối bảng|bét"
        ),
        "asc",
    ),
    (
        (
            r"(?:làm )?(?:tốt|nhanh|giỏi|cao|khá|nhiều|đầy đủ|sớm|đạt)(?: (?:nộp|làm|báo cáo))? nhất|"
            r"đầu bảng|dẫn đầu|đứng đầu"
        ),
        "desc",
    ),
)
_METRICS = (
    ("poverty_rate", "nghèo|hộ nghèo|tỷ lệ nghèo"),
    ("models", "mô hình"),
    ("outreach", "tuyên truyền"),
    ("timeliness", "trễ|sớm|đúng hạn|nhanh|chậm"),
)
_MATERIAL = (
    "tờ rơi|tài liệu|video|clip|bài tuyên truyền|bài phát thanh|hình tuyên truyền|tranh|"
    "áp phích|bài nói|bài loa|nội dung tuyên truyền|file âm thanh|băng|tờ gấp|sổ tay|ảnh tuyên truyền|"
    "poster|cái bài|văn bản|kế hoạch 19|bản kế hoạch"
)


def query(said: str, original: str, context: Context) -> Meaning | None:
    """A `query.*` meaning, or None; the more particular questions first."""
    readers = (
        _deadline_policy,
        _my_report,
        _my_missing,
        _rank,
        _compare,
        _award,
        _material,
        _meeting,
        _deadline,
        _missing,
        _models,
        _info,
        _target,
    )
    for read in readers:
        found = read(said, context)
        if found:
            return found
    return _unit(said, original, context) or _progress(said, context)


def _deadline_policy(said: str, _: Context) -> Meaning | None:
    late = "trễ|muộn|quá hạn|chậm|không kịp|hết hạn|sau hạn"
    if has(
        said,
        (
            f"(?:{late})(?: .*)? (?:có sao|bị (?:gì|sao|phạt|trừ)|được {NOT}|{NOT} sao|thì sao|sao {NOT}|"
            f"có được|có bị|{NOT}$|thì thế nào|phạt|có nhận)"
        ),
    ) or has(said, f"(?:có sao {NOT}|bị phạt|còn nhận|có được)(?: .*)? (?:{late})"):
        return Meaning("query.deadline_policy")
    return None


def _my_report(said: str, context: Context) -> Meaning | None:
    sent = "gửi|nộp|báo|báo cáo|gởi|làm"
    if has(said, f"(?:{sent})(?: .*)?rồi(?: .*)?(?:sao|mà|vẫn|lại)(?: .*)?(?:chưa|thiếu|nhắc|{NOT})") or has(
        said,
        ("(?:sao|mà)(?: .*)?(?:bảo|báo|nói|ghi|nhắc|hiện)(?: .*)?(?:chưa nộp|chưa gửi|chưa báo|thiếu|chưa có)(?: .*)?"),
    ):
        return Meaning("query.my_report", {"complaint": True})
    mine = (
        r"(?:báo cáo|phiếu|số liệu|bc|cái)(?: .*)? (?:của |thôn )?(?:tôi|tui|mình|em|bác|tôi gửi|"
        rf"tôi nộp|hôm qua|hôm trước|bữa trước)(?: .*)? (?:{_HOW}|duyệt|nhận|đâu)"
    )
    got = (
        "(?:nhận|thấy|nhận được)(?: .*)?(?:báo cáo|phiếu|số liệu|bc)(?: .*)?(?:chưa|không)|(?:gửi|"
        "nộp)(?: .*)?(?:nhận được|thấy|tới|đến|được|qua|vô|vào)(?: .*)?(?:chưa|không)$|(?:tôi|"
        "tui|em|thôn tôi|thôn mình|thôn em)(?: đã)? (?:nộp|gửi|báo cáo|báo)(?: .*)?(?:chưa|hay chưa|"
        "xong chưa)$|báo cáo(?: .*)? (?:được )?duyệt chưa"
    )
    if (
        context.role in {"thon", "elder", "household"}
        and (has(said, mine) or has(said, got))
        and not has(said, "mô hình|xã nào|thôn nào|ai")
    ):
        return Meaning("query.my_report")
    return None


def _my_missing(said: str, _: Context) -> Meaning | None:
    lacking = (
        "thiếu gì|thiếu cái gì|nợ gì|thiếu mục nào|việc gì|phải làm gì|phải nộp gì|phải báo gì|"
        "thiếu báo cáo nào|chưa làm gì|chưa báo gì|chưa nộp gì|cái gì chưa|mấy câu|mấy việc|"
        "việc nào chưa|thiếu những gì|gì chưa (?:nộp|làm|báo)|bao nhiêu việc|nữa không"
    )
    if (
        has(said, f"(?:{_MINE})(?: .*)? (?:{lacking})")
        or has(said, f"còn(?: (?:phải|thiếu|nợ|cần|sót))? (?:{lacking}|gì(?: nữa)?(?: {NOT})?)")
        or has(
            said,
            (
                "còn (?:thiếu|nợ|sót) (?:gì|cái gì|mục nào|phiếu nào|báo cáo nào)|còn gì nữa|phải (?:nộp|"
                "báo cáo|làm) (?:những )?gì"
            ),
        )
    ):
        return None if has(said, "xã nào|thôn nào|ai còn") else Meaning("query.my_missing")
    return None


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
    if has(said, "cùng kỳ"):
        return Meaning("query.compare", {"period": this, "with": f"{year - 1}-{this[5:]}"})
    found = re.findall(r"(?:quý|quí|quy|q) ?([1-4])(?:[ /]+(20\d\d))?", figures(said))
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
            "(?:đủ|đạt)(?: .*)?(?:điều kiện|tiêu chuẩn|tiêu chí)(?: .*)?(?:khen|thưởng)|(?:được|"
            f"có|sẽ) (?:xét )?(?:khen|thưởng|khen thưởng)(?: .*)?(?:{NOT}|chưa)|ai được khen|(?:có )?được (?:giấy "
            f"khen|bằng khen)(?: .*)?(?:{NOT}|chưa)"
        ),
    )
    halves = context.campaign == "TG" and has(said, "(?:giảm|bớt)(?: .*)?50") and has(said, f"{_MINE}|bản|khối|xã")
    if not asks and not halves:
        return None
    own = has(said, "(?:thôn|bản|làng|khối|xã) (?:tôi|tui|mình|em|ta)|tôi|tui")
    slots: dict[str, object] = {"unit": "self"} if own else {}
    if context.campaign == "TG" and halves:
        slots["target"] = "TG-T05" if has(said, "xã") else "TG-T07"
    return Meaning("query.award_eligibility", slots)


def _material(said: str, _: Context) -> Meaning | None:
    if not has(said, _MATERIAL) or not has(said, "gửi|cho|xin|tìm|lấy|đâu|có|tải|nghe|xem|coi|cần|mở|gởi|phát"):
        return None
    if has(said, "tới đâu|bao nhiêu hộ|mấy hộ|là gì|chưa có|nào chưa"):
        return None
    last = has(
        said, ("lại|hôm trước|bữa trước|vừa rồi|hôm bữa|hồi nãy|lần trước|tuần trước|hôm nọ|cũ|bữa nọ|vừa gửi|hôm qua")
    )
    return Meaning("query.material", {"which": "last"} if last else {})


def _meeting(said: str, context: Context) -> Meaning | None:
    if has(said, "giao ban|họp|hội nghị|sơ kết|tổng kết") and has(
        said,
        (
            "bao giờ|khi nào|mấy giờ|ngày mấy|ngày nào|hôm nào|chừng nào|lúc nào|ở đâu|lịch|bữa nào|"
            "hôm mô|mấy bữa nữa|còn mấy ngày"
        ),
    ):
        return Meaning("query.meeting", named_period(said, context))
    return None


def _deadline(said: str, context: Context) -> Meaning | None:
    duty = (
        "nộp|gửi|báo cáo|báo|bc|hạn|khóa sổ|khoá sổ|chốt|chốt số|đóng sổ|hạn chót|hạn cuối|hết hạn|tới hạn|deadline|gởi"
    )
    when = (
        "bao giờ|khi nào|chừng nào|ngày mấy|ngày nào|hôm nào|bữa nào|lúc nào|đến bao giờ|tới ngày|"
        "ngày bao nhiêu|mùng mấy|mồng mấy|là ngày|hạn chót|hạn cuối|bao lâu|hạn nộp|hạn báo cáo|"
        "mấy (?:ngày|bữa|hôm)|tới hạn chưa|hết hạn chưa|hạn đến|hạn là"
    )
    if not (has(said, duty) and has(said, when)) or has(said, "hỗ trợ|giống|họp"):
        return None
    counts = has(
        said,
        (
            "mấy (?:ngày|bữa|hôm) nữa|còn mấy (?:ngày|bữa|hôm)|còn bao (?:lâu|nhiêu ngày)|bao lâu nữa|"
            "còn bao nhiêu ngày|mấy ngày nữa|còn lâu"
        ),
    )
    return Meaning("query.deadline", named_period(said, context) | ({"count_days": True} if counts else {}))


def _missing(said: str, context: Context) -> Meaning | None:
    who = (
        "xã nào|thôn nào|bản nào|khối nào|làng nào|ai|đứa nào|nơi nào|đơn vị nào|chỗ nào|trưởng thôn nào|"
        "những ai|ông nào|người nào|những xã nào|những thôn nào|mấy xã|mấy thôn|mấy bản|bao nhiêu xã|"
        "bao nhiêu thôn|bao nhiêu bản|mấy đứa|mấy nơi|mấy đơn vị|các xã|các thôn|danh sách|mấy ông|"
        "mấy người|bao nhiêu người|thằng nào|xã mô|thôn mô|xã chưa|thôn chưa|liệt kê"
    )
    lacking = (
        rf"(?:chưa|{NOT}|còn thiếu|còn nợ|thiếu|nợ|trễ)(?: (?:thấy|chịu|có|được|kịp|ai))*(?: (?:{_SENT}|"
        r"kế hoạch|bc))?"
    )
    if not (has(said, who) and has(said, lacking)) or has(said, "mô hình|lồng ghép"):
        return None
    if not has(said, f"{_SENT}|kế hoạch|thiếu|nợ|trễ"):
        return None
    slots: dict[str, object] = {"level": level(said, context)}
    if has(said, "kế hoạch"):
        target = context.lexicon.target("kế hoạch", context.campaign)
        return Meaning("query.missing", slots | {"what": "plan"} | ({"target": target} if target else {}))
    slots |= named_period(said, context)
    if has(said, "mấy (?:xã|thôn|bản|nơi|đứa|đơn vị|khối|ông|người)|bao nhiêu"):
        slots["count"] = True
    units = communes(said, context)
    if units:
        slots["unit"] = units[0].communes[0].name
    return Meaning("query.missing", slots)


def _models(said: str, context: Context) -> Meaning | None:
    if not has(said, "mô hình"):
        return None
    if has(said, "duyệt|phê duyệt|được chấp nhận|được công nhận|xét") or (
        has(said, _MINE) and has(said, "sao rồi|tới đâu|được chưa|thế nào")
    ):
        own = has(said, "(?:thôn|bản|làng|khối|nhà) (?:tôi|tui|mình|em)|tôi|tui")
        return Meaning("query.model_status", {"unit": "self"} if own else {})
    if has(
        said,
        (
            "danh sách|liệt kê|những|các|có mô hình|mô hình nào|mô hình gì|xem mô hình|coi mô hình|"
            "bao nhiêu mô hình|mấy mô hình|kể|cho xem"
        ),
    ):
        if has(said, "chỉ tiêu|mỗi xã|xã nào chưa"):
            return None
        slots: dict[str, object] = {}
        product = words(
            r"mô hình (?:nuôi|trồng|chăn nuôi|làm|về|của) (?P<what>(?!thôn|xã|bản|ai)\w+(?: (?!nào|"
            r"ở|của|tại|xã|thôn|em|nhỉ|vậy|không|đang|trong|hiện|ạ|có)\w+)?)"
        ).search(said)
        if product:
            slots["product"] = product["what"]
        else:
            sectors = spoken(said, [(name, name) for name in SYNONYMS["model_sector"]], SYNONYMS["model_sector"])
            slots |= {"sector": sectors[0][0]} if sectors else {}
        units, unclear = unit_slots(said, said, context)
        if has(said, "bao nhiêu|mấy mô hình"):
            slots["count"] = True
        return Meaning("query.list_models", slots | units, unclear)
    return None


def _info(said: str, _: Context) -> Meaning | None:
    about = (
        "cuộc vận động|phong trào|chiến dịch|nếp nghĩ|cách làm|kế hoạch này|chương trình này|"
        "đợt này|tuyên truyền|nông thôn mới|thi đua|kế hoạch 19|khẩu hiệu|chỉ tiêu"
    )
    asks = (
        "là gì|là sao|là nói sao|nghĩa là|nghĩa gì|nói gì|nói sao|để làm gì|nội dung gì|mục đích gì|"
        "mục tiêu|nói thế nào|giải thích|nói cái gì|ý nghĩa|làm gì|gồm gì|gồm những gì|có gì|"
        "từ khi nào|tới năm nào|đến năm nào|ai chỉ đạo|của ai|nói răng"
    )
    if not (has(said, about) and has(said, asks)):
        return None
    topic = (
        "messaging"
        if has(said, "nói|nếp nghĩ|tuyên truyền|cách làm|bà con")
        else "targets"
        if has(said, "chỉ tiêu|mục tiêu")
        else "purpose"
        if has(said, "mục đích|để làm gì|ý nghĩa|là gì")
        else "general"
    )
    return Meaning("query.campaign_info", {"topic": topic})


def _target(said: str, context: Context) -> Meaning | None:
    target = context.lexicon.target(said, context.campaign)
    asks = has(said, f"{_HOW}|chỉ tiêu|mấy|bao nhiêu|%|phần trăm|kết quả")
    if not target or not asks:
        return None
    if (
        not has(
            said, ("chỉ tiêu|mấy|bao nhiêu|phần trăm|đạt|được chưa|cái|tỷ lệ|mục tiêu|tới đâu|thế nào|sao rồi|tiến độ")
        )
        and "%" not in said
    ):
        return None
    counts = has(said, "(?:bao nhiêu|mấy) (?:xã|thôn|bản|đơn vị|khối)")
    return Meaning("query.target", {"target": target} | ({"count": True} if counts else {}))


def _unit(said: str, original: str, context: Context) -> Meaning | None:
    slots, unclear = unit_slots(said, original, context)
    if slots and has(said, f"{_HOW}|hả|{_SENT}|nào xong|tình hình|xem|coi"):
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
    if (period_named and has(said, _HOW)) or (
        overall and (has(said, f"{_HOW}|cho|xem|coi|báo") or len(said.split()) <= 4)
    ):
        return Meaning("query.progress", named_period(said, context))
    return None
