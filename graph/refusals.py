"""Every way Weft says no on purpose.

Refusal
├── InvalidInput            a field, and what to do about it
├── KeyReused               the same idempotency key with another input
├── ProveItAgain            the session's holder has not shown lately who they are
├── OnlyOrganisers          the circle's organisers decide this
├── LastOrganiser           a circle keeps at least one organiser
├── AlreadyTied             the two are in each other's contacts
├── NotYourTurn             the answer has been given, or is not yours to give
├── TooEarly                there is nothing to record or thank for yet
├── NoLongerOpen            the ask, the way in or the person fits no longer
├── WordsChanged            a yes to words that stand there no longer
├── PathExists              a cold ask where somebody in between could introduce
├── GoalFirst               before an ask to a whole circle
├── TooLittleGiven          to ask somebody to pass something on
├── TooManyIntents          thirty live gives and takes are the most
├── TooManyTokens           twenty personal tokens are the most
├── TooManyScreens          Weft is open in too many places at once
├── TooManyApps             twenty registered apps are the most
├── TooManyImported         20,000 notes and 100 files are the most
├── TooManyLinks            ten links into circles are the most
└── OverLimit               one's own limit, with the moment it ends
    ├── TooManyOpenAsks
    ├── TooManyAsksThisWeek
    ├── TooManyUrgentAsks
    ├── AskedRecently       a person one asked lately has not answered
    ├── TooManyNewTopics
    ├── TooManyLookUps
    ├── TooManyReports
    ├── TooManyRequests
    └── Suspended           the host's moderators said so
"""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)


class Refusal(Exception):
    """Expected, typed, told to the caller in words a person can act on."""

    message: str


@dataclass
class InvalidInput(Refusal):
    path: str
    message: str


@dataclass
class KeyReused(Refusal):
    message: str = "This was sent before with other words. Send it again as something new."


@dataclass
class ProveItAgain(Refusal):
    message: str = "Show that it is you first: six digits by mail, and ten minutes to use them."


@dataclass
class OnlyOrganisers(Refusal):
    message: str = "Only the organisers of this circle can do that."


@dataclass
class LastOrganiser(Refusal):
    message: str = (
        "You are the last organiser here. Make another member an organiser first, then leave."
    )


@dataclass
class AlreadyTied(Refusal):
    message: str = "You two are connected already."


@dataclass
class NotYourTurn(Refusal):
    message: str = "There is nothing for you to answer here now."


@dataclass
class TooEarly(Refusal):
    message: str = "That comes later: first the two of you have to meet."


@dataclass
class NoLongerOpen(Refusal):
    message: str = "This way is no longer open. Look again: others may be."


@dataclass
class WordsChanged(Refusal):
    message: str = "Other words stand there now. Read them, then answer again."


@dataclass
class PathExists(Refusal):
    message: str = "Somebody you know can introduce you. Ask them first."


@dataclass
class GoalFirst(Refusal):
    message: str = "Say first what you are after: then a whole circle can tell whether it fits."


@dataclass
class TooLittleGiven(Refusal):
    message: str


@dataclass
class TooManyIntents(Refusal):
    message: str = "Thirty gives and takes are the most at a time. Close one first."


@dataclass
class TooManyTokens(Refusal):
    message: str = "Twenty tokens are the most at a time. Revoke one first."


@dataclass
class TooManyScreens(Refusal):
    message: str = "You have Weft open in many places. Close one, and it goes on here."


@dataclass
class TooManyApps(Refusal):
    message: str = "Twenty apps are the most at a time. Remove one first."


@dataclass
class TooManyImported(Refusal):
    message: str


@dataclass
class TooManyLinks(Refusal):
    message: str = "Ten links into circles are the most at a time. Take one back first."


@dataclass
class OverLimit(Refusal):
    """One's own limit; `until` (UTC ms) is when it ends."""

    message: str
    until: int


class TooManyOpenAsks(OverLimit):
    """At most five asks are open at a time."""


class TooManyAsksThisWeek(OverLimit):
    """At most three new asks a week, one in the first week."""


class TooManyUrgentAsks(OverLimit):
    """One urgent ask a month."""


class AskedRecently(OverLimit):
    """One unanswered touch per pair in fourteen days; only what the sender did and saw counts."""


class TooManyNewTopics(OverLimit):
    """At most ten topics a day are named for the first time."""


class TooManyLookUps(OverLimit):
    """At most 500 people of one's notes are looked up a day."""


class TooManyRequests(OverLimit):
    """Tie requests and invitations are bounded per day."""


class TooManyReports(OverLimit):
    """At most twenty reports a day."""


class Suspended(OverLimit):
    """Until then one reads, exports and deletes, and writes to nobody."""


class Verb(Protocol[P, T_co]):
    """A verb with the complete list of its refusals."""

    refuses: tuple[type[Refusal], ...]
    __name__: str
    __module__: str

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Awaitable[T_co]: ...


class Undeclared(Exception):
    """A verb refused in a way it does not list: a fault of ours."""


def refuses(
    *kinds: type[Refusal],
) -> Callable[[Callable[P, Awaitable[T_co]]], Verb[P, T_co]]:
    """Lists a verb's refusals; any other one becomes a fault."""

    def declare(verb: Callable[P, Awaitable[T_co]]) -> Verb[P, T_co]:
        @functools.wraps(verb)
        async def called(*args: P.args, **kwargs: P.kwargs) -> T_co:
            try:
                return await verb(*args, **kwargs)
            except Refusal as refusal:
                if type(refusal) not in kinds:
                    raise Undeclared(f"{verb.__qualname__}: {type(refusal).__name__}") from refusal
                raise

        called_with_list: Any = called
        called_with_list.refuses = kinds
        return cast(Verb[P, T_co], called_with_list)

    return declare
