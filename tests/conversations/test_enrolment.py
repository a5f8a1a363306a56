"""The way in."""

import pytest

from bot.core.chat import Ask
from bot.core.people import Role, phone_number
from tests.world import World


def test_a_code_leads_through_consent_to_the_menu(kon_ray: World) -> None:
    """Consent is asked before anything is stored of a person; then the menu says what is owed and by when."""
    kon_ray.invite("KR7M2QX4", "A Brôi", Role.VILLAGE_HEAD, "Thôn 5")
    broi = kon_ray.stranger("A Brôi")
    broi.says("/start KR7M2QX4").hears("UBND huyện Kon Rẫy", "Thôn 5", "đồng ý").sees("Đồng ý", "Không")
    broi.taps("Đồng ý").hears("bác, anh hay chị").taps("Anh")
    broi.hears("anh A Brôi", "trưởng thôn", "Thôn 5", "thứ Năm 10/12").sees("Báo cáo việc quý", "Số liệu thôn")


def test_who_does_not_consent_leaves_no_trace(kon_ray: World) -> None:
    """Refusing erases the conversation, and the code can be used later."""
    kon_ray.invite("KR7M2QX4", "A Brôi", Role.VILLAGE_HEAD, "Thôn 5")
    broi = kon_ray.stranger("A Brôi")
    broi.says("kr7m-2qx4").taps("Không").hears("không ghi gì")

    assert kon_ray.read(rows, "dialogues") == kon_ray.read(rows, "form_sessions") == 0
    broi.says("KR7M2QX4").taps("Đồng ý").taps("Bác").hears("bác A Brôi")


async def rows(tx, table):  # type: ignore[no-untyped-def]
    from sqlalchemy import text

    return (await tx.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one()


def test_a_stranger_is_told_how_to_get_in(kon_ray: World) -> None:
    """Nobody talks to the bot without an invitation, and is told so kindly."""
    who = kon_ray.stranger("ai đó")
    who.says("chào em").hears("mã mời")
    who.sends_photo().hears("mã mời")
    who.presses("status:1").hears("mã mời")


def test_an_unknown_code_is_named(kon_ray: World) -> None:
    """The code as typed is repeated, with what a right one looks like."""
    kon_ray.stranger("ai đó").says("/start KR000000").hears("KR000000", "8 chữ và số")


def test_a_code_is_used_once(kon_ray: World) -> None:
    """A second person with the same code is turned away."""
    kon_ray.person("A Minh", code="KR7M2QX4")
    kon_ray.stranger("kẻ khác").says("/start KR7M2QX4").hears("đã có người dùng")


def test_consent_may_be_typed(kon_ray: World) -> None:
    """Without buttons, too: words with or without diacritics."""
    kon_ray.invite("KR7M2QX4", "Y Hiền", Role.ELDER, "Thôn 5")
    kon_ray.stranger("Y Hiền").says("KR7M2QX4").says("dong y").says("chị").hears("chị Y Hiền")


def test_a_shared_phone_that_is_in_the_roster_lets_its_owner_in(kon_ray: World) -> None:
    """However the roster and the platform write the number; somebody else's card opens nothing."""
    kon_ray.invite("KR7M2QX4", "A Brôi", Role.VILLAGE_HEAD, "Thôn 5", phone="0912 345 678")
    broi = kon_ray.stranger("A Brôi").says("/start").hears("mã mời")
    assert broi.screen[-1].ask is Ask.CONTACT

    broi.shares_contact("+84912345678", own=False).hears("không phải của chính bác")
    broi.shares_contact("+84900000000").hears("chưa có trong danh sách")
    broi.shares_contact("+84912345678").hears("Thôn 5").taps("Đồng ý").taps("Bác").hears("bác A Brôi")


def test_a_code_for_a_plan_that_is_not_loaded_yet_waits(kon_ray: World) -> None:
    """It is said kindly, and the code stays good."""
    kon_ray.invite("KR7M2QX4", "A Brôi", Role.VILLAGE_HEAD, "Thôn 5", campaign="KR-2031")
    kon_ray.stranger("A Brôi").says("KR7M2QX4").hears("chưa mở")


@pytest.mark.parametrize("typed", ["0912 345 678", "+84 912 345 678", "0084912345678", "84912345678", "(091) 234-5678"])
def test_a_number_is_known_however_it_is_written(typed: str) -> None:
    """One number, one spelling."""
    assert phone_number(typed) == "84912345678"
