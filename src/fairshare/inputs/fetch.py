"""Fetching a page the user gave the address of: public hosts only, within limits of size, time and redirects.

Tested against a network made of bytes; it was never tried on the live internet.
"""

import re
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from fairshare.errors import BadInput

if TYPE_CHECKING:
    from httpcore2 import NetworkBackend, Response
    from httpx2 import URL

    from fairshare.inputs.network import Deadline, Resolve

MOST_BYTES, MOST_SECONDS, MOST_REDIRECTS = 10_000_000, 20.0, 5
_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "application/pdf")
_PORTS = {"http": 80, "https": 443}
_HEADERS: dict[bytes | str, bytes | str] = {
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf",
    "Accept-Encoding": "gzip",
    "Connection": "close",
    "User-Agent": "fairshare (reads one page for its user)",
}
_HOST = re.compile(r"[A-Za-z0-9._:-]{1,255}")
_MOVED = (301, 302, 303, 307, 308)


class Fetched(NamedTuple):
    """What an address gave, and where it was found in the end."""

    data: bytes
    url: str
    content_type: str = ""
    charset: str = ""


class Surroundings(NamedTuple):
    """What a fetch needs of the world; tests give their own.

    Attributes:
        resolve: Host and port to addresses; nothing for the operating system's.
        network: What connects; nothing for sockets.
        clock: Seconds.
    """

    resolve: "Resolve | None" = None
    network: "NetworkBackend | None" = None
    clock: Callable[[], float] = time.monotonic


def fetch(url: str, *, surroundings: Surroundings = Surroundings()) -> Fetched:  # noqa: B008
    """The page at an address. No cookies, no proxy, no password is ever sent.

    Raises:
        BadInput: where the address is none that may be fetched, or what it gives cannot be used.
    """
    from httpcore2 import NetworkError, ProtocolError, TimeoutException

    from fairshare.inputs.network import Deadline

    deadline = Deadline(MOST_SECONDS, surroundings.clock)
    here = _checked(url)
    try:
        for _ in range(MOST_REDIRECTS + 1):
            got = _one(here, surroundings, deadline)
            if isinstance(got, Fetched):
                return got
            if here.scheme == "https" and got.scheme != "https":
                raise BadInput.of("address", url, "it leads from https to http, which is not followed")
            here = got
    except TimeoutException as error:
        raise BadInput.of("address", url, f"it did not answer within {MOST_SECONDS:.0f} seconds") from error
    except (NetworkError, ProtocolError) as error:
        raise BadInput.of("address", url, f"it could not be fetched ({type(error).__name__})") from error
    raise BadInput.of("address", url, f"it leads on more than {MOST_REDIRECTS} times")


def _checked(url: str, base: "URL | None" = None) -> "URL":
    """An address that may be fetched, as far as its words tell; a redirect's may leave out what ``base`` says."""
    from httpx2 import URL, InvalidURL

    try:
        known = base.join(url.strip()) if base else URL(url.strip())
        host = known.raw_host.decode("ascii")
    except (InvalidURL, UnicodeError, ValueError) as error:
        raise BadInput.of("address", url, "it is no address; give one that begins with https:// or http://") from error
    if known.scheme not in _PORTS or not _HOST.fullmatch(host):
        raise BadInput.of("address", url, "only addresses that begin with https:// or http:// are fetched")
    if known.userinfo:
        raise BadInput.of("address", f"{known.scheme}://...@{host}", "it holds a user name; give it without")
    if known.port not in (None, _PORTS[known.scheme]):
        raise BadInput.of("address", url, f"only port {_PORTS[known.scheme]} is used for {known.scheme}")
    return known


def _one(url: "URL", surroundings: Surroundings, deadline: "Deadline") -> "Fetched | URL":
    """One request: a page, or where it has moved to."""
    from httpcore2 import ConnectionPool, SyncBackend
    from httpx2 import create_ssl_context

    from fairshare.inputs.network import PublicNetwork, resolve

    network = PublicNetwork(surroundings.resolve or resolve, surroundings.network or SyncBackend(), deadline)
    headers: dict[bytes | str, bytes | str] = {"Host": url.netloc.decode("ascii"), **_HEADERS}
    trusted = create_ssl_context(trust_env=False) if url.scheme == "https" else None
    plain = str(url.copy_with(fragment=None))
    with (
        ConnectionPool(ssl_context=trusted, network_backend=network) as pool,
        pool.stream("GET", plain, headers=headers) as response,
    ):
        said = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _MOVED and said.get("location"):
            return _checked(said["location"], url)
        return _page(response, said, plain)


def _page(response: "Response", said: dict[str, str], url: str) -> Fetched:
    """What an answer holds, if it is an answer that holds a page."""
    if response.status != 200:
        raise BadInput.of("address", url, f"it answers {response.status} and not with a page")
    kind, _, rest = said.get("content-type", "").partition(";")
    if (kind := kind.strip().lower()) not in _TYPES:
        raise BadInput.of(
            "address", url, f"it gives {kind or 'no type'}; a page, plain text, Markdown or a PDF is read"
        )
    if (size := said.get("content-length", "")).isdecimal() and int(size[:20]) > MOST_BYTES:
        raise BadInput.of("address", url, f"it holds {size[:20]} bytes and at most {MOST_BYTES:,} are read")
    coding = said.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "gzip", "x-gzip", ""):
        raise BadInput.of("address", url, f"it comes packed as {coding}, which was not asked for")
    parts = response.iter_stream()
    data = b"".join(_bounded(_unpacked(parts, url) if "gzip" in coding else parts, url))
    charset = rest.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(data, url, kind, charset)


def _bounded(parts: Iterable[bytes], url: str) -> Iterator[bytes]:
    size = 0
    for part in parts:
        size += len(part)
        if size > MOST_BYTES:
            raise BadInput.of("address", url, f"it holds more than {MOST_BYTES:,} bytes, and no more are read")
        yield part


def _unpacked(parts: Iterable[bytes], url: str) -> Iterator[bytes]:
    """Bytes out of gzip, never more of them at once than may be read in all."""
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
    packed = _bounded(parts, url)
    try:
        for part in packed:
            waiting = part
            while waiting and not unpack.eof:
                yield unpack.decompress(waiting, 1_000_000)
                waiting = unpack.unconsumed_tail
    except zlib.error as error:
        raise BadInput.of("address", url, "it is packed wrongly") from error
