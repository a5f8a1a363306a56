"""What is cloned names no machine it was made on: no path of a work place, no address of a package index."""

from __future__ import annotations

import re

from tests.docs.test_docs import ROOT, tracked

# put together from parts, or this file would name them itself
PLACES = [
    "/" + "work" + "/", "/" + "tmp" + "/" + "tools", "/" + "tmp" + "/" + "notes", "/" + "opt" + "/" + "pypi",
    "/" + "home" + "/", "/" + "Users" + "/", "/" + "root" + "/.",
]  # fmt: skip
INDEXES = [
    "index" + "-url", "extra" + "-index", "find" + "-links", "trusted" + "-host", "PIP" + "_INDEX", "UV" + "_INDEX",
    "pypi" + r"\.org", "files" + r"\.pythonhosted", "npm" + r"js\.org", "go" + "proxy",
    r"(?:artifactory|nexus|devpi|pypi)[\w.-]*\.(?:local|internal|corp|com|net|io)",
]  # fmt: skip
NAMED = re.compile("|".join([*map(re.escape, PLACES), *INDEXES]).encode())
PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".ico", ".xlsx"}


def test_nothing_of_a_machine_is_in_the_repository() -> None:
    """A clone works anywhere, with whichever index the machine is told to use."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0].decode(errors='replace')}"
        for path in tracked()
        if path.suffix not in PICTURES
        for number, line in enumerate(path.read_bytes().splitlines(), 1)
        if (match := NAMED.search(line))
    ]

    assert found == []
