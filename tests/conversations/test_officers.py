"""Tình hình: what an officer sees of their subtree, and nobody else."""

import pytest

from bot.core.people import Role
from tests.world import Person, World


@pytest.fixture
def hoa(kon_ray: World) -> Person:
    """The district's officer."""
    return kon_ray.person("Trần Thị Hoa", Role.DISTRICT_OFFICER, "Huyện Kon Rẫy")


@pytest.fixture
def binh(kon_ray: World) -> Person:
    """The officer of the commune Đăk Tơ Lung."""
    return kon_ray.person("Lê Bình", Role.COMMUNE_OFFICER, "Xã Đăk Tơ Lung")


def test_status_counts_what_came_in(an: Person, hoa: Person) -> None:
    """Reports of the quarter by commune, the moment, the deadline."""
    an.taps("Báo cáo việc quý").taps("Nói cho bà con").says("chưa").says("bỏ qua").says("bỏ qua").taps("Gửi")
    hoa.taps("Tình hình").hears("quý IV/2026", "09:00 ngày 20/11/2026", "1/", "Xã Đăk Tơ Lung: 1/", "Xã Đăk Pne: 0/")


def test_who_has_not_reported_is_named(an: Person, binh: Person) -> None:
    """By name and village, with how much is missing."""
    binh.taps("Tình hình").hears("Thôn 4 – A Minh: 0/5").taps("Ai chưa báo").hears("Thôn 4 – A Minh: còn 5", "Thôn 5")


def test_an_officer_goes_down_the_tree(an: Person, hoa: Person) -> None:
    """From the district into a commune, to its villages and their heads; and up again."""
    hoa.taps("Tình hình").taps("Xã Đăk Tơ Lung").hears("Thôn 4 – A Minh").taps("Lên Huyện").hears("Xã Đăk Pne")


def test_nobody_sees_outside_their_own_subtree(kon_ray: World, binh: Person, an: Person) -> None:
    """Neither the neighbour commune nor the district; a village head has no status at all."""
    for unit in ("Xã Đăk Pne", "Huyện Kon Rẫy", "Thôn 1"):
        for code in ("status", "names"):
            binh.presses(f"{code}:{kon_ray.unit(unit).id}").hears("chưa được giao quyền")
            an.presses(f"{code}:{kon_ray.unit(unit).id}").hears("chưa được giao quyền")
    binh.presses("status:999999").hears("chưa được giao quyền")
    binh.presses("status:1; DROP TABLE units").hears("chưa được giao quyền")


def test_status_is_asked_in_words(an: Person, binh: Person) -> None:
    """ "Ai chưa nộp" and "tình hình sao rồi" mean the same button."""
    binh.says("ai chưa nộp").hears("Thôn 4 – A Minh")
    binh.says("tình hình sao rồi em").hears("quý IV/2026")
    an.says("thôn tôi còn thiếu gì").hears("Thôn 4", "hạn thứ Năm 10/12")


@pytest.mark.parametrize("said", ["chưa nộp", "chưa báo"])
def test_those_who_owe_are_named_for_two_words(binh: Person, said: str) -> None:
    """An officer who types only "chưa nộp" wants the names."""
    binh.says(said).hears("Chưa báo đủ", "Thôn 4")


@pytest.mark.parametrize("said", ["Thôn 4, Xã Đăk Tơ Lung", "thon 4 dak to lung", "tình hình thôn 4 xã Đăk Tơ Lung"])
def test_a_village_is_called_by_its_name_and_its_communes(hoa: Person, said: str) -> None:
    """There is a Thôn 4 in every commune: the commune behind it says which."""
    hoa.says(said).hears("Thôn 4, quý IV/2026", "Số liệu thôn")


def test_the_commune_sheet_is_the_officers_own_form(binh: Person) -> None:
    """F_XA, asked in the same way."""
    binh.taps("Phiếu xã").hears("kế hoạch").taps("Có").says("25/KH-UBND").says("12/3")
    binh.taps("Có").says("Xây dựng nông thôn mới").taps("Có").says("bỏ qua").says("2").says("1,8").hears("em đọc lại")
    binh.taps("Gửi").hears("Mã phiếu", "Xã Đăk Tơ Lung")


def test_my_village_at_a_glance(an: Person) -> None:
    """What is done, what is owed, by when; the next thing one tap away."""
    an.taps("Báo cáo việc quý").taps("Nói cho bà con").says("chưa").says("bỏ qua").says("bỏ qua").taps("Gửi")
    an.taps("Về đầu").taps("Tình hình thôn").hears("✓ Nói cho bà con", "○ ", "hạn thứ Năm 10/12", "1/5")
    an.taps("Làm tiếp").hears("(1/")


def test_an_overdue_report_says_until_when_it_is_taken(kon_ray: World, an: Person) -> None:
    """Late is not lost, and nobody is blamed."""
    kon_ray.later(days=22)
    an.says("menu").taps("Tình hình thôn").hears("quá hạn thứ Năm 10/12", "vẫn gửi được đến")
