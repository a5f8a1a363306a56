"""`python -m benchmarks.kills [--kills N] [--mode polling|webhook|both] [--seed N]`."""

import argparse
import asyncio
import random
import sys
import tempfile
from pathlib import Path

from benchmarks.kills.run import HEAD, Wanted, kill_again_and_again
from benchmarks.table import markdown


def main() -> int:
    """Run, print the table, say what is wrong; 0 when nothing is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--mode", choices=["polling", "webhook", "both"], default="both")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--slots", type=int, default=100, help="people talking at once")
    chosen = parser.parse_args()
    modes = ["polling", "webhook"] if chosen.mode == "both" else [chosen.mode]
    folder = Path(tempfile.mkdtemp(prefix="bantin-kills-"))
    print(f"seed {chosen.seed}; databases and logs in {folder}", flush=True)
    lines, wrong = [], []
    for mode in modes:
        wanted = Wanted(mode, chosen.kills, chosen.seed, chosen.slots, folder / mode)
        told = asyncio.run(kill_again_and_again(wanted))
        lines.append(told.row(mode))
        wrong += [f"{mode}: {finding}" for finding in told.findings.all]
    print(f"\n{markdown(HEAD, lines)}\n")
    for finding in wrong[:50]:
        print(finding)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
