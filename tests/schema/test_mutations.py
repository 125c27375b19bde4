"""A small contract of its own: what a verb refuses is what its mutation's union lists."""

from typing import Any

import pytest
import strawberry
from graphql import GraphQLUnionType

from auth.viewer import NotSignedIn
from graph import refusals as no
from graph.store import Store
from schema import refusals
from schema.context import Context, Info
from schema.mutations import STILL, mutation
from schema.root import build, schema
from tests.schema.contract import contract, execute


@no.refuses(no.InvalidInput, no.TooManyOpenAsks)
async def post(way: str) -> str:
    match way:
        case "input":
            raise no.InvalidInput("circle_id", "We cannot find this circle.")
        case "limit":
            raise no.TooManyOpenAsks("You have five open asks.", 1_800_000_000_000)
        case "undeclared":
            raise no.KeyReused
        case "fault":
            raise RuntimeError("secret inside")
        case _:
            return way


@strawberry.input
class PostAsk:
    way: str


@strawberry.type
class PostedAsk:
    way: str


@strawberry.type
class Query:
    @strawberry.field
    async def ask(self, way: str) -> str:
        return await post(way)

    @strawberry.field
    async def mine(self, info: Info) -> str:
        return info.context.person


@strawberry.type
class Mutation:
    @mutation(post)
    async def post_ask(self, info: Info, input: PostAsk) -> PostedAsk:
        assert info.context.person
        return PostedAsk(way=await post(input.way))


small = contract(Query, Mutation)

POST = """mutation ($way: String!) { postAsk(input: {way: $way}) { __typename
  ... on PostedAsk { way } ... on Refusal { message } ... on InvalidInput { path }
  ... on OverLimit { until } } }"""


async def answer(store: Store, way: str, viewer: str | None = "ada") -> Any:
    return await execute(small, POST, {"way": way}, viewer, store)


def test_the_union_is_the_payload_the_refusals_and_sign_in_first() -> None:
    union = small._schema.type_map["PostAskResult"]
    assert isinstance(union, GraphQLUnionType)
    assert {t.name for t in union.types} == {
        "PostedAsk",
        "SignInFirst",
        "ScopeMissing",
        "InvalidInput",
        "TooManyOpenAsks",
        "Suspended",
    }


async def test_the_payload(store: Store) -> None:
    assert (await answer(store, "there")).data == {
        "postAsk": {"__typename": "PostedAsk", "way": "there"}
    }


async def test_an_anonymous_visitor_is_told_to_sign_in(store: Store) -> None:
    found = await answer(store, "there", viewer=None)
    assert found.data["postAsk"]["__typename"] == "SignInFirst"


async def test_bad_input_names_its_field(store: Store) -> None:
    found = (await answer(store, "input")).data["postAsk"]
    assert found["path"] == ["input", "circleId"]
    assert found["message"] == "We cannot find this circle."


async def test_a_limit_says_when_it_ends(store: Store) -> None:
    found = (await answer(store, "limit")).data["postAsk"]
    assert found["until"] == "2027-01-15T08:00:00.000Z"


@pytest.mark.parametrize("way", ["undeclared", "fault"])
async def test_a_fault_is_masked_and_has_an_id(store: Store, way: str) -> None:
    found = await answer(store, way)
    assert found.errors and found.data is None
    error = found.errors[0].formatted
    assert "secret" not in str(error) and error["extensions"]["id"] in error["message"]


async def test_a_query_field_answers_bad_input_with_a_code_and_a_path() -> None:
    found = await execute(small, '{ ask(way: "input") }', viewer="ada")
    assert found.errors[0].extensions == {"code": "INVALID_INPUT", "path": ["circleId"]}


async def test_a_query_field_tells_an_anonymous_visitor_to_sign_in() -> None:
    found = await execute(small, "{ mine }")
    assert found.errors[0].extensions == {"code": "SIGN_IN_FIRST"}


def test_every_refusal_of_the_graph_has_its_type_here() -> None:
    for handler in refusals.handlers():
        assert (
            handler.error_type.__name__ == handler.exception_type.__name__
            or handler.exception_type is NotSignedIn
        )


def test_every_mutation_lists_exactly_what_its_verbs_refuse() -> None:
    whole: Any = schema._schema
    fields = whole.mutation_type.fields if whole.mutation_type else {}
    for name, field in fields.items():
        verbs = _definition(name).extensions[0].verbs
        expected = {kind.__name__ for verb in verbs for kind in verb.refuses} | {
            "SignInFirst",
            "ScopeMissing",
        }
        expected |= {"Suspended"} if _definition(name).python_name not in STILL else set()
        members = {member.name for member in field.type.of_type.types}
        assert expected < members and len(members - expected) == 1, name


def _definition(name: str) -> Any:
    found = schema.get_field_for_type(name, "Mutation")
    assert found, f"{name} is made with @mutation"
    return found


def test_the_schema_can_be_built_twice() -> None:
    assert build().as_str() == schema.as_str()


def test_a_context_without_a_viewer_has_no_person() -> None:
    with pytest.raises(NotSignedIn):
        _ = Context(store=Any, viewer=None, now=0, secret=b"").person  # type: ignore[arg-type]
