"""How fast may we speak? A bucket fills at a steady rate and holds a short burst. Times are seconds of any clock."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Bucket:
    """`rate` messages a second, `burst` at once; 0 is no limit. Reserving never fails, it says how long to wait."""

    rate: float
    burst: float = 1.0
    _free_at: float = field(default=0.0, init=False)

    def reserve(self, now: float) -> float:
        """Take one place; returns the seconds to wait before using it."""
        if self.rate <= 0:
            return 0.0
        start = max(self._free_at, now - (self.burst - 1) / self.rate)
        self._free_at = start + 1 / self.rate
        return max(0.0, start - now)

    def is_idle(self, now: float) -> bool:
        """Full again: forgetting it changes nothing."""
        return self._free_at <= now - (self.burst - 1) / max(self.rate, 1e-9)


@dataclass(frozen=True, slots=True)
class Limits:
    """A channel's limits: messages a second over all chats, and in one chat (Telegram: 30 and 1)."""

    per_second: float = 30.0
    per_chat: float = 1.0
    chat_burst: float = 5.0


class Pace:
    """The pace of one channel: all chats together and each alone."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._all = Bucket(limits.per_second, max(1.0, limits.per_second / 10))
        self._chats: dict[str, Bucket] = {}

    def reserve(self, chat: str, now: float) -> float:
        """Take a place for one message to `chat`; returns the seconds to wait first."""
        if self._limits.per_chat <= 0:
            return self._all.reserve(now)
        if len(self._chats) > 10_000:
            self._chats = {name: bucket for name, bucket in self._chats.items() if not bucket.is_idle(now)}
        bucket = self._chats.setdefault(chat, Bucket(self._limits.per_chat, self._limits.chat_burst))
        wait = bucket.reserve(now)
        return max(wait, self._all.reserve(now))  # one chat that must wait takes nobody else's turn
