"""`bantin export submissions` to CSV and XLSX: what people filed, in the columns of ODK Central and Kobo."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import update

from bot.core.forms import FormError
from bot.exporting.submissions import Labels
from handlers.library import FormMissing
from storage import forms
from storage.forms import PublishedForm
from storage.schema import submissions
from tests.conversations.test_models import tell
from tests.conversations.test_tasks import TELLING, filed
from tests.interchange.conftest import Export, rows
from tests.world import Person, World

CENTRAL = ["KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState",
           "DeviceID", "Edits", "FormVersion"]  # fmt: skip
OURS = ["_receipt", "_unit", "_unit_above", "_campaign", "_period", "_task", "_respondent", "_received_at", "_review",
        "_revision", "_supersedes", "_approx", "_unknown", "_index"]  # fmt: skip


def reports(an: Person, story: str = "Họp ở nhà rông") -> Person:
    """A task done, with a story."""
    an.says("menu").taps("Báo cáo việc quý").taps(TELLING).says("xong", "hôm qua", "khoảng 35", story, "bỏ qua")
    return an.taps("Gửi").hears("Mã phiếu")


def corrects(an: Person, story: str) -> Person:
    """The same report, told anew."""
    an.says("menu").taps("Báo cáo việc quý").taps(TELLING).says(f"sửa bác kể ngắn: {story}")
    return an.taps("Gửi").hears("Mã phiếu")


def test_a_report_is_a_row_with_its_bookkeeping(kon_ray: World, an: Person, exported: Export, tmp_path: Path) -> None:
    """Who, where, when, which receipt and revision stand beside the answers."""
    reports(an)
    done = exported("a.csv", "F_TASK")
    [row] = rows(tmp_path / "a.csv")
    [report] = filed(kon_ray, an)

    assert (done.submissions, done.files) == (1, [tmp_path / "a.csv"])
    assert row["what_done"] == "Họp ở nhà rông" and row["people_attend"] == "35" and row["done_date"] == "2026-11-19"
    assert row["KEY"] == row["meta-instanceID"] == f"uuid:{report.id}"
    assert (row["_receipt"], row["_unit"], row["_unit_above"]) == (report.receipt, "Thôn 4", "Xã Đăk Tơ Lung")
    assert (row["_respondent"], row["_period"], row["_task"]) == ("A Minh", "2026-Q4", "KR-TX1")
    assert (row["_review"], row["ReviewState"], row["_revision"], row["Edits"]) == ("received", "", "1", "0")
    assert row["SubmissionDate"] == row["_received_at"] == "2026-11-20T02:00:00.000Z"
    assert row["_approx"] == "people_attend"


def test_columns_are_the_same_when_nothing_came(exported: Export, tmp_path: Path) -> None:
    """A script that reads the columns works on the first day too."""
    exported("a.csv", "F_TASK")
    header = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()[0].split(",")

    assert header[0] == "SubmissionDate"
    assert header[1:6] == ["campaign", "unit_code", "period", "task_id", "task_kind"]
    assert header[-len(CENTRAL + OURS) :] == CENTRAL + OURS
    assert header[-len(CENTRAL + OURS) - 2 : -len(CENTRAL + OURS)] == ["meta-instanceID", "meta-instanceName"]


def test_only_the_newest_revision_leaves_unless_all_are_wanted(
    kon_ray: World, an: Person, exported: Export, tmp_path: Path
) -> None:
    """A corrected report is one row; with all revisions each says what it replaced."""
    reports(an)
    kon_ray.later(hours=1)
    corrects(an, "Họp hai lần")
    newest, first = "Họp hai lần", "Họp ở nhà rông"

    exported("a.csv", "F_TASK")
    assert [row["what_done"] for row in rows(tmp_path / "a.csv")] == [newest]
    exported("b.csv", "F_TASK", all_revisions=True)
    old, new = rows(tmp_path / "b.csv")
    assert [old["what_done"], new["what_done"]] == [first, newest]
    assert new["_supersedes"] == old["KEY"] and (new["ReviewState"], new["Edits"]) == ("edited", "1")
    exported("c.csv", "F_TASK", all_revisions=True, since=datetime(2026, 11, 20, 3, 0, tzinfo=UTC))
    assert [row["what_done"] for row in rows(tmp_path / "c.csv")] == [newest]


@pytest.mark.parametrize("story", ["=1+1", "-2+3", "@SUM(A1)", "+cmd|' /C calc'!A0", "'=1", "- Họp thôn"])
def test_no_answer_becomes_a_formula(an: Person, exported: Export, tmp_path: Path, story: str) -> None:
    """What someone typed is text in a spreadsheet, whatever it begins with, and reads back as typed."""
    reports(an, story)
    exported("a.csv", "F_TASK")
    exported("a.xlsx", "F_TASK")
    sheet = load_workbook(tmp_path / "a.xlsx")["F_TASK"]
    [cell] = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == story]

    assert rows(tmp_path / "a.csv")[0]["what_done"] == story
    assert cell.data_type == "s"
    for begins in (",=", ",+", ",@", ",-2", ',"=', ',"+', ',"@', ',"-'):
        assert begins not in (tmp_path / "a.csv").read_text("utf-8-sig")


def test_line_breaks_and_commas_stay(an: Person, exported: Export, tmp_path: Path) -> None:
    """A story of several lines is one cell."""
    reports(an, 'Họp, bàn\n"việc làm"\nrồi về')
    exported("a.csv", "F_TASK")

    assert rows(tmp_path / "a.csv")[0]["what_done"] == 'Họp, bàn\n"việc làm"\nrồi về'
    assert (tmp_path / "a.csv").read_bytes().startswith("\ufeff".encode())  # Excel reads Vietnamese only then


def test_a_workbook_holds_real_numbers_and_dates(an: Person, exported: Export, tmp_path: Path) -> None:
    """Figures can be summed, dates sorted; a number with a leading zero is no figure; moments are Vietnam's."""
    reports(an, "0912345678")
    exported("a.xlsx", "F_TASK")
    sheet = load_workbook(tmp_path / "a.xlsx")["F_TASK"]
    head, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    found = dict(zip(head, row, strict=True))

    assert found["people_attend"] == 35 and found["what_done"] == "0912345678"
    assert found["done_date"].date() == date(2026, 11, 19)
    assert found["_received_at"].isoformat() == "2026-11-20T09:00:00"
    assert found["next_plan"] is None


def test_labels_stand_for_names_where_wanted(an: Person, exported: Export, tmp_path: Path) -> None:
    """Headers as the questions were asked, answers as they were offered, tasks by their titles."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("vướng", "1 và 3", "bỏ qua", "bỏ qua").taps("Gửi")
    exported("a.csv", "F_TASK", Labels(True))
    [row] = rows(tmp_path / "a.csv")

    assert row["Việc này tới đâu rồi bác?"] == "⛔ Vướng, chưa làm được"
    assert row["Vướng chỗ nào bác?"] == "Thiếu tiền, Chờ xã/huyện hướng dẫn"
    assert row["Bác báo về việc nào ạ?"].startswith("Nói cho bà con")
    assert row["Mã phiếu"] and row["Đơn vị"] == "Thôn 4"


def test_choices_of_several_get_a_column_each_where_wanted(an: Person, exported: Export, tmp_path: Path) -> None:
    """1 was picked, 0 was not; blank where the question was not answered: that is not a no."""
    an.taps("Báo cáo việc quý").taps(TELLING).says("vướng", "1 và 3", "bỏ qua", "bỏ qua").taps("Gửi")
    an.says("menu").taps("Báo cáo việc quý").presses(an.screen[-1].choices[1].code)
    an.says("chưa", "bỏ qua", "bỏ qua").taps("Gửi")
    exported("a.csv", "F_TASK", Labels(split=True))
    blocked, other = sorted(rows(tmp_path / "a.csv"), key=lambda row: row["task_status"])

    assert (blocked["block_reason"], blocked["block_reason/money"], blocked["block_reason/people"]) == (
        "money guide", "1", "0",
    )  # fmt: skip
    assert other["block_reason/money"] == ""


def test_a_place_is_four_columns(an: Person, exported: Export, tmp_path: Path) -> None:
    """Latitude, longitude, altitude, accuracy, as ODK Central has them."""
    tell(an).taps("Gửi")
    exported("a.csv", "F_MODEL")
    [row] = rows(tmp_path / "a.csv")

    assert {name.rpartition("-")[2] for name in row if "itude" in name or "ccuracy" in name} == {
        "Latitude", "Longitude", "Altitude", "Accuracy",
    }  # fmt: skip
    assert row["fund_source"] == "state own"


def test_a_new_version_keeps_the_columns_of_the_old(
    kon_ray: World, an: Person, exported: Export, tmp_path: Path
) -> None:
    """Its own come first in its order; questions it dropped follow, so that no answer is lost."""
    reports(an)

    async def publish() -> None:
        async with kon_ray.database.transaction() as tx:
            old = await forms.newest(tx, "F_TASK")
            assert old is not None
            xml = old.xml.replace("2026112001", "2027").replace("what_done", "story")
            await forms.publish(tx, PublishedForm("F_TASK", "2027", old.title, xml), kon_ray.now)

    kon_ray.later(hours=1)
    kon_ray.run(publish())
    reports(kon_ray.person("A Brôi", unit="Thôn 5"), "Chuyện mới")
    exported("a.csv", "F_TASK")
    old, new = rows(tmp_path / "a.csv")

    assert (old["what_done"], old["story"], old["FormVersion"]) == ("Họp ở nhà rông", "", "2026112001")
    assert (new["what_done"], new["story"], new["FormVersion"]) == ("", "Chuyện mới", "2027")
    assert list(new).index("story") < list(new).index("meta-instanceID") < list(new).index("what_done")


def test_a_form_that_was_never_published_is_refused(exported: Export, tmp_path: Path) -> None:
    """No empty file is left that would look like "nobody reported"."""
    with pytest.raises(FormMissing):
        exported("a.csv", "F_NOTHING")
    assert list(tmp_path.glob("a*")) == []


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.zip"])
def test_an_export_that_fails_leaves_no_half_file(
    kon_ray: World, an: Person, exported: Export, tmp_path: Path, name: str
) -> None:
    """Half the villages in a file look like all of them; what stood under the name before stays."""
    (tmp_path / name).write_text("last month's")
    reports(an)

    async def spoil() -> None:
        async with kon_ray.database.transaction() as tx:
            await tx.execute(update(submissions).values(xml=b"<data"))

    kon_ray.run(spoil())
    with pytest.raises(FormError):
        exported(name, "F_TASK")

    assert (tmp_path / name).read_text() == "last month's"
    assert list(tmp_path.glob("*.part")) == []
