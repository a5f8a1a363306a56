"""`bantin eval form --server` and `bantin form check`."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli import eval_form, form_check

FORM = """
| survey |
|---|
| | type | name | label | hint | relevant | constraint | required |
| | integer | n | Mấy? | Gõ số | | . < 5 | yes |
| | select_one yn | ok | Được không? | | ${n} > 0 | | |
| | begin repeat | m | Con | | | | |
| | text | kid | Con ${n}? | | | | |
| | end repeat | | | | | | |

| choices |
|---|
| | list_name | name | label |
| | yn | yes | Có |
"""


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "phieu.md"
    file.write_text(FORM)
    return str(file)


def asked(*requests: dict[str, Any] | str) -> list[dict[str, Any]]:
    """The replies to some requests."""
    lines = [request if isinstance(request, str) else json.dumps(request) for request in requests]
    replies: list[str] = []
    eval_form.serve(lines, replies.append)
    return [json.loads(reply) for reply in replies]


def test_a_state_is_told_after_loading_and_after_each_step(path: str) -> None:
    steps = [{"set": "/data/n", "value": "7"}, {"add": "/data/m"}, {"remove": "/data/m[1]"}]
    [reply] = asked({"id": 5, "form": path, "now": "2026-11-20T10:00:00+07:00", "steps": steps, "every": True})
    first, after, added, removed = reply["states"]

    assert (reply["id"], reply["ok"], reply["errors"]) == (5, True, [])
    assert first["nodes"]["/data/n"] == {
        "relevant": True,
        "required": True,
        "readonly": False,
        "value": "",
        "constraint": True,
        "requiredOk": False,
        "label": "Mấy?",
        "hint": "Gõ số",
        "choices": [],
    }
    assert first["nodes"]["/data/ok"]["relevant"] is False
    assert after["nodes"]["/data/n"]["constraint"] is False
    assert after["nodes"]["/data/n"]["requiredOk"] is True
    assert after["nodes"]["/data/ok"]["choices"] == [["yes", "Có"]]
    assert after["nodes"]["/data/m[1]/kid"]["label"] == "Con 7?"
    assert "/data/m[2]/kid" in added["nodes"]
    assert "/data/m[2]" not in removed["nodes"]
    assert "<n>7</n>" in after["xml"]


def test_a_bad_step_is_told_and_the_others_are_done(path: str) -> None:
    steps = [
        {"set": "/data/nowhere", "value": "1"},
        {"set": "/data/n", "value": "bảy"},
        {"remove": "/data/m[9]"},
        {"jump": 1},
        {"set": "/data/n", "value": "2"},
        {"set": "/data/ok", "value": "maybe"},
    ]
    [reply] = asked({"id": 1, "form": path, "steps": steps})

    assert [number for number, _ in reply["errors"]] == [0, 1, 2, 3, 5]
    assert reply["states"][-1]["nodes"]["/data/n"]["value"] == "2"


def test_a_bad_request_is_answered_and_the_server_goes_on(path: str) -> None:
    good = {"id": "g", "form": path}
    replies = asked("junk", "[1]", {"id": 2, "form": "/none.md"}, {"id": 3, "form": path, "now": "mai"}, good)

    assert [reply["ok"] for reply in replies] == [False, False, False, False, True]
    assert all(reply["errors"][0][1] for reply in replies[:4])
    assert [reply["id"] for reply in replies] == [None, None, 2, 3, "g"]


def test_a_filled_instance_may_be_the_start(path: str) -> None:
    instance = "<data id='phieu'><n>3</n><ok>yes</ok><m><kid>heo</kid></m><m><kid>bò</kid></m></data>"
    [reply] = asked({"id": 1, "form": path, "instance": instance})
    nodes = reply["states"][0]["nodes"]

    assert nodes["/data/m[2]/kid"]["value"] == "bò"
    assert nodes["/data/ok"]["relevant"] is True


def test_a_changed_form_is_read_again(path: str) -> None:
    [before] = asked({"id": 1, "form": path})
    replies: list[str] = []

    def lines() -> Any:
        yield json.dumps({"id": 1, "form": path})
        Path(path).write_text(FORM.replace("Mấy?", "Bao nhiêu?"))
        yield json.dumps({"id": 2, "form": path})

    eval_form.serve(lines(), replies.append)
    labels = [json.loads(reply)["states"][0]["nodes"]["/data/n"]["label"] for reply in replies]

    assert labels == ["Mấy?", "Bao nhiêu?"]
    assert before["states"][0]["nodes"]["/data/n"]["label"] == "Mấy?"


def test_checking_a_good_form_succeeds(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert form_check.run(path) == 0
    assert "không có lỗi" in capsys.readouterr().out


def test_checking_a_bad_form_prints_each_problem_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "xau.md"
    file.write_text(
        "| survey |\n| | type | name | label | relevant |\n| | text | a | A | foo() |\n| | texxt | b | B | |\n"
    )

    assert form_check.run(str(file)) == 1
    assert "hàng" in capsys.readouterr().out
    assert form_check.run(str(tmp_path / "none.xlsx")) == 1
    assert "none.xlsx" in capsys.readouterr().out


def test_files_beside_the_form_are_its_attachments(tmp_path: Path) -> None:
    (tmp_path / "thon.csv").write_text("name,label\nt1,Thôn 1\n")
    file = tmp_path / "f.md"
    file.write_text("| survey |\n| | type | name | label |\n| | select_one_from_file thon.csv | t | Thôn? |\n")
    [reply] = asked({"id": 1, "form": str(file), "attachments": str(tmp_path)})

    assert reply["states"][0]["nodes"]["/data/t"]["choices"] == [["t1", "Thôn 1"]]
    assert form_check.run(str(file)) == 0
