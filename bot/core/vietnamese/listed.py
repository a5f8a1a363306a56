"""Several things of a numbered list told in one breath: `1 xong, 2 đang làm 50%, 3 chưa`, `1-3 xong rồi, 4 chưa`."""

from __future__ import annotations

import re

from bot.core.vietnamese.letters import canonical

_THING = "(?:việc|viec|câu|cau|số|so|mục|muc)"
_BETWEEN = re.compile(rf"[;\n]+|,(?=\s*{_THING}? ?\d)|\s(?:và|va|còn|con|với|voi)\s(?={_THING}? ?\d)")
_ITEM = re.compile(rf"{_THING}? ?(\d{{1,2}})(?: ?(?:-|–|đến|den|tới|toi) ?(\d{{1,2}}))? ?[.:)=]? ?(.*)")
_NEXT = re.compile(r"(?<=[^\W\d]|%)\s+(?=\d{1,2}\s*[.:)=-]?\s*[^\W\d])")


def read_listed(text: str, most: int) -> dict[int, str]:
    """Number in the list -> what was said of it, in the order said; {} where the text does not speak so of at least two
    of its `most` things. A number without words takes those behind the next (`1, 2 xong`)."""
    found: dict[int, str] = {}
    waiting: list[int] = []
    for piece in _pieces(canonical(text), most):
        match = _ITEM.fullmatch(piece.strip())
        if match is None:
            return {}
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= most:
            return {}
        waiting += range(first, last + 1)
        if match[3]:
            found |= dict.fromkeys(waiting, match[3].strip())
            waiting = []
    return found if len(found) > 1 and not waiting else {}


def _pieces(said: str, most: int) -> list[str]:
    pieces = [piece for piece in _BETWEEN.split(said) if piece.strip()]
    if len(pieces) > 1:
        return pieces
    found: list[str] = []
    for piece in _NEXT.split(said):
        number = re.match(r"\d+", piece)
        if found and (number is None or int(number[0]) > most):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found
