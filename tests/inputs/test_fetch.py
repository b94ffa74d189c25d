"""Fetching, against a network made of bytes: what is given, and everything that is refused."""

import gzip
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from httpcore2 import ConnectError, NetworkBackend, NetworkStream

from fairshare.errors import BadInput
from fairshare.inputs import fetch as fetching
from fairshare.inputs.fetch import Fetched, Surroundings, fetch
from fairshare.inputs.read import read

PUBLIC = "93.184.216.34"
PAGE = b"<!doctype html><html><body><p>They pay what they said they would pay.</p></body></html>"


def answer(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> bytes:
    said = {"Content-Type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status}\r\n{lines}Connection: close\r\n\r\n".encode() + body


def moved(to: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, Location=to)


@dataclass
class Stream(NetworkStream):
    """Gives some bytes, a piece at a time; each piece takes ``seconds`` on the clock."""

    pieces: list[bytes]
    network: "Network"
    sent: bytearray = field(default_factory=bytearray)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.network.time += self.network.seconds
        return self.pieces.pop(0) if self.pieces else b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.network.sent += buffer

    def close(self) -> None:
        pass

    def start_tls(self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None) -> "Stream":
        self.network.names.append(server_hostname or "")
        return self


class Network(NetworkBackend):
    """Answers connections in order, and keeps what was asked of it."""

    def __init__(self, *answers: bytes | list[bytes], seconds: float = 0.0, dead: tuple[str, ...] = ()) -> None:
        self.answers = [[one] if isinstance(one, bytes) else one for one in answers]
        self.seconds = seconds
        self.dead = dead
        self.time = 0.0
        self.connected: list[tuple[str, int]] = []
        self.names: list[str] = []
        self.sent = b""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        self.connected.append((host, port))
        if host in self.dead:
            raise ConnectError
        return Stream(list(self.answers.pop(0)), self)


def get(url: str, network: Network, resolve: Callable[[str, int], list[str]] = lambda host, port: [PUBLIC]) -> Fetched:
    return fetch(url, surroundings=Surroundings(resolve, network, lambda: network.time))


def test_a_page_is_fetched_from_the_address_that_was_checked() -> None:
    network = Network(answer())
    assert get("https://example.org/a?b=c#d", network) == Fetched(
        PAGE, "https://example.org/a?b=c", "text/html", "utf-8"
    )
    assert network.connected == [(PUBLIC, 443)]
    assert network.names == ["example.org"]
    assert network.sent.startswith(b"GET /a?b=c HTTP/1.1\r\nHost: example.org\r\n")
    assert b"cookie" not in network.sent.lower()
    assert b"authorization" not in network.sent.lower()


def test_an_address_is_read_as_a_document() -> None:
    document = read("http://example.org/a.txt", fetch=lambda url: get(url, Network(answer())))
    assert (document.name, document.medium, document.url) == (
        "http://example.org/a.txt",
        "html",
        "http://example.org/a.txt",
    )
    assert document.text == "They pay what they said they would pay."


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "gopher://example.org",
        "https://",
        "https://user:secret@example.org/",
        "https://user@example.org/",
        "https://example.org:8443/",
        "http://example.org:22/",
        "http://example.org:443/",
        "https://exa mple.org/",
        "https://[::1/",
        "https://example.org:port/",
    ],
)
def test_addresses_that_are_none_are_refused_before_anything_is_connected(url: str) -> None:
    network = Network()
    with pytest.raises(BadInput) as caught:
        get(url, network)
    assert network.connected == []
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.0.0.1"], [PUBLIC, "192.168.0.1"], ["::1"], ["::ffff:169.254.169.254"], ["fe80::1%eth0"], []],
)
def test_a_host_with_any_closed_address_is_refused(addresses: list[str]) -> None:
    network = Network()
    with pytest.raises(BadInput, match="no public address"):
        get("https://example.org/", network, lambda host, port: addresses)
    assert network.connected == []


def test_an_unknown_host_is_told() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(BadInput, match="no such host is known"):
        get("https://example.org/", Network(), unknown)


def test_a_name_is_resolved_once_for_each_request() -> None:
    """A name that leads elsewhere the second time it is asked (DNS rebinding) is not asked a second time."""
    replies = [[PUBLIC], ["127.0.0.1"]]
    network = Network(answer())
    get("https://example.org/", network, lambda host, port: replies.pop(0))
    assert network.connected == [(PUBLIC, 443)]
    assert replies == [["127.0.0.1"]]


def test_another_address_is_tried_where_one_does_not_answer() -> None:
    network = Network(answer(), dead=(PUBLIC,))
    get("https://example.org/", network, lambda host, port: [PUBLIC, "1.1.1.1"])
    assert network.connected == [(PUBLIC, 443), ("1.1.1.1", 443)]
    with pytest.raises(BadInput, match="could not be fetched"):
        get("https://example.org/", Network(dead=(PUBLIC,)))


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Again", "308 For Good"])
def test_a_redirect_is_followed_and_checked_again(status: str) -> None:
    network = Network(moved("/b", status), answer())
    assert get("https://example.org/a", network).url == "https://example.org/b"
    addresses = {"example.org": [PUBLIC], "inside.example.org": ["127.0.0.1"]}
    network = Network(moved("https://inside.example.org/", status))
    with pytest.raises(BadInput, match="no public address"):
        get("https://example.org/a", network, lambda host, port: addresses[host])
    assert network.connected == [(PUBLIC, 443)]


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("http://127.0.0.1/", "from https to http"),
        ("http://example.org/", "from https to http"),
        ("file:///etc/passwd", "only addresses"),
        ("https://example.org:8080/", "only port"),
        ("https://a:b@example.org/", "user name"),
        ("//[::1", "no address"),
    ],
)
def test_redirects_that_are_not_followed(to: str, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        get("https://example.org/", Network(moved(to)))


def test_a_redirect_to_an_address_inside_is_refused() -> None:
    with pytest.raises(BadInput, match="no public address"):
        get(
            "http://example.org/",
            Network(moved("http://127.0.0.1/")),
            lambda host, port: [PUBLIC] if "." in host and host[0] == "e" else [host],
        )


def test_five_redirects_are_followed_and_no_more() -> None:
    assert get("https://example.org/", Network(*[moved("/on")] * 5, answer())).data == PAGE
    with pytest.raises(BadInput, match="more than 5 times"):
        get("https://example.org/", Network(*[moved("/on")] * 6, answer()))


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (answer(status="404 Not Found"), "answers 404"),
        (answer(status="500 Broken"), "answers 500"),
        (answer(status="204 Nothing"), "answers 204"),
        (answer(b"", "302 Found"), "answers 302"),
        (answer(Content_Type="image/png"), "gives image/png"),
        (answer(Content_Type="application/octet-stream"), "gives application/octet-stream"),
        (answer(Content_Type=""), "gives no type"),
        (answer(Content_Length="99999999"), "99999999 bytes"),
        (answer(Content_Encoding="br"), "packed as br"),
        (answer(b"no gzip", Content_Encoding="gzip"), "packed wrongly"),
        (b"no answer at all\r\n\r\n", "could not be fetched"),
        (b"", "could not be fetched"),
        (answer(PAGE, Content_Length="500"), "could not be fetched"),
    ],
)
def test_answers_that_are_no_page_are_refused(reply: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why) as caught:
        get("https://example.org/", Network(reply))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", ["text/plain", "text/markdown", "application/pdf", "application/xhtml+xml"])
def test_other_texts_are_taken(kind: str) -> None:
    assert get("https://example.org/", Network(answer(Content_Type=kind))).content_type == kind


def test_a_packed_page_is_unpacked() -> None:
    assert get("https://example.org/", Network(answer(gzip.compress(PAGE), Content_Encoding="gzip"))).data == PAGE


def test_too_many_bytes_are_refused_while_they_come() -> None:
    network = Network([answer(b""), *[b"x" * 1_000_000] * 12])
    with pytest.raises(BadInput, match="more than 10,000,000 bytes"):
        get("https://example.org/", network)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = b"".join(packer.compress(bytes(10_000_000)) for _ in range(20)) + packer.flush()
    assert len(bomb) < 250_000
    with pytest.raises(BadInput, match="more than 10,000,000 bytes"):
        get("https://example.org/", Network(answer(bomb, Content_Encoding="gzip")))


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX-Slow: ", answer(b"")])
def test_a_slow_drip_ends_with_the_time(start: bytes) -> None:
    """Each piece comes in good time, of the head or of the body, and there is no end of them."""
    network = Network([start, *[b"X"] * 1_000], seconds=1.0)
    with pytest.raises(BadInput, match="did not answer within 20 seconds"):
        get("https://example.org/", network)
    assert network.time <= fetching.MOST_SECONDS + 1


def test_all_redirects_share_one_time() -> None:
    with pytest.raises(BadInput, match="within 20 seconds"):
        get("https://example.org/", Network(*[moved("/on")] * 5, answer(), seconds=6.0))
