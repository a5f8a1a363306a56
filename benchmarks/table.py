"""Figures of several runs as one table."""

from collections.abc import Sequence
from statistics import median

from benchmarks.measure import Row

SATURATED = 0.8  # a bot with people waiting for it uses its whole core, unless others are on it
HEAD = ("what", "updates/s", "spread", "CPU µs each", "calls each", "p50 ms", "p99 ms", "ratio", "by CPU")


def line(row: Row, runs: Sequence[dict[str, float]], base: Sequence[dict[str, float]]) -> tuple[str, ...]:
    """Return the cells of one contender: medians, the spread of the rate, the ratios to `base`."""

    def middle(name: str) -> float:
        return median(run[name] for run in runs)

    rates = [run["rate"] for run in runs]
    return (
        row.title + _doubts(runs),
        f"{middle('rate'):,.0f}",
        f"{min(rates):,.0f}-{max(rates):,.0f}",
        f"{middle('cpu_us'):,.0f}",
        f"{middle('calls'):.2f}",
        f"{middle('p50_ms'):.1f}",
        f"{middle('p99_ms'):.1f}",
        f"{middle('rate') / median(run['rate'] for run in base):.2f}",
        f"{median(run['cpu_us'] for run in base) / middle('cpu_us'):.2f}",
    )


def markdown(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table that reads well as text and as Markdown."""
    widths = [max(len(cells[at]) for cells in (head, *lines)) for at in range(len(head))]

    def row(cells: Sequence[str]) -> str:
        rest = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
        return f"| {' | '.join((cells[0].ljust(widths[0]), *rest))} |"

    rule = f"| {' | '.join(('-' * widths[0], *('-' * (width - 1) + ':' for width in widths[1:])))} |"
    return "\n".join((row(head), rule, *(row(cells) for cells in lines)))


def _doubts(runs: Sequence[dict[str, float]]) -> str:
    """Return what a reader must know before believing the row."""
    doubts = []
    if broken := sum(run["broken"] for run in runs):
        doubts.append(
            f"{broken:.0f} of {sum(run['conversations'] for run in runs):.0f} conversations without a receipt"
        )
    if refused := sum(run["refused"] for run in runs):
        doubts.append(f"{refused:.0f} webhook answers not 200")
    if max(run["own_share"] for run in runs) > 0.9:
        doubts.append("limited by the emulator")
    if (least := min(run["bot_share"] for run in runs)) < SATURATED:
        doubts.append(f"had as little as {least:.0%} of its core")
    return f" [{'; '.join(doubts)}]" if doubts else ""
