"""Repeats: a table each, every row knowing its parent; whatever was answered reads back as it stands in the XML."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.core.conversation import Subject
from bot.core.interchange.layout import FIRST, LAST, LAST_OF_REPEAT, Layout, Shape, layout
from bot.core.interchange.rows import Filed, Reading
from bot.core.people import RespondentId
from bot.core.reports import Submission
from bot.exporting.tables import CsvTables, XlsxTables
from tests.forms.scenario import HANOI, NOW, Scenario, form
from tests.interchange.conftest import rows

FORM = """
| survey |
|---|
| | type | name | label |
| | text | head | Chủ hộ? |
| | begin group | g | Nhà |
| | integer | size | Mấy người? |
| | decimal | area | Mấy sào? |
| | begin repeat | kid | Con |
| | text | name | Tên? |
| | date | born | Sinh ngày? |
| | select_multiple likes | likes | Thích gì? |
| | begin repeat | toy | Đồ chơi |
| | text | what | Cái gì? |
| | time | at | Mấy giờ? |
| | end repeat | | |
| | end repeat | | |
| | end group | | |
| | geopoint | where | Ở đâu? |
| | dateTime | when | Lúc nào? |

| choices |
|---|
| | list_name | name | label |
| | likes | sing | Hát |
| | likes | dance | Múa |

| settings |
|---|
| | form_id | version |
| | F_HOUSE | 1 |
"""
OWN = {column.header for column in (*FIRST, *LAST, *LAST_OF_REPEAT)} | {"meta-instanceID"}


def filed(xml: bytes, number: int = 1) -> Filed:
    """A submission that holds these answers."""
    submission = Submission(
        id=str(number), session_id="s", receipt="7F3K-2M9Q", form_id="F_HOUSE", version="1", subject=Subject(),
        respondent_id=RespondentId(1), channel="pocket", answers={}, xml=xml, received_at=NOW,
    )  # fmt: skip
    return Filed(submission, "Thôn 4", "Xã Đăk Tơ Lung", "A Minh")


def a_family() -> Scenario:
    """Two children; the first has two toys, the second none."""
    an = Scenario(FORM).answer(head="Y Hoa", size="4").put("/data/g/kid[1]/name", "A Thút")
    an.put("/data/g/kid[1]/toy[1]/what", "diều").add("/data/g/kid[1]/toy").put("/data/g/kid[1]/toy[2]/what", "bóng")
    an.add("/data/g/kid").put("/data/g/kid[2]/name", "Y Lan")
    return an.remove("/data/g/kid[2]/toy[1]") if an.filling.instances("/data/g/kid[2]/toy") else an


def as_csv(xml: list[bytes], to: Path) -> list[Path]:
    """Write them."""
    tables_of = layout({"1": form(FORM)}, Shape())
    tables = CsvTables(to, tables_of)
    _write(tables, tables_of, xml)
    return tables.close()


def _write(tables: Any, tables_of: Layout, xml: list[bytes]) -> None:
    reading = Reading(tables_of)
    for number, one in enumerate(xml, 1):
        for path, found in reading.read(filed(one, number)).tables.items():
            tables.add(tables_of.tables[path], found)


def test_a_repeat_is_a_file_beside_the_others(tmp_path: Path) -> None:
    """Rows name their parent by key, as ODK Central has it, and by number, as Kobo has it."""
    xml = a_family().filling.to_xml("uuid:1", now=NOW)
    files = as_csv([xml, xml], tmp_path / "house.csv")
    kids, toys = rows(tmp_path / "house-kid.csv"), rows(tmp_path / "house-toy.csv")

    assert [path.name for path in files] == ["house.csv", "house-kid.csv", "house-toy.csv"]
    assert [(kid["name"], kid["PARENT_KEY"], kid["KEY"]) for kid in kids[:2]] == [
        ("A Thút", "uuid:1", "uuid:1/g/kid[1]"),
        ("Y Lan", "uuid:1", "uuid:1/g/kid[2]"),
    ]
    assert [(toy["what"], toy["PARENT_KEY"], toy["KEY"]) for toy in toys[:2]] == [
        ("diều", "uuid:1/g/kid[1]", "uuid:1/g/kid[1]/toy[1]"),
        ("bóng", "uuid:1/g/kid[1]", "uuid:1/g/kid[1]/toy[2]"),
    ]
    assert [(kid["_index"], kid["_parent_index"]) for kid in kids] == [("1", "1"), ("2", "1"), ("3", "2"), ("4", "2")]
    assert [toy["_parent_index"] for toy in toys] == ["1", "1", "3", "3"]
    assert rows(tmp_path / "house.csv")[0]["g-size"] == "4"


MOVED = """
    | survey |
    | | type | name | label |
    | | begin group | {group} | A |
    | | begin repeat | m | M |
    | | text | x | X? |
    | | end repeat | | |
    | | end group | | |
    """


def test_repeats_of_one_name_are_told_apart() -> None:
    """A roster that moved to another group is two tables, as ODK Central numbers them."""
    versions = {"2": form(MOVED.format(group="b")), "1": form(MOVED.format(group="a"))}
    tables = layout(versions, Shape()).tables

    assert {path: table.name for path, table in tables.items() if path} == {"b/m": "m~1", "a/m": "m~2"}


def test_a_group_that_became_a_repeat_keeps_both() -> None:
    """An old submission fills the old version's column, not the new version's table."""
    old = form("""
    | survey |
    | | type | name | label |
    | | begin group | m | M |
    | | text | x | X? |
    | | end group | | |
    """)
    new = form("""
    | survey |
    | | type | name | label |
    | | begin repeat | m | M |
    | | text | x | X? |
    | | end repeat | | |
    """)
    tables_of = layout({"2": new, "1": old}, Shape())
    xml = Scenario(old).put("/data/m/x", "cũ").filling.to_xml("uuid:1", now=NOW)
    found = Reading(tables_of).read(filed(xml)).tables

    assert list(found) == [""]
    assert found[""][0][tables_of.tables[""].fields["m/x"].at] == "cũ"


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=12).map(str.strip)
LINES = st.lists(TEXT, max_size=3).map("\n".join)
NUMBERS = st.integers(-(10**17), 10**17).map(str)
DECIMALS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3).map(str)
DAYS = st.dates(date(1800, 1, 1), date(2200, 1, 1)).map(date.isoformat)
TIMES = st.times().map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))
CLOCKS = TIMES.map(lambda at: at.isoformat("milliseconds") + "+07:00")
MOMENTS = st.datetimes(datetime(1800, 1, 2), datetime(2200, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.isoformat(timespec="milliseconds") + "+07:00"
)
PLACES = st.lists(st.integers(-80, 80).map(str), min_size=2, max_size=4).map(" ".join)
LIKES = st.sampled_from(["", "sing", "dance", "sing dance"])


@st.composite
def fillings(draw: st.DrawFn) -> bytes:
    """The XML of a filling with anything in it."""
    filling = form(FORM).begin(NOW, seed=1)

    def put(path: str, values: st.SearchStrategy[str]) -> None:
        filling.put(path, draw(st.just("") | values))

    put("/data/head", LINES), put("/data/g/size", NUMBERS), put("/data/g/area", DECIMALS)
    put("/data/where", PLACES), put("/data/when", MOMENTS)
    for kid in range(draw(st.integers(0, 3))):
        path = filling.add("/data/g/kid") if kid >= filling.instances("/data/g/kid") else f"/data/g/kid[{kid + 1}]"
        put(f"{path}/name", LINES), put(f"{path}/born", DAYS), put(f"{path}/likes", LIKES)
        for toy in range(draw(st.integers(0, 2))):
            more = toy >= filling.instances(f"{path}/toy")
            inner = filling.add(f"{path}/toy") if more else f"{path}/toy[{toy + 1}]"
            put(f"{inner}/what", LINES), put(f"{inner}/at", CLOCKS)
    return filling.to_xml("uuid:1", now=NOW)


def answers(element: Element, path: str = "") -> dict[str, str]:
    """Path → answer, every repeat's instances numbered, blanks left out: straight from the XML."""
    found: dict[str, str] = {}
    seen: dict[str, int] = {}
    for child in element:
        seen[child.tag] = seen.get(child.tag, 0) + 1
        number = f"[{seen[child.tag]}]" if child.tag in ("kid", "toy") else ""
        inside = f"{path}/{child.tag}{number}"
        found |= answers(child, inside) if len(child) else {inside: child.text} if child.text else {}
    return {path: text for path, text in found.items() if "/meta/" not in f"{path}/"}


def told(tables: list[list[dict[str, Any]]]) -> dict[str, Any]:
    """The same from rows: the path is in the key."""
    found: dict[str, Any] = {}
    for table in tables:
        for row in table:
            key = re.sub(r"^uuid:1", "", row["KEY"])
            place = [row.get(f"where-{part}") for part in ("Latitude", "Longitude", "Altitude", "Accuracy")]
            if place[0] not in (None, ""):
                found[f"{key}/where"] = " ".join(str(part) for part in place if part not in (None, ""))
            for name, value in row.items():
                if name not in OWN and not name.startswith("where-") and value not in (None, ""):
                    found[f"{key}/{name.replace('g-', 'g/')}"] = value
    return found


def in_cells(value: Any) -> Any:
    """A cell as text again."""
    match value:
        case datetime():
            return value.replace(tzinfo=HANOI).isoformat(timespec="milliseconds")
        case date() | int():
            return str(value)
        case time():
            return value.isoformat("milliseconds") + "+07:00"
    return value


def comparable(path: str, text: Any) -> Any:
    """Numbers by what they are worth, days by their date, moments to the millisecond."""
    text = in_cells(text)
    if isinstance(text, float):
        return text
    if path.endswith("/area"):
        return float(text)
    if path.endswith("/born"):
        return text[:10]
    if path.endswith("/when"):
        return datetime.fromisoformat(text).astimezone(UTC)
    return text


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(fillings())
def test_a_csv_reads_back_to_the_same_answers(xml: bytes) -> None:
    """Letter by letter, whatever was typed."""
    with TemporaryDirectory() as folder:
        files = as_csv([xml], Path(folder) / "a.csv")

        assert told([rows(path) for path in files]) == answers(fromstring(xml))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(fillings())
def test_a_workbook_reads_back_to_the_same_answers(xml: bytes) -> None:
    """Numbers and dates are cells of their kind and mean the same; text is the same text."""
    tables_of = layout({"1": form(FORM)}, Shape())
    with TemporaryDirectory() as folder:
        tables = XlsxTables(Path(folder) / "a.xlsx", tables_of, HANOI)
        _write(tables, tables_of, [xml])
        [path] = tables.close()
        book = load_workbook(path)
        found = told([_lines(sheet) for sheet in book])
    wanted = answers(fromstring(xml))

    assert {path: comparable(path, text) for path, text in found.items()} == {
        path: comparable(path, text) for path, text in wanted.items()
    }


def _lines(sheet: Any) -> list[dict[str, Any]]:
    head, *lines = ([cell.value for cell in row] for row in sheet.iter_rows())
    return [dict(zip(head, line, strict=True)) for line in lines]
