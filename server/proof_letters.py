"""Letters that show who somebody is, or that their address changes; the form of all the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from auth.device import UNKNOWN


@dataclass(frozen=True, slots=True)
class Letter:
    """`place` is the page to open; `{…}` are facts written with the effect."""

    subject: str
    text: str
    place: str = "/inbox"


CODE = Letter(
    "{digits} is your code for Weft",
    "These six digits sign you in:\n\n    {digits}\n\n"
    "They work once, for ten minutes. If you did not ask for them, do nothing; "
    "nobody can use them without this mail.",
    "/sign-in",
)

PROOF = Letter(
    "{digits} shows that it is you",
    "Somebody who is signed in as you on Weft is about to do something that only you should do. "
    "If it is you, these six digits show it:\n\n    {digits}\n\n"
    "They work once, for ten minutes. If it is not you, tell them to nobody, "
    "sign in yourself and sign the other devices out.",
    "/me",
)

MOVE = Letter(
    "{digits} confirms your new address for Weft",
    "Somebody wants to use this address for their account on Weft. "
    "If it is you, these six digits confirm it:\n\n    {digits}\n\n"
    "They work once, for ten minutes, where you asked for them. If it is not you, do nothing.",
    "/keys",
)
MOVE_TAKEN = Letter(
    "Somebody tried to use your address for Weft",
    "Somebody wanted to use this address for another account on Weft. "
    "It opens yours already, so nothing has changed, and they were not told. "
    "If it was you: sign in with this address, or choose another one there.",
    "/me",
)
MOVED = Letter(
    "Your account on Weft has another address now",
    "Your account on Weft goes by another mail address from now on, and other devices were signed out. "
    "If that was you, there is nothing to do. If it was not, take it back within seven days, here:",
    "/regret#{regret}",
)

ADDED = (
    "\n\n    {name}\n    {when}\n    {device}\n\n"
    "If that was you, there is nothing to do. If it was not, sign in with this address, "
)
PASSKEY_ADDED = Letter(
    "A passkey opens your account on Weft now",
    f"A passkey was added to your account, and opens it from now on:{ADDED}"
    "remove it, and sign the other devices out:",
    "/keys",
)
IDENTITY_LINKED = Letter(
    "{provider} opens your account on Weft now",
    f"From now on you can come into Weft by {{provider}}:{ADDED}"
    "disconnect it, and sign the other devices out:",
    "/keys",
)
TOKEN_CREATED = Letter(
    "A token acts for you on Weft now",
    f"A token was made for your account. Programs that hold it may act for you:{ADDED}"
    "end it, and sign the other devices out under How you sign in:",
    "/apps",
)
APP_CONNECTED = Letter(
    "An app acts for you on Weft now",
    f"An app was let into your account, and may act for you:{ADDED}"
    "disconnect it, and sign the other devices out under How you sign in:",
    "/apps",
)
IDENTITY_REMOVED = Letter(
    "{provider} no longer opens your account on Weft",
    "{provider} has been disconnected. Six digits to this address open Weft as ever. "
    "If that was not you, sign in and sign the other devices out:",
    "/keys",
)


def added(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """When, as its reader's clock shows it, and where from; nothing for what is no addition."""
    if "zone" not in facts:
        return {}
    at = datetime.fromtimestamp(facts["at"] / 1000, ZoneInfo(facts["zone"]))
    when = f"{at.day} {at:%B %Y, %H:%M} ({facts['zone']})"
    return {"when": when, "device": facts["device"] or UNKNOWN}
