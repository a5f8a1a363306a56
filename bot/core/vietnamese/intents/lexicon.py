"""Words that belong to the plans, not to the language: targets and the ways they are named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.vietnamese.letters import has, words


@dataclass(frozen=True, slots=True)
class Target:
    """How one target is called: figures that single it out (`77`, `6,59`) and phrases (patterns), best first."""

    id: str
    figures: Sequence[str] = ()
    phrases: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Targets by campaign; choices by list name, where they differ from the built-in tables."""

    targets: Mapping[str, Sequence[Target]]
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    def target(self, text: str, campaign: str) -> str | None:
        """The target that canonical text names: by its figure first, then by the longest phrase."""
        known = self.targets.get(campaign, ())
        for one in known:
            for figure in one.figures:
                number = figure.replace(",", "[,.]")
                said_so = rf"{number} ?(?:%|phần trăm|phần 100|điểm|trở lên)|(?:cái|chỉ tiêu|mức|số) {number}"
                exact = rf"(?<![0-9,.]){number}(?![0-9,.]| ?(?:hộ|ngày|triệu))" if "," in figure else "(?!)"
                if words(said_so).search(text) or words(exact).search(text):
                    named = [
                        other.id for other in known if figure in other.figures and has(text, other.phrases or "(?!)")
                    ]
                    return named[0] if named else one.id
        hits = [
            (max((m.end() - m.start() for m in words(one.phrases).finditer(text)), default=0), one.id)
            for one in known
            if one.phrases
        ]
        best = max(hits, key=lambda hit: hit[0], default=(0, ""))
        return best[1] if best[0] else None


_PROVINCE = (
    ("01", ("1,5",), "(?:giảm )?(?:tỷ lệ )?hộ nghèo(?: đa chiều)?|giảm nghèo|nghèo đa chiều|toàn tỉnh"),
    ("02", ("3",), "dân tộc thiểu số|nghèo dân tộc|nghèo dtts|dtts|hộ nghèo dân tộc(?: thiểu số)?"),
    ("03", (), "bãi ngang|ven biển|xã bãi ngang"),
    ("04", ("4", "4-5"), "huyện nghèo|nghèo (?:ở )?huyện nghèo"),
    ("05", ("50",), "thoát (?:khỏi )?(?:tình trạng )?(?:đặc biệt khó khăn|đbkk)|đặc biệt khó khăn|đbkk"),
)

LEXICON = Lexicon(
    {
        "KR": (
            Target("KR-T01", (), "kế hoạch|ban hành kế hoạch|có kế hoạch|ra kế hoạch"),
            Target("KR-T02", (), "(?:được |nghe |đã )?(?:tuyên truyền|phổ biến|vận động)|được nghe|nghe tuyên truyền"),
            Target("KR-T03", (), "lồng ghép|nông thôn mới|ntm"),
            Target("KR-T04", ("77",), "nếp nghĩ|đổi nếp nghĩ|thay đổi nếp nghĩ|hủ tục|ỷ lại|trông chờ|tự lực|vươn lên"),
            Target(
                "KR-T05",
                ("50",),
                "kỹ thuật|khoa học kỹ thuật|khkt|áp dụng kỹ thuật|giống mới|chi tiêu hợp lý|tái đầu tư",
            ),
            Target("KR-T06", ("30",), "đời sống|cải thiện đời sống|khá lên|thu nhập|cải thiện"),
            Target("KR-T07", ("24",), "hợp tác xã|tổ hợp tác|htx|vào tổ|vào hợp tác xã"),
            Target("KR-T08", ("6,59",), "(?:giảm )?(?:tỷ lệ )?(?:hộ )?nghèo(?: dtts| dân tộc)?|giảm nghèo"),
            Target("KR-T09", ("4,95",), "(?:giảm )?(?:tỷ lệ )?(?:hộ )?cận nghèo(?: dtts| dân tộc)?"),
            Target("KR-T10", (), "mô hình|mỗi xã một mô hình"),
        ),
        "TG": (
            Target("TG-T01", ("6",), "giảm nghèo bình quân|bình quân|giảm bình quân|giảm nghèo|nghèo đa chiều"),
            Target("TG-T02", ("26",), "tỷ lệ hộ nghèo|tỷ lệ nghèo|hộ nghèo còn|dưới 26"),
            Target("TG-T03", (), "huyện thoát nghèo|thoát khỏi tình trạng nghèo|thoát nghèo của huyện|huyện nghèo"),
            Target("TG-T04", (), "(?:3|ba) năm liên tục|liên tục|xã đặc biệt khó khăn|đbkk"),
            Target("TG-T05", ("50",), "xã (?:còn lại|giảm trên 50)|quy mô hộ nghèo"),
            Target("TG-T06", (), "tỷ lệ được giao|chỉ tiêu giao|giảm hằng năm"),
            Target("TG-T07", ("50",), "bản|khối|thôn"),
        ),
        "QB": (
            Target("QB-T01", ("2", "2-2,5", "2,5"), "giảm nghèo|bình quân|tỷ lệ hộ nghèo|hộ nghèo"),
            Target("QB-T02", (), "cả nước|bình quân cả nước|so với cả nước|bằng cả nước"),
        ),
        "NT": tuple(Target(f"NT-T{number}", figures, phrases) for number, figures, phrases in _PROVINCE),
        "NTB": tuple(Target(f"NTB-T{number}", figures, phrases) for number, figures, phrases in _PROVINCE),
    }
)
