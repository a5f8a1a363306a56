"""`bantin export …` as an officer types it."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import pytest

from bot.cli import run
from tests.conversations.test_tasks import filed
from tests.emulators.openrosa import OpenRosaServer
from tests.emulators.openrosa.doorman import Doorman
from tests.interchange.conftest import rows
from tests.interchange.test_tables import reports
from tests.world import Person, World

PASSWORD = "mật khẩu rất bí mật"


def bantin(world: World, *words: str) -> tuple[int, str, str]:
    """Run a command beside the server: exit code, what it printed, what it complained of."""

    async def work() -> tuple[int, str, str]:
        command = [sys.executable, "-m", "bot.cli", "export", *words]
        env = {**os.environ, "BANTIN_OPENROSA_PASSWORD": PASSWORD, "PYTHONWARNINGS": "error"}
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, env=env, stdout=pipe, stderr=pipe)
        out, err = await process.communicate()
        return process.returncode or 0, out.decode(), err.decode()

    return world.run(work())


def test_an_export_says_what_it_made(
    an: Person, database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many submissions, which files."""
    reports(an)
    to = tmp_path / "a.csv"

    assert run(["export", "submissions", "--form", "F_TASK", "--to", str(to), "--database", database_url]) == 0
    assert capsys.readouterr().out == f"1 submissions: {to}\n"
    assert rows(to)[0]["what_done"] == "Họp ở nhà rông"


@pytest.mark.parametrize(
    ("form", "to", "why"),
    [
        ("F_NOTHING", "a.csv", "there is no form 'F_NOTHING'"),
        ("F_TASK", "a.pdf", "the name must end in .csv, .xlsx, .zip"),
        ("F_TASK", "nowhere/a.csv", "No such file"),
    ],
)
def test_what_cannot_be_exported_is_said_in_one_line(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str, to: str, why: str
) -> None:
    """And the exit code tells a script."""
    words = ["export", "submissions", "--form", form, "--to", str(tmp_path / to), "--database", database_url]

    assert run(words) == 1
    assert why in capsys.readouterr().err and not (tmp_path / to).exists()


def test_a_moment_is_vietnams(an: Person, database_url: str, tmp_path: Path) -> None:
    """`--since 2026-11-20T09:00` is nine in the morning there; what came a minute before stays."""
    reports(an)
    words = ["export", "submissions", "--form", "F_TASK", "--database", database_url, "--to"]
    counts = []
    for number, since in enumerate(("2026-11-20", "2026-11-20T09:00", "2026-11-20T09:01")):
        run([*words, str(tmp_path / f"{number}.csv"), "--since", since])
        counts.append(len(rows(tmp_path / f"{number}.csv")))

    assert counts == [1, 1, 0]


def test_pushing_from_the_command_line(kon_ray: World, an: Person, database_url: str) -> None:
    """Dry run, push, push again; the password stands in the environment and is printed nowhere."""
    reports(an)
    server = OpenRosaServer(Doorman("digest", {"can-bo": PASSWORD}))
    kon_ray.run(server.__aenter__())
    server.publish("F_TASK", "2026112001")
    words = ("openrosa", "--form", "F_TASK", "--to", server.url, "--user", "can-bo", "--database", database_url)
    [report] = filed(kon_ray, an)
    place = f"{server.url}/submission"

    planned = bantin(kon_ray, *words, "--dry-run")
    assert planned[:2] == (0, f"{report.receipt} 2026-11-20T02:00:00+00:00\n1 submissions would be sent to {place}\n")
    assert server.log == []
    assert bantin(kon_ray, *words) == (0, f"1 submissions taken by {place}\n", "")
    assert bantin(kon_ray, *words) == (0, f"0 submissions taken by {place}\n", "")
    kon_ray.run(server.__aexit__())


def test_a_refused_report_is_named_with_exit_code_1(kon_ray: World, an: Person, database_url: str) -> None:
    """The receipt to look for, and the server's own words."""
    reports(an)
    server = OpenRosaServer()
    kon_ray.run(server.__aenter__())
    words = ("openrosa", "--form", "F_TASK", "--to", server.url, "--database", database_url)
    [report] = filed(kon_ray, an)
    code, out, err = bantin(kon_ray, *words)
    wrong = bantin(kon_ray, *words[:-3], "https://a:b@odk.example", *words[-2:])
    kon_ray.run(server.__aexit__())

    assert (code, err) == (1, f"bantin: {report.receipt}: HTTP 404: Không có biểu mẫu 'F_TASK'.\n")
    assert out == f"0 submissions taken by {server.url}/submission\n"
    assert wrong == (1, "", "bantin: name and password do not belong into the address\n")
