"""Files that lie beside a questionnaire: its lists and media."""

from __future__ import annotations

from pathlib import Path


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
