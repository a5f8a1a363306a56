"""Submissions leave page by page: each once, in the order they came, whatever the size of a page."""

from __future__ import annotations

from datetime import timedelta

from storage import outgoing
from storage.outgoing import Which
from tests.interchange.test_tables import corrects, reports
from tests.world import World


def test_a_page_ends_anywhere(kon_ray: World) -> None:
    """Also among submissions of one moment; a correction of the same moment comes after what it corrects."""
    people = [kon_ray.person(name, unit=unit) for name, unit in (("A", "Thôn 4"), ("B", "Thôn 5"), ("C", "Thôn 1"))]
    for person in people:
        reports(person)
    corrects(people[0], "Họp hai lần")
    kon_ray.now += timedelta(hours=1)
    corrects(people[1], "Họp ba lần")

    async def read(size: int) -> list[tuple[str, int]]:
        async with kon_ray.database.reading() as tx:
            pages = [page async for page in outgoing.pages(tx, Which("F_TASK", all_revisions=True), size)]
        assert all(len(page) <= size for page in pages)
        return [(filed.submission.id, filed.submission.revision) for page in pages for filed in page]

    whole = kon_ray.run(read(200))
    assert [revision for _, revision in whole] == [1, 1, 1, 2, 2]
    assert [kon_ray.run(read(size)) for size in (1, 2, 3)] == [whole] * 3
