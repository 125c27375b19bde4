"""A mutation answers its payload or a refusal; the union is read off the verb."""

from collections.abc import Callable
from typing import Annotated, Any, Union

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField
from strawberry.types.union import StrawberryUnion

from auth.scopes import demand
from graph import suspensions
from graph.refusals import Suspended, Verb
from schema.refusals import ScopeMissing, SignInFirst, public

# What a suspended person does all the same: it reaches nobody, or ends something.
STILL = frozenset(
    {
        "apply_import",
        "block",
        "change_notices",
        "close_intent",
        "close_reading",
        "decline_help",
        "delete_acquaintance",
        "delete_all_acquaintances",
        "disconnect_app",
        "delete_account",
        "end_sessions",
        "end_tie",
        "hide_thanks",
        "hide_vouch",
        "keep_account",
        "leave_circle",
        "lend_ties",
        "mark_gift_read",
        "mark_read",
        "mute",
        "object_to_decision",
        "put_off",
        "put_rest",
        "remove_app",
        "remove_identity",
        "remove_passkey",
        "rename_passkey",
        "report",
        "revoke_link",
        "revoke_token",
        "set_audience",
        "skip_thanks",
        "skip_thanks_for_help",
        "stand_down",
        "start_export",
        "start_import",
        "stop_waves",
        "unblock",
        "undo_import",
        "undo_put_off",
        "unmute",
        "unwatch_take",
        "withdraw_ask",
        "withdraw_invitation",
    }
)


class Refuses(FieldExtension):
    """Widens the payload to `<Field>Result`: the payload, its verbs' refusals, and what anybody may hear."""

    def __init__(self, verbs: tuple[Verb[..., Any], ...], reaching: bool) -> None:
        self.verbs = verbs
        self.reaching = reaching

    def apply(self, field: StrawberryField) -> None:
        payload: Any = field.type
        if isinstance(payload, StrawberryUnion):
            return
        refusals = [kind for verb in self.verbs for kind in verb.refuses]
        kinds = dict.fromkeys(public(kind) for kind in [*refusals, *[Suspended] * self.reaching])
        members = (payload, SignInFirst, ScopeMissing, *kinds)
        # Built at run time: a union written out by hand could forget a refusal.
        field.type = Annotated[Union[members], strawberry.union(_result(field.python_name))]  # noqa: UP007

    async def resolve_async(
        self, next_: Callable[..., Any], source: Any, info: Any, **given: Any
    ) -> Any:
        """A token must reach all that is asked for, or nothing happens; who is suspended reaches nobody."""
        context = info.context
        if context.scopes is not None:
            for scope in info.schema.rights.of_operation(info._raw_info):
                demand(context.scopes, scope)
        if self.reaching:
            await suspensions.check(context.store, context.person, context.now)
        return await next_(source, info, **given)


def _result(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_")) + "Result"


def mutation(*verbs: Verb[..., Any]) -> Callable[[Callable[..., Any]], Any]:
    """A mutation that calls these verbs; its resolver returns the payload or raises."""

    def declare(resolver: Callable[..., Any]) -> Any:
        reaching = resolver.__name__ not in STILL
        return strawberry.mutation(resolver=resolver, extensions=[Refuses(verbs, reaching)])

    return declare
