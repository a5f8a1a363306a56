"""Trouble on demand."""

import asyncio
from dataclasses import dataclass, field

from tests.emulators.telegram.refusals import Refused, flooded

PHRASES = {500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}


@dataclass(eq=False)
class Fault:
    """One kind of trouble for one method ("*" for all), so many times (None: until cleared)."""

    method: str
    times: int | None
    chat: int | None = None
    refusal: Refused | None = None  # answered instead of doing anything
    html: bool = False  # …by the proxy in front, so not in JSON
    executes: bool = True  # whether the call takes effect
    resets: bool = False  # whether the connection is cut instead of an answer
    seconds: float = 0.0  # how late the answer is
    released: asyncio.Event = field(default_factory=asyncio.Event)
    holds: bool = False
    after: int = 0  # calls that go well first
    hits: int = 0

    def release(self) -> None:
        """Let the answers held back go out."""
        self.released.set()


class Faults:
    """What goes wrong next."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def flood(self, method: str = "*", retry_after: int = 1, times: int | None = 1, chat: int | None = None) -> Fault:
        """Answer 429 with `retry_after` seconds."""
        return self._add(Fault(method, times, chat, refusal=flooded(retry_after), executes=False))

    def fail(
        self, method: str = "*", status: int = 500, times: int | None = 1, chat: int | None = None, after: int = 0
    ) -> Fault:
        """Answer 5xx, once `after` calls went well: 500 in JSON, the others as a proxy's page."""
        refusal = Refused(status, PHRASES.get(status, "Error"))
        return self._add(Fault(method, times, chat, refusal=refusal, html=status != 500, executes=False, after=after))

    def refuse(self, method: str, refusal: Refused, times: int | None = 1, chat: int | None = None) -> Fault:
        """Answer with any refusal."""
        return self._add(Fault(method, times, chat, refusal=refusal, executes=False))

    def reset(self, method: str = "*", times: int | None = 1, chat: int | None = None) -> Fault:
        """Cut the connection; nothing happened."""
        return self._add(Fault(method, times, chat, executes=False, resets=True))

    def lose_answer(self, method: str = "*", times: int | None = 1, chat: int | None = None) -> Fault:
        """Do what was asked, then cut the connection."""
        return self._add(Fault(method, times, chat, resets=True))

    def slow(self, method: str = "*", seconds: float = 1.0, times: int | None = 1, chat: int | None = None) -> Fault:
        """Do what was asked, answer late."""
        return self._add(Fault(method, times, chat, seconds=seconds))

    def hold(self, method: str = "*", times: int | None = 1, chat: int | None = None) -> Fault:
        """Do what was asked, answer only once the fault is `release()`d."""
        return self._add(Fault(method, times, chat, holds=True))

    def clear(self) -> None:
        """Everything works again."""
        for fault in self._waiting:
            fault.release()
        self._waiting.clear()

    def take(self, method: str, chat: str) -> Fault | None:
        """Return the trouble this call is in, counting it."""
        for fault in self._waiting:
            if fault.method.lower() in {"*", method.lower()} and fault.chat in {None, _number(chat)}:
                if fault.after:
                    fault.after -= 1
                    continue
                fault.hits += 1
                if fault.times is not None and fault.hits >= fault.times:
                    self._waiting.remove(fault)
                return fault
        return None

    def _add(self, fault: Fault) -> Fault:
        self._waiting.append(fault)
        return fault


def _number(chat: str) -> int | None:
    return int(chat) if chat.lstrip("-").isdigit() else -1
