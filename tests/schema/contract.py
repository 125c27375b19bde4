"""A contract of a few types, executed without a server."""

from contextlib import aclosing
from typing import Any

from strawberry.schema.config import StrawberryConfig

from schema import refusals, times
from schema.context import Context
from schema.cost import Spend
from schema.root import EXTENSIONS, Contract

NOW = 1_800_000_000_000


def contract(query: type, mutation: type | None = None) -> Contract:
    return Contract(
        query=query,
        mutation=mutation,
        types=[refusals.Refusal],
        config=StrawberryConfig(scalar_map={times.DateTime: times.SCALAR}),
        extensions=EXTENSIONS,
        exception_handlers=refusals.handlers(),
    )


async def execute(
    schema: Contract,
    query: str,
    variables: dict[str, Any] | None = None,
    viewer: str | None = None,
    store: Any = None,
    now: int = NOW,
    secret: bytes = b"test",
    scopes: frozenset[str] | None = None,
    proved: int | None = None,
    spend: Spend | None = None,
    session: str | None = None,
) -> Any:
    held = session or (session_of(viewer) if viewer and proved else None)
    context = Context(store, viewer, now, secret, scopes, spend, proved=proved, session=held)
    context.providers = [("example", "Example")]
    return await schema.execute(query, variable_values=variables, context_value=context)


def session_of(viewer: str) -> str:
    """Whose holder has proved who they are; what is held against it when it writes has to begin it first."""
    return f"session of {viewer}"


async def first_told(
    schema: Contract,
    query: str,
    viewer: str | None,
    store: Any,
    now: int,
    scopes: frozenset[str] | None = None,
) -> Any:
    """What a subscription says at once."""
    context = Context(store, viewer, now, b"test", scopes)
    context.clock, context.still = lambda: now, still
    async with aclosing(await schema.stream(query, context_value=context)) as told:
        return await anext(told)


async def still() -> bool:
    return True
