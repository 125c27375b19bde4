"""The public contract, put together from its nouns."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import cached_property
from pathlib import Path
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.extensions import ParserCache
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from auth.scopes import demand
from schema import (
    acquaintances,
    answers,
    apps,
    ask_drafts,
    asks,
    audiences,
    badges,
    beginnings,
    blocks,
    cases,
    circles,
    closings,
    decisions,
    departures,
    entries,
    exports,
    favours,
    gifts,
    grants,
    guests,
    ideas,
    identities,
    ids,
    imports,
    intents,
    introductions,
    invitations,
    ious,
    join_questions,
    juniors,
    ledger,
    links,
    live,
    logged_helps,
    lookups,
    menus,
    messages,
    moderators,
    months,
    mutes,
    nodes,
    notices,
    organisers,
    passkeys,
    people,
    profiles,
    readings,
    refusals,
    renewals,
    reports,
    rests,
    sessions,
    shares,
    styles,
    thanks,
    tie_requests,
    ties,
    times,
    today,
    tokens,
    topics,
    vouches,
    watches,
    waves,
)
from schema.context import Info
from schema.cost import Cost
from schema.documents import refused
from schema.faults import note_operation, on_the_wire, without_guess
from schema.limits import Limits, Names, Tokens
from schema.scopes import TYPES, Rights

# To add a noun: import its module and name it here.
NOUNS: list[Any] = [
    acquaintances,
    answers,
    apps,
    ask_drafts,
    asks,
    audiences,
    badges,
    beginnings,
    blocks,
    cases,
    circles,
    closings,
    decisions,
    departures,
    entries,
    exports,
    favours,
    gifts,
    grants,
    guests,
    ideas,
    identities,
    imports,
    intents,
    introductions,
    invitations,
    ious,
    join_questions,
    juniors,
    ledger,
    links,
    live,
    logged_helps,
    lookups,
    menus,
    messages,
    moderators,
    months,
    mutes,
    notices,
    organisers,
    passkeys,
    people,
    profiles,
    readings,
    renewals,
    reports,
    rests,
    sessions,
    shares,
    styles,
    thanks,
    tie_requests,
    ties,
    today,
    tokens,
    topics,
    vouches,
    watches,
    waves,
]

AT_ONCE = {OperationType.QUERY, OperationType.MUTATION}
PRINTED = Path(__file__).parent / "schema.graphql"
EXTENSIONS: list[Any] = [Tokens, lambda: ParserCache(maxsize=256), Limits, Cost]


@strawberry.type
class Root:
    @strawberry.field(description="Null alike for what does not exist and what one may not see.")
    async def node(self, info: Info, id: strawberry.ID) -> nodes.Node | None:
        name, key = ids.parts(id)
        if name not in nodes.KINDS:
            return None
        demand(info.context.scopes, TYPES[name])
        return await info.context.node(name, key)


class Contract(strawberry.Schema):
    @cached_property
    def known(self) -> Names:
        return Names.of(self._schema)

    @cached_property
    def rights(self) -> Rights:
        return Rights(self._schema)

    async def execute(self, *args: Any, **kwargs: Any) -> ExecutionResult:
        """Masks here, and not in an extension, because extensions break too."""
        note_operation(kwargs.get("operation_name"))
        kwargs["allowed_operation_types"] = AT_ONCE
        return self._masked(refused(*args, **kwargs) or await super().execute(*args, **kwargs))

    async def stream(self, *args: Any, **kwargs: Any) -> AsyncGenerator[Any]:
        note_operation(kwargs.get("operation_name"))
        return self._each(refused(*args, **kwargs), await super().stream(*args, **kwargs))

    async def _each(
        self, refusal: ExecutionResult | None, results: AsyncGenerator[Any]
    ) -> AsyncGenerator[Any]:
        """Without having begun the others where it is refused."""
        async with aclosing(results):
            if refusal:
                yield self._masked(refusal)
                return
            async for result in results:
                yield self._masked(result)

    def _masked(self, result: ExecutionResult) -> ExecutionResult:
        result.errors = [self._told(error) for error in result.errors or ()] or None
        return result

    def _told(self, error: GraphQLError) -> GraphQLError:
        told = on_the_wire(error)
        return without_guess(told) if self.config.disable_field_suggestions else told

    def process_errors(self, errors: list[GraphQLError], execution_context: Any = None) -> None:
        """Nothing: `masked` logs what is ours, with its id, and the rest is the caller's."""


def _merged(name: str, *base: type) -> type | None:
    parts = [getattr(noun, name) for noun in NOUNS if hasattr(noun, name)]
    return merge_types(name, (*parts, *base)) if parts or base else None


def build(*, suggestions: bool = False) -> Contract:
    """The schema, every field of it guarded by its scope; field suggestions are for developers only."""
    config = StrawberryConfig(
        scalar_map={times.DateTime: times.SCALAR}, disable_field_suggestions=not suggestions
    )
    contract = Contract(
        query=_merged("Query", Root) or Root,
        mutation=_merged("Mutation"),
        subscription=_merged("Subscription"),
        types=[refusals.Refusal, *nodes.KINDS.values()],
        config=config,
        extensions=EXTENSIONS,
        exception_handlers=refusals.handlers(),
    )
    contract.rights.guard()
    return contract


schema = build()
