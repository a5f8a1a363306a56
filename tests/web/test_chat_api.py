"""The page's API: what is said is kept before it is acknowledged, and stands before its answer."""

import asyncio

import pytest

from tests.web.site import CODE, Site, site

GREETING = "Chào bác, em là Bản Tin"


async def test_what_is_said_stands_before_its_answer(database_url: str) -> None:
    """On the open stream, with the page's own key."""
    async with site(database_url) as page, page.listening("an") as line:
        await line.until(lambda line: "ready" in line.names)
        assert (await page.say("an", text="xin chào")) == 200
        mine, answer = await line.until(lambda line: len(line.heard) == 2)
        assert (mine["from"], mine["text"], mine["key"]) == ("me", "xin chào", "k1")
        assert answer["from"] == "bot" and answer["text"].startswith(GREETING)
        assert mine["id"] < answer["id"]
        assert answer["ask"] is None  # a page cannot vouch for a phone number


async def test_the_same_key_twice_is_once(database_url: str) -> None:
    """A page that missed the acknowledgement says it again: one bubble, one answer."""
    async with site(database_url) as page:
        for _ in range(3):
            assert (await page.say("an", text="xin chào")) == 200
        await page.say("an", "k2", text="tạm biệt")
        async with page.listening("an") as line:
            await line.until(lambda line: len(line.heard) == 4)
        assert [text[:8] for text in line.texts()] == ["me: xin ", "bot: Chà", "me: tạm ", "bot: Chà"]


async def test_a_reply_after_a_crash_in_between(database_url: str) -> None:
    """Written down but never handed in: said again with its key, it is handed in."""
    async with site(database_url) as page:
        from storage import web_messages

        async with page.app.database.transaction() as tx:
            await web_messages.add(tx, "chat-an", {"from": "me", "text": "chào"}, page.clock[0], key="k1")
        assert (await page.say("an", text="chào")) == 200
        async with page.listening("an") as line:
            await line.until(lambda line: len(line.heard) == 2)
        assert line.texts()[0] == "me: chào" and GREETING in line.texts()[1]


async def test_a_press_changes_its_own_card(database_url: str) -> None:
    """The event names the card; a page opened later sees each bubble once, with its newest face, where it stood."""
    async with site(database_url) as page:
        await page.say("an", text=CODE)
        async with page.listening("an") as line:
            card = (await line.until(lambda line: len(line.heard) == 2))[1]
            agree = card["choices"][0]
            assert (agree["label"], card["columns"]) == ("Đồng ý", 2)
            await page.say("an", "k2", press=agree["code"], card=card["card"])
            pressed, changed = (await line.until(lambda line: len(line.heard) == 4))[2:]
            assert pressed["press"] == {"card": card["card"], "code": agree["code"]} and pressed["text"] == ""
            assert changed["card"] == card["card"] and changed["id"] > card["id"]
        async with page.listening("an") as again:
            history = await again.until(lambda line: "ready" in line.names)
        assert [event["card"] for event in history].count(card["card"]) == 1
        assert "Em gọi mình là bác" in history[1]["text"]


async def test_a_page_goes_on_where_it_was(database_url: str) -> None:
    """`after` skips what it has; a number from before a new beginning, or from nowhere, begins anew."""
    async with site(database_url) as page:
        await page.say("an", text="một")
        async with page.listening("an") as line:
            seen = (await line.until(lambda line: len(line.heard) == 2))[-1]["id"]
        async with page.listening("an", seen) as line:
            assert await line.until(lambda line: "ready" in line.names) == []
        async with page.listening("an", seen + 1_000_000) as line:
            await line.until(lambda line: line.names == ["reset"])


async def test_several_chats_share_a_line(database_url: str) -> None:
    """Each event says whose it is; a chat that is not asked for is not heard."""
    async with site(database_url) as page, page.listening("an,binh") as both, page.listening("binh") as one:
        await page.say("an", text="của An")
        await page.say("binh", "k2", text="của Bình")
        await both.until(lambda line: len(line.heard) == 4)
        await one.until(lambda line: len(line.heard) == 2)
        assert {event["chat"] for event in both.heard} == {"an", "binh"}
        assert {event["chat"] for event in one.heard} == {"binh"}


async def test_who_leaves_is_forgotten_and_who_stays_hears(database_url: str) -> None:
    """Fifty pages come and go; the one that stays still hears, and nothing is kept for the others."""
    async with site(database_url) as page, page.listening("an") as line:
        await asyncio.gather(*(_peek(page) for _ in range(50)))
        await page.say("an", text="còn ai không")
        await line.until(lambda line: len(line.heard) == 2)
        async with asyncio.timeout(10):
            while page.channel.feed.listening > 1:
                await asyncio.sleep(0)


async def _peek(page: Site) -> None:
    async with page.listening("an,binh") as line:
        await line.until(lambda line: "ready" in line.names)


async def test_open_pages_do_not_hold_up_a_stop(database_url: str) -> None:
    """The site stops while a page listens; the page sees its line end."""
    async with site(database_url) as page:
        answer = await page.http.get("/api/chat/an/events")
        assert answer.status == 200
    answer.close()


async def test_health_counts_what_waits(database_url: str) -> None:
    """200 with the database's kind while it answers."""
    async with site(database_url) as page:
        answer = await page.ask("GET", "/health")
    assert answer.status == 200 and answer.told["ok"] and answer.told["waiting"] == 0
    assert answer.told["database"] in database_url


@pytest.mark.parametrize("path", ["/api/chat/nobody/events", "/api/chat/an,nobody/events", "/api/chat/nobody/photo/x"])
async def test_an_unknown_link_says_so(database_url: str, path: str) -> None:
    """404 with a sentence to show; one unknown among known ones is enough."""
    async with site(database_url) as page:
        answer = await page.ask("GET", path)
        assert answer.status == 404 and "Đường dẫn này" in answer.told["error"]


async def test_who_does_not_agree_leaves_nothing_behind(database_url: str) -> None:
    """What was said before is erased; only the farewell is left."""
    async with site(database_url) as page:
        await page.say("an", text=CODE)
        async with page.listening("an") as line:
            card = (await line.until(lambda line: len(line.heard) == 2))[1]
            await page.say("an", "k2", press=card["choices"][1]["code"], card=card["card"])
            await line.until(lambda line: "không ghi gì" in line.heard[-1]["text"])
        async with page.listening("an") as again:
            [left] = await again.until(lambda line: "ready" in line.names)
        assert "không ghi gì" in left["text"]
