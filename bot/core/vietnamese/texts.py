"""Free text, kept as typed."""

from __future__ import annotations

import re
import unicodedata

from bot.core.readings import DontKnow, Problem, Read, Reading, Skipped
from bot.core.vietnamese.keyboards import oversize
from bot.core.vietnamese.letters import canonical, wholly
from bot.core.vietnamese.phrases import NOT, unanswered


def read_text(text: str) -> Reading:
    """NFC, spaces tidied, lines kept; nothing else is changed and no number is looked for (`Hồ Văn Ba`, `Y Hai`)."""
    lines = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in unicodedata.normalize("NFC", text).splitlines()]
    kept = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if not kept:
        return Problem("empty")
    said = "" if oversize(text) else canonical(text)
    if wholly(said, rf"(?:dạ )?(?:{NOT}|chưa)(?: có)?(?: (?:gì|ý kiến|chi))*(?: (?:thêm|nữa|hết|cả|đâu|ạ|em))*"):
        return Skipped()
    gone = unanswered(said) if said else None
    return gone if isinstance(gone, Skipped | DontKnow) else Read(kept)
