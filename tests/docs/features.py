"""XLSForm, feature by feature: a small form for each, what is said to it, and what must be stored or answered.

`python -m tests.docs.features` writes docs/CONFORMANCE.md; a test plays every row and holds the page against them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "CONFORMANCE.md"


@dataclass(frozen=True)
class Feature:
    """One row: `rows` of the survey under `columns`, `said` line by line, then `stored` and `heard`.

    `refused` is a word of the refusal at publish, `warned` one of the warning.
    """

    name: str
    how: str
    rows: tuple[str, ...]
    said: tuple[str, ...] = ()
    stored: dict[str, str] = field(default_factory=dict)
    heard: str = ""
    columns: str = "type | name | label"
    choices: str = ""
    extra: str = ""
    refused: str = ""
    warned: str = ""

    def source(self) -> bytes:
        """The form as a Markdown XLSForm."""
        survey = [f"| | {self.columns} |", *(f"| | {row} |" for row in self.rows)]
        parts = ["| survey |", "|---|", *survey]
        if self.choices:
            listed = (f"| | {row} |" for row in self.choices.strip().splitlines())
            parts += ["", "| choices |", "|---|", "| | list_name | name | label | group |", *listed]
        return ("\n".join([*parts, self.extra]) + "\n").encode()


YN = "yn | yes | Có |\nyn | no | Không |"
ABC = "abc | a | Bò | x\nabc | b | Dê | x\nabc | c | Cà phê | y"

FEATURES: dict[str, tuple[Feature, ...]] = {
    "Question types": (
        Feature(
            "text", "typed; a voice note where the story is told", ("text | a | Tên?",), ("Y Hoa",), {"a": "Y Hoa"}
        ),
        Feature("integer", "figures, words, “khoảng 12”", ("integer | a | Mấy?",), ("mười hai",), {"a": "12"}),
        Feature("decimal", "comma or point", ("decimal | a | Mấy?",), ("2,5 ",), {"a": "2.5"}),
        Feature(
            "range",
            "up to 11 steps as buttons, more are typed; bounds and steps are held",
            ("range | a | Mấy điểm? | start=1 end=5 step=2",),
            ("4", "3"),
            {"a": "3"},
            columns="type | name | label | parameters",
        ),
        Feature(
            "select_one",
            "buttons, number, words, slips",
            ("select_one yn | a | Có không?",),
            ("dạ có",),
            {"a": "yes"},
            choices=YN,
        ),
        Feature(
            "select_multiple",
            "ticked, or numbers and words together; kept in the order of the list",
            ("select_multiple abc | a | Gì?",),
            ("3 và 1",),
            {"a": "a c"},
            choices=ABC,
        ),
        Feature(
            "rank", "tapped in order, or “2 1 3”", ("rank abc | a | Gì trước?",), ("3 1",), {"a": "c a b"}, choices=ABC
        ),
        Feature(
            "select_one_from_file",
            "the file's rows, searched when they are many; one's own register where it is one",
            ("select_one_from_file households.csv | a | Nhà nào?",),
            ("brôi",),
            {"a": "h3"},
        ),
        Feature(
            "select_one ${repeat}",
            "names told so far",
            ("begin_repeat | m | Người", "text | n | Tên?", "end_repeat | | ", "select_one ${n} | a | Ai?"),
            ("Y Hoa", "thêm", "A Đam", "hết rồi", "2"),
            {"/data/m[1]/n": "Y Hoa", "/data/m[2]/n": "A Đam", "a": "A Đam"},
        ),
        Feature("note", "read with the next question", ("note | n | Xin chào", "text | a | Tên?"), heard="Xin chào"),
        Feature("acknowledge", "one button, or “ok”", ("acknowledge | a | Rõ chưa?",), ("đọc rồi",), {"a": "OK"}),
        Feature(
            "date", "12/3, hôm qua, mùng 5 âm; two buttons", ("date | a | Ngày?",), ("hôm qua",), {"a": "2026-11-19"}
        ),
        Feature("time", "8h30, 3h chiều", ("time | a | Giờ?",), ("3h chiều",), {"a": "15:00:00.000+07:00"}),
        Feature(
            "dateTime",
            "both in one message",
            ("dateTime | a | Lúc?",),
            ("12/3 8h",),
            {"a": "2026-03-12T08:00:00.000+07:00"},
        ),
        Feature(
            "geopoint",
            "a shared place",
            ("geopoint | a | Ở đâu?",),
            ("@place 14.5 108.2",),
            {"a": "14.500000 108.200000 0 0"},
        ),
        Feature("image", "a photo or a picture file", ("image | a | Ảnh?",), ("@photo",), {"a": "0.jpg"}),
        Feature("audio", "a voice note or a sound file", ("audio | a | Nói?",), ("@voice",), {"a": "0.ogg"}),
        Feature("video", "a film", ("video | a | Phim?",), ("@video",), {"a": "0.mp4"}),
        Feature("file", "any document", ("file | a | Tệp?",), ("@document",), {"a": "0.bin"}),
        Feature("barcode", "typed", ("barcode | a | Mã?",), ("8934567",), {"a": "8934567"}),
        Feature(
            "calculate",
            "silent",
            ("integer | b | Mấy? | ", "calculate | a | | ${b} * 2"),
            ("4",),
            {"a": "8", "b": "4"},
            columns="type | name | label | calculation",
        ),
        Feature("today, start", "silent", ("today | d | ", "text | a | Tên?"), ("x",), {"d": "2026-11-20", "a": "x"}),
        Feature("geotrace, geoshape", "refused at publish", ("geotrace | a | Đi đâu?",), refused="geotrace"),
        Feature(
            "audit, background-audio",
            "left out with a warning",
            ("audit | audit | ", "text | a | Tên?"),
            warned="audit",
        ),
    ),
    "Structure": (
        Feature(
            "group",
            "its label stands above its first question",
            ("begin_group | g | Nhà cửa", "text | a | Mái gì?", "end_group | | "),
            heard="Nhà cửa",
        ),
        Feature(
            "nested groups",
            "the innermost label",
            ("begin_group | g | Nhà", "begin_group | h | Mái", "text | a | Gì?", "end_group | | ", "end_group | | "),
            heard="Mái",
        ),
        Feature(
            "repeat, open",
            "“Ghi thêm” or “Hết rồi” after each; the last may be taken away",
            ("begin_repeat | m | Người", "text | a | Tên?", "end_repeat | | "),
            ("Y Hoa", "thêm", "A Đam", "hết rồi"),
            {"/data/m[1]/a": "Y Hoa", "/data/m[2]/a": "A Đam"},
        ),
        Feature(
            "repeat_count",
            "as many as the count says; the heading counts them",
            (
                "integer | n | Mấy người? | ",
                "begin_repeat | m | Người | ${n}",
                "text | a | Tên? | ",
                "end_repeat | | | ",
            ),
            ("2", "Y Hoa"),
            heard="Người thứ 2/2",
            columns="type | name | label | repeat_count",
        ),
        Feature(
            "nested repeats",
            "numbered within each other",
            (
                "begin_repeat | h | Nhà",
                "text | a | Chủ?",
                "begin_repeat | m | Con",
                "text | b | Tên?",
                "end_repeat | | ",
                "end_repeat | | ",
            ),
            ("Y Hoa", "A", "thêm", "B", "hết", "thêm", "A Đam", "có", "C", "hết", "hết"),
            {
                "/data/h[1]/a": "Y Hoa",
                "/data/h[1]/m[1]/b": "A",
                "/data/h[1]/m[2]/b": "B",
                "/data/h[2]/a": "A Đam",
                "/data/h[2]/m[1]/b": "C",
            },
        ),
    ),
    "Logic": (
        Feature(
            "relevant",
            "asked only then; hidden answers are kept and not exported",
            ("integer | b | Mấy? | ", "text | a | Gì? | ${b} > 5"),
            ("3",),
            {"b": "3"},
            columns="type | name | label | relevant",
        ),
        Feature(
            "constraint, constraint_message",
            "the author's own sentence, then the question again",
            ("integer | a | Mấy? | . < 5 | Ít hơn 5 ạ.",),
            ("9",),
            heard="Ít hơn 5 ạ.",
            columns="type | name | label | constraint | constraint_message",
        ),
        Feature(
            "required, required_message",
            "cannot be skipped",
            ("text | a | Tên? | yes | Cần tên ạ.",),
            ("bỏ qua",),
            heard="Cần tên ạ.",
            columns="type | name | label | required | required_message",
        ),
        Feature(
            "default",
            "offered to be kept",
            ("integer | a | Mấy? | 7",),
            ("=",),
            {"a": "7"},
            columns="type | name | label | default",
        ),
        Feature(
            "default, worked out",
            "once, when the form begins",
            ("date | a | Ngày? | today() - 1",),
            ("=",),
            {"a": "2026-11-19"},
            columns="type | name | label | default",
        ),
        Feature(
            "calculation on a question",
            "filled in, may be changed",
            ("integer | b | Mấy? | ", "integer | a | Gấp đôi? | ${b} * 2"),
            ("4", "="),
            {"b": "4", "a": "8"},
            columns="type | name | label | calculation",
        ),
        Feature(
            "trigger",
            "worked out when the other answer changes",
            ("integer | b | Mấy? | | ", "calculate | a | | 'sửa' | ${b}"),
            ("4",),
            {"b": "4", "a": "sửa"},
            columns="type | name | label | calculation | trigger",
        ),
        Feature(
            "once()",
            "never worked out again",
            ("integer | b | Mấy? | ", "calculate | a | | once(${b})"),
            ("4", "câu 1: 5"),
            {"b": "5", "a": "4"},
            columns="type | name | label | calculation",
        ),
        Feature(
            "read_only",
            "read with the next question",
            ("text | c | Mã | 'X1' | yes", "text | a | Tên? | | "),
            heard="Mã: X1",
            columns="type | name | label | calculation | read_only",
        ),
        Feature(
            "choice_filter",
            "offers what fits; an answer no longer offered is erased and asked again",
            ("select_one abc | a | Gì? | group = 'y'",),
            ("1",),
            {"a": "c"},
            columns="type | name | label | choice_filter",
            choices=ABC,
        ),
        Feature(
            "or_other",
            "“Khác”, then which",
            ("select_one yn or_other | a | Có không?",),
            ("3", "bếp ga"),
            {"a": "other", "a_other": "bếp ga"},
            choices=YN,
        ),
        Feature(
            "pulldata, instance()",
            "rows of files beside the form",
            (
                "select_one_from_file households.csv | b | Nhà? | ",
                "calculate | a | | pulldata('households', 'poor', 'name', ${b})",
            ),
            ("brôi",),
            {"b": "h3", "a": "nghèo"},
            columns="type | name | label | calculation",
        ),
        Feature(
            "randomize, seed",
            "the same order for the same seed",
            ("select_one abc | a | Gì? | randomize=true seed=7",),
            ("cà phê",),
            {"a": "c"},
            columns="type | name | label | parameters",
            choices=ABC,
        ),
    ),
    "Words": (
        Feature(
            "hint", "a line below", ("text | a | Tên? | Cả họ",), heard="Cả họ", columns="type | name | label | hint"
        ),
        Feature(
            "guidance_hint",
            "said to who asks for help",
            ("text | a | Tên? | Như trong sổ",),
            ("giúp",),
            heard="Như trong sổ",
            columns="type | name | label | guidance_hint",
        ),
        Feature(
            "${answers} in labels",
            "put in",
            ("text | b | Tên?", "integer | a | ${b} mấy tuổi?"),
            ("Y Hoa",),
            heard="Y Hoa mấy tuổi?",
        ),
        Feature(
            "languages",
            "a button on the first question, or “đổi tiếng”; what is not translated is said in the default language",
            ("text | a | Tên? | Anăn?",),
            ("đổi tiếng",),
            heard="Anăn?",
            columns="type | name | label::Việt (vi) | label::Bahnar (bdq)",
        ),
        Feature(
            "appearance: autocomplete, search, minimal",
            "a list of more than 11 is searched by typing; over 30 always",
            ("select_one_from_file households.csv | a | Nhà? | autocomplete",),
            ("y hoa",),
            heard="Có chữ “y hoa”",
            columns="type | name | label | appearance",
        ),
        Feature(
            "appearance: layout only",
            "left out",
            ("text | a | Tên? | w2",),
            ("x",),
            {"a": "x"},
            columns="type | name | label | appearance",
        ),
    ),
}


def page() -> str:
    """The table as a page."""
    lines = [
        "# XLSForm in chat, feature by feature",
        "",
        "Every row is a small form that `tests/docs/test_conformance.py` fills in; the page is written from the",
        "same rows (`python -m tests.docs.features`). Forms that combine them: `tests/forms/rarer`. Functions and",
        "expressions are held against the specification in `tests/forms/test_functions.py` and",
        "`tests/forms/test_xpath.py`.",
    ]
    for group, features in FEATURES.items():
        lines += ["", f"## {group}", "", "| feature | in chat | said | stored, or heard |", "| --- | --- | --- | --- |"]
        lines += [_row(feature) for feature in features]
    lines += [
        "",
        "## Not here yet",
        "",
        "`media::image`, `media::audio` and `media::video` of labels and choices are read and checked, not yet sent.",
        "Barcodes are typed, not read off a photo. A language is chosen for one form at a time.",
    ]
    return "\n".join(lines) + "\n"


def _row(feature: Feature) -> str:
    said = " ⏎ ".join(feature.said)
    stored = ", ".join(f"{name.rpartition('/data/')[2]} = {value}" for name, value in feature.stored.items())
    heard = f"“{feature.heard}”" if feature.heard else ""
    refused = "refused" if feature.refused else "warned" if feature.warned else ""
    cells = (feature.name, feature.how, said, stored or heard or refused)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
