"""A mutation answers its payload or a refusal; the union is read off the verb."""

from collections.abc import Callable
from typing import Annotated, Any, Union

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField
from strawberry.types.union import StrawberryUnion

from auth.scopes import demand
from graph.refusals import Verb
from schema.refusals import ScopeMissing, SignInFirst, public


class Refuses(FieldExtension):
    """Widens the payload to `<Field>Result`: the payload, its verbs' refusals, and what anybody may hear."""

    def __init__(self, verbs: tuple[Verb[..., Any], ...]) -> None:
        self.verbs = verbs

    def apply(self, field: StrawberryField) -> None:
        payload: Any = field.type
        if isinstance(payload, StrawberryUnion):
            return
        kinds = dict.fromkeys(public(kind) for verb in self.verbs for kind in verb.refuses)
        members = (payload, SignInFirst, ScopeMissing, *kinds)
        # Built at run time: a union written out by hand could forget a refusal.
        field.type = Annotated[Union[members], strawberry.union(_result(field.python_name))]  # noqa: UP007

    async def resolve_async(
        self, next_: Callable[..., Any], source: Any, info: Any, **given: Any
    ) -> Any:
        """A token must reach all that is asked for, or nothing happens."""
        if info.context.scopes is not None:
            for scope in info.schema.rights.of_operation(info._raw_info):
                demand(info.context.scopes, scope)
        return await next_(source, info, **given)


def _result(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_")) + "Result"


def mutation(*verbs: Verb[..., Any]) -> Callable[[Callable[..., Any]], Any]:
    """A mutation that calls these verbs; its resolver returns the payload or raises."""

    def declare(resolver: Callable[..., Any]) -> Any:
        return strawberry.mutation(resolver=resolver, extensions=[Refuses(verbs)])

    return declare
