"""A YAML parser's complaint, in words an officer understands."""

from __future__ import annotations

import yaml

from messages.campaign_files.problems import FileProblem

_WORDS = (
    ("mapping values are not allowed", 'dấu hai chấm sai chỗ: đặt cả câu trong ngoặc kép "…", hoặc xem lại thụt lề'),
    ("cannot start any token", 'giá trị không được bắt đầu bằng @, % hay `: đặt cả câu trong ngoặc kép thẳng "…"'),
    ("unexpected end of stream", "ngoặc kép mở ở đây mà không đóng: thêm dấu \" ở cuối câu"),
    ("',' or ']'", "ngoặc vuông mở mà không đóng, hoặc thiếu dấu phẩy: viết [a, b]"),
    ("',' or '}'", "ngoặc nhọn mở mà không đóng, hoặc thiếu dấu phẩy: viết {a: 1, b: 2}"),
    ("node content", "thiếu giá trị: ngoặc mở mà không đóng, hoặc thừa dấu phẩy"),
    ("unknown escape", "dấu \\ trong ngoặc kép không đúng: viết \\\\, hoặc dùng ngoặc đơn '…'"),
    ("expected key", "sai thụt lề, hoặc câu có dấu ngoặc chưa đóng: các khóa cùng bậc phải thẳng hàng"),
    ("block end", "sai thụt lề, hoặc câu có dấu ngoặc chưa đóng: các khóa cùng bậc phải thẳng hàng"),
    ("'-' indicator", "sai thụt lề: các dấu “-” của một danh sách phải thẳng hàng"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau tên khóa: viết “khóa: giá trị”"),
)  # fmt: skip
_STARTS_EARLIER = ("unexpected end of stream", "',' or")  # the parser stops far below the mistake


def explain(error: yaml.YAMLError, text: str) -> FileProblem:
    """The line (from 1) and a sentence for a syntax error; never fails."""
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return FileProblem(line, "có ký tự điều khiển không đọc được; xóa ký tự lạ ở dòng này")
    if not isinstance(error, yaml.MarkedYAMLError):
        return FileProblem(1, "không đọc được tệp; kiểm tra lại định dạng YAML")
    said = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if any(part in said for part in _STARTS_EARLIER) and error.context_mark is not None:
        mark = error.context_mark
    words = next(
        (words for part, words in _WORDS if part in said), "viết sai cú pháp YAML; xem lại thụt lề và dấu ngoặc"
    )
    lines = text.count("\n") + (not text.endswith("\n"))
    return FileProblem(min(mark.line + 1, max(lines, 1)) if mark else 1, words)
