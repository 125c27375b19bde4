"""Where a request comes from, as far as limits go."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from fastapi import Request

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def network(request: Request) -> str:
    """The client's address; of IPv6 its /64, which is what one household has."""
    found = address(request)
    if found is None:
        return "unknown"
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def address(request: Request) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(request.client.host if request.client else "")
    except ValueError:
        return None
    # As some proxies and sockets write it, all of IPv4 would be one household.
    return found.ipv4_mapped or found if found.version == 6 else found
