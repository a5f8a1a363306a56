"""Days are those people live in, not those of Greenwich."""

from datetime import UTC, datetime

from tests.world import World


def test_early_in_the_morning_today_is_today(kon_ray: World) -> None:
    """At five in Vietnam it is still yesterday in Greenwich; a task done today is not in the future."""
    kon_ray.now = datetime(2026, 11, 19, 22, 0, tzinfo=UTC)
    an = kon_ray.person("A Minh")
    an.taps("Báo cáo việc quý").taps("Nói cho bà con").says("xong rồi").says("hôm nay").hears("20/11/2026")
    an.says("35").hears_not("chưa tới").says("bỏ qua", "bỏ qua").taps("Gửi").hears("05:00 ngày 20/11/2026")
