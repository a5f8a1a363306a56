"""A strict OpenRosa server on loopback: refuses whatever a client gets wrong, and says what it was."""

from tests.emulators.openrosa.server import Held, OpenRosaServer

__all__ = ["Held", "OpenRosaServer"]
