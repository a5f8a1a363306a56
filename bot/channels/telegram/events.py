"""From an update of Telegram's to an event of ours. Pure."""

from __future__ import annotations

from datetime import datetime

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatType

from bot.channels.telegram.media import content_of
from bot.core.chat import Address, Event, Place, Press, Stopped, Unsupported

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""What we ask Telegram for; it remembers the list between calls."""


def to_event(update: Update, channel: str, received_at: datetime) -> Event | None:
    """The event that `update` is on the channel named `channel`; None where there is nothing to answer.

    Nothing to answer: groups and channels, service messages, moves of a live place, kinds we did not ask for.
    `received_at` (aware UTC) is the moment of presses, which carry none of their own.
    """
    key = f"{channel}:{update.update_id}"
    if update.message is not None:
        return _said(update.message, key, channel, edited=False)
    if update.edited_message is not None:
        return _said(update.edited_message, key, channel, edited=True)
    if update.callback_query is not None:
        return _pressed(update.callback_query, key, channel, received_at)
    if update.my_chat_member is not None:
        return _came_or_went(update.my_chat_member, key, channel)
    return None


def _said(message: Message, key: str, channel: str, *, edited: bool) -> Event | None:
    if message.chat.type != ChatType.PRIVATE:
        return None
    content = content_of(message)
    if content is None or (edited and isinstance(content, Place)):  # an edited place is a live place that moved
        return None
    return Event(
        key=key,
        address=Address(channel, str(message.chat.id)),
        at=(message.edit_date if edited else None) or message.date,
        content=content,
        message=str(message.message_id),
        edited=edited,
        name=_name(message.from_user),
    )


def _pressed(query: CallbackQuery, key: str, channel: str, received_at: datetime) -> Event | None:
    card = query.message
    if card is None or card.chat.type != ChatType.PRIVATE:  # no card: sent by inline mode, which we do not offer
        return None
    content = Unsupported("callback_query") if query.data is None else Press(query.data, str(card.message_id))
    return Event(key, Address(channel, str(card.chat.id)), received_at, content, name=_name(query.from_user))


def _came_or_went(change: ChatMemberUpdated, key: str, channel: str) -> Event | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    gone = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    address = Address(channel, str(change.chat.id))
    return Event(key, address, change.date, Stopped(gone), name=_name(change.from_user))


def _name(user: User | None) -> str:
    return user.full_name if user is not None else ""
