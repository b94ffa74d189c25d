"""No address but those of the public internet, whatever form it is written in.

The closed ranges are those of IANA's special-purpose address registries (RFC 6890 and its successors).
"""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairshare.inputs.addresses import is_public

CLOSED = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.255", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
    "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "2001::1",
    "2001:10::1", "3fff::1", "64:ff9b:1::1", "100::1", "fec0::1", "not an address", "", "1.2.3", "0x7f000001",
]  # fmt: skip
OPEN = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450::1"]


@pytest.mark.parametrize("address", CLOSED)
def test_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_open(address: str) -> None:
    assert is_public(address)


def forms(address: IPv4Address) -> list[IPv6Address]:
    """IPv6 addresses that carry an IPv4 one: mapped, compatible, NAT64, 6to4."""
    number = int(address)
    prefixes = (int(IPv6Address("::ffff:0:0")), 0, int(IPv6Address("64:ff9b::")))
    return [*(IPv6Address(prefix + number) for prefix in prefixes), IPv6Address((0x2002 << 112) + (number << 80))]


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_judged_as_itself(address: IPv4Address) -> None:
    assert {is_public(str(form)) for form in forms(address)} == {is_public(str(address))}


@given(st.ip_addresses(v=4))
def test_nothing_the_standard_library_calls_closed_is_open(address: IPv4Address) -> None:
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert not is_public(str(address)) or address in (IPv4Address("192.0.0.9"), IPv4Address("192.0.0.10"))
