"""`bantin form load`, `list` and `retire`: what the person at the keyboard reads, and the exit code scripts read."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.cli import run
from handlers.library import Library
from storage import forms
from storage.database import Database
from storage.schema import audit
from tests.forms.scenario import NOW

FORM = """| survey |
| | type | name | label |
| | select_one_from_file thon.csv | t | Thôn nào ạ? |
| | integer | n | Mấy giếng ạ? |

| settings |
| | form_id | version | form_title |
| | gieng | 1 | Giếng nước |
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A questionnaire with its list beside it."""
    (tmp_path / "thon.csv").write_text("name,label\nt1,Thôn Một\n", "utf-8")
    path = tmp_path / "gieng.md"
    path.write_text(FORM, "utf-8")
    return path


def read(url: str, work: Any) -> Any:
    """What `work(tx)` finds."""

    async def found() -> Any:
        database = Database.open(url)
        try:
            async with database.reading() as tx:
                return await work(tx)
        finally:
            await database.close()

    return asyncio.run(found())


def test_a_form_is_loaded_with_the_lists_beside_it(file: Path, database_url: str, capsys: Any) -> None:
    """They are kept with the version: the folder may be gone when the form is asked."""
    assert run(["form", "load", str(file), "--database", database_url]) == 0
    assert "gieng.md: đã đăng (gieng, phiên bản 1, 2 câu hỏi)" in capsys.readouterr().out
    (file.parent / "thon.csv").unlink()

    form = read(database_url, lambda tx: Library().newest(tx, "gieng"))
    assert (form.id, form.version, form.title) == ("gieng", "1", "Giếng nước")
    assert list(form.begin(NOW).choices("/data/t")) == [("t1", "Thôn Một")]


def test_loading_the_same_is_no_mistake_and_changing_a_version_is(file: Path, database_url: str, capsys: Any) -> None:
    """Nothing happens twice; a changed question, or a changed list, needs a new version."""
    load = ["form", "load", str(file), "--database", database_url]
    assert run(load) == 0
    assert run(load) == 0
    assert "đã đăng rồi, không có gì thay đổi" in capsys.readouterr().out
    file.write_text(FORM.replace("Mấy", "Bao nhiêu"), "utf-8")
    assert run(load) == 1
    assert "gieng: phiên bản 1 đã đăng với nội dung khác" in capsys.readouterr().err
    file.write_text(FORM, "utf-8")
    (file.parent / "thon.csv").write_text("name,label\nt1,Thôn Hai\n", "utf-8")
    assert run(load) == 1
    file.write_text(FORM.replace("| gieng | 1 |", "| gieng | 2 |"), "utf-8")
    assert run(load) == 0
    assert "đã đăng, thay phiên bản 1 (gieng, phiên bản 2" in capsys.readouterr().out


def test_a_form_with_problems_is_not_loaded(file: Path, database_url: str, capsys: Any) -> None:
    """Every problem with its row, as `check` tells them; nothing is published."""
    (file.parent / "thon.csv").unlink()
    assert run(["form", "load", str(file), "--database", database_url]) == 1
    assert "Thiếu tệp đính kèm “thon.csv”" in capsys.readouterr().out
    assert read(database_url, lambda tx: forms.newest(tx, "gieng")) is None


def test_every_version_is_listed_with_its_use(file: Path, database_url: str, capsys: Any) -> None:
    """Id, version, title, state, when, drafts, submissions; a retired one stays in the list."""
    for version in "12":
        file.write_text(FORM.replace("| gieng | 1 |", f"| gieng | {version} |"), "utf-8")
        run(["form", "load", str(file), "--database", database_url])
    assert run(["form", "retire", "gieng", "--version", "1", "--database", database_url]) == 0
    capsys.readouterr()

    assert run(["form", "list", "--database", database_url]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[:4] for line in lines if line[0] == "gieng"] == [
        ["gieng", "2", "Giếng nước", "đang dùng"],
        ["gieng", "1", "Giếng nước", "đã ngừng"],
    ]
    assert {len(line) for line in lines} == {7}
    assert any(line[0] == "F_TASK" for line in lines)


def test_a_form_is_retired_once_and_the_bots_own_never(file: Path, database_url: str, capsys: Any) -> None:
    """The bot could not report a task without F_TASK."""
    run(["form", "load", str(file), "--database", database_url])
    capsys.readouterr()
    for wanted, code, said in (
        (["gieng"], 0, "đã ngừng phiên bản 1"),
        (["gieng"], 1, "không có phiếu gieng nào"),
        (["gieng", "--version", "7"], 1, "không có phiếu gieng 7 nào"),
        (["F_TASK"], 1, "không ngừng được"),
    ):
        assert run(["form", "retire", *wanted, "--database", database_url]) == code
        told = capsys.readouterr()
        assert said in told.out + told.err
    assert read(database_url, lambda tx: forms.newest(tx, "gieng")) is None
    assert read(database_url, lambda tx: forms.newest(tx, "F_TASK")) is not None


def test_loading_and_retiring_stand_in_the_audit_log(file: Path, database_url: str) -> None:
    """Also what is done at the keyboard."""
    run(["form", "load", str(file), "--database", database_url])
    run(["form", "retire", "gieng", "--database", database_url])

    async def lines(tx: Any) -> list[tuple[str, str]]:
        found = await tx.execute(select(audit.c.action, audit.c.subject).order_by(audit.c.id))
        return [tuple(row) for row in found]

    assert read(database_url, lines) == [("form.loaded", "form:gieng"), ("form.retired", "form:gieng")]
