"""What is said when nothing is being asked."""

import pytest

from bot.core.chat import MediaKind, Stopped, Unsupported
from bot.core.delivery import Stopped as StoppedByPlatform
from bot.core.people import Role
from tests.world import Person, World


def test_help_is_always_there(an: Person) -> None:
    """In words, by button, and inside a question: what the question means, then the question again."""
    an.taps("Hướng dẫn").hears("quay lại", "làm tiếp").says("giúp").hears("Bấm nút")
    an.taps("Về đầu").taps("Số liệu thôn").says("giúp").hears("Thôn mình có bao nhiêu hộ")


def test_a_typed_number_means_the_button_with_that_number(an: Person) -> None:
    """Zalo has no buttons, and many people type anyway."""
    an.says("1").hears("Các việc quý IV/2026").says("1").hears("tới đâu rồi")


def test_a_typed_label_means_its_button(an: Person) -> None:
    """With or without diacritics."""
    an.says("so lieu thon").hears("bao nhiêu hộ")


@pytest.mark.parametrize("words, answer", [
    ("báo cáo quý", "bao nhiêu hộ"),
    ("thêm mô hình trồng sâm dây", "mô hình"),
    ("alo", "cần làm việc gì"),
    ("ok cám ơn", "cảm ơn"),
    ("dùng sao đây em", "Bấm nút"),
    ("tình hình", "Thôn 4"),
    ("soos lieeuj thoon", "bao nhiêu hộ"),
    ("xem báo cáo đã gửi", "chưa gửi báo cáo nào"),
])  # fmt: skip
def test_plain_words_are_understood(an: Person, words: str, answer: str) -> None:
    """What people say instead of pressing."""
    an.says(words).hears(answer)


def test_nonsense_offers_the_menu_and_then_a_person(an: Person) -> None:
    """Never a dead end."""
    an.says("zxcv").hears("chưa hiểu").sees("Số liệu thôn").says("qwer").says("asdf").hears("gọi cán bộ xã")


def test_what_cannot_be_read_is_said_kindly(kon_ray: World, an: Person) -> None:
    """A sticker, a photo out of the blue."""
    an._do(Unsupported("sticker")).hears("gõ chữ")
    an.sends_photo().hears("chưa biết để vào đâu").sees("Số liệu thôn")
    an.sends(MediaKind.VOICE).hears("chưa biết để vào đâu")


def test_who_blocked_the_bot_is_left_alone_until_they_write(kon_ray: World, an: Person) -> None:
    """A blocked address gets nothing; a message from it opens it again."""
    kon_ray.pocket.failing.append(StoppedByPlatform("blocked"))
    an.says("menu").hears_nothing()
    an._do(Stopped())
    an.says("menu").hears("cần làm việc gì")


def test_stopping_with_nothing_open_says_so(an: Person) -> None:
    """And resuming, too."""
    an.says("dừng").hears("không có phiếu").says("làm tiếp").hears("không còn phiếu")


def test_an_elder_tells_of_a_session(kon_ray: World) -> None:
    """Elders have the outreach report, and owe no figures."""
    elder = kon_ray.person("A Kram", Role.ELDER, "Thôn 4")
    elder.sees("Buổi tuyên truyền").sees_not("Số liệu thôn", "Báo cáo việc quý").taps("Buổi tuyên truyền")
    elder.hears("ngày nào").says("hôm qua").says("họp thôn").says("1").says("1").says("35").says("20").says("28")
    elder.says("10").says("1").says("tiếng dân tộc").says("không").says("không có ảnh").hears("em đọc lại").taps(
        "Gửi"
    ).hears("Mã phiếu")


def test_a_person_is_called_as_they_wish(kon_ray: World) -> None:
    """ "Chị" is never "bác", not even in a questionnaire's own words."""
    kon_ray.invite("KR7M2QX4", "Y Hiền", Role.VILLAGE_HEAD, "Thôn 5")
    hien = kon_ray.stranger("Y Hiền").says("KR7M2QX4").taps("Đồng ý").taps("Chị").hears("chị Y Hiền")
    hien.taps("Báo cáo việc quý").taps("Nói cho").hears("rồi chị?").hears_not("bác")
