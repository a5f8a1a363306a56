"""Forms that speak several languages: which one is spoken, and how a person asks for another."""

from __future__ import annotations

import re

from bot.core.forms import Filling
from bot.core.vietnamese import bare, normal

_OTHER = re.compile(
    r"(?:em )?(?:doi|chuyen|noi|dung)(?: qua| sang| bang| lai)*"
    r"(?: (?:tieng|ngon ngu)(?: (?:khac|nua))?)?(?P<name> .{2,40})?"
)
_CODE = re.compile(r"\s*\([^()]*\)\s*$")


def called(language: str) -> str:
    """`Tiếng Việt (vi)` → `Tiếng Việt`."""
    return _CODE.sub("", language) or language


def other(filling: Filling) -> str:
    """The language offered beside the one spoken: the next in the form's order; "" where there is only one."""
    spoken = filling.form.languages
    if len(spoken) < 2:
        return ""
    return spoken[(spoken.index(filling.language) + 1) % len(spoken)] if filling.language in spoken else spoken[0]


def wanted(filling: Filling, text: str) -> str:
    """The language that `text` asks for: by its name, or the other one ("đổi tiếng"); "" where it asks for none."""
    if len(filling.form.languages) < 2:
        return ""
    said = bare(normal(text))
    match = _OTHER.fullmatch(said)
    if match is None:
        return ""
    for language in filling.form.languages:
        name = bare(normal(called(language))).removeprefix("tieng ")
        if f" {name} " in f" {said} ":
            return language
    return other(filling) if not match["name"] and re.search("tieng|ngon ngu", said) else ""
