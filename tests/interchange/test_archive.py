"""The zip: every submission's XML as it was kept, its files, and the forms it was asked with."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from tests.conversations.test_tasks import filed
from tests.interchange.conftest import Export
from tests.interchange.test_pushing import fetches, with_photo
from tests.interchange.test_tables import corrects, reports
from tests.world import Person, World


def test_a_zip_holds_the_bytes_as_they_were_kept(kon_ray: World, an: Person, exported: Export, tmp_path: Path) -> None:
    """A folder a submission, named by its id, with its photo under the name the answer has."""
    with_photo(an)
    fetches(kon_ray)
    done = exported("a.zip", "F_TASK")
    [report] = filed(kon_ray, an)
    photo = report.answers["photo"]

    with ZipFile(tmp_path / "a.zip") as archive:
        assert sorted(archive.namelist()) == [
            "forms/F_TASK-2026112001.xml",
            f"instances/{report.id}/{photo}",
            f"instances/{report.id}/submission.xml",
        ]
        assert archive.read(f"instances/{report.id}/submission.xml") == report.xml
        assert archive.read(f"instances/{report.id}/{photo}") == b"\xff\xd8photo"
        assert b'version="2026112001"' in archive.read("forms/F_TASK-2026112001.xml")
    assert (done.submissions, done.missing) == (1, 0)


def test_a_photo_that_is_not_here_is_counted(an: Person, exported: Export, tmp_path: Path) -> None:
    """The rest leaves; whoever reads the archive is told how many files it lacks."""
    with_photo(an)

    assert exported("a.zip", "F_TASK").missing == exported("a.csv", "F_TASK").missing == 1


def test_all_revisions_are_folders_of_their_own(kon_ray: World, an: Person, exported: Export, tmp_path: Path) -> None:
    """Each names what it corrects, so that another server can take them in order."""
    reports(an)
    kon_ray.later(hours=1)
    corrects(an, "Họp hai lần")
    exported("a.zip", "F_TASK")
    exported("b.zip", "F_TASK", all_revisions=True)
    sizes = []
    for name in ("a.zip", "b.zip"):
        with ZipFile(tmp_path / name) as archive:
            found = [archive.read(entry) for entry in archive.namelist() if entry.startswith("instances/")]
            sizes.append((len(found), sum(b"deprecatedID>uuid:" in xml for xml in found)))

    assert sizes == [(1, 1), (2, 1)]


def test_the_same_archive_twice_is_the_same_file(an: Person, exported: Export, tmp_path: Path) -> None:
    """Its dates are those of the reports, not of the export: a backup sees no change where there is none."""
    reports(an)
    exported("a.zip", "F_TASK"), exported("b.zip", "F_TASK")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
