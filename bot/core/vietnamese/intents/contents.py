"""Questions about what there is: models, materials, what the campaign means."""

from __future__ import annotations

from bot.core.vietnamese.choices import spoken
from bot.core.vietnamese.intents.meaning import Context, Meaning
from bot.core.vietnamese.intents.schedule import MINE
from bot.core.vietnamese.intents.scope import unit_slots
from bot.core.vietnamese.letters import has, words
from bot.core.vietnamese.synonyms import SYNONYMS

_MATERIAL = (
    "bài (?:hôm|bữa|này|đó|viết|loa|vừa|trước)|cái (?:bài|ảnh|hình|tranh|băng)|tờ rơi|tài liệu|"
    "video|clip|bài tuyên truyền|bài phát thanh|hình tuyên truyền|tranh|"
    "áp phích|bài nói|bài loa|nội dung tuyên truyền|file âm thanh|băng|tờ gấp|sổ tay|ảnh tuyên truyền|"
    "poster|cái bài|văn bản|kế hoạch 19|bản kế hoạch"
)


def material(said: str, _: Context) -> Meaning | None:
    """Leaflets, recordings and texts of the campaign, asked for."""
    if not has(said, _MATERIAL) or not has(said, "gửi|cho|xin|tìm|lấy|đâu|có|tải|nghe|xem|coi|cần|mở|gởi|phát"):
        return None
    if has(said, "tới đâu|bao nhiêu hộ|mấy hộ|là gì|chưa có|nào chưa"):
        return None
    last = has(
        said, ("lại|hôm trước|bữa trước|vừa rồi|hôm bữa|hồi nãy|lần trước|tuần trước|hôm nọ|cũ|bữa nọ|vừa gửi|hôm qua")
    )
    return Meaning("query.material", {"which": "last"} if last else {})


def models(said: str, context: Context) -> Meaning | None:
    """Which models there are, or whether one has been approved."""
    if not has(said, "mô hình") or has(said, "(?:mấy|bao nhiêu) (?:xã|thôn|bản|đơn vị)"):
        return None
    if has(said, "duyệt|phê duyệt|được chấp nhận|được công nhận|xét") or (
        has(said, MINE) and has(said, "sao rồi|tới đâu|được chưa|thế nào")
    ):
        own = has(said, "(?:thôn|bản|làng|khối|nhà) (?:tôi|tui|mình|em)|tôi|tui")
        return Meaning("query.model_status", {"unit": "self"} if own else {})
    if has(
        said,
        (
            "danh sách|liệt kê|những|các|có mô hình|mô hình nào|mô hình gì|xem mô hình|coi mô hình|"
            "bao nhiêu mô hình|mấy mô hình|kể|cho xem|ở đâu|(?:ở )?(?:xã|thôn|làng|bản|nhà|chỗ) nào (?:có|làm|nuôi|"
            "trồng)|"
            "(?:xã|thôn|làng|bản|chỗ) nào có"
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


def info(said: str, _: Context) -> Meaning | None:
    """What the campaign is about."""
    about = (
        "hủ tục|trông chờ|ỷ lại|tự lực|vươn lên|lồng ghép|cuộc vận động|phong trào|chiến dịch|nếp nghĩ|cách làm|"
        "kế hoạch này|chương trình này|"
        "đợt này|tuyên truyền|nông thôn mới|thi đua|kế hoạch 19|khẩu hiệu|chỉ tiêu"
    )
    asks = (
        "là gì|là sao|là nói sao|nghĩa là|nghĩa gì|nói gì|nói về|về cái gì|nói sao|để làm gì|nội dung gì|mục đích gì|"
        "mục tiêu|nói thế nào|giải thích|nói cái gì|ý nghĩa|làm gì|gồm gì|gồm những gì|có gì|"
        "là .{1,14} (?:gì|sao|thế nào)|về cái gì|gồm mấy|thế nào là|từ khi nào|tới năm nào|đến năm nào|ai chỉ đạo|"
        "của ai|nói răng"
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
