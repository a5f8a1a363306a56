"""What Telegram refuses, as the policy-carrying errors of the program. No token ever gets into a text."""

from __future__ import annotations

import re
from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.core.delivery import CardGone, Misconfigured, Refused, SendError, Stopped, Throttled, Unavailable

LONGEST_TEXT = 300  # characters of a platform's answer worth keeping

_TOKEN = re.compile(r"(?<=bot)\d+:[^/\s'\")?]+|\b\d{5,}:[A-Za-z0-9_-]{20,}")

_GONE_CHAT = ("chat not found", "user not found", "peer_id_invalid", "input_user_deactivated", "user_is_blocked")
_GONE_CARD = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
    "there is no text in the message to edit",
)
_PASSING = ("temporarily unavailable",)


class FileTooLarge(Refused):
    """The file is larger than a bot may fetch (20 MB). Its text may be shown to the sender."""

    reason = "file_too_large"

    def __init__(self) -> None:
        super().__init__("Tệp này lớn hơn 20 MB nên Telegram không cho em tải về ạ.")


class FileGone(Refused):
    """The platform no longer has the file. Its text may be shown to the sender."""

    reason = "file_gone"

    def __init__(self) -> None:
        super().__init__("Telegram không còn giữ tệp này ạ.")


def redact(text: str) -> str:
    """`text` without bot tokens, cut to a length fit for a log."""
    return _TOKEN.sub("…", text)[:LONGEST_TEXT]


def is_not_modified(error: TelegramError) -> bool:
    """An edit that would change nothing: the card already says so."""
    return isinstance(error, BadRequest) and "message is not modified" in error.message.lower()


def to_send_error(error: TelegramError) -> SendError:
    """The `SendError` for a failure. The library's `BadRequest` is a `NetworkError`, yet never worth a retry."""
    text = redact(str(error))
    if isinstance(error, RetryAfter):
        wait = error.retry_after
        return Throttled(text, retry_after=wait if isinstance(wait, timedelta) else timedelta(seconds=wait))
    if isinstance(error, Forbidden | ChatMigrated):  # in a private chat every 403 means: not to this person
        return Stopped(text)
    if isinstance(error, InvalidToken | EndPointNotFound):  # every 401 and 404
        return Misconfigured(f"{text}: the token is wrong or revoked, or the address is not the Bot API's")
    if isinstance(error, Conflict):
        return Misconfigured(text)
    if isinstance(error, BadRequest):
        return _refused(text)
    return Unavailable(text)  # NetworkError, TimedOut, 5xx, an answer that is not JSON


def _refused(text: str) -> SendError:
    said = text.lower()
    if any(words in said for words in _GONE_CHAT):
        return Stopped(text)
    if any(words in said for words in _GONE_CARD):
        return CardGone(text)
    if any(words in said for words in _PASSING):
        return Unavailable(text)
    if "file is too big" in said:
        return FileTooLarge()
    if "file_id" in said or "file identifier" in said:
        return FileGone()
    return Refused(text)
