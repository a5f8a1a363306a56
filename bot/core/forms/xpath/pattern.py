"""The shape of a regular expression: enough of Java's syntax to tell what a pattern may cost, and to match it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

Test = Callable[[str], bool]


class PatternError(ValueError):
    """Not a pattern; the text says why."""


@dataclass(slots=True)
class One:
    """One character that passes `test`."""

    test: Test


@dataclass(slots=True)
class Row:
    """Parts one after another."""

    parts: list[Shape] = field(default_factory=list)


@dataclass(slots=True)
class Either:
    """One of several."""

    options: list[Shape]


@dataclass(slots=True)
class Times:
    """`part` from `least` to `most` times (None for no bound)."""

    part: Shape
    least: int
    most: int | None


@dataclass(slots=True)
class Edge:
    """`^` or `$`."""

    sign: str


@dataclass(slots=True)
class Fancy:
    """What only a backtracking engine can do: looking around, back references, word edges."""

    part: Shape | None = None


Shape = One | Row | Either | Times | Edge | Fancy

_ASCII_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_CLASSES: dict[str, Test] = {
    "d": lambda c: "0" <= c <= "9",
    "w": _ASCII_WORD.__contains__,
    "s": " \t\n\x0b\f\r".__contains__,
}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\x0b", "0": "\0"}
_DEPTH = 50


def _not(test: Test) -> Test:
    return lambda c: not test(c)


def _equal(char: str) -> Test:
    return lambda c: c == char


def _between(low: str, high: str) -> Test:
    return lambda c: low <= c <= high


def _any(tests: list[Test]) -> Test:
    return lambda c: any(test(c) for test in tests)


def read(text: str) -> tuple[Shape, bool]:
    """The shape of a pattern, and whether it uses \\p{…}, which Python's own engine lacks; raises PatternError."""
    reader = _Reader(text)
    return reader.whole(), reader.named


class _Reader:
    __slots__ = ("at", "depth", "named", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.named = False

    def whole(self) -> Shape:
        shape = self.either()
        if self.at < len(self.text):
            raise PatternError("thừa dấu )")
        return shape

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self, words: str) -> bool:
        if self.text.startswith(words, self.at):
            self.at += len(words)
            return True
        return False

    def either(self) -> Shape:
        options = [self.row()]
        while self.take("|"):
            options.append(self.row())
        return options[0] if len(options) == 1 else Either(options)

    def row(self) -> Shape:
        parts: list[Shape] = []
        while self.peek() not in ("", "|", ")"):
            parts.append(self.repeated(self.atom()))
        return parts[0] if len(parts) == 1 else Row(parts)

    def repeated(self, part: Shape) -> Shape:
        while True:
            if self.take("*"):
                part = Times(part, 0, None)
            elif self.take("+"):
                part = Times(part, 1, None)
            elif self.take("?"):
                part = Times(part, 0, 1)
            elif self.peek() == "{" and (bounds := self.bounds()) is not None:
                part = Times(part, *bounds)
            else:
                return part
            if self.take("+"):
                part = Fancy(part)  # possessive
            else:
                self.take("?")  # lazy: the same for a whole match

    def bounds(self) -> tuple[int, int | None] | None:
        end = self.text.find("}", self.at)
        low, comma, high = self.text[self.at + 1 : end].partition(",") if end > 0 else ("", "", "")
        if not low.isdecimal() or (high and not high.isdecimal()) or len(low + high) > 8:
            return None
        self.at = end + 1
        most = int(high) if high else None if comma else int(low)
        if most is not None and most < int(low):
            raise PatternError(f"{{{low},{high}}}")
        return int(low), most

    def atom(self) -> Shape:
        char = self.peek()
        if char in "*+?":
            raise PatternError(f"không có gì trước {char}")
        self.at += 1
        if char == "(":
            return self.group()
        if char == "[":
            return One(self.set())
        if char == ".":
            return One(lambda c: c not in "\n\r\x85\u2028\u2029")
        if char in "^$":
            return Edge(char)
        if char == "\\":
            return self.escape()
        return One(_equal(char))

    def group(self) -> Shape:
        self.depth += 1
        if self.depth > _DEPTH:
            raise PatternError("lồng nhau quá sâu")
        fancy = False
        if self.take("?") and not self.take(":"):
            fancy = True
            self.take("P")
            if self.take("<") and self.peek() not in ("=", "!"):
                self.at = max(self.at, self.text.find(">", self.at) + 1)
        inner = self.either()
        if not self.take(")"):
            raise PatternError("thiếu dấu )")
        self.depth -= 1
        return Fancy(inner) if fancy else inner

    def escape(self) -> Shape:
        char = self.peek()
        if not char:
            raise PatternError("\\ ở cuối")
        if char in "123456789" or char in "bBAzZGk":
            self.at += 1
            return Fancy()
        return One(self.class_or_char())

    def class_or_char(self) -> Test:
        char = self.peek()
        self.at += 1
        if char.lower() in _CLASSES:
            test = _CLASSES[char.lower()]
            return _not(test) if char.isupper() else test
        if char in ("p", "P") and self.peek() == "{":
            self.named = True
            end = self.text.find("}", self.at)
            name = self.text[self.at + 1 : end] if end > 0 else ""
            self.at = end + 1
            test = _property(name)
            return _not(test) if char == "P" else test
        if char in ("u", "x"):
            size = 4 if char == "u" else 2
            digits = self.text[self.at : self.at + size]
            if len(digits) == size and all(digit in "0123456789abcdefABCDEF" for digit in digits):
                self.at += size
                return _equal(chr(int(digits, 16)))
        return _equal(_ESCAPES.get(char, char))

    def set(self) -> Test:
        negated = self.take("^")
        tests: list[Test] = []
        first = True
        while first or self.peek() != "]":
            if not self.peek():
                raise PatternError("thiếu dấu ]")
            tests.append(self.member())
            first = False
        self.at += 1
        test = _any(tests)
        return _not(test) if negated else test

    def member(self) -> Test:
        low = self.member_char()
        if not isinstance(low, str):
            return low
        if self.peek() == "-" and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
            self.at += 1
            high = self.member_char()
            if not isinstance(high, str):
                return _any([_equal(low), _equal("-"), high])
            if high < low:
                raise PatternError(f"{low}-{high}")
            return _between(low, high)
        return _equal(low)

    def member_char(self) -> str | Test:
        char = self.peek()
        self.at += 1
        if char == "[":
            return self.set()
        if char != "\\":
            return char
        after = self.peek()
        if after.lower() in _CLASSES or after in ("p", "P", "u", "x"):
            start = self.at
            test = self.class_or_char()
            if after in ("u", "x") and self.at - start > 1:
                return chr(int(self.text[start + 1 : self.at], 16))
            return test
        self.at += 1
        if not after:
            raise PatternError("\\ ở cuối")
        return _ESCAPES.get(after, after)


def _property(name: str) -> Test:
    known: dict[str, Test] = {
        "Alpha": lambda c: c.isascii() and c.isalpha(),
        "Digit": lambda c: c.isascii() and c.isdigit(),
        "Alnum": lambda c: c.isascii() and c.isalnum(),
        "Upper": lambda c: c.isascii() and c.isupper(),
        "Lower": lambda c: c.isascii() and c.islower(),
        "Punct": lambda c: c.isascii() and not c.isalnum() and c.isprintable() and c != " ",
        "IsAlphabetic": str.isalpha,
    }
    if name in known:
        return known[name]
    short = name.removeprefix("Is")
    if not 1 <= len(short) <= 2:
        raise PatternError(f"\\p{{{name}}}")
    return lambda c: unicodedata.category(c).startswith(short)
