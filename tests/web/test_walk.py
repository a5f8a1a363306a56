"""A newcomer walks through the demo in a real browser: enrols, reports, corrects, and is seen by the officer.

`BANTIN_PICTURES=FOLDER` keeps a picture of every step.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.web.phone import Phone
from tests.web.test_demo_command import demo, free_port

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
NEWCOMER, HEAD, OFFICER = "Y Hiền", "A Minh", "Nguyễn Thị Hoà"
PAINTED = """() => { const c = document.createElement('canvas'); c.width = 2400; c.height = 1800;
  const pen = c.getContext('2d'); pen.fillStyle = '#7aa25b'; pen.fillRect(0, 0, 2400, 1800);
  pen.fillStyle = '#26221f'; pen.fillRect(700, 900, 900, 400); return c.toDataURL('image/jpeg', 0.9); }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the walk through the page is left out")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A demo of its own, as `bantin demo` serves it."""
    port = free_port()
    with demo("--port", str(port), cwd=tmp_path_factory.mktemp("demo")) as running:
        assert running.stdout is not None and f":{port}" in running.stdout.readline()
        yield f"http://127.0.0.1:{port}"
        running.terminate()
        assert running.wait(20) == 0


@pytest.fixture(params=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The page on the demo's first day, at a desk and on a phone. What the browser complains about fails the test."""
    size = {"width": 1280, "height": 800} if request.param == "desk" else {"width": 390, "height": 844}
    on_phone = request.param == "phone"
    context = browser.new_context(viewport=size, is_mobile=on_phone, has_touch=on_phone, reduced_motion="reduce")  # type: ignore[arg-type]
    opened = context.new_page()
    assert opened.request.post(f"{address}/api/demo/reset", data={}).ok
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.goto(address)
    yield opened
    context.close()
    assert [one for one in complaints if "ERR_INTERNET_DISCONNECTED" not in one] == []


def pictures(name: str) -> Path | None:
    """Where pictures are kept, if they are wanted."""
    folder = os.environ.get("BANTIN_PICTURES")
    if not folder:
        return None
    path = Path(folder) / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def test_a_newcomer_reports_and_the_officer_sees_it(page: Page, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Everything the first version promises, by hand."""
    kept = pictures(request.node.callspec.id)
    hien = Phone(page, NEWCOMER, kept)
    enrol(hien)
    report_a_task(hien)
    report_figures(hien, page.context)
    report_a_model(hien, a_photo(page, tmp_path))
    hien.says("menu").taps("Tình hình thôn tôi").shows("Đã gửi 2/5").shows("Mô hình trong sổ: 1").picture("standing")
    hoa = Phone(page, OFFICER, kept).picture("district").taps("Xã Đăk Tơ Lung")
    hoa.shows("Thôn 6 – Y Hiền: 2/5").picture("commune")
    hoa.taps("Ai chưa báo").shows("Thôn 4 – A Minh: còn 3").picture("names")
    page.reload()
    Phone(page, NEWCOMER).shows("Mô hình trong sổ: 1")


def enrol(hien: Phone) -> None:
    """Code, consent, how to be called."""
    hien.shows("mã mời").picture("greeting").says("KR7M2QX4").shows("đồng ý").picture("consent")
    hien.taps("Đồng ý").shows("bác, anh hay chị").taps("Chị").shows("còn 5 báo cáo").picture("menu")


def report_a_task(hien: Phone) -> None:
    """One task, typed as people type."""
    hien.taps("Báo cáo việc quý").picture("tasks").taps("Nói cho bà con").shows("tới đâu rồi").picture("task")
    hien.taps("Xong rồi").shows("ngày nào").says("hôm qua").shows("bao nhiêu người").says("khoảng 35")
    hien.shows("kể ngắn").says("Họp ở nhà rông, bà con tới đông").shows("có ảnh").taps("Bỏ qua")
    hien.shows("em đọc lại").picture("summary").taps("Gửi").shows("Mã phiếu").picture("receipt")


def report_figures(hien: Phone, context: BrowserContext) -> None:
    """Last quarter's figures are offered; the line breaks in the middle; one figure is corrected at the end."""
    hien.taps("Làm tiếp: Số liệu thôn").shows("(1/17)").shows("Quý trước chị báo").picture("figures").taps("Vẫn")
    hien.shows("(2/17)").taps("Vẫn").shows("(3/17)")
    context.set_offline(True)
    hien.types("nghèo 20 cận nghèo 9")
    hien.waits("chờ mạng").picture("offline")
    context.set_offline(False)
    hien.shows("(5/17)").picture("online")
    while "em đọc lại" not in hien.last.inner_text():
        question = hien.last.inner_text()
        if "Vẫn" in question:
            hien.taps("Vẫn")
        elif "Bỏ qua" in question:
            hien.taps("Bỏ qua")
        else:
            hien.says("0")
    hien.picture("figures-summary").says("4").shows("Đang ghi: 9").says("10").shows("cận nghèo: 10")
    hien.picture("corrected").taps("Gửi").shows("Mã phiếu")


def report_a_model(hien: Phone, photo: Path) -> None:
    """A household model with a photo."""
    hien.says("menu").taps("Mô hình hộ").taps("Mô hình mới").shows("đồng ý").picture("model").taps("Có")
    hien.shows("Mô hình của ai").taps("Mô hình của một hộ").shows("Tên mô hình").says("nuôi heo đen")
    hien.shows("Tên chủ hộ").says("A Khăm").shows("hộ gì").taps("Hộ cận nghèo").shows("dân tộc thiểu số").says("có")
    hien.shows("nghề gì").says("chăn nuôi").shows("Quy mô").says("12 con").shows("Tổng tiền").says("20 triệu")
    hien.shows("Tiền từ đâu").says("2 5").shows("Kết quả").says("tốt").shows("12 tháng qua").says("1tr5")
    hien.shows("So với năm trước").says("cao hơn").shows("ổn định").says("có").shows("tổ hợp tác").says("chưa")
    hien.shows("mấy nhà").says("3").shows("Khó khăn").picture("several").says("thiếu vốn").shows("1 ảnh mô hình")
    hien.sends_photo(photo).shows("Em nhận được rồi").picture("photo").taps("Bỏ qua")
    hien.shows("em đọc lại").picture("model-summary").taps("Gửi").shows("Mã phiếu").picture("model-receipt")


def a_photo(page: Page, folder: Path) -> Path:
    """A large JPEG, as a phone takes it."""
    import base64

    path = folder / "heo.jpg"
    path.write_bytes(base64.b64decode(page.evaluate(PAINTED).partition(",")[2]))
    return path


def test_the_day_moves_and_the_demo_begins_again(page: Page, request: pytest.FixtureRequest) -> None:
    """A week on, to the deadline, and back to the first day with everything forgotten."""
    kept = pictures(f"clock-{request.node.callspec.id}")
    minh = Phone(page, HEAD, kept).shows("còn 3 báo cáo").picture("first-sight")
    if page.locator("#more").is_visible():
        page.locator("#more").click()
    now = page.locator("#now")
    first = now.inner_text()
    page.get_by_role("button", name="+1 tuần").click()
    expect(now).not_to_have_text(first)
    page.get_by_role("button", name="Tới hạn nộp").click()
    expect(now).to_contain_text("10/")
    minh.says("tình hình thôn tôi").shows("Đã gửi 2/5")
    page.get_by_role("button", name="Làm lại từ đầu").click()
    page.get_by_role("button", name="Làm lại", exact=True).click()
    expect(now).to_have_text(first)
    Phone(page, HEAD, kept).shows("còn 3 báo cáo").picture("again")
