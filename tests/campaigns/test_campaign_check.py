"""`bantin campaign check` and `copy`: what the person at the keyboard reads, and the exit code scripts read."""

from pathlib import Path

import pytest

from bot.cli import campaign_check
from messages.campaign_files import load_campaign


@pytest.fixture
def plan(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "kế hoạch.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_good_plan_is_summed_up(plan: Path, capsys):
    assert campaign_check.run(str(plan)) == 0
    said = capsys.readouterr().out
    assert "25 nhiệm vụ, 10 chỉ tiêu, 11 nghĩa vụ (7 báo cáo, 4 giao ban), 19 lỗi" in said
    assert "income_dtts_avg" in said


def test_every_problem_is_printed_with_file_and_line(plan: Path, text: str, capsys):
    plan.write_text(text.replace("revision: 1 ", "revision: a ").replace("kind: finance", "kind: tiền"), "utf-8")
    assert campaign_check.run(str(plan)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(f"{plan}:14: revision: ")
    assert all(line.startswith(f"{plan}:") and "KR-" in line for line in lines[1:])


@pytest.mark.parametrize(
    "content, said", [(b"code: A\ntitle: K\xe9 ho\xe1ch\n", ":2: tệp không phải UTF-8"), (b"\xff\xfea\x00", "UTF-8")]
)
def test_a_file_in_another_encoding_says_how_to_save_it(tmp_path: Path, content: bytes, said: str, capsys):
    path = tmp_path / "cũ.yaml"
    path.write_bytes(content)
    assert campaign_check.run(str(path)) == 1
    assert said in capsys.readouterr().out


def test_a_missing_file_or_a_folder_is_said_so(tmp_path: Path, capsys):
    assert campaign_check.run(str(tmp_path / "không có.yaml")) == 1
    assert campaign_check.run(str(tmp_path)) == 1
    said = capsys.readouterr().out
    assert "không có tệp này" in said
    assert "đây là thư mục" in said


def test_a_copy_is_a_new_file_and_never_overwrites(plan: Path, tmp_path: Path, capsys):
    out = tmp_path / "kon-ray-2026.yaml"
    assert campaign_check.copy(str(plan), 2026, str(out)) == 0
    written = out.read_text("utf-8")
    assert load_campaign(written, out.name).code == "KR-2026"
    assert campaign_check.copy(str(plan), 2027, str(out)) == 1
    assert out.read_text("utf-8") == written
    assert "đã có tệp này" in capsys.readouterr().err


def test_a_copy_may_go_to_the_screen(plan: Path, capsys):
    assert campaign_check.copy(str(plan), 2026, "-") == 0
    assert load_campaign(capsys.readouterr().out, "màn hình").starts_on.year == 2026


def test_nothing_is_written_when_the_plan_is_broken(plan: Path, tmp_path: Path, text: str, capsys):
    plan.write_text(text.replace("kind: propagate", "kind: x"), "utf-8")
    assert campaign_check.copy(str(plan), 2026, str(tmp_path / "mới.yaml")) == 1
    assert not (tmp_path / "mới.yaml").exists()
    assert "KR-TX1 › kind" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_named(plan: Path, tmp_path: Path, capsys):
    assert campaign_check.copy(str(plan), 2026, str(tmp_path / "không" / "có.yaml")) == 1
    assert "không ghi được" in capsys.readouterr().err
