"""The way in."""

from bot.core.people import Role
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
