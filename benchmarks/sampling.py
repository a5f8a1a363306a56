"""`python -m benchmarks.sampling`: where the time of our bot goes, under the same load.

The bot runs as `python -m benchmarks.sampling inside MODULE…`: after every few milliseconds of CPU time a signal
looks at what the main thread is doing and counts, so the bot is slowed by a few per cent only.
"""

import os
import runpy
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from benchmarks import ours, table
from benchmarks.measure import Launch, Load, Row, measure
from benchmarks.processes import ROOT

ENTRY = str(ROOT / "bot" / "cli")  # at the bottom of every stack
PAUSE = 0.002  # seconds of CPU time between two looks
WAITING = "(waiting: the time is that of SQLite's thread, or of the loop itself)"
OWN = tuple(str(ROOT / folder) + os.sep for folder in ("bot", "handlers", "storage", "messages"))
IDLE = {"select", "poll", "wait", "_worker", "run_forever", "run_until_complete", "run", "accept"}
LIBRARIES = "site-packages" + os.sep
SHOWN = 25  # lines
GROUPS = {  # the first group with a word in the name of the part
    "storage: SQLAlchemy, aiosqlite, row to value": ("storage", "sqlalchemy", "aiosqlite", "greenlet"),
    "waiting: SQLite's own thread, the loop": ("(waiting",),
    "out: outbound, aiohttp": ("aiohttp", "telegram.request", "telegram.api", "telegram.channel", "outbound"),
    "in: uvicorn, webhook, inbound": ("uvicorn", "starlette", "httptools", "webhook", "payload", "inbound"),
    "form engine and interview": ("core.forms", "core.interview"),
    "reading Vietnamese": ("vietnamese",),
    "handlers and words": ("handlers", "messages"),
    "the rest": ("",),
}


def part(frame: FrameType | None) -> str:
    """Return what a stack is busy with: the nearest code of ours and the library it is in."""
    if frame is None or frame.f_code.co_name in IDLE:
        return WAITING
    library = ""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(OWN) and not name.startswith(ENTRY):
            place = str(Path(name).relative_to(ROOT).with_suffix("")).replace(os.sep, ".")
            return f"{place} · {library}" if library else place
        library = library or _library(name)
        frame = frame.f_back
    return library


def _library(name: str) -> str:
    if LIBRARIES in name:
        return name.rsplit(LIBRARIES, maxsplit=1)[-1].split(os.sep, maxsplit=1)[0].removesuffix(".py")
    return Path(name).stem


def inside(module: list[str]) -> None:
    """Run a module; every second write to the file BENCH_SAMPLES what its main thread was seen doing so far."""
    kept, begin = Path(os.environ["BENCH_SAMPLES"]), time.monotonic() + float(os.environ["BENCH_AFTER"])
    seen: Counter[str] = Counter()
    written = begin

    def look(_signal: int, frame: FrameType | None) -> None:
        nonlocal written
        now = time.monotonic()
        if now < begin:
            return
        seen[part(frame)] += 1
        if now - written > 1:
            kept.write_text("\n".join(f"{count}\t{busy}" for busy, count in seen.most_common()))
            written = now

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, PAUSE, PAUSE)
    sys.argv = module
    runpy.run_module(module[0], run_name="__main__", alter_sys=True)


def main() -> None:
    """Load our bot, sample it, print the share of each part."""
    kept = Path(tempfile.gettempdir()) / f"bantin-samples-{os.getpid()}.txt"

    def launch(api: str, load: Load) -> Launch:
        plain = ours.launch(api, load)
        more = {"BENCH_SAMPLES": str(kept), "BENCH_AFTER": "3"}  # seconds: starting is not what we ask about
        return Launch(["benchmarks.sampling", "inside", *plain.command], {**plain.environment, **more}, plain.folder)

    row = Row("sampled", "ours", launch, script=ours.SCRIPT, receipt=ours.RECEIPT)
    figures = measure(row, Load(seconds=8))
    counted = [line.split("\t") for line in kept.read_text().splitlines()]
    kept.unlink()
    total = sum(int(count) for count, _ in counted)
    lines = [(busy, f"{int(count) / total:.1%}") for count, busy in counted[:SHOWN]]
    groups: Counter[str] = Counter()
    for count, busy in counted:
        groups[next(group for group, words in GROUPS.items() if any(word in busy for word in words))] += int(count)
    print(table.markdown(("what", "share"), [(group, f"{count / total:.1%}") for group, count in groups.most_common()]))
    print()
    print(table.markdown(("where (code of ours · library)", "share"), lines))
    print(f"{total} looks at {figures['rate']:,.0f} updates/s, {figures['cpu_us']:,.0f} µs each")


if __name__ == "__main__":
    if sys.argv[1:2] == ["inside"]:
        inside(sys.argv[2:])
    else:
        main()
