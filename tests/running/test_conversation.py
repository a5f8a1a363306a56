"""The whole conversation of a quarter, over the wire, both ways in."""

from collections.abc import Callable

import pytest

from tests.emulators.telegram import TelegramEmulator
from tests.running.phone import Phone
from tests.running.process import Running, until
from tests.running.village import Village

PHOTO = b"\xff\xd8\xff\xe0 bracelets of Kon Ray \xff\xd9"
FIGURES = ("85", "80", "12", "7", "12", "7", "2", "1", "0", "33", "30", "25", "20", "12", "10", "5", "3")
STORED = "SELECT b.content FROM attachments a JOIN blobs b ON b.hash = a.blob"


@pytest.mark.parametrize("mode", ["polling", "webhook"])
async def test_a_village_head_reports_the_quarter(
    mode: str, telegram: TelegramEmulator, village: Village, bantin: Callable[..., Running]
) -> None:
    """Enrolment, a task with a photo, the village's figures with a correction, receipts; then a clean stop."""
    an = Phone.of(telegram, "A Minh")
    async with bantin(mode) as bot:
        await bot.ready()
        await an.enrols(village)
        await _reports_a_task(an)
        await _reports_figures(an)
        await until(lambda: village.rows(STORED) == [(PHOTO,)])
        await telegram.drained()

        assert await bot.stop() == 0
    kept = dict(village.rows("SELECT form_id, answers FROM submissions"))
    assert '"photo":"' in kept["F_TASK"] and '"task_status":"done"' in kept["F_TASK"]
    assert '"poor_total":"13"' in kept["F_IND"] and '"near_total":"7"' in kept["F_IND"]
    assert village.value("SELECT count(*) FROM deliveries WHERE status <> 'sent'") == 0
    assert not telegram.repeats


async def _reports_a_task(an: Phone) -> None:
    await an.taps("Báo cáo việc quý", "Thôn 4")
    await an.taps("Nói cho bà con", "tới đâu rồi")
    await an.taps("Xong rồi", "ngày nào")
    await an.says("hôm qua", "bao nhiêu người")
    await an.says("35")
    await an.says("Họp ở nhà rông", "ảnh")
    an.person.sends_photo(PHOTO)
    await an.hears("Họp ở nhà rông")
    await an.taps("Gửi", "Mã phiếu")
    await an.taps("Về đầu", "còn 4 báo cáo")


async def _reports_figures(an: Phone) -> None:
    await an.taps("Số liệu thôn", "bao nhiêu hộ")
    for text in FIGURES[:3]:
        said = an.person.says(text)
        await an.hears()
    an.person.edits(said, "13")
    await an.hears("13")
    for text in FIGURES[3:]:
        await an.says(text)
    await an.says("bỏ qua", "13")
    await an.taps("Đúng", "Mã phiếu")
