"""Where our own pages ask, nothing is asked but what they were built with."""

from typing import Any

from graphql import GraphQLError
from strawberry.types import ExecutionResult

WORDS = "With a session only the pages of Weft ask. A program asks with a token of its own."


def refused(
    query: str | None = None, *_: Any, context_value: Any = None, **__: Any
) -> ExecutionResult | None:
    """The answer to a text that is not listed, before anything of it is read."""
    listed = getattr(context_value, "listed", None)
    if listed is None or listed(query):
        return None
    return ExecutionResult(None, [GraphQLError(WORDS, extensions={"code": "NOT_LISTED"})])
