"""The subscription: what it says has ids as the contract spells them, and faults stay masked."""

import pytest
from strawberry.schema.exceptions import InvalidOperationTypeError

from graph import standing
from graph.store import Store
from schema import ids, live
from schema.root import schema
from tests.schema.contract import execute, first_told
from tests.stage import asking
from tests.town import NOW

AFTER = 'subscription { changes(after: "") { cursor things { kind id } } }'


async def test_an_anonymous_visitor_is_to_sign_in_first(store: Store) -> None:
    told = await first_told(schema, AFTER, None, store, NOW)
    assert [error.extensions for error in told.errors] == [{"code": "SIGN_IN_FIRST"}]


async def test_a_fault_is_masked(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr(standing, "shown", broken)
    told = await first_told(schema, AFTER, (await asking(store)).cast.ada, store, NOW)
    assert "secret" not in str(told.errors)
    assert [error.extensions["code"] for error in told.errors] == ["FAULT"]


async def test_it_begins_with_every_kind_that_may_differ(store: Store) -> None:
    viewer = (await asking(store)).cast.ada
    told = await first_told(schema, AFTER, viewer, store, NOW)
    assert [thing["kind"] for thing in told.data["changes"]["things"]] == list(standing.Kind)
    assert {thing["id"] for thing in told.data["changes"]["things"]} == {None}
    assert ids.parts(told.data["changes"]["cursor"]) == ("", "")


async def test_a_token_hears_of_what_it_may_read(store: Store) -> None:
    viewer, held = (await asking(store)).cast.ada, frozenset({"asks:read", "today:read"})
    told = await first_told(schema, AFTER, viewer, store, NOW, held)
    assert {thing["kind"] for thing in told.data["changes"]["things"]} == {"ASK", "TODAY"}
    assert live.readable(frozenset()) == frozenset()


async def test_it_is_not_one_answer(store: Store) -> None:
    with pytest.raises(InvalidOperationTypeError):
        await execute(schema, AFTER, None, (await asking(store)).cast.ada, store, NOW)
