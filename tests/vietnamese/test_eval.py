"""`bantin eval utterances`: one answer a line, the expected meaning only compared, never consulted."""

import json

from bot.cli.eval_utterances import run

LINES = [
    {"id": "a", "text": "19 hộ", "context": {"role": "thon", "expect": "int:poor_total", "campaign": "KR"}},
    {"id": "b", "text": "quý 2 tới đâu rồi", "context": {"role": "officer", "expect": None, "campaign": "KR"}},
    {"id": "c", "text": "mười mấy", "context": {"role": "thon", "expect": "int:poor_total", "campaign": "KR"}},
]
MEANINGS = [
    {"intent": "answer.number", "slots": {"value": 19}, "clarify": False},
    {"intent": "query.progress", "slots": {"period": "2026-Q2"}, "clarify": False},
    {"intent": "answer.vague", "slots": {"min": 1}, "clarify": True},
]


def _run(tmp_path, lines):
    path = tmp_path / "lines.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    out = []
    code = run(str(path), out.append)
    return code, [json.loads(line) for line in out]


def test_each_line_gets_its_answer_and_no_share_where_nothing_was_expected(tmp_path):
    code, answers = _run(tmp_path, LINES)
    assert code == 0
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert all(set(answer) == {"id", "intent", "slots", "clarify"} for answer in answers)


def test_the_share_counts_lines_right_in_intent_clarify_and_every_expected_slot(tmp_path):
    _, answers = _run(tmp_path, [line | meaning for line, meaning in zip(LINES, MEANINGS, strict=True)])
    assert [answer.get("ok") for answer in answers] == [True, True, False, None]
    assert answers[-1] == {"share": 0.6667, "right": 2, "of": 3}


def test_the_answer_is_the_same_whatever_was_expected(tmp_path):
    _, blind = _run(tmp_path, LINES)
    _, seeing = _run(tmp_path, [line | {"intent": "oos", "slots": {"x": 1}, "clarify": True} for line in LINES])
    assert [{k: v for k, v in answer.items() if k != "ok"} for answer in seeing[:-1]] == blind


def test_a_line_that_cannot_be_read_is_named_and_the_others_are_answered(tmp_path):
    code, answers = _run(tmp_path, ["{not json", LINES[0], '{"id": "d"}'])
    assert code == 1
    assert [answer.get("line") for answer in answers] == [1, None, 3]
    assert answers[1]["id"] == "a"
