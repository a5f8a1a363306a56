"""Sending, editing and deleting messages without files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.emulators.telegram import wording
from tests.emulators.telegram.markup import Markup, read_markup
from tests.emulators.telegram.parameters import Parameters
from tests.emulators.telegram.refusals import (
    CHAT_EMPTY,
    DELETE_FORBIDDEN,
    DELETE_UNKNOWN,
    EDIT_FORBIDDEN,
    EDIT_NO_TEXT,
    EDIT_SAME,
    EDIT_UNKNOWN,
    REPLY_UNKNOWN,
    bad,
)
from tests.emulators.telegram.state import Account, Json, Stored

if TYPE_CHECKING:
    from tests.emulators.telegram.methods import Platform

DELETE_WITHIN = 48 * 3600  # seconds
TEXT_FIELDS = ("text", "entities", "caption", "caption_entities")


def put(platform: Platform, parameters: Parameters, person: Account, content: Json) -> Stored:
    """Show a new message with the markup and the reply its call asks for. Raises `Refused`."""
    markup = read_markup(parameters)
    reply_to = _replied(platform, parameters, person)
    if markup.reply is not None:
        person.reply_keyboard, person.one_time = markup.reply, markup.one_time
    elif markup.removes:
        person.reply_keyboard = None
    if parameters.boolean("protect_content"):
        content = content | {"has_protected_content": True}
    return platform.world.store(person.id, content, by_bot=True, inline=markup.inline, reply_to=reply_to)


async def send_message(platform: Platform, parameters: Parameters) -> Any:
    """Send text."""
    person = platform.world.reachable(parameters.text("chat_id"))
    return platform.world.render(put(platform, parameters, person, wording.message_text(parameters)))


async def send_location(platform: Platform, parameters: Parameters) -> Any:
    """Send a place."""
    person = platform.world.reachable(parameters.text("chat_id"))
    place = {name: float(parameters.values.get(name) or 0) for name in ("latitude", "longitude")}
    return platform.world.render(put(platform, parameters, person, {"location": place}))


async def send_chat_action(platform: Platform, parameters: Parameters) -> Any:
    """Show that the bot is typing."""
    person = platform.world.reachable(parameters.text("chat_id"))
    if not parameters.text("action"):
        raise bad("wrong parameter action in request")
    person.actions.append(parameters.text("action"))
    return True


async def edit_message_text(platform: Platform, parameters: Parameters) -> Any:
    """Replace the text and the buttons."""
    message = _editable(platform, parameters)
    content = wording.message_text(parameters)
    if "text" not in message.content:
        raise bad(EDIT_NO_TEXT)
    return _change(platform, message, content, read_markup(parameters))


async def edit_message_caption(platform: Platform, parameters: Parameters) -> Any:
    """Replace the caption and the buttons."""
    message = _editable(platform, parameters)
    if "text" in message.content:
        raise bad("there is no caption in the message to edit")
    return _change(platform, message, wording.caption(parameters), read_markup(parameters))


async def edit_message_reply_markup(platform: Platform, parameters: Parameters) -> Any:
    """Replace the buttons alone."""
    message = _editable(platform, parameters)
    words = {name: message.content[name] for name in TEXT_FIELDS if name in message.content}
    return _change(platform, message, words, read_markup(parameters))


async def delete_message(platform: Platform, parameters: Parameters) -> Any:
    """Take a message away, while it is younger than 48 hours."""
    message = _found(platform, parameters)
    if message is None:
        raise bad(DELETE_UNKNOWN)
    if platform.world.now() - message.date > DELETE_WITHIN:
        raise bad(DELETE_FORBIDDEN)
    message.deleted = True
    platform.world.bell.ring()
    return True


def _change(platform: Platform, message: Stored, words: Json, markup: Markup) -> Json:
    """Give a message new words and buttons; the same ones again are refused."""
    current = {name: message.content[name] for name in TEXT_FIELDS if name in message.content}
    if current == words and message.inline == markup.inline:
        raise bad(EDIT_SAME)
    if current != words:
        message.edited = int(platform.world.now())
    rest = {name: value for name, value in message.content.items() if name not in TEXT_FIELDS}
    message.content, message.inline = rest | words, markup.inline
    platform.world.shown(message)
    return platform.world.render(message)


def _found(platform: Platform, parameters: Parameters) -> Stored | None:
    chat = parameters.text("chat_id")
    if not chat:
        raise bad(CHAT_EMPTY)
    person = platform.world.reachable(chat)
    message = platform.world.messages.get((person.id, parameters.integer("message_id")))
    return None if message is None or message.deleted else message


def _editable(platform: Platform, parameters: Parameters) -> Stored:
    message = _found(platform, parameters)
    if message is None:
        raise bad(EDIT_UNKNOWN)
    if not message.by_bot:
        raise bad(EDIT_FORBIDDEN)
    return message


def _replied(platform: Platform, parameters: Parameters, person: Account) -> int | None:
    wanted = parameters.structure("reply_parameters", "reply parameters") or {}
    number = int(wanted.get("message_id") or parameters.integer("reply_to_message_id"))
    if not number:
        return None
    replied = platform.world.messages.get((person.id, number))
    if replied is not None and not replied.deleted:
        return number
    if wanted.get("allow_sending_without_reply") or parameters.boolean("allow_sending_without_reply"):
        return None
    raise bad(REPLY_UNKNOWN)
