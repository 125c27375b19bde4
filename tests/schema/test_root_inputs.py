"""A client that says null means the default, as one that says nothing."""

from typing import Any

import pytest

from schema import ids
from schema.asks import PostAsk
from schema.circles import CreateCircle
from schema.intents import DeclareIntent, IntentKind
from schema.ledger import LedgerSide
from schema.logged_helps import LogHelp
from schema.root import schema
from schema.tie_requests import Connect
from tests.schema.contract import execute

CIRCLE, PERSON = ids.encode("Circle", "a"), ids.encode("Person", "a")
INPUTS: list[tuple[str, type[Any], dict[str, Any], list[str]]] = [
    (
        "postAsk",
        PostAsk,
        {"text": "How?"},
        ["terms", "style", "audience", "unnamed", "urgent"],
    ),
    ("createCircle", CreateCircle, {"name": "a", "purpose": "b", "topics": ["c"]}, ["entry"]),
    (
        "declareIntent",
        DeclareIntent,
        {"kind": IntentKind.GIVE, "topic": "a", "circle_id": CIRCLE},
        ["terms"],
    ),
    (
        "logHelp",
        LogHelp,
        {"person_id": PERSON, "side": LedgerSide.GIVEN, "text": "a"},
        ["terms"],
    ),
    ("connect", Connect, {"reason": "a", "allows_introductions": True}, ["kind"]),
]


@pytest.mark.parametrize(("verb", "kind", "said", "defaults"), INPUTS)
async def test_null_is_the_default(
    verb: str, kind: type[Any], said: dict[str, Any], defaults: list[str]
) -> None:
    nulls = dict.fromkeys(defaults)
    assert kind(**said, **nulls).draft() == kind(**said).draft()
    query = f"mutation ($input: {kind.__name__}!) {{ {verb}(input: $input) {{ __typename }} }}"
    given = {_camel(name): getattr(value, "name", value) for name, value in (said | nulls).items()}
    found = await execute(schema, query, {"input": given})
    assert (found.errors, found.data) == (None, {verb: {"__typename": "SignInFirst"}})


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(map(str.capitalize, rest))
