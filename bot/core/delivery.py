"""One message to one address, and what becomes of it. Deciding a retry is pure; doing it is `bot.outbound`.

`SendError` carries its own policy: a channel names the case, the dispatcher reads only the policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum


class Lane(IntEnum):
    """What goes first when the line is narrow: a conversation never waits for a broadcast."""

    REPLY = 0
    REMINDER = 1
    BROADCAST = 2


class DeliveryState(StrEnum):
    """queued → sending → sent, failed (never) or suppressed (the address is stopped)."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    SUPPRESSED = "suppressed"


class SendError(Exception):
    """A channel's no. `reason` is a short stable code for the log and for officers; the text is the platform's own."""

    retryable = False
    stops_address = False
    reason = "refused"

    def __init__(self, text: str = "", *, retry_after: timedelta | None = None) -> None:
        super().__init__(text or self.reason)
        self.retry_after = retry_after


class Refused(SendError):
    """The platform will never take this message (too long, bad data). Do not try again."""


class Stopped(SendError):
    """The person blocked the bot or is gone. Never write to this address again until they write first."""

    stops_address = True
    reason = "stopped"


class Throttled(SendError):
    """Too fast. Wait `retry_after`, for this row only."""

    retryable = True
    reason = "throttled"


class Unavailable(SendError):
    """The network or the platform failed; the message may or may not have arrived."""

    retryable = True
    reason = "unavailable"


class Misconfigured(SendError):
    """Our own fault: a wrong token, a revoked right. Try again slowly: an operator has to mend it."""

    retryable = True
    reason = "misconfigured"


class CardGone(SendError):
    """The card to change in place is gone or cannot be changed: send the message anew."""

    reason = "card_gone"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the channel answered: the platform's id of the message, where it has one."""

    message: str | None = None


@dataclass(frozen=True, slots=True)
class Retry:
    """Try again at `at`."""

    at: datetime


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Never again; `state` and `reason` are kept with the row."""

    state: DeliveryState
    reason: str


MAX_ATTEMPTS = 150  # with waits of at most ten minutes: about a day, as long as platforms keep things for us
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)


def after_failure(error: SendError, attempts: int, now: datetime) -> Retry | GiveUp:
    """What to do after the `attempts`-th try failed with `error`. Waits double from 2 s to 10 min; 429 says its own."""
    if error.stops_address:
        return GiveUp(DeliveryState.SUPPRESSED, error.reason)
    if error.retry_after is not None:
        return Retry(now + error.retry_after)
    if not error.retryable or attempts >= MAX_ATTEMPTS:
        return GiveUp(DeliveryState.FAILED, error.reason)
    return Retry(now + min(FIRST_WAIT * 2 ** min(attempts - 1, 12), LONGEST_WAIT))
