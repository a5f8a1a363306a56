"""What the page's API does not take: each a kind sentence and a status that says whether to try again."""

import io
import json

import pytest

from bot.channels.web.pictures import MOST_BYTES, mime_of
from storage import attachments
from tests.web.site import CODE, Site, site

JPEG = b"\xff\xd8\xff\xe0" + b"a photo of pigs"


async def photo(page: Site, content: bytes, key: str = "p1", token: str = "an"):  # type: ignore[no-untyped-def]
    """Send a photo."""
    return await page.ask("POST", f"/api/chat/{token}/photo", params={"key": key}, data=io.BytesIO(content))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"xin ch\xe0o",
        b"[" * 5000,
        b'"text"',
        json.dumps({"text": "không có khoá"}).encode(),
        json.dumps({"key": "k", "text": ""}).encode(),
        json.dumps({"key": "k", "text": "  \0 "}).encode(),
        json.dumps({"key": "k" * 65, "text": "a"}).encode(),
        json.dumps({"key": "a:b", "text": "a"}).encode(),
        json.dumps({"key": "k", "text": 5}).encode(),
        json.dumps({"key": "k", "press": "menu", "card": "1; DROP TABLE units"}).encode(),
        json.dumps({"key": "k", "press": "đ" * 33, "card": "1"}).encode(),
        json.dumps({"key": "k", "place": {"latitude": 91, "longitude": 0}}).encode(),
        b'{"key": "k", "place": {"latitude": NaN, "longitude": 0}}',
    ],
)
async def test_what_no_page_says_is_refused_for_good(founded_page_url: str, body: bytes) -> None:
    """400 and a sentence; nothing is written, nobody answers."""
    async with site(founded_page_url) as page:
        answer = await page.ask("POST", "/api/chat/an/say", data=body)
        assert (answer.status, "error" in answer.told) == (400, True)
        async with page.listening("an") as line:
            assert await line.until(lambda line: "ready" in line.names) == []


async def test_five_thousand_letters_get_an_answer(founded_page_url: str) -> None:
    """What the bot says about long messages comes from the bot; what is larger than any message is refused kindly."""
    async with site(founded_page_url) as page:
        assert await page.say("an", text="a" * 5000) == 200
        answer = await page.ask("POST", "/api/chat/an/say", json={"key": "k2", "text": "a" * 70_000})
        assert answer.status == 413 and "dài quá" in answer.told["error"]
        async with page.listening("an") as line:
            await line.until(lambda line: len(line.heard) == 2)
    assert "5000 chữ" in line.texts()[1]


async def test_letters_a_database_cannot_hold_are_left_out(founded_page_url: str) -> None:
    """NUL and half a surrogate: the rest is heard."""
    async with site(founded_page_url) as page:
        body = b'{"key": "k1", "text": "ch\\u0000\\ud83dao"}'
        assert (await page.ask("POST", "/api/chat/an/say", data=body)).status == 200
        async with page.listening("an") as line:
            await line.until(lambda line: len(line.heard) == 2)
    assert line.texts()[0].startswith("me: ch") and line.texts()[0].endswith("ao")


async def test_a_photo_of_thirty_megabytes_is_refused_in_words(founded_page_url: str) -> None:
    """413 and the limit, after the whole of it was let pass: a broken line would be tried again for ever."""
    async with site(founded_page_url) as page:
        answer = await photo(page, JPEG + b"0" * 30_000_000)
        assert answer.status == 413 and f"tới {MOST_BYTES // 1_000_000} MB" in answer.told["error"]


async def test_what_is_not_a_photo_is_refused(founded_page_url: str) -> None:
    """By its first bytes, whatever it claims to be."""
    async with site(founded_page_url) as page:
        for content in (b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", b"RIFF1234WAVE"):
            answer = await photo(page, content)
            assert answer.status == 415 and "không phải ảnh" in answer.told["error"]


@pytest.mark.parametrize(
    ("start", "mime"),
    [
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\0\0\0\0WEBP", "image/webp"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypisom", None),
        (b"GIF89a", None),
    ],
)
def test_a_photo_is_known_by_its_first_bytes(start: bytes, mime: str | None) -> None:
    """What phones send, and nothing else."""
    assert mime_of(start + b"rest") == mime


async def test_a_photo_is_seen_where_it_was_sent_only(database_url: str) -> None:
    """Its address works in its own chat; the same address with another chat's token says nothing."""
    async with site(database_url) as page:
        assert (await photo(page, JPEG)).status == 200
        async with page.listening("an") as line:
            url = (await line.until(lambda line: len(line.heard) == 2))[0]["photo"]
        seen = await page.ask("GET", url)
        assert (seen.status, seen.body, seen.headers["Content-Type"]) == (200, JPEG, "image/jpeg")
        assert (await page.ask("GET", url.replace("/an/", "/binh/"))).status == 404


async def test_a_photo_reaches_the_report(database_url: str) -> None:
    """Uploaded before anything is answered, it is the file the fetching job finds: stored once, by content."""
    async with site(database_url) as page:
        await photo(page, JPEG)
        await photo(page, JPEG, "p2", "binh")
        async with page.listening("an") as line:
            url = (await line.until(lambda line: len(line.heard) == 2))[0]["photo"]
        fetched = await page.channel.fetch(url.rpartition("/")[2])
        assert (fetched.content, fetched.mime) == (JPEG, "image/jpeg")
        async with page.app.database.reading() as tx:
            assert await attachments.blob(tx, url.rpartition("/")[2]) is not None


async def test_every_answer_tells_the_browser_to_be_careful(founded_page_url: str) -> None:
    """No foreign script, no sniffing, no framing, no keeping; also on errors and pages."""
    async with site(founded_page_url) as page:
        for path in ("/chat/an", "/static/chat.js", "/api/chat/nobody/events", "/nowhere"):
            headers = (await page.ask("GET", path)).headers
            assert headers["Content-Security-Policy"].startswith("default-src 'self'")
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cache-Control"] == ("no-cache" if "static" in path else "no-store")


async def test_a_token_is_in_no_row(founded_page_url: str) -> None:
    """Whoever reads the database cannot open a chat."""
    from sqlalchemy import text

    async with site(founded_page_url) as page:
        await page.say("an", text=CODE)
        async with page.app.database.reading() as tx:
            links = [row.token_hash for row in await tx.execute(text("SELECT token_hash FROM web_chats"))]
            addresses = [row.address for row in await tx.execute(text("SELECT address FROM dialogues"))]
    assert "an" not in links and all(len(link) == 64 for link in links)
    assert "web:an" not in addresses
