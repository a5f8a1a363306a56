"""Submissions as other programs read them: tables shaped as ODK Central and Kobo do, OpenRosa on the wire."""
