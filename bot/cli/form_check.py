"""`bantin form check FILE`: every problem of a questionnaire with its row."""

from __future__ import annotations

from pathlib import Path


def run(path: str) -> int:
    """Print each problem of the file at `path` on a line; 1 if there was any, else 0. Files beside it are its
    attachments; lists of entities that the shipped forms keep need none."""
    from messages.xlsform import FormRejected, load, shipped_registers

    file = Path(path)
    try:
        source = file.read_bytes()
    except OSError as error:
        print(f"Không đọc được {path}: {error.strerror or error}")
        return 1
    try:
        form, converted = load(source, file.name, beside(file.parent), registers=shipped_registers())
    except FormRejected as rejected:
        for problem in rejected.problems:
            print(problem)
        return 1
    for warning in converted.warnings:
        print(f"Lưu ý: {' '.join(warning.split())}")
    print(f"{file.name}: không có lỗi ({form.id}, phiên bản {converted.version}, {len(form.questions)} câu hỏi).")
    return 0


class beside(dict[str, bytes]):  # reads like the word it is: files beside the form
    """Files of a folder by name, read when asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and "/" not in name and "\\" not in name and (self.folder / name).is_file()

    def __getitem__(self, name: str) -> bytes:
        if name not in self:
            raise KeyError(name)
        return (self.folder / name).read_bytes()
