"""`bantin export openrosa`: what people filed reaches a strict OpenRosa server, once, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from bot.core.interchange.passwords import Credentials
from bot.core.interchange.wire import submission_address
from bot.core.reports import Submission
from bot.exporting.connection import CannotPush, Connection
from bot.exporting.openrosa import WAITS, Server
from bot.exporting.pushing import Pushed, Pushing
from bot.fetching import Fetching
from storage.outgoing import Which
from tests.conversations.test_tasks import TELLING, filed
from tests.emulators.openrosa import Held, OpenRosaServer
from tests.emulators.openrosa.doorman import Doorman
from tests.interchange.test_tables import corrects, reports
from tests.world import Person, World

VERSION = "2026112001"
OFFICER = Credentials("cán bộ", "mật: khẩu")
Push = Callable[..., Pushed]


class Officer:
    """Pushes to a server as the command does. `waited` are the seconds it would have slept, `said` what it was told."""

    def __init__(self, world: World, who: Credentials | None = None) -> None:
        self.world, self.who = world, who
        self.waited: list[float] = []
        self.said: list[tuple[str, str]] = []

    def push(self, to: str, since: datetime | None = None, form_id: str = "F_TASK") -> Pushed:
        return self.world.run(self._push(submission_address(to), Which(form_id, since, all_revisions=True)))

    async def _push(self, address: str, which: Which) -> Pushed:
        async def wait(seconds: float) -> None:
            self.waited.append(seconds)

        def clock() -> datetime:
            return self.world.now

        def say(receipt: str, why: str) -> None:
            self.said.append((receipt, why))

        async with Connection(address, self.who, clock) as connection:
            pushing = Pushing(self.world.database, Server(connection, wait), address, clock, say)
            return await pushing.run(which)


@pytest.fixture
def officer(kon_ray: World) -> Officer:
    return Officer(kon_ray)


@pytest.fixture
def serving(kon_ray: World) -> Iterator[Callable[..., OpenRosaServer]]:
    """`serving(largest=…)` → a server that knows F_TASK."""
    with ExitStack() as stack:

        def start(*args: Any, **more: Any) -> OpenRosaServer:
            server = OpenRosaServer(*args, **more)
            kon_ray.run(server.__aenter__())
            stack.callback(lambda: kon_ray.run(server.__aexit__()))
            server.publish("F_TASK", VERSION)
            return server

        yield start


@pytest.fixture
def server(serving: Callable[..., OpenRosaServer]) -> OpenRosaServer:
    return serving()


def newest(world: World, person: Person) -> Submission:
    """What this person filed last."""
    return filed(world, person)[0]


def with_photo(an: Person, content: bytes = b"\xff\xd8photo") -> Person:
    """A report with a photo that is still to be fetched."""
    an.says("menu").taps("Báo cáo việc quý").taps(TELLING).says("chưa", "bỏ qua").sends_photo(content).taps("Gửi")
    return an.hears("Mã phiếu")


def fetches(world: World) -> None:
    """The durable job runs once."""
    fetching = Fetching(world.database, {"pocket": world.pocket}, lambda: world.now, lambda: None)
    world.run(fetching.round())


def test_what_was_filed_arrives_byte_for_byte(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """The bytes kept when the report was filed are the bytes the server holds."""
    reports(an)
    done = officer.push(server.url)
    report = newest(kon_ray, an)

    assert (done.taken, done.refused) == (1, [])
    assert server.held[f"uuid:{report.id}"].xml == report.xml
    assert [method for method, _, _ in server.log] == ["HEAD", "POST"]


def test_a_second_push_sends_only_what_is_new(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer, serving: Callable[..., OpenRosaServer]
) -> None:
    """What a server holds is remembered, for that server; another one gets it all."""
    reports(an)
    officer.push(server.url)
    reports(kon_ray.person("A Brôi", unit="Thôn 5"))

    assert officer.push(server.url).taken == 1
    assert officer.push(server.url).taken == 0
    assert len(server.posts) == 2
    assert officer.push(serving().url).taken == 2


def test_a_push_cut_short_goes_on_where_it_stopped(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """The server took it and the line broke before it could say so: the same bytes again are no second report."""
    reports(an)
    server.faults = ["drop after"]

    assert officer.push(server.url).taken == 1
    assert len(server.held) == 1 and server.posts[-1] == 202


def test_a_correction_names_what_it_corrects_and_comes_after_it(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """Both revisions arrive, the older first: a server refuses to correct what it never had."""
    reports(an)
    kon_ray.later(hours=1)
    corrects(an, "Họp hai lần")

    assert officer.push(server.url).taken == 2
    first, second = (fromstring(held.xml) for held in server.held.values())
    assert second.findtext(".//deprecatedID") == first.findtext(".//{*}instanceID")


def test_a_correction_since_yesterday_takes_along_what_it_corrects(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """Also what came before the time asked for; but nothing else that did."""
    reports(an)
    reports(kon_ray.person("A Brôi", unit="Thôn 5"))
    kon_ray.later(hours=30)
    corrects(an, "Họp hai lần")

    assert officer.push(server.url, kon_ray.now).taken == 2
    assert server.posts == [201, 201]


def test_photos_go_with_their_report(kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer) -> None:
    """Under the name the answer has; a report whose photo is still to be fetched waits for it."""
    with_photo(an)
    assert officer.push(server.url).waiting == 1 and server.posts == []
    fetches(kon_ray)
    assert officer.push(server.url).taken == 1

    name = newest(kon_ray, an).answers["photo"]
    assert [held.files for held in server.held.values()] == [{name: b"\xff\xd8photo"}]


def test_a_lost_photo_does_not_hold_its_report_back(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """Once the platform has said that the file is gone, the figures leave without it."""
    with_photo(an)
    kon_ray.pocket.files.clear()
    fetches(kon_ray)

    assert officer.push(server.url).taken == 1
    assert [held.files for held in server.held.values()] == [{}]


def test_a_corrected_report_takes_its_photo_along(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """The photo of the first revision stands in the second, and goes with both."""
    with_photo(an)
    fetches(kon_ray)
    an.says("menu").taps("Báo cáo việc quý").taps(TELLING).taps("Gửi").hears("Mã phiếu")

    assert officer.push(server.url).taken == 2
    assert [list(held.files.values()) for held in server.held.values()] == [[b"\xff\xd8photo"]] * 2


def test_a_request_stays_within_what_the_server_takes(
    kon_ray: World, an: Person, officer: Officer, serving: Callable[..., OpenRosaServer]
) -> None:
    """Too large for one request is not the end: but one photo alone cannot be cut, and then the server says so."""
    server = serving(largest=20_000)
    with_photo(an, b"\xff\xd8" + b"x" * 30_000)
    fetches(kon_ray)
    done = officer.push(server.url)

    assert [words.split(":")[0] for _, words in done.refused] == ["HTTP 413"]


def test_a_refused_report_is_named_and_the_rest_goes_on(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """By its receipt and in the server's own words; it is tried again the next time."""
    reports(an)
    reports(kon_ray.person("A Brôi", unit="Thôn 5"))
    server.faults = [400]
    done = officer.push(server.url)

    assert done.taken == 1
    assert officer.said == done.refused == [(newest(kon_ray, an).receipt, "HTTP 400: Máy chủ bận.")]
    assert officer.push(server.url).taken == 1


def test_a_correction_of_what_was_refused_is_not_tried(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """It could only be refused; it says why."""
    reports(an)
    kon_ray.later(hours=1)
    corrects(an, "Họp hai lần")
    server.faults = [400]
    done = officer.push(server.url)

    assert [words for _, words in done.refused] == ["HTTP 400: Máy chủ bận.", "what it corrects was not taken"]
    assert len(server.posts) == 1


def test_an_unknown_version_is_said_in_the_servers_words(an: Person, officer: Officer, server: OpenRosaServer) -> None:
    """The office forgot to publish the form there."""
    reports(an)
    server.forms["F_TASK"] = {"1"}

    assert officer.push(server.url).refused[0][1] == f"HTTP 404: formVersionNotFound: '{VERSION}'"


def test_a_busy_server_is_asked_again_with_growing_waits(an: Person, officer: Officer, server: OpenRosaServer) -> None:
    """Three times more; a broken line counts as busy; a server that says how long is obeyed, within reason."""
    reports(an)
    server.faults = [503, "drop", 500]

    assert officer.push(server.url).taken == 1
    assert officer.waited == list(WAITS) == sorted(officer.waited)


def test_a_server_that_says_how_long_is_obeyed(an: Person, officer: Officer, server: OpenRosaServer) -> None:
    """Within reason."""
    reports(an)
    server.faults, server.retry_after = [429, 503], "77"
    officer.push(server.url)

    assert officer.waited == [77.0, 77.0]


def test_a_server_that_is_gone_is_not_asked_for_every_report(
    kon_ray: World, officer: Officer, server: OpenRosaServer
) -> None:
    """After three reports in a row the rest waits for the next time."""
    for name, unit in (("A", "Thôn 4"), ("B", "Thôn 5"), ("C", "Thôn 1"), ("D", "Thôn 2")):
        reports(kon_ray.person(name, unit=unit))
    server.faults = [500] * 100

    with pytest.raises(CannotPush, match="Máy chủ bận"):
        officer.push(server.url)
    assert len(officer.said) == 3 and len(server.posts) == 12


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_digest_never_shows_the_password(
    kon_ray: World, an: Person, serving: Callable[..., OpenRosaServer], algorithm: str
) -> None:
    """Nor does a nonce that grew old ask for it anew."""
    reports(an)
    reports(kon_ray.person("A Brôi", unit="Thôn 5"))
    users = {OFFICER.user: OFFICER.password}
    server = serving(Doorman("digest", users, algorithm, uses=2))

    assert Officer(kon_ray, OFFICER).push(server.url).taken == 2
    assert [status for _, _, status in server.log] == [401, 204, 201, 401, 201]


def test_basic_is_answered_where_it_is_asked(
    kon_ray: World, an: Person, serving: Callable[..., OpenRosaServer]
) -> None:
    """Only after the server asked."""
    reports(an)
    server = serving(Doorman("basic", {OFFICER.user: OFFICER.password}))

    assert Officer(kon_ray, OFFICER).push(server.url).taken == 1
    assert [status for _, _, status in server.log] == [401, 204, 201]


@pytest.mark.parametrize("kind", ["basic", "digest"])
@pytest.mark.parametrize("who", [None, Credentials("cán bộ", "sai")])
def test_a_wrong_password_ends_the_run(
    kon_ray: World, an: Person, serving: Callable[..., OpenRosaServer], kind: str, who: Credentials | None
) -> None:
    """Nothing is posted, and a wrong password is not tried for every report."""
    reports(an)
    server = serving(Doorman(kind, {OFFICER.user: OFFICER.password}))

    with pytest.raises(CannotPush, match="user and password"):
        Officer(kon_ray, who).push(server.url)
    tries = {"basic": 2, "digest": 3}[kind] if who else 1  # a new nonce may have been the matter, once
    assert [status for _, _, status in server.log] == [401] * tries


def test_an_address_that_moved_on_the_same_server_is_followed(
    an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """As OpenRosa's HEAD tells it."""
    reports(an)
    server.points_to = "/moved/submission"

    assert officer.push(server.url).taken == 1
    assert [path for method, path, _ in server.log if method == "POST"] == ["/moved/submission"]


@pytest.mark.parametrize("elsewhere", ["http://127.0.0.2:{port}/moved/submission", "https://odk.example/submission"])
def test_another_server_gets_nothing(an: Person, officer: Officer, server: OpenRosaServer, elsewhere: str) -> None:
    """Neither password nor reports go where a server points, if that is not itself."""
    reports(an)
    server.points_to = elsewhere.format(port=server.port)

    with pytest.raises(CannotPush, match="points to another"):
        officer.push(server.url)
    assert server.posts == []


def test_a_server_without_head_is_posted_to(
    an: Person, officer: Officer, serving: Callable[..., OpenRosaServer]
) -> None:
    """Asking first is a courtesy."""
    reports(an)

    assert officer.push(serving(knows_head=False).url).taken == 1


def test_what_is_there_already_counts_as_taken_if_it_is_the_same(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """A server that answers 409 to a repeat is asked what it holds; other bytes under the id are a refusal."""
    reports(an)
    reports(kon_ray.person("A Brôi", unit="Thôn 5"))
    server.repeats_are_conflicts = True
    server.faults = ["drop after"]
    assert officer.push(server.url).taken == 2

    kon_ray.later(hours=1)
    corrects(an, "Họp hai lần")
    server.faults = ["drop after"]
    server.shows_held = False
    assert officer.push(server.url).refused[0][1].startswith("HTTP 409: xmlConflict")


def test_other_bytes_under_the_same_id_are_a_refusal(
    kon_ray: World, an: Person, officer: Officer, server: OpenRosaServer
) -> None:
    """Nothing is overwritten, nothing is taken for sent."""
    reports(an)
    server.held[f"uuid:{newest(kon_ray, an).id}"] = Held(b"<other/>")

    assert "xmlConflict" in officer.push(server.url).refused[0][1]
    assert officer.push(server.url).taken == 0


def test_a_server_that_cannot_be_reached_is_said(kon_ray: World, an: Person, officer: Officer) -> None:
    """In one line, after the waits."""
    reports(an)

    with pytest.raises(CannotPush, match="cannot be reached: ClientConnectorError"):
        officer.push("http://127.0.0.1:9/x")
    assert officer.waited == list(WAITS)
