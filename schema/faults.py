"""Three kinds of failure on the wire: a refusal is told, bad input is told, a fault is masked."""

import re
import secrets

import structlog
from graphql import GraphQLError
from structlog.contextvars import bind_contextvars, get_contextvars

from auth.scopes import ScopeMissing
from auth.viewer import NotSignedIn
from graph.refusals import InvalidInput, Refusal
from schema.refusals import SIGN_IN_FIRST, public_path

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
GUESS = re.compile(r" Did you mean [^?]*\?")
NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]{0,59}")
log = structlog.get_logger("weft.fault")


def fault_id() -> str:
    """Short enough to read out, like 7F3K-22."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(6))
    return f"{letters[:4]}-{letters[4:]}"


def current_id() -> str:
    """The request's own id where there is a request, so that one id finds everything."""
    return get_contextvars().get("request") or fault_id()


def words(fault: str) -> str:
    return f"Something broke on our side. Nothing was lost. If you write to us, mention {fault}."


def on_the_wire(error: GraphQLError) -> GraphQLError:
    """The error as it may leave; what broke stays in the log, under its id."""
    cause = error.original_error
    if isinstance(cause, NotSignedIn):
        return told(error, SIGN_IN_FIRST, {"code": "SIGN_IN_FIRST"})
    if isinstance(cause, ScopeMissing):
        return told(error, cause.message, {"code": "SCOPE_MISSING", "scope": cause.scope})
    if isinstance(cause, InvalidInput):
        return told(error, cause.message, {"code": "INVALID_INPUT", "path": public_path(cause)})
    if isinstance(cause, Refusal):
        return told(error, cause.message, {"code": "REFUSED"})
    return error if is_of_the_request(error) else masked(error)


def is_of_the_request(error: GraphQLError) -> bool:
    """Syntax, validation and variables are the caller's, and are told as they are."""
    return error.path is None and isinstance(error.original_error, GraphQLError | None)


def told(error: GraphQLError, message: str, extensions: dict[str, object]) -> GraphQLError:
    return GraphQLError(
        message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions=extensions,
    )


def masked(error: GraphQLError) -> GraphQLError:
    fault = current_id()
    log.error("fault", fault=fault, path=error.path, exc_info=error.original_error or error)
    return told(error, words(fault), {"code": "FAULT", "id": fault})


def without_guess(error: GraphQLError) -> GraphQLError:
    """What strangers ask for by a wrong name is not corrected."""
    error.message = GUESS.sub("", error.message)
    return error


def note_operation(name: object) -> None:
    """Into the request's line in the log, when it is a name and not somebody's text."""
    if isinstance(name, str) and NAME.fullmatch(name):
        bind_contextvars(operation=name)
