"""The documents say what is so: every command, variable and target is told, every link leads somewhere."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import pytest

from bot.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
GLOSSARY = (ROOT / "docs" / "GLOSSARY.md").read_text("utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
READ_AS = {  # where each command's own words are read off the program
    "campaign": ("check", "copy", "load"),
    "form": ("check", "load", "list", "retire"),
    "export": ("submissions", "openrosa"),
    "inbox": ("list", "retry"),
    "eval": ("utterances", "form"),
}


def tracked() -> list[Path]:
    """Every file of the repository that would be cloned."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def documents() -> list[Path]:
    """Every Markdown document, the questionnaires left out."""
    written = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return sorted({*written, *(path for path in tracked() if path.suffix == ".md" and "forms" not in path.parts)})


def code_of(text: str) -> str:
    """What stands in code: between backticks or fences."""
    return "\n".join(re.findall(r"`+([^`]+)`+", text))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    """A command nobody is told of does not exist for them."""
    told = re.search(rf"`bantin {command}(?: ([a-z\\|]+))?`", README)

    assert told is not None
    assert set((told[1] or "").split("\\|")) - {""} == set(READ_AS.get(command, ()))


@pytest.mark.parametrize("command", READ_AS)
def test_the_words_of_a_command_are_those_it_takes(command: str) -> None:
    """`READ_AS` is not a second truth: the command knows each of its words."""
    source = Path(import_module(f"bot.cli.{command}").__file__ or "").read_text("utf-8")
    constants = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    parsers = set(re.findall(r'add_parser\(\s*"(\w+)"', source)) | set(re.findall(r'"what", choices=\[(.*)\]', source))

    assert set(READ_AS[command]) <= constants
    assert not parsers - {", ".join(f'"{word}"' for word in READ_AS[command])} - set(READ_AS[command])


def test_every_variable_is_in_the_readme() -> None:
    """Whoever configures the bot finds every `BANTIN_…` in the table, and none that is gone."""
    read = {name for path in (ROOT / "bot").rglob("*.py") for name in variables(path)}
    told = set(re.findall(r"BANTIN_[A-Z_]+", README))

    assert sorted(read - told) == []
    assert sorted(told - read) == []


def variables(path: Path) -> set[str]:
    """Names of variables a module looks up: constants that are nothing else."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    names = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {name for name in names if re.fullmatch(r"BANTIN_[A-Z_]+", name)}


def test_every_make_target_is_in_the_readme() -> None:
    """`make` without knowing what to make helps nobody."""
    [phony] = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    code = code_of(README)

    assert [target for target in phony.split() if f"make {target}" not in code] == []


def test_every_folder_is_on_the_map() -> None:
    """A newcomer finds each top folder of the source in the readme."""
    folders = {path.relative_to(ROOT).parts[0] for path in tracked() if path.suffix == ".py"}

    assert [folder for folder in sorted(folders) if f"`{folder}/" not in README] == []


def test_the_glossary_names_modules_that_are_there() -> None:
    """A term lives somewhere, or it is not a term of this program."""
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in GLOSSARY.splitlines()]
    terms = [row for row in rows if len(row) == 5 and row[0].strip("| ").startswith("**")]
    homeless = [
        (row[0], home) for row in terms for home in re.findall(r"`([^`]+)`", row[3]) if not (ROOT / home).exists()
    ]

    assert len(terms) > 60
    assert homeless == []
    assert [row[0] for row in terms if not re.search(r"`[^`]+`", row[3])] == []


def test_a_term_has_one_meaning() -> None:
    """No term stands in the glossary twice."""
    terms = re.findall(r"^\| \*\*(.+?)\*\*", GLOSSARY, re.MULTILINE)

    assert sorted({term for term in terms if terms.count(term) > 1}) == []


def test_a_term_written_as_a_class_is_one() -> None:
    """`FormSession` in the glossary is a class, type or name of the module it lives in."""
    rows = re.findall(r"^\| \*\*([A-Z]\w+)\*\* \|.*?\| `([^`]+\.py)` \|", GLOSSARY, re.MULTILINE)
    spoken = {"Inbox", "Outbox", "XLSForm"}  # tables and a standard
    missing = [
        (term, home)
        for term, home in rows
        if term not in spoken and not re.search(rf"\b{term}\b", (ROOT / home).read_text("utf-8"))
    ]

    assert missing == []


def test_the_changelog_tells_of_this_version() -> None:
    """What is released is written down."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert f"## [{version}]" in CHANGELOG


@pytest.mark.parametrize("document", documents(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    """Relative links and pictures are files of the repository; a heading that is linked to exists."""
    text = document.read_text("utf-8")
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    broken = [target for target in targets if not leads(document, target)]

    assert broken == []


def leads(document: Path, target: str) -> bool:
    """Is there a file, and the heading in it, if one is named?"""
    path, _, anchor = unquote(target).partition("#")
    file = (document.parent / path) if path else document
    if not file.exists() or not file.resolve().is_relative_to(ROOT):
        return False
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE) if anchor else []
    return not anchor or anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_decision_is_listed_and_whole() -> None:
    """The list of decisions is complete, and each says all that a decision has to say."""
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text("utf-8")
    parts = ("Context", "Decision", "What lost, and why", "Consequences", "Where we deviated")
    for path in sorted(folder.glob("0*.md")):
        text = path.read_text("utf-8")

        assert f"({path.name})" in listed
        assert [part for part in parts if f"**{part}.**" not in text] == [], path.name


def test_every_path_a_decision_names_exists() -> None:
    """A decision that speaks of a module speaks of one that is there."""
    for path in documents():
        named = re.findall(
            r"`((?:bot|handlers|storage|messages|tests|docs|benchmarks|\.ci)/[\w./-]*)`", path.read_text("utf-8")
        )

        assert [home for home in named if not (ROOT / home).exists()] == [], path.name
