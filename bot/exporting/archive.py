"""A zip as ODK Collect and Briefcase lay submissions out: a folder each, with its XML as it was kept and its files."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bot.core.interchange.rows import Filed
from bot.exporting.tables import file_name, part_of
from storage.forms import PublishedForm


class Archive:
    """`instances/<id>/submission.xml` and its files, and `forms/<form>-<version>.xml` for every version."""

    def __init__(self, to: Path, zone: tzinfo) -> None:
        self._to = to
        self._zone = zone
        self._zip = ZipFile(part_of(to), "w", ZIP_DEFLATED)

    def add_form(self, form: PublishedForm, at: datetime) -> None:
        """The XForm of one version."""
        self._write(f"forms/{file_name(form.form_id)}-{file_name(form.version)}.xml", form.xml.encode(), at)

    def add(self, filed: Filed) -> None:
        """A submission's XML, byte for byte."""
        one = filed.submission
        self._write(f"instances/{one.id}/submission.xml", one.xml, one.received_at)

    def add_file(self, filed: Filed, name: str, content: bytes) -> None:
        """A file of a submission. Pictures and sound are packed already."""
        one = filed.submission
        self._write(f"instances/{one.id}/{file_name(name)}", content, one.received_at, ZIP_STORED)

    def _write(self, name: str, content: bytes, at: datetime, packing: int = ZIP_DEFLATED) -> None:
        entry = ZipInfo(name, at.astimezone(self._zone).timetuple()[:6])
        entry.compress_type = packing
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, content)

    def close(self) -> list[Path]:
        """Finish the archive and give it its name."""
        self._zip.close()
        part_of(self._to).replace(self._to)
        return [self._to]

    def drop(self) -> None:
        """Remove what was begun."""
        self._zip.close()
        part_of(self._to).unlink(missing_ok=True)
