"""Telegram's refusals, word for word, and what the program does about them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram import error as tg

from bot.channels.telegram.errors import FileGone, FileTooLarge, is_not_modified, redact, to_send_error
from bot.core.delivery import CardGone, Misconfigured, Refused, SendError, Stopped, Throttled, Unavailable

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)
TABLE: list[tuple[tg.TelegramError, type[SendError]]] = [
    (tg.Forbidden("Forbidden: bot was blocked by the user"), Stopped),
    (tg.Forbidden("Forbidden: user is deactivated"), Stopped),
    (tg.Forbidden("Forbidden: bot can't initiate conversation with a user"), Stopped),
    (tg.BadRequest("Bad Request: chat not found"), Stopped),
    (tg.BadRequest("Bad Request: user not found"), Stopped),
    (tg.BadRequest("Bad Request: PEER_ID_INVALID"), Stopped),
    (tg.ChatMigrated(-100123), Stopped),
    (tg.RetryAfter(7), Throttled),
    (tg.BadRequest("Bad Request: message to edit not found"), CardGone),
    (tg.BadRequest("Bad Request: message can't be edited"), CardGone),
    (tg.BadRequest("Bad Request: MESSAGE_ID_INVALID"), CardGone),
    (tg.BadRequest("Bad Request: there is no text in the message to edit"), CardGone),
    (tg.BadRequest("Bad Request: message text is empty"), Refused),
    (tg.BadRequest("Bad Request: message is too long"), Refused),
    (tg.BadRequest("Bad Request: message caption is too long"), Refused),
    (tg.BadRequest("Bad Request: BUTTON_DATA_INVALID"), Refused),
    (tg.BadRequest("Bad Request: Text buttons are not allowed in the inline keyboard"), Refused),
    (tg.BadRequest("Bad Request: chat_id is empty"), Refused),
    (tg.BadRequest("Bad Request: message to delete not found"), Refused),
    (tg.BadRequest("Bad Request: message to be replied not found"), Refused),
    (
        tg.BadRequest("Bad Request: query is too old and response timeout expired or query ID is invalid"),
        Refused,
    ),
    (tg.BadRequest("Bad Request: file is too big"), FileTooLarge),
    (tg.BadRequest("Bad Request: invalid file_id"), FileGone),
    (tg.BadRequest("Bad Request: wrong file_id or the file is temporarily unavailable"), Unavailable),
    (tg.InvalidToken("Unauthorized"), Misconfigured),
    (tg.InvalidToken("Not Found: method not found"), Misconfigured),
    (tg.EndPointNotFound("no such method"), Misconfigured),
    (tg.Conflict("Conflict: terminated by other getUpdates request"), Misconfigured),
    (tg.NetworkError("Bad Gateway (502)"), Unavailable),
    (tg.NetworkError("Internal Server Error"), Unavailable),
    (tg.TimedOut(), Unavailable),
    (tg.TelegramError("Invalid server response"), Unavailable),
]


@pytest.mark.parametrize(("error", "kind"), TABLE, ids=str)
def test_each_refusal_has_one_policy(error: tg.TelegramError, kind: type[SendError]) -> None:
    assert type(to_send_error(error)) is kind


def test_a_hopeless_request_is_never_repeated_though_the_library_calls_it_a_network_error() -> None:
    assert isinstance(tg.BadRequest("x"), tg.NetworkError)
    assert not to_send_error(tg.BadRequest("Bad Request: BUTTON_DATA_INVALID")).retryable


@pytest.mark.parametrize("flag", ["true", "false"])
@pytest.mark.filterwarnings("ignore:.*retry_after.*")
def test_too_fast_says_how_long_to_wait(monkeypatch: pytest.MonkeyPatch, flag: str) -> None:
    """Whether the library gives seconds or a duration, which its switch `PTB_TIMEDELTA` decides."""
    monkeypatch.setenv("PTB_TIMEDELTA", flag)

    assert to_send_error(tg.RetryAfter(timedelta(seconds=31))).retry_after == timedelta(seconds=31)


def test_an_edit_that_changes_nothing_is_recognised() -> None:
    assert is_not_modified(tg.BadRequest(NOT_MODIFIED))
    assert not is_not_modified(tg.BadRequest("Bad Request: message can't be edited"))


@pytest.mark.parametrize(
    "text",
    [
        "InvalidURL: http://127.0.0.1:99999/bot123456:AAF-x_yZ/sendMessage",
        "https://api.telegram.org/file/bot123456:AAF-x_yZ/photos/1.jpg",
        "The token `1234567890:AAF-x_yZ0123456789abcdefghijklmnop` was rejected",
    ],
)
def test_a_token_never_stays_in_a_text(text: str) -> None:
    assert "AAF" not in redact(text)
    assert "AAF" not in str(to_send_error(tg.NetworkError(text)))


def test_a_page_instead_of_an_answer_is_cut_short() -> None:
    assert len(str(to_send_error(tg.NetworkError("<html>" * 1000)))) <= 300
