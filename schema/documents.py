"""What is asked as a text: by our own pages, nothing but what they were built with."""

from dataclasses import dataclass, field
from typing import Any

from graphql import DocumentNode, GraphQLError
from strawberry.types import ExecutionResult

WORDS = "With a session only the pages of Weft ask. A program asks with a token of its own."


@dataclass(frozen=True, slots=True)
class Written:
    """A document that is known by its text: to hash the document itself is a walk over all of it."""

    text: str
    document: DocumentNode = field(compare=False)


def refused(
    query: str | None = None, *_: Any, context_value: Any = None, **__: Any
) -> ExecutionResult | None:
    """The answer to a text that is not listed, before anything of it is read."""
    listed = getattr(context_value, "listed", None)
    if listed is None or listed(query):
        return None
    return ExecutionResult(None, [GraphQLError(WORDS, extensions={"code": "NOT_LISTED"})])
