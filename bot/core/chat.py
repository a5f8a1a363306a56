"""What may be said, on any channel: events that come in, messages that go out.

Channels translate their platform's payloads to and from these values; nothing else in the program knows a platform.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Address:
    """A person's id on one channel; `channel` names a configured instance: `telegram`, `web`, `zalo-dak-rve`."""

    channel: str
    chat: str


class MediaKind(StrEnum):
    """What a file is, in the chat sense."""

    PHOTO = "photo"
    VOICE = "voice"
    AUDIO = "audio"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Text:
    """Typed words, as sent; at most what the platform allows (Telegram: 4,096 characters)."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed. `code` is user input: parse it and check rights again. `card` is the message that held it."""

    code: str
    card: str | None = None


@dataclass(frozen=True, slots=True)
class Media:
    """A file someone sent; `ref` is the platform's own handle, fetched later by a durable job. `size` in bytes."""

    kind: MediaKind
    ref: str
    name: str = ""
    mime: str = ""
    size: int | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A shared place: degrees north and east (WGS 84); `accuracy` in metres."""

    latitude: float
    longitude: float
    accuracy: float = 0.0


@dataclass(frozen=True, slots=True)
class Contact:
    """A shared phone number. `own` is true only where the platform vouches that it is the sender's."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something a channel delivered that the bot cannot use (a sticker, a poll); `what` names it for the log."""

    what: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person blocked the bot, or came back (`stopped` false)."""

    stopped: bool = True


Content = Text | Press | Media | Place | Contact | Unsupported | Stopped


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in one chat.

    `key` makes repeating harmless: the same key twice is one event. `message` is the platform's id of the incoming
    message; an event with `edited` replaces what that message said before. `at` is aware UTC.
    """

    key: str
    address: Address
    at: datetime
    content: Content
    message: str | None = None
    edited: bool = False
    name: str = ""


def cleaned(event: Event) -> Event:
    """The event in letters that every database takes: no NUL, no half of a letter. Nearly always the same object."""
    content: Content = event.content
    match content:
        case Text() if not _is_clean(content.text):
            content = Text(_clean(content.text))
        case Press() if not _is_clean(content.code):
            content = Press(_clean(content.code), content.card)
        case Media() if not _is_clean(content.caption + content.name + content.mime + content.ref):
            content = replace(
                content,
                ref=_clean(content.ref),
                name=_clean(content.name),
                mime=_clean(content.mime),
                caption=_clean(content.caption),
            )
        case Contact() if not _is_clean(content.phone):
            content = Contact(_clean(content.phone), content.own)
    if content is event.content and _is_clean(event.name):
        return event
    return replace(event, content=content, name=_clean(event.name))


def _is_clean(text: str) -> bool:
    if text.isascii():
        return "\0" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _clean(text: str) -> str:
    return text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that may be tapped: `code` at most 64 bytes, `label` is shown.

    Where there are no buttons a choice is numbered; one with `typed` is offered as those words instead ("bỏ qua"),
    because a number would be taken for the answer itself.
    """

    code: str
    label: str
    typed: str = ""


class Ask(StrEnum):
    """Something the platform can be asked to offer beside the keyboard."""

    CONTACT = "contact"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Message:
    """What the bot says. Plain text always; no markup.

    `choices` become buttons where the channel has them, a numbered list where it has not; `columns` is how many stand
    side by side. `card` names an earlier message to change in place instead of sending a new one (where the channel
    can). `ask` offers to share a phone number or a place. `first` is the number of the first choice: a long list
    comes in pages.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    columns: int = 1
    card: str | None = None
    ask: Ask | None = None
    first: int = 1


CODE_BYTES = 64  # Telegram's limit on callback data
