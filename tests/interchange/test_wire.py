"""OpenRosa on the wire, by tables; and the shipped forms' own ids on it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import PurePath
from xml.etree.ElementTree import fromstring

import pytest

from bot.core.interchange.passwords import Challenge, Credentials, authorization, challenge
from bot.core.interchange.wire import (
    BadAddress,
    Refused,
    Taken,
    Unauthorized,
    Unavailable,
    Upload,
    held_copy,
    in_the_clear,
    may_follow,
    reception,
    server_of,
    shares,
    submission_address,
    words_of,
)
from messages.xlsform import load
from tests.forms.scenario import NOW

SHIPPED = sorted(path.name for path in (files("messages") / "forms").iterdir() if path.name.startswith("F_"))
CENTRAL = "https://odk.example/v1/key/S3cret/projects/3/submission"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_submission_names_its_form_and_version(name: str) -> None:
    """Another server finds the form by the root's id, and the version it was asked with."""
    form, converted = load((files("messages") / "forms" / name).read_bytes(), name)
    root = fromstring(form.begin(NOW).to_xml("uuid:1", now=NOW))

    assert (root.get("id"), root.get("version")) == (converted.form_id, converted.version)
    assert converted.form_id == PurePath(name).stem and converted.version


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("https://odk.example/v1/projects/3", "https://odk.example/v1/projects/3/submission"),
        ("https://odk.example/v1/projects/3/submission/", "https://odk.example/v1/projects/3/submission"),
        (" https://kc.example ", "https://kc.example/submission"),
    ],
)
def test_the_servers_address_is_enough(to: str, address: str) -> None:
    """Officers paste what ODK Collect is given."""
    assert submission_address(to) == address


@pytest.mark.parametrize("to", ["odk.example", "ftp://x/y", "https://", "https://a:b@odk.example", "https://x:99999"])
def test_what_is_no_address_is_said(to: str) -> None:
    """A password in an address would stand in shell histories: it is refused."""
    with pytest.raises(BadAddress):
        submission_address(to)


def test_a_servers_name_holds_no_secret() -> None:
    """An app user's token is neither shown nor stored; two app users of a project mean the same server."""
    assert server_of(CENTRAL) == "https://odk.example/v1/key/…/projects/3/submission"
    assert server_of("HTTPS://ODK.example:443/a?token=x") == "https://odk.example/a"


@pytest.mark.parametrize(
    ("here", "there", "follows"),
    [
        ("https://a/x", "https://a/y", True),
        ("https://a/x", "https://a:443/y", True),
        ("http://a/x", "https://a/x", True),
        ("https://a/x", "http://a/x", False),
        ("https://a/x", "https://b/x", False),
        ("https://a/x", "https://a.b/x", False),
        ("https://a/x", "https://a:8443/x", False),
        ("https://a/x", "file:///x", False),
    ],
)
def test_only_the_same_server_is_followed(here: str, there: str, follows: bool) -> None:
    """And never from a safe line to an open one."""
    assert may_follow(here, there) is follows


def test_a_password_is_not_sent_where_it_can_be_read() -> None:
    """Except on the machine itself."""
    assert in_the_clear("http://odk.example/x")
    assert not in_the_clear("https://odk.example/x") and not in_the_clear("http://127.0.0.1:8989/x")


def test_central_shows_what_it_holds() -> None:
    """Its address follows from that of submissions; other servers have none."""
    assert held_copy(CENTRAL, "F X", "uuid:1") == (
        "https://odk.example/v1/key/S3cret/projects/3/forms/F%20X/submissions/uuid:1.xml"
    )
    assert held_copy("https://kc.example/submission", "F", "uuid:1") is None


XML = b"<x/>"
SMALL, LARGE = Upload("a", b"x" * 1_000, ""), Upload("b", b"x" * 9_000, "")


@pytest.mark.parametrize(
    ("uploads", "limit", "names"),
    [
        ([], 5_000, [""]),
        ([SMALL, SMALL], None, ["aa"]),
        ([SMALL] * 5, 6_000, ["aa", "aa", "a"]),
        ([LARGE, SMALL], 6_000, ["b", "a"]),  # too large alone: the server shall say so
        ([SMALL, LARGE, SMALL], 6_000, ["a", "b", "a"]),
    ],
)
def test_files_are_shared_among_requests(uploads: list[Upload], limit: int | None, names: list[str]) -> None:
    """As few as the server's largest request allows, in order, none left out."""
    assert ["".join(file.name for file in part) for part in shares(XML, uploads, limit)] == names


SAID = '<OpenRosaResponse xmlns="urn:x"><message nature="x">Chưa</message></OpenRosaResponse>'.encode()


@pytest.mark.parametrize(
    ("status", "body", "headers", "meaning"),
    [
        (201, b"", {}, Taken()),
        (202, b"", {}, Taken()),
        (401, b"", {}, Unauthorized()),
        (409, SAID, {}, Refused("HTTP 409: Chưa", conflict=True)),
        (400, b'{"message": "no", "code": 400.1}', {}, Refused("HTTP 400: no")),
        (413, b"<html><style>x{}</style><h1>Too  large</h1></html>", {}, Refused("HTTP 413: Too large")),
        (204, b"", {}, Refused("HTTP 204")),
        (503, b"", {"retry-after": "5"}, Unavailable("HTTP 503", 5.0)),
        (429, b"", {"retry-after": "Fri, 20 Nov 2026 02:00:00 GMT"}, Unavailable("HTTP 429")),
    ],
)
def test_what_an_answer_means(status: int, body: bytes, headers: dict[str, str], meaning: object) -> None:
    """Taken, refused in the server's words, not now, or who are you."""
    found = reception(status, body, headers)

    assert type(found) is type(meaning)
    assert found == meaning or isinstance(meaning, Taken | Unauthorized)


def test_a_page_of_words_is_cut() -> None:
    """A server's error page does not fill the screen."""
    assert len(words_of(b"x " * 5_000)) == 300


RFC = {
    "realm": "http-auth@example.org",
    "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
    "qop": "auth, auth-int",
}
MUFASA = Credentials("Mufasa", "Circle of Life")


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_digest_is_what_the_standard_says(algorithm: str, response: str) -> None:
    """The example of RFC 7616."""
    asked = Challenge("digest", {**RFC, "algorithm": algorithm})
    found = authorization(
        MUFASA, asked, "GET", "/dir/index.html", count=1,
        client_nonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    )  # fmt: skip

    assert f'response="{response}"' in found
    assert "nc=00000001" in found and f"algorithm={algorithm}" in found


@pytest.mark.parametrize(
    ("headers", "best"),
    [
        (['Basic realm="x"'], "basic"),
        (['Basic realm="a, Digest nonce=1, b"'], "basic"),
        (['Basic realm="a"', 'Digest realm="x", nonce="1", qop="auth"'], "md5"),
        (['Digest nonce="1", algorithm=MD5, Digest nonce="2", algorithm=SHA-256'], "sha256"),
        (['Digest nonce="1", algorithm=SHA-512-256', "Basic"], "basic"),
        (['Digest nonce="1", qop="auth-int"', "Basic"], "basic"),
        (["Bearer"], ""),
        ([], ""),
    ],
)
def test_the_best_way_a_server_offers_is_taken(headers: list[str], best: str) -> None:
    """What shows least of the password."""
    found = challenge(headers)

    assert ("" if found is None else "basic" if found.scheme == "basic" else found.hash) == best


def test_a_password_never_shows() -> None:
    """Not in a log, not in a traceback."""
    assert "Circle" not in repr(MUFASA)
