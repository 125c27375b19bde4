"""Where a request comes from, as far as limits go."""

from ipaddress import ip_address, ip_network

from fastapi import Request


def network(request: Request) -> str:
    """The client's address; of IPv6 its /64, which is what one household has."""
    try:
        address = ip_address(request.client.host if request.client else "")
    except ValueError:
        return "unknown"
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
