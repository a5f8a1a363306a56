"""`bantin demo` from outside: one line when it serves, one when it cannot, and a clean end."""

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "bot.cli", "demo")


def demo(*more: str, cwd: Path) -> "subprocess.Popen[str]":
    """Start it."""
    environment = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen([*COMMAND, *more], cwd=cwd, env=environment, stdout=pipe, stderr=pipe, text=True)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_it_is_and_stops_when_told(tmp_path: Path, number: signal.Signals) -> None:
    """One line with the address; the page is there; a signal ends it with nothing to complain about."""
    port = free_port()
    with demo("--port", str(port), cwd=tmp_path) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        assert f"http://127.0.0.1:{port}" in line
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as answer:
            assert "Bản Tin" in answer.read().decode()
        running.send_signal(number)
        out, complaints = running.communicate(timeout=20)
    assert (running.returncode, out, complaints) == (0, "", "")
    assert (tmp_path / "var" / "demo.db").exists()


def test_a_busy_port_is_named_with_a_way_out(tmp_path: Path) -> None:
    """One line, and nothing was written."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with demo("--port", str(port), cwd=tmp_path) as running:
            out, complaint = running.communicate(timeout=20)
    assert running.returncode == 1 and out == ""
    assert complaint.count("\n") == 1 and str(port) in complaint and "--port" in complaint
    assert not (tmp_path / "var").exists()


def test_a_database_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """One line each: no such kind, no such place."""
    (tmp_path / "file").write_text("not a folder")
    for url in ("mysql://x/y", "sqlite:///file/demo.db", "gibberish"):
        with demo("--port", str(free_port()), "--database", url, cwd=tmp_path) as running:
            out, complaint = running.communicate(timeout=20)
        assert running.returncode == 1 and out == "" and complaint.count("\n") == 1, complaint
        assert complaint.startswith("bantin: ")
