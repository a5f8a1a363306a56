"""Text of an expression to tokens."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.core.forms.problems import XPathError

LIMIT = 20_000
"""Longest expression accepted, in characters."""

_TOKEN = re.compile(
    r"""\s+
    |(?P<number>\d+(?:\.\d*)?|\.\d+)
    |(?P<string>"[^"]*"|'[^']*')
    |(?P<mark>\.\.|//|::|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
    |(?P<name>[^\W\d][\w.\-]*(?::(?!:)[^\W\d][\w.\-]*|:\*)?)""",
    re.VERBOSE,
)
_WORD_OPERATORS = frozenset(("and", "or", "mod", "div"))
_BEFORE_OPERAND = frozenset(("", "(", "[", "@", ",", "::", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">="))


class Token(NamedTuple):
    """`kind` is number, string, name, mark (punctuation and axis separators) or op (an operator); `at` its place."""

    kind: str
    text: str
    at: int


def tokens(text: str) -> list[Token]:
    """Split `text`; raises XPathError `xpath.syntax` at the first character that belongs to no token."""
    if len(text) > LIMIT:
        raise XPathError("xpath.long", limit=str(LIMIT))
    found: list[Token] = []
    at, end, before = 0, len(text), ""
    match = _TOKEN.match
    while at < end:
        hit = match(text, at)
        if hit is None:
            raise XPathError("xpath.syntax", at=str(at + 1), near=text[at : at + 20])
        kind = hit.lastgroup
        if kind is not None:
            word = hit.group(kind)
            # XPath 1.0 §3.7: after an operand, `*` and the four words are operators
            if (word == "*" or word in _WORD_OPERATORS) and kind != "string" and before not in _BEFORE_OPERAND:
                kind, before = "op", "("
            else:
                before = word if kind == "mark" else "operand"
            found.append(Token(kind, word, at))
        at = hit.end()
    return found
