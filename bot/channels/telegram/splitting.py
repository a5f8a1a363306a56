"""Texts too long for one message, cut where a reader would cut them. Pure.

Telegram counts UTF-16 units: a letter is one, most emoji are two.
"""

from __future__ import annotations

TEXT_UNITS = 4096


def units(text: str) -> int:
    """The length of `text` as Telegram counts it."""
    return len(text.encode("utf-16-le", "replace")) // 2


def split(text: str, limit: int = TEXT_UNITS) -> tuple[str, ...]:
    """`text` in parts of at most `limit` (at least 2) UTF-16 units, none of them blank; empty for a blank text.

    Cuts at the end of a line, else at a space, else where it must; white space at a cut is dropped, nothing else.
    Halves of surrogate pairs, which no UTF-8 can carry, become question marks.
    """
    if len(text) * 2 <= limit and text.isprintable():  # the common case: one short line
        return (text,) if text.strip() else ()
    rest = text.encode("utf-8", "replace").decode()
    parts = []
    while units(rest) > limit:
        head = _head(rest, limit)
        cut = _cut(head, rest)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip("\r\n") if rest[cut : cut + 1] in "\r\n" else rest[cut:].lstrip()
    parts.append(rest)
    return tuple(part for part in parts if part.strip())


def _head(text: str, limit: int) -> str:
    """The longest beginning of `text` within `limit` units."""
    return text[:limit].encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")


def _cut(head: str, text: str) -> int:
    """How much of `head` to take: up to its last line end, else its last space, unless that leaves a mere scrap."""
    for mark in ("\n", " "):
        at = len(head) if text[len(head)] == mark else head.rfind(mark)
        if at * 2 > len(head):
            return at
    return len(head)
