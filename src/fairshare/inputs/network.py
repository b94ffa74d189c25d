"""The network as a fetch may use it: only to public addresses, resolved once, and only until its time is over."""

import socket
import ssl
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from httpcore2 import ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, ReadTimeout, WriteTimeout

from fairshare.errors import BadInput
from fairshare.inputs.addresses import is_public

if TYPE_CHECKING:
    from httpcore2 import SOCKET_OPTION

#: A host and a port to addresses.
Resolve = Callable[[str, int], list[str]]
#: Seconds that no single step may take.
_STEP = 10.0
#: How many addresses of a host are tried.
_TRIES = 4


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the operating system knows them.

    Raises:
        OSError: where it knows none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Deadline:
    """A moment on a clock after which nothing goes on."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._end = clock() + seconds
        self._clock = clock

    def left(self, late: type[Exception] = ReadTimeout) -> float:
        """Seconds for the next step; raises ``late`` when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise late
        return min(left, _STEP)


class PublicNetwork(NetworkBackend):
    """Connects to the very address that was checked: a name that resolves otherwise a moment later gains nothing."""

    def __init__(self, resolve: Resolve, network: NetworkBackend, deadline: Deadline) -> None:
        self._resolve = resolve
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: "Iterable[SOCKET_OPTION] | None" = None,
    ) -> NetworkStream:
        """A connection to one of the host's addresses.

        Raises:
            BadInput: where any of them is not public.
        """
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise BadInput.of("address", host, "no such host is known; check the spelling") from error
        if not addresses or not all(is_public(address) for address in addresses):
            raise BadInput.of("address", host, "it leads to no public address, and no other is ever fetched from")
        failed: Exception = ConnectError()
        for address in addresses[:_TRIES]:
            try:
                left = self._deadline.left(ConnectTimeout)
                stream = self._network.connect_tcp(address, port, left, local_address, socket_options)
                return _BoundStream(stream, self._deadline)
            except (ConnectError, ConnectTimeout) as error:
                failed = error
        raise failed


class _BoundStream(NetworkStream):
    """A connection each of whose steps ends with the deadline, however slowly the other side drips."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(ConnectTimeout))
        return _BoundStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
