"""Hot statements find their rows by an index, however long the history grows."""

from datetime import timedelta

from sqlalchemy import event

from bot.core.conversation import Subject
from storage import attachments, deliveries, expected, sessions, submissions
from storage.database import Database
from tests.world import NOON


async def plans(database: Database, work) -> list[list[str]]:  # type: ignore[no-untyped-def]
    """What SQLite says it would do for each statement that `work` executes."""
    seen: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, _context, _many):  # type: ignore[no-untyped-def]
        seen.append((statement, parameters))

    engine = database._writer.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    async with database.transaction() as tx:
        await work(tx)
        event.remove(engine, "before_cursor_execute", note)
        explained = []
        for statement, parameters in seen:
            if statement.startswith(("SELECT", "UPDATE")):
                rows = await tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
                explained.append([row[3] for row in rows])
    return explained


async def test_no_hot_statement_reads_a_whole_table(founded_sqlite, tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Claiming, fetching, loading a dialogue, what is owed, what counts, drafts: each by its index."""
    import shutil

    shutil.copy(founded_sqlite, tmp_path / "x.db")
    database = Database.open(f"sqlite:///{tmp_path}/x.db")
    later = NOON + timedelta(minutes=1)
    subject = Subject("KR-2026", "2026-Q4", 4, "KR-TX1")  # type: ignore[arg-type]
    works = {
        "claim": lambda tx: deliveries.claim(tx, ["telegram"], NOON, later, 10),
        "fetch": lambda tx: attachments.claim(tx, ["telegram"], NOON, later, 10),
        "owed": lambda tx: expected.of_unit(tx, 4, NOON),
        "counts": lambda tx: submissions.current(tx, "F_TASK", subject),
        "before": lambda tx: submissions.before(tx, "F_TASK", subject),
        "drafts": lambda tx: sessions.drafts(tx, 1),
    }
    try:
        whole = [
            step for work in works.values() for plan in await plans(database, work) for step in plan if _whole(step)
        ]
    finally:
        await database.close()

    assert whole == []


def _whole(step: str) -> bool:
    """A walk over everything; over an index that holds only what is pending it is none."""
    return step.startswith("SCAN") and not step.endswith(("ix_deliveries_pending", "ix_attachments_waiting"))
