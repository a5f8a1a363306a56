"""`python -m benchmarks.memory`: does an update cost more, and the bot weigh more, as stored sessions pile up?"""

import argparse
import sys
from collections.abc import Sequence
from functools import partial

from benchmarks import ours, table
from benchmarks.measure import Failed, Load, Row, measure

SIZES = (1_000, 10_000, 100_000)
LIMIT_MB = 150  # with 100,000 stored sessions
HEAD = ("stored sessions", "updates/s", "CPU µs each", "p99 ms", "resident MB", "cost against the first")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure at every size and print a table; 1 when a promise is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.memory", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="how many sessions are stored")
    parser.add_argument("--seconds", type=float, default=Load.seconds, help="length of one window")
    chosen = parser.parse_args(arguments)
    lines, first, heaviest = [], 0.0, 0.0
    for stored in chosen.sizes:
        launch = partial(ours.launch, stored=stored)
        row = Row(f"memory-{stored}", f"{stored:,} stored", launch, script=ours.SCRIPT, receipt=ours.RECEIPT)
        try:
            figures = measure(row, Load(seconds=chosen.seconds))
        except Failed as failure:
            print(failure, file=sys.stderr)
            return 1
        first = first or figures["cpu_us"]
        heaviest = max(heaviest, figures["resident_mb"])
        lines.append(cells(stored, figures, first))
    print(table.markdown(HEAD, lines))
    print(f"heaviest: {heaviest:.0f} MB of {LIMIT_MB} MB allowed")
    return 0 if heaviest <= LIMIT_MB else 1


def cells(stored: int, figures: dict[str, float], first: float) -> tuple[str, ...]:
    """Return one line; `first` is the CPU cost at the smallest size."""
    return (
        f"{stored:,}",
        f"{figures['rate']:,.0f}",
        f"{figures['cpu_us']:,.0f}",
        f"{figures['p99_ms']:.1f}",
        f"{figures['resident_mb']:.0f}",
        f"{figures['cpu_us'] / first:.2f}",
    )


if __name__ == "__main__":
    sys.exit(main())
