"""An officer's questionnaire over the wire: fetched, examined in its own process, tried and published."""

from collections.abc import Callable

from tests.emulators.telegram import TelegramEmulator
from tests.forms.hostile import files
from tests.running.phone import Phone
from tests.running.process import Running
from tests.running.village import Village

FORM = files.book(
    [("integer", "wells", "Thôn có mấy giếng ạ?"), ("select_one v", "which", "Thôn nào ạ?")], files.villages(5000)
)


async def test_a_questionnaire_is_published_while_others_report(
    telegram: TelegramEmulator, village: Village, bantin: Callable[..., Running]
) -> None:
    """A hostile file first, then a good one; a village head talks in between. Then a clean stop."""
    hoa, an = Phone.of(telegram, "Trần Thị Hoa"), Phone.of(telegram, "A Minh")
    async with bantin("webhook") as bot:
        await bot.ready()
        await hoa.enrols(village, "Huyện Kon Rẫy", "district_officer")
        await an.enrols(village)
        hoa.person.sends_document(files.one_text_many_cells(), "độc.xlsx")
        await hoa.hears("Em nhận tệp")
        await an.taps("Số liệu thôn", "bao nhiêu hộ")
        await hoa.hears("còn 1 lỗi", "nặng quá")
        hoa.person.sends_document(FORM, "Giếng nước.xlsx")
        await hoa.hears("Em nhận tệp")
        await an.says("85")
        await hoa.hears("không có lỗi, 2 câu hỏi", "Gieng_nuoc")
        await hoa.taps("Đăng", "Phiếu khác")
        await hoa.taps("Đăng luôn", "Em đã đăng")
        await an.says("menu", "cần làm việc gì")
        await an.taps("Phiếu khác", "phiếu nào")
        await an.taps("Giếng nước", "mấy giếng")

        assert await bot.stop() == 0
    assert village.value("SELECT count(*) FROM dead_letters") == 0
