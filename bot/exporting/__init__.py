"""Submissions leave: as tables, as an archive of OpenRosa XML with its files, and to another server."""
