"""What the platform says when it refuses, word for word."""

from typing import Any

MESSAGE_EMPTY = "message text is empty"
MESSAGE_TOO_LONG = "message is too long"
CAPTION_TOO_LONG = "message caption is too long"
BUTTON_DATA = "BUTTON_DATA_INVALID"
BUTTON_URL = "BUTTON_URL_INVALID"
TEXT_BUTTON = "Text buttons are not allowed in the inline keyboard"
CHAT_EMPTY = "chat_id is empty"
CHAT_UNKNOWN = "chat not found"
EDIT_UNKNOWN = "message to edit not found"
EDIT_FORBIDDEN = "message can't be edited"
EDIT_NO_TEXT = "there is no text in the message to edit"
EDIT_SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
DELETE_UNKNOWN = "message to delete not found"
DELETE_FORBIDDEN = "message can't be deleted for everyone"
REPLY_UNKNOWN = "message to be replied not found"
QUERY_OLD = "query is too old and response timeout expired or query ID is invalid"
QUERY_LONG = "MESSAGE_TOO_LONG"
FILE_BIG = "file is too big"
FILE_EMPTY = "file must be non-empty"
FILE_ID = "invalid file_id"
FILE_SOURCE = "wrong file identifier/HTTP URL specified"
FILE_FETCH = "failed to get HTTP URL content"

BLOCKED = "Forbidden: bot was blocked by the user"
DEACTIVATED = "Forbidden: user is deactivated"
OTHER_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
POLLER_GONE = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Refused(Exception):
    """The platform's no: an HTTP status, a sentence and, for floods, what to wait."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code, self.description, self.parameters = code, description, parameters

    def body(self) -> dict[str, Any]:
        """Return the JSON the client reads."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(sentence: str) -> Refused:
    """Return a 400 with the prefix every one of them carries."""
    return Refused(400, f"Bad Request: {sentence}")


def flooded(seconds: int) -> Refused:
    """Return the 429 that asks to wait `seconds`."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
