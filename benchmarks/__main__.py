"""`python -m benchmarks`: every contender, several times over, one table at the end."""

import argparse
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from benchmarks import table
from benchmarks.contenders import ROWS
from benchmarks.emulator.api import POLL_DELAY
from benchmarks.measure import Failed, Load, Row, measure
from benchmarks.processes import BOT_CORE, EMULATOR_CORE

NOTE = """\
{machine}, Python {python}. Bot on core {bot}, emulator on core {emulator}; {slots} people talking at once,
each sends the next answer when the reply has come (F_IND: 20 updates a conversation); {runs} runs of {seconds:g} s,
interleaved; median, and smallest-largest. CPU is the bot's own process; ratios are to the first row, once by updates
a second and once by CPU (the second holds better on a busy machine). Peers run at their defaults (asyncio's loop,
Python's garbage collection) unless a row says otherwise, `sniffio` installed; no pickle is flushed within the window.
A poll is answered {delay:g} ms after the first update, as a network would.
Absolute figures move from machine to machine."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="how often each contender runs")
    parser.add_argument("--seconds", type=float, default=Load.seconds, help="length of one window")
    parser.add_argument("--slots", type=int, default=Load.slots, help="people talking at once")
    parser.add_argument("--only", nargs="*", choices=[row.key for row in ROWS], help="these contenders only")
    parser.add_argument("--write", type=Path, help="also write the table to this file, such as docs/BENCHMARKS.md")
    chosen = parser.parse_args(arguments)
    load = Load(slots=chosen.slots, seconds=chosen.seconds)
    rows = [row for row in ROWS if not chosen.only or row.key in chosen.only]
    began = perf_counter()
    runs, failures = _run(rows, load, chosen.runs)
    measured = [row for row in rows if runs[row.key]]
    if not measured:
        print("nothing could be measured", file=sys.stderr)
        return 1
    lines = [table.line(row, runs[row.key], runs[measured[0].key]) for row in measured]
    note = NOTE.format(
        **{"machine": platform.platform(), "python": platform.python_version(), "delay": POLL_DELAY * 1e3},
        **{"bot": BOT_CORE, "emulator": EMULATOR_CORE, "slots": load.slots},
        **{"seconds": load.seconds, "runs": chosen.runs},
    )
    text = "\n\n".join((note, table.markdown(table.HEAD, lines), *failures))
    print(f"\n{text}\n\ntook {perf_counter() - began:.0f} s")
    if chosen.write:
        chosen.write.write_text(f"# Benchmarks\n\nMade by `make bench ARGS='--write {chosen.write}'`.\n\n{text}\n")
    return 1 if failures else 0


def _run(rows: Sequence[Row], load: Load, times: int) -> tuple[dict[str, list[dict[str, float]]], list[str]]:
    """Measure every row so many times, turn by turn, so that a busy moment of the machine hits all alike."""
    runs: dict[str, list[dict[str, float]]] = {row.key: [] for row in rows}
    failures: list[str] = []
    for turn in range(times):
        for row in rows:
            try:
                figures = measure(row, load)
            except Failed as failure:
                failures.append(f"FAILED (run {turn + 1}) {failure}")
                print(failures[-1], file=sys.stderr, flush=True)
                continue
            runs[row.key].append(figures)
            print(f"{turn + 1}/{times}  {figures['rate']:>8,.0f}/s  {row.title}", file=sys.stderr, flush=True)
    return runs, failures


if __name__ == "__main__":
    sys.exit(main())
