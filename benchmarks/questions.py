"""`python -m benchmarks.questions`: what one answer costs the form engine, on a form of 30 questions and one of 500.

Two figures an answer: the engine alone (put, recompute, next question with label and choices) and the whole turn of an
interview (restored, heard, asked, stored), as between two messages. And what loading a form costs.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.core.forms import Form, load_form
from bot.core.interview import Interview
from messages.xlsform import convert

NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
TIMES = 15


def large(count: int) -> bytes:
    """A form of so many numbers: each bounded by the one before, sums by tens, every tenth hidden by an answer."""
    rows = [
        "| survey |",
        "|---|",
        "| | type | name | label | relevant | constraint | constraint_message | calculation |",
    ]
    for number in range(1, count + 1):
        shown = f"${{q{number - 5}}} < 1000" if number % 10 == 0 else ""
        bound = f". <= ${{q{number - 1}}} + 100" if number > 1 else ""
        rows.append(f"| | integer | q{number} | Số thứ {number}? | {shown} | {bound} | Nhiều quá ạ. | |")
        if number % 10 == 0:
            terms = " + ".join(f"coalesce(${{q{number - at}}}, 0)" for at in range(10))
            rows.append(f"| | calculate | s{number} | | | | | {terms} |")
    return "\n".join(rows).encode()


def per_answer(form: Form) -> tuple[float, float]:
    """Microseconds an answer: the engine alone, and the whole turn. The median answer of a filling, medians of runs."""
    return median(_engine(form)), median(_turns(form))


def _engine(form: Form) -> Iterator[float]:
    for _ in range(TIMES):
        filling = form.begin(NOW.astimezone(HANOI), seed=1)
        took, at, item = [], "", filling.next_after("")
        while item is not None:
            began = perf_counter()
            if item.question.asked:
                filling.put(item.path, _answer(filling.choices(item.path)))
            at = item.path
            item = filling.next_after(at)
            if item is not None:
                filling.label(item.path), filling.choices(item.path)
            took.append(perf_counter() - began)
        yield sum(took) / len(took) * 1e6


def _turns(form: Form) -> Iterator[float]:
    for _ in range(max(3, TIMES // 3)):
        interview = Interview.begin(form, NOW, HANOI, preset={}, lists={}, before={}, answers={})
        interview.open()
        stored, took = interview.stored(), []
        for number in range(len(form.questions) - 1):
            began = perf_counter()
            interview = Interview.restore(form, stored, NOW, HANOI)
            interview.hear("1", str(number))
            stored = interview.stored()
            took.append(perf_counter() - began)
        yield sum(took) / len(took) * 1e6


def _answer(choices: tuple[tuple[str, str], ...]) -> str:
    return choices[0][0] if choices else "1"


def loading(xml: str) -> float:
    """Milliseconds to load a form from its XForm: median, nothing remembered from the load before but expressions."""
    return median(_timed(lambda: load_form(xml)) for _ in range(TIMES)) * 1e3


def _timed(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def main() -> None:
    """Measure and print a table."""
    sources = {
        "F_IND": (files("messages") / "forms" / "F_IND.md").read_bytes(),
        "30 questions": large(30),
        "500 questions": large(500),
    }
    print("| form | loaded ms | engine µs an answer | whole turn µs an answer |\n| --- | ---: | ---: | ---: |")
    for name, source in sources.items():
        xml = convert(source, f"{name.split()[0]}.md").xml
        engine, turn = per_answer(load_form(xml))
        print(f"| {name} | {loading(xml):.1f} | {engine:.0f} | {turn:.0f} |")


if __name__ == "__main__":
    main()
