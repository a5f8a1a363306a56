"""What a page may say: parsed from JSON it made itself, or that anybody made up."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.core.chat import CODE_BYTES, Content, Place, Press, Text
from messages.words import Voice

_KEY = re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII)
_CARD = re.compile(r"[0-9]{1,15}", re.ASCII)


class Unreadable(ValueError):
    """Not something a page of ours says."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said: the page's key, what it means, and how the conversation shows it."""

    key: str
    content: Content
    shown: Mapping[str, Any]


def read(body: bytes) -> Said:
    """Read `{key, text}`, `{key, press, card}` or `{key, place}`. Raises `Unreadable`."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Unreadable("not JSON") from error
    if not isinstance(said, dict):
        raise Unreadable("not an object")
    key = read_key(said.get("key"))
    match said:
        case {"text": str(text)} if clean(text).strip():
            return Said(key, Text(clean(text)), {"from": "me", "text": clean(text)})
        case {"press": str(code), "card": str(card)} if code and len(code.encode(errors="replace")) <= CODE_BYTES:
            if _CARD.fullmatch(card) is None:
                raise Unreadable("not a card")
            pressed = {"card": card, "code": clean(code)}
            return Said(key, Press(clean(code), card), {"from": "me", "press": pressed})
        case {"place": {"latitude": float() | int() as latitude, "longitude": float() | int() as longitude}}:
            return _place(key, latitude, longitude)
    raise Unreadable("nothing said")


def read_key(key: object) -> str:
    """The page's own key. Raises `Unreadable`."""
    if not isinstance(key, str) or _KEY.fullmatch(key) is None:
        raise Unreadable("no key")
    return key


def _place(key: str, latitude: float, longitude: float) -> Said:
    if not (math.isfinite(latitude) and math.isfinite(longitude) and abs(latitude) <= 90 and abs(longitude) <= 180):
        raise Unreadable("not on the earth")
    north, east = (f"{number:.5f}".replace(".", ",") for number in (latitude, longitude))
    shown = {"from": "me", "text": Voice().say("web.place", latitude=north, longitude=east)}
    return Said(key, Place(float(latitude), float(longitude)), shown)


def clean(text: str) -> str:
    """Text a database takes: no NUL, no half of a letter."""
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
