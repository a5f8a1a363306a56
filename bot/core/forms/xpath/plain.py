"""Functions that only need their arguments' values: text, numbers, choices picked."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
from collections.abc import Callable
from typing import Any

from bot.core.forms.xpath.regex import matches
from bot.core.forms.xpath.values import NAN, rounded


def _guard(compute: Callable[..., float]) -> Callable[..., float]:
    """IEEE answers where Python raises."""

    def safe(*arguments: float) -> float:
        try:
            return compute(*arguments)
        except (ValueError, ZeroDivisionError):
            return NAN
        except OverflowError:
            return math.inf

    return safe


def _logarithm(base: Callable[[float], float]) -> Callable[[float], float]:
    return lambda x: -math.inf if x == 0 else _guard(base)(x)


def _power(base: float, exponent: float) -> float:
    if base == 0 and exponent < 0:
        return math.inf
    found = _guard(math.pow)(base, exponent)
    return found if isinstance(found, float) else NAN


def truncated(number: float) -> float:
    """int(): towards zero; infinities and NaN as they are."""
    return float(math.trunc(number)) if math.isfinite(number) else number


def _whole(number: float, otherwise: int = 0) -> int:
    return math.trunc(max(-1e9, min(1e9, number))) if not math.isnan(number) else otherwise


def substr(text: str, start: float, end: float = math.inf) -> str:
    """ODK's substr(): from 0, end exclusive, negative counts from the end."""
    first, last, size = _whole(start), _whole(end), len(text)
    first = first + size if first < 0 else first
    last = last + size if last < 0 else last
    return text[max(0, first) : max(0, last)]


def substring(text: str, start: float, length: float = math.inf) -> str:
    """XPath's substring(): from 1, rounded."""
    first = rounded(start)
    last = first + rounded(length)
    return "".join(char for at, char in enumerate(text, 1) if first <= at < last)


def translate(text: str, old: str, new: str) -> str:
    """XPath's translate()."""
    table: dict[int, str | None] = {}
    for at, char in enumerate(old):
        table.setdefault(ord(char), new[at] if at < len(new) else None)
    return text.translate(table)


def selected_at(text: str, at: float) -> str:
    """The choice picked at `at`, from 0; blank outside."""
    picked = text.split()
    place = _whole(at, -1)
    return picked[place] if 0 <= place < len(picked) else ""


def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """A digest in base64 or hex; blank for an algorithm the specification does not name."""
    known = {"MD5": "md5", "SHA-1": "sha1", "SHA-256": "sha256", "SHA-384": "sha384", "SHA-512": "sha512"}
    if algorithm not in known:
        return ""
    raw = hashlib.new(known[algorithm], text.encode(), usedforsecurity=False).digest()
    return raw.hex() if encoding == "hex" else base64.b64encode(raw).decode()


def base64_decode(text: str) -> str:
    """UTF-8 text from base64; blank when it is neither."""
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


def _selected(text: str, name: str) -> bool:
    return f" {name.strip()} " in f" {text} "


def _before(text: str, mark: str) -> str:
    at = text.find(mark)
    return text[:at] if at >= 0 else ""


def _after(text: str, mark: str) -> str:
    at = text.find(mark)
    return text[at + len(mark) :] if at >= 0 else ""


# name: (argument types, least number of arguments, result type, function); s text, n number, b truth
PLAIN: dict[str, tuple[str, int, str, Callable[..., Any]]] = {
    "true": ("", 0, "bool", lambda: True),
    "false": ("", 0, "bool", lambda: False),
    "boolean": ("b", 1, "bool", bool),
    "boolean-from-string": ("s", 1, "bool", lambda s: s.lower() == "true" or s == "1"),
    "not": ("b", 1, "bool", lambda b: not b),
    "number": ("n", 1, "num", lambda n: n),
    "int": ("n", 1, "num", truncated),
    "round": ("nn", 1, "num", rounded),
    "floor": ("n", 1, "num", lambda n: float(math.floor(n)) if math.isfinite(n) else n),
    "ceiling": ("n", 1, "num", lambda n: float(math.ceil(n)) if math.isfinite(n) else n),
    "abs": ("n", 1, "num", abs),
    "pow": ("nn", 2, "num", _power),
    "exp": ("n", 1, "num", _guard(math.exp)),
    "exp10": ("n", 1, "num", _guard(lambda n: math.pow(10.0, n))),
    "log": ("n", 1, "num", _logarithm(math.log)),
    "log10": ("n", 1, "num", _logarithm(math.log10)),
    "sqrt": ("n", 1, "num", _guard(math.sqrt)),
    "sin": ("n", 1, "num", _guard(math.sin)),
    "cos": ("n", 1, "num", _guard(math.cos)),
    "tan": ("n", 1, "num", _guard(math.tan)),
    "asin": ("n", 1, "num", _guard(math.asin)),
    "acos": ("n", 1, "num", _guard(math.acos)),
    "atan": ("n", 1, "num", _guard(math.atan)),
    "atan2": ("nn", 2, "num", _guard(math.atan2)),
    "pi": ("", 0, "num", lambda: math.pi),
    "regex": ("ss", 2, "bool", matches),
    "contains": ("ss", 2, "bool", lambda s, part: part in s),
    "starts-with": ("ss", 2, "bool", str.startswith),
    "ends-with": ("ss", 2, "bool", str.endswith),
    "substr": ("snn", 2, "str", substr),
    "substring": ("snn", 2, "str", substring),
    "substring-before": ("ss", 2, "str", _before),
    "substring-after": ("ss", 2, "str", _after),
    "translate": ("sss", 3, "str", translate),
    "selected": ("ss", 2, "bool", _selected),
    "is-selected": ("ss", 2, "bool", _selected),
    "selected-at": ("sn", 2, "str", selected_at),
    "count-selected": ("s", 1, "num", lambda s: float(len(s.split()))),
    "digest": ("sss", 2, "str", digest),
    "base64-decode": ("s", 1, "str", base64_decode),
}
