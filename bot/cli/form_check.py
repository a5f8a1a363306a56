"""`bantin form check FILE`: every problem of a questionnaire with its row."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.examining import examined
from messages.xlsform.verdict import Ready


def run(path: str) -> int:
    """Print each problem of the file at `path` on a line; 1 if there was any, else 0. Files beside it are its
    attachments; lists of entities that the shipped forms keep need none."""
    ready = verdict_of(Path(path))
    if ready is None:
        return 1
    print(f"{Path(path).name}: không có lỗi ({ready.form_id}, phiên bản {ready.version}, {ready.questions} câu hỏi).")
    return 0


def verdict_of(file: Path) -> Ready | None:
    """The form in a file, its warnings printed; none where there are problems, printed line by line."""
    try:
        source = file.read_bytes()
    except OSError as error:
        print(f"Không đọc được {file}: {error.strerror or error}")
        return None
    verdict = asyncio.run(examined(source, file.name, str(file.parent)))
    for problem in verdict.problems:
        print(problem)
    for warning in verdict.ready.warnings if verdict.ready else ():
        print(f"Lưu ý: {warning}")
    return verdict.ready
