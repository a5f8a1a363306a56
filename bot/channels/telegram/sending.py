"""A message of ours as calls of the Bot API. Pure: what to post, in which order, within Telegram's limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.telegram.splitting import split, units
from bot.core.chat import CODE_BYTES, Ask, Choice, Message
from bot.core.delivery import CardGone, Refused

MAX_PARTS = 10  # of 4,096 units each: longer is a bug of ours, not something to pour over a person
MAX_BUTTONS = 100  # Telegram documents no limit; more than these are shown as a numbered list
MAX_COLUMNS = 8

SHARE = {Ask.CONTACT: ("📱 Gửi số điện thoại", "request_contact"), Ask.PLACE: ("📍 Gửi vị trí", "request_location")}
ACKNOWLEDGED = "Dạ."
"""Said where a keyboard must go and buttons must come: one message cannot do both."""

Body = dict[str, Any]
REMOVE_KEYBOARD: Body = {"remove_keyboard": True}


@dataclass(frozen=True, slots=True)
class Call:
    """One method of the Bot API and its JSON. An `edits` call changes a card in place."""

    method: str
    body: Body

    @property
    def edits(self) -> bool:
        """Whether this changes an earlier message."""
        return self.method == "editMessageText"


def calls(chat: str, message: Message, *, keyboard_open: bool = False) -> tuple[Call, ...]:
    """What to post to say `message` in `chat`: one call, more only for a text over 4,096 UTF-16 units.

    `keyboard_open` says that a share button of an earlier `ask` may still be on the person's screen: it is taken away.
    Buttons stand on the last part. An `ask` is always a new message: a reply keyboard cannot be edited in.
    Raises `Refused` for what Telegram would never take, `CardGone` where `message.card` is no message id of Telegram's.
    """
    to = _chat_id(chat)
    text, markup = _text_and_markup(message)
    parts = split(text)
    if not parts:
        raise Refused("message text is empty")
    if len(parts) > MAX_PARTS:
        raise Refused(f"message is too long: {units(text)} UTF-16 units")
    bodies = [_body(to, part) for part in parts]
    if markup is not None:
        bodies[-1]["reply_markup"] = markup
    if message.card is not None and message.ask is None:
        first = {**bodies[0], "message_id": _card_id(message.card)}
        return (Call("editMessageText", first), *(Call("sendMessage", body) for body in bodies[1:]))
    if keyboard_open and message.ask is None:
        bodies = _without_keyboard(to, bodies)
    return tuple(Call("sendMessage", body) for body in bodies)


def _body(to: int, text: str) -> Body:
    return {"chat_id": to, "text": text, "link_preview_options": {"is_disabled": True}}


def _without_keyboard(to: int, bodies: list[Body]) -> list[Body]:
    if "reply_markup" not in bodies[0]:
        return [{**bodies[0], "reply_markup": REMOVE_KEYBOARD}, *bodies[1:]]
    return [
        {"chat_id": to, "text": ACKNOWLEDGED, "disable_notification": True, "reply_markup": REMOVE_KEYBOARD},
        *bodies,
    ]


def _text_and_markup(message: Message) -> tuple[str, Body | None]:
    for choice in message.choices:
        _check(choice)
    if len(message.choices) > MAX_BUTTONS and message.ask is None:
        listed = (f"{number}. {choice.label}" for number, choice in enumerate(message.choices, 1))
        return "\n".join((message.text, *listed)), None
    columns = min(max(message.columns, 1), MAX_COLUMNS)
    if message.ask is not None:
        return message.text, _share_keyboard(message.ask, message.choices, columns)
    if not message.choices:
        return message.text, None
    buttons = [{"text": _clean(choice.label), "callback_data": choice.code} for choice in message.choices]
    return message.text, {"inline_keyboard": _rows(buttons, columns)}


def _share_keyboard(ask: Ask, choices: Sequence[Choice], columns: int) -> Body:
    """A reply keyboard: the share button, then the choices as plain buttons, which send their label as text."""
    label, wish = SHARE[ask]
    rows = _rows([{"text": _clean(choice.label)} for choice in choices], columns)
    return {"keyboard": [[{"text": label, wish: True}], *rows], "resize_keyboard": True, "one_time_keyboard": True}


def _rows(buttons: Sequence[Body], columns: int) -> list[list[Body]]:
    return [list(buttons[start : start + columns]) for start in range(0, len(buttons), columns)]


def _check(choice: Choice) -> None:
    size = len(choice.code.encode("utf-8", "replace"))
    if not 1 <= size <= CODE_BYTES or choice.code.encode("utf-8", "ignore").decode() != choice.code:
        raise Refused(f"the code of a choice has {size} bytes, allowed are 1 to {CODE_BYTES}: {choice.code[:80]!a}")
    if not choice.label.strip():
        raise Refused(f"the choice {choice.code} has no label")


def _clean(text: str) -> str:
    """`text` without halves of surrogate pairs, which no UTF-8 can carry."""
    return text.encode("utf-8", "replace").decode()


def _chat_id(chat: str) -> int:
    if not chat.removeprefix("-").isdecimal():
        raise Refused(f"not a chat of Telegram's: {chat[:40]!a}")
    return int(chat)


def _card_id(card: str) -> int:
    if not card.isdecimal():
        raise CardGone(f"not a message of Telegram's: {card[:40]!a}")
    return int(card)
