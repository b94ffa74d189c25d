"""The address of a Dask scheduler: whether it is one, and whether a scheduler answers there."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from fairshare.errors import BadInput

_ACCEPTED = "the address of a Dask scheduler, such as tcp://127.0.0.1:8786 or tls://HOST:PORT"


def refused(address: str, why: str) -> BadInput:
    """The line for an address that will not do."""
    return BadInput.of("cluster", address, f"{why}; give {_ACCEPTED}")


def check(address: str) -> None:
    """Refuse what is no address of a scheduler, without asking anybody (BadInput)."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("tcp", "tls") and parts.hostname and parts.port and not parts.path
    except ValueError:
        sound = None
    if not sound:
        raise BadInput.of("cluster", address, _ACCEPTED)


def greet(address: str, patience: float) -> None:
    """Exchange a greeting with the scheduler, in so many seconds at most.

    Dask's own client asks again and again where nobody listens, and waits for ever where somebody listens who is no
    scheduler.

    Raises:
        BadInput: where nothing answers, or something else than a scheduler.
    """
    parts = urlsplit(address)
    try:
        socket.create_connection((parts.hostname or "", parts.port or 0), timeout=patience).close()
    except OSError as error:
        raise refused(address, f"nothing answers there ({(error.strerror or str(error)).lower()})") from error
    with ThreadPoolExecutor(1) as apart:  # a thread of its own, because a notebook's has a loop already
        said = apart.submit(asyncio.run, asyncio.wait_for(_greeting(address, patience), patience))
        try:
            said.result()
        except TimeoutError as error:
            raise refused(address, f"no scheduler answered there within {patience:g} s") from error
        except TypeError as error:
            raise refused(address, f"Dask's configuration has no certificates for it ({error})") from error
        except (OSError, ValueError, MemoryError) as error:
            raise refused(address, f"what answers there is no scheduler ({error})") from error


async def _greeting(address: str, patience: float) -> None:
    from distributed.comm import connect
    from distributed.security import Security

    comm = await connect(address, timeout=patience, **Security().get_connection_args("client"))
    comm.abort()
