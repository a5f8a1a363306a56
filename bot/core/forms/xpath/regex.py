"""regex(): patterns written by form authors, matched against the whole text within a bound of time."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.core.forms.problems import XPathError


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern; raises XPathError `xpath.regex` when it is no pattern."""
    try:
        return re.compile(pattern)
    except re.error as error:
        raise XPathError("xpath.regex", pattern=pattern, why=error.msg) from None


def matches(text: str, pattern: str) -> bool:
    """True when the whole of `text` matches."""
    try:
        return compiled(pattern).fullmatch(text) is not None
    except XPathError:
        return False
