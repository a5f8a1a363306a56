"""The script in docs/GOING_LIVE.md works as printed: units, invitations, the plan, the first conversation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "GOING_LIVE.md").read_text("utf-8")


def call(folder: Path, *arguments: str, said: str = "") -> str:
    """Call Python in `folder` as someone who follows the guide would; what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, input=said, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": ""},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_who_follows_the_guide_has_a_village_that_reports(tmp_path: Path) -> None:
    """Copy the plan, run the script, load the plan, sit down with a printed code: the village head is asked to agree
    and then told what is owed; the backup holds it all."""
    [script] = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
    [backup] = re.findall(r'python3 -c "(.*?)"', GUIDE)
    (tmp_path / "enter.py").write_text(script, "utf-8")
    plan = str(ROOT / "messages" / "campaigns" / "kon-ray-2024.yaml")
    call(tmp_path, "-m", "bot.cli", "campaign", "copy", plan, "--year", "2026", "--to", "kon-ray-2026.yaml")
    codes = {line.split(" ", 1)[1]: line.split()[0] for line in call(tmp_path, "enter.py").splitlines()}
    loaded = call(tmp_path, "-m", "bot.cli", "campaign", "load", "kon-ray-2026.yaml", "--unit", "Huyện Kon Rẫy")
    chat = ["-m", "bot.cli", "chat", "--at", "2026-11-20T09:00"]
    head = call(tmp_path, *chat, "--as", codes["A Minh village_head Thôn 1"], said="đồng ý\nbác\n")
    officer = call(tmp_path, *chat, "--as", codes["Nguyễn Thị Hoà district_officer Huyện Kon Rẫy"], said="1\nchị\n1\n")
    call(tmp_path, "-c", backup)

    assert "báo cáo phải nộp" in loaded
    assert "Quý này thôn mình còn" in head
    assert "Xã Đăk Tơ Lung" in officer
    assert (tmp_path / "copy.db").stat().st_size > 100_000
