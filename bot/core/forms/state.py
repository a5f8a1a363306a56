"""A filling as a small dictionary, and back. What is stored is settled: nothing is worked out again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.core.forms.filling import Filling
from bot.core.forms.model import Frame

if TYPE_CHECKING:
    from bot.core.forms.form import Form


def stored(filling: Filling) -> dict[str, Any]:
    """Keys: `at` moment, `lang`, `seed`, `draws`, `lists`, `context`, and those of the root frame (see `_frame`);
    what is empty is left out."""
    state = _frame(filling.root)
    state["seed"] = filling.seed
    if filling.draws:
        state["draws"] = filling.draws
    if filling.language:
        state["lang"] = filling.language
    if filling.form.volatile:
        state["at"] = filling.now.isoformat()
    if filling.lists:
        state["lists"] = filling.lists
    if filling.context:
        state["context"] = dict(filling.context)
    return state


def _frame(frame: Frame) -> dict[str, Any]:
    """`v` values that differ from a fresh frame's, `h` nodes whose own condition does not hold, `c` results of
    calculations a person has overwritten, `r` the instances of each repeat; all by path below the frame's node."""
    shape = frame.shape
    top = len(shape.nodes[0].path) + 1
    state: dict[str, Any] = {}
    if frame.values != shape.defaults:
        pairs = zip(shape.nodes, frame.values, shape.defaults, strict=True)
        state["v"] = {node.path[top:]: value for node, value, default in pairs if value != default}
    if False in frame.own:
        state["h"] = [node.path[top:] for node, own in zip(shape.nodes, frame.own, strict=True) if not own]
    if shape.edited:
        kept = {shape.nodes[at].path[top:]: frame.last[at] for at in shape.edited if _overwritten(frame, at)}
        if kept:
            state["c"] = kept
    if shape.repeats:
        state["r"] = {
            rep.path[top:]: [_frame(inner) for inner in row]
            for rep, row in zip(shape.repeats, frame.reps, strict=True)
            if row
        }
    return state


def _overwritten(frame: Frame, slot: int) -> bool:
    # a hidden one is worked out anew when it is shown: nothing to keep
    return frame.rel[slot] and frame.last.get(slot, frame.values[slot]) != frame.values[slot]


def restored(form: Form, state: Mapping[str, Any], now: datetime) -> Filling:
    """See `Form.restore`."""
    filling = Filling(form, now, state.get("lang", ""), state.get("seed", 0))
    filling.draws = state.get("draws", 0)
    filling.lists = state.get("lists", {})
    filling.context = state.get("context", {})
    _fill(filling.root, state)
    if form.volatile and "at" in state and state["at"] != now.isoformat():
        filling.now = datetime.fromisoformat(state["at"])
        filling.at(now)
    return filling


def _fill(frame: Frame, state: Mapping[str, Any]) -> None:
    shape = frame.shape
    slots, values = shape.slots, frame.values
    for path, value in state.get("v", {}).items():
        if path in slots:  # a form of another version may lack it
            values[slots[path]] = value
    frame.reads = values.copy()
    for slot in shape.edited:
        frame.last[slot] = values[slot]
    for path, value in state.get("c", {}).items():
        if path in slots:
            frame.last[slots[path]] = value
    hidden = [slots[path] for path in state.get("h", ()) if path in slots]
    for slot in hidden:
        frame.own[slot] = False
    parent = shape.nodes[0].parent
    if frame.parent is not None and parent is not None and not frame.parent.rel[parent.slot]:
        hidden.append(0)
    if hidden:
        _hide(frame, hidden)
    if "r" in state:
        _instances(frame, state["r"])


def _instances(frame: Frame, state: Mapping[str, Any]) -> None:
    top = len(frame.shape.nodes[0].path) + 1
    for repeat in frame.shape.repeats:
        assert repeat.inner is not None
        for pos, inner in enumerate(state.get(repeat.path[top:], ()), 1):
            made = Frame(repeat.inner, frame, pos)
            frame.reps[repeat.rep].append(made)
            _fill(made, inner)


def _hide(frame: Frame, slots: list[int]) -> None:
    nodes, rel, reads = frame.shape.nodes, frame.rel, frame.reads
    for slot in slots:
        for at in range(slot, nodes[slot].end):
            rel[at] = False
            reads[at] = ""
