"""The one place where a refusal of the graph becomes a member of a union."""

from typing import Any, Self

import strawberry

from auth import scopes
from auth.viewer import NotSignedIn
from graph import refusals
from schema.times import DateTime


@strawberry.interface(description="A no that is meant, in words a person can act on.")
class Refusal:
    message: str

    @classmethod
    def of(cls, refusal: Any) -> Self:
        return cls(message=refusal.message)


@strawberry.type(description="One field of the input is not as it should be; path says which.")
class InvalidInput(Refusal):
    path: list[str]

    @classmethod
    def of(cls, refusal: refusals.InvalidInput) -> Self:
        return cls(message=refusal.message, path=["input", *public_path(refusal)])


@strawberry.type(description="Only somebody who is signed in can do this.")
class SignInFirst(Refusal):
    @classmethod
    def of(cls, refusal: NotSignedIn) -> Self:
        return cls(message=SIGN_IN_FIRST)


@strawberry.type(
    description="A token does not reach that far: it lacks the scope, or (null) no token may do this."
)
class ScopeMissing(Refusal):
    scope: str | None

    @classmethod
    def of(cls, refusal: scopes.ScopeMissing) -> Self:
        return cls(message=refusal.message, scope=refusal.scope)


@strawberry.type(description="This idempotency key came before, with another input.")
class KeyReused(Refusal): ...


@strawberry.type(
    description="This needs a session whose holder showed within ten minutes who they are: POST /auth/proof."
)
class ProveItAgain(Refusal): ...


@strawberry.type
class OnlyOrganisers(Refusal): ...


@strawberry.type
class LastOrganiser(Refusal): ...


@strawberry.type
class AlreadyTied(Refusal): ...


@strawberry.type
class NotYourTurn(Refusal): ...


@strawberry.type
class TooEarly(Refusal): ...


@strawberry.type
class NoLongerOpen(Refusal): ...


@strawberry.type(
    description="The words a yes was given to are no longer the ones that stand there."
)
class WordsChanged(Refusal): ...


@strawberry.type
class PathExists(Refusal): ...


@strawberry.type(description="Before an ask goes to a whole circle, its asker has a goal.")
class GoalFirst(Refusal): ...


@strawberry.type(
    description="Before a contact passes something on, one gave them more than one took."
)
class TooLittleGiven(Refusal): ...


@strawberry.type
class TooManyIntents(Refusal): ...


@strawberry.type
class TooManyTokens(Refusal): ...


@strawberry.type
class TooManyScreens(Refusal): ...


@strawberry.type
class TooManyApps(Refusal): ...


@strawberry.type(description="20,000 notes of people and 100 files are the most.")
class TooManyImported(Refusal): ...


@strawberry.type
class TooManyLinks(Refusal): ...


@strawberry.interface(description="One's own limit, and when it ends.")
class OverLimit(Refusal):
    until: DateTime

    @classmethod
    def of(cls, refusal: refusals.OverLimit) -> Self:
        return cls(message=refusal.message, until=DateTime(refusal.until))


@strawberry.type
class TooManyOpenAsks(OverLimit, Refusal): ...


@strawberry.type(description="At most three new asks a week, one in the first week.")
class TooManyAsksThisWeek(OverLimit, Refusal): ...


@strawberry.type(
    description="The same person is asked again once they answered, or from this moment on."
)
class AskedRecently(OverLimit, Refusal): ...


@strawberry.type(description="One urgent ask a month.")
class TooManyUrgentAsks(OverLimit, Refusal): ...


@strawberry.type
class TooManyNewTopics(OverLimit, Refusal): ...


@strawberry.type
class TooManyLookUps(OverLimit, Refusal): ...


@strawberry.type
class TooManyRequests(OverLimit, Refusal): ...


@strawberry.type(description="Twenty reports a day are the most.")
class TooManyReports(OverLimit, Refusal): ...


@strawberry.type(description="Until then one reads, exports and deletes, and writes to nobody.")
class Suspended(OverLimit, Refusal): ...


SIGN_IN_FIRST = "Sign in first."


def public_path(refusal: refusals.InvalidInput) -> list[str]:
    """The refused field as clients spell it: `circle_id` is circleId, dots go deeper."""
    return [_camel(part) for part in refusal.path.split(".")]


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def public(kind: type[refusals.Refusal]) -> type[Refusal]:
    """The schema's type of a graph refusal: the one of the same name."""
    return globals()[kind.__name__]


def _leaves(kind: type[refusals.Refusal]) -> list[type[refusals.Refusal]]:
    below = kind.__subclasses__()
    return [leaf for child in below for leaf in _leaves(child)] if below else [kind]


class Handler:
    """Hands one kind of exception to the unions that list its type."""

    def __init__(self, exception_type: type[Exception], error_type: type[Refusal]) -> None:
        self.exception_type = exception_type
        self.error_type = error_type

    def handle(self, exception: Exception, *, field: Any, info: Any) -> Refusal:
        return self.error_type.of(exception)


def handlers() -> list[Handler]:
    told = [Handler(kind, public(kind)) for kind in _leaves(refusals.Refusal)]
    return [
        Handler(NotSignedIn, SignInFirst),
        Handler(scopes.ScopeMissing, ScopeMissing),
        *told,
    ]
