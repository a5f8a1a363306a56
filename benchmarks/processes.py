"""Processes pinned to a core, and what the kernel says of them."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

BOT_CORE, EMULATOR_CORE = 0, 1
ROOT = Path(__file__).resolve().parent.parent
# pinned by the process itself, before anything is imported; sys.argv is [-c, module, arguments…]
_AS_MODULE = "sys.argv = sys.argv[1:]; runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
_TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int | None = None) -> float:
    """Return user and system time of a process, in seconds (resolution 10 ms)."""
    fields = Path(f"/proc/{pid or os.getpid()}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def resident_bytes(pid: int) -> int:
    """Return the memory a process holds."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def start(
    command: Sequence[str],
    core: int,
    environment: Mapping[str, str] | None = None,
    log: IO[bytes] | None = None,
    *,
    pipe: bool = False,
) -> "subprocess.Popen[str]":
    """Start `python -m command…` on one core from the project root; `pipe`: we talk over stdin and stdout."""
    pin = f"import os, runpy, sys; os.sched_setaffinity(0, {{{min(core, (os.cpu_count() or 1) - 1)}}}); {_AS_MODULE}"
    return subprocess.Popen(
        [sys.executable, "-c", pin, *command],
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.PIPE if pipe else subprocess.DEVNULL,
        stdout=subprocess.PIPE if pipe else log,
        stderr=log,
        text=True,
    )


def stop(process: "subprocess.Popen[str]") -> None:
    """End a process we started: politely, then not."""
    process.terminate()
    try:
        process.wait(2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
