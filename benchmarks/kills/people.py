"""The people: each fills in F_IND with figures of their own, sometimes typing ahead, never waiting for ever."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

FIRST_CHAT = 5_200_000_001
OPENING, CONFIRM = "figures", "Đúng"  # the menu's button, and the last word
RECEIPT = re.compile(r"Mã phiếu\W+([A-Z0-9]{4}-[A-Z0-9]{4})")
TURN = re.compile(r"f:(\w+):(\d+):")
PATIENCE = 2.0  # seconds without an answer after which a person goes on anyway
TYPED_AHEAD = (1, 1, 1, 2, 4)  # how many lines at once
NAMES = (
    *("hh_total", "hh_dtts", "poor_total", "near_total", "poor_dtts", "near_dtts", "exit_q", "newpoor_q", "relapse_q"),
    *("cohort", "told", "mind", "tech", "life", "coop", "exit_reg", "helped", "note"),
)

Post = Callable[["Villager", str], None]


def figures(chance: random.Random) -> list[str]:
    """Return answers to every question of F_IND, in the order asked, that no constraint minds."""
    total = chance.randint(100, 900)
    minority = chance.randint(60, total)
    poor_minority, near_minority = chance.randint(5, 25), chance.randint(5, 25)
    poor = chance.randint(poor_minority, 30)
    near = chance.randint(near_minority, 30)
    new = chance.randint(1, poor)
    cohort = chance.randint(10, 60)
    within = [str(chance.randint(0, cohort)) for _ in range(6)]
    numbers = [total, minority, poor, near, poor_minority, near_minority, chance.randint(0, 9), new]
    numbers += [chance.randint(0, new), cohort]
    ends = [str(chance.randint(0, 99)), str(chance.randint(0, 99)), f"Thôn xin {chance.randint(1, 10**6)} cây giống"]
    return [*map(str, numbers), *within[:5], *ends]


@dataclass(eq=False)
class Villager:
    """One person: what they say, how far they are, what the platform knows to be delivered, what they were shown."""

    chat: int
    answers: list[str]
    said: int = 0
    acknowledged: int = 0
    said_at: float = 0.0
    receipt: str = ""
    shown: dict[bytes, int] = field(default_factory=dict)  # message as received → how often
    last_turn: int = -1
    out_of_order: int = 0

    @property
    def lines(self) -> list[str]:
        """Everything this person types."""
        return [OPENING, *self.answers, CONFIRM]

    @property
    def is_through(self) -> bool:
        """Nothing is left to say."""
        return self.said == len(self.answers) + 2

    @property
    def repeats(self) -> int:
        """Messages that came once more."""
        return sum(times - 1 for times in self.shown.values())


class People:
    """Whoever talks now, who has talked, and who may still begin."""

    def __init__(self, crowd: list[Villager], chance: random.Random) -> None:
        self.crowd = {one.chat: one for one in crowd}
        self.post: Post
        self._chance = chance
        self._fresh = iter(crowd)
        self._talking: set[Villager] = set()
        self.begun: list[Villager] = []
        self.closed = False  # nobody new sits down

    def start(self, slots: int) -> None:
        """Let the first ones begin."""
        for _ in range(slots):
            self._next_person()

    def acknowledged(self, chat: int) -> None:
        """The platform considers one more update of this chat delivered."""
        self.crowd[chat].acknowledged += 1

    def shown(self, chat: int, content: bytes, text: str) -> None:
        """A message reached a person's phone."""
        one = self.crowd[chat]
        times = one.shown[content] = one.shown.get(content, 0) + 1
        if found := RECEIPT.search(text):
            one.receipt = found[1]
        if times == 1 and (turn := TURN.search(text)):
            number = int(turn[2])
            one.out_of_order += number < one.last_turn
            one.last_turn = max(one.last_turn, number)
        if len(one.shown) >= one.said:
            self._go_on(one)

    def hurry(self) -> None:
        """Those whose patience is over go on without an answer."""
        late = perf_counter() - PATIENCE
        for one in [one for one in self._talking if one.said_at < late]:
            self._go_on(one)

    def _go_on(self, one: Villager) -> None:
        if one not in self._talking:
            return
        if one.is_through:
            self._talking.discard(one)
            self._next_person()
            return
        for line in one.lines[one.said :][: self._chance.choice(TYPED_AHEAD)]:
            one.said += 1
            self.post(one, line)
        one.said_at = perf_counter()

    def _next_person(self) -> None:
        one = None if self.closed else next(self._fresh, None)
        if one is not None:
            self.begun.append(one)
            self._talking.add(one)
            self._go_on(one)
