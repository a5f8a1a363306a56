"""Keyboards: inline ones that belong to a message, reply ones that belong to a chat."""

from dataclasses import dataclass
from typing import Any

from tests.emulators.telegram.parameters import Parameters
from tests.emulators.telegram.refusals import BUTTON_DATA, BUTTON_URL, TEXT_BUTTON, bad

DATA_LIMIT = 64  # bytes, not letters
Rows = list[list[dict[str, Any]]]

_ACTIONS = {
    *("url", "callback_data", "web_app", "login_url", "copy_text", "callback_game", "pay"),
    *("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat"),
}


@dataclass(frozen=True)
class Markup:
    """What `reply_markup` asked for; everything empty when it asked for nothing."""

    inline: Rows | None = None
    reply: Rows | None = None
    removes: bool = False
    one_time: bool = False


def read_markup(parameters: Parameters) -> Markup:
    """Return the markup of a call. Raises `Refused`."""
    raw = parameters.structure("reply_markup", "reply keyboard markup")
    if raw is None:
        return Markup()
    if not isinstance(raw, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in raw:
        rows = [[_inline(button) for button in row] for row in raw["inline_keyboard"] if row]
        return Markup(inline=rows or None)
    if "keyboard" in raw:
        rows = [[_plain(button) for button in row] for row in raw["keyboard"] if row]
        return Markup(reply=rows, one_time=bool(raw.get("one_time_keyboard")))
    return Markup(removes=bool(raw.get("remove_keyboard")))


def _inline(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: expected an Object")
    if not str(button.get("text") or "").strip():
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not _ACTIONS & button.keys():
        raise bad(TEXT_BUTTON)
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_LIMIT:
        raise bad(BUTTON_DATA)
    if "url" in button and not str(button["url"]).startswith(("http://", "https://", "tg://")):
        raise bad(BUTTON_URL)
    return button


def _plain(button: Any) -> dict[str, Any]:
    key = {"text": button} if isinstance(button, str) else button
    if not isinstance(key, dict) or not str(key.get("text") or "").strip():
        raise bad("can't parse keyboard button: Can't find field \"text\"")
    return key
