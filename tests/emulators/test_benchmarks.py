"""The benchmarks measure what they say: whole conversations, on a bot that is alive."""

import pytest

from benchmarks.contenders import CEILING
from benchmarks.measure import Failed, Launch, Load, Row, measure
from benchmarks.table import HEAD, line, markdown

SHORT = Load(slots=4, people=8, warm=0.1, seconds=0.3)
BY_KEY = {row.key: row for row in CEILING}


@pytest.mark.parametrize("key", ["bare", "bare-in"])
def test_people_reach_their_receipts(key: str) -> None:
    """Replies are counted, outbound and in the response; every conversation ends well."""
    figures = measure(BY_KEY[key], SHORT)

    assert figures["conversations"] > 0
    assert figures["broken"] == figures["refused"] == 0
    assert round(figures["calls"]) == (1 if key == "bare" else 0)


def test_a_conversation_without_a_receipt_is_told() -> None:
    """A bot that answers fast but wrongly is not praised: its row says how many conversations broke."""
    bare = BY_KEY["bare"]
    row = Row("wrong", "wrong", bare.launch, receipt="never said")
    figures = measure(row, SHORT)
    shown = markdown(HEAD, [line(row, [figures], [figures])])

    assert figures["broken"] == figures["conversations"] > 0
    assert "conversations without a receipt" in shown


def test_a_bot_that_dies_is_reported_with_its_last_words() -> None:
    """Not as a slow one."""
    row = Row("dead", "a dead bot", lambda _api, _load: Launch(["benchmarks.no_such_bot"]))
    with pytest.raises(Failed, match=r"a dead bot: [\s\S]*no_such_bot"):
        measure(row, SHORT)
