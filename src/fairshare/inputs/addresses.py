"""Which network addresses a page may be fetched from: those of the public internet, and no others."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

#: IANA's special-purpose registry: this host, private, shared (carrier-grade NAT), loopback, link-local (with the
#: metadata services of clouds), protocol assignments, documentation, 6to4 relays, benchmarks, multicast, reserved.
_CLOSED4 = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
        "168.63.129.16/32",  # the host of a virtual machine at one cloud, which answers on a public address
    )
)  # fmt: skip
#: Global unicast; everything outside (loopback, link-local, unique local, multicast ...) is closed.
_OPEN6 = IPv6Network("2000::/3")
_CLOSED6 = tuple(IPv6Network(block) for block in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_MAPPED, _COMPATIBLE, _NAT64 = IPv6Network("::ffff:0:0/96"), IPv6Network("::/96"), IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, looking through the forms that carry an IPv4 one.

    >>> is_public("1.1.1.1"), is_public("10.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("64:ff9b::a00:1")
    (True, False, False, False)
    """
    try:
        known = ip_address(address)
    except ValueError:
        return False
    if isinstance(known, IPv4Address):
        return _is_public4(known)
    if known.scope_id is not None:
        return False
    carried = _carried(known)
    if carried is not None:
        return _is_public4(carried)
    return known in _OPEN6 and not any(known in block for block in _CLOSED6)


def _is_public4(address: IPv4Address) -> bool:
    return not any(address in block for block in _CLOSED4)


def _carried(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside one that was mapped, translated (NAT64) or tunnelled (6to4); Teredo's is closed."""
    if address in _MAPPED or address in _COMPATIBLE or address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return IPv4Address(int(address) >> 80 & 0xFFFFFFFF) if address in _SIX_TO_FOUR else None
