"""Groups that are told several times ("thêm một người nữa"): lengthened, shortened and closed by the person."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.core.forms import Ending, Filling, Item
from bot.core.interview.prompt import Control, Row, State
from bot.core.interview.showing import shown
from bot.core.vietnamese import Command, bare, command, normal, read_yes_no

_MORE = re.compile(r"(?:co |con |cho |ghi |em )*(?:them|nua|ghi tiep|tiep|tiep theo)(?: .{0,30})?")
_OVER = re.compile(r"(?:het|xong|du|vay thoi|the thoi|thoi|nhieu do thoi|khong con)(?: .{0,20})?")
_AWAY = re.compile(
    r"(?:bo|xoa|huy)(?: di)? (?:muc|nguoi|cai|dong|lan)?(?: ?(?:cuoi|vua roi|vua ghi|nay))+(?: .{0,10})?"
)
_INSTANCE = re.compile(r"(.*?)\[(\d+)\]")


def ending(filling: Filling, path: str) -> Ending | None:
    """The place behind a repeat; None while the repeat is hidden."""
    return next((one for one in filling.steps() if isinstance(one, Ending) and one.path == path), None)


def wanted(text: str) -> Control | None:
    """What typed words ask for where "one more?" was asked."""
    said = bare(normal(text))
    for control, source in ((Control.REMOVE, _AWAY), (Control.END, _OVER), (Control.ADD, _MORE)):
        if source.fullmatch(said):
            return control
    if command(text) is Command.SKIP:
        return Control.END
    answer = read_yes_no(text)
    return None if answer is None else Control.ADD if answer else Control.END


def lengthen(filling: Filling, state: State) -> str:
    """One more instance of the repeat that is open; its path. Raises OverflowError when there are as many as may be."""
    instance = filling.add(state.at)
    if state.at in state.closed:
        state.closed.remove(state.at)
    state.editing = False
    return instance


def shorten(filling: Filling, state: State) -> None:
    """Take the last instance away, with all that is remembered about its answers."""
    last = f"{state.at}[{filling.instances(state.at)}]"
    filling.remove(last)
    for marks in (state.passed, state.unseen, state.unknown, state.approx, state.closed):
        marks[:] = [path for path in marks if not path.startswith(f"{last}/")]
    state.said = {message: path for message, path in state.said.items() if not path.startswith(f"{last}/")}


def told(filling: Filling, items: tuple[Item, ...], path: str) -> tuple[Row, ...]:
    """What each instance is known by: its first answer."""
    found: dict[str, str] = {}
    for entry in items:
        match = _INSTANCE.match(entry.path[len(path) :]) if entry.path.startswith(f"{path}[") else None
        value = filling.value(entry.path)
        if match and value:
            found.setdefault(match[2], shown(filling, entry.path, value))
    return tuple(Row(number, found.get(number, "")) for number in map(str, range(1, filling.instances(path) + 1)))


def regrow(filling: Filling, answers: Mapping[str, str]) -> None:
    """As many instances as a sent report had, so that its answers have their places. A count of the form's own wins."""
    for path in answers:
        for match in _INSTANCE.finditer(path):
            repeat = path[: match.start(2) - 1]
            try:
                while filling.instances(repeat) < int(match[2]):
                    before = filling.instances(repeat)
                    filling.add(repeat)
                    if filling.instances(repeat) == before:
                        break
            except (KeyError, OverflowError):
                break
