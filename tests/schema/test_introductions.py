"""Introductions through the contract, from all sides."""

from typing import Any

from graph import asks, messages
from graph.asks import Draft
from graph.bounds import DAY
from graph.store import Store
from schema import ids, times
from tests.schema.test_asks import asked
from tests.stage import Stage, asking, introduced, requested
from tests.town import NOW

SEEN = """
query ($id: ID!) { node(id: $id) { ... on Introduction {
  begunBy myPart state waitingForMe answerBy updatedAt note unread outcomeNote thanks
  ask { text } asker { name } introducer { name } helper { name } others { name }
  messages(first: 5) { nodes { text from { name } } } } } }"""
ANSWER = """
mutation ($id: ID!, $answer: Answer!) { answerIntroduction(
  input: {introductionId: $id, answer: $answer}) {
  __typename ... on IntroductionAnswered { introduction { state } } ... on Refusal { message } } }"""


async def shown(store: Store, viewer: str | None, introduction: str) -> Any:
    id = ids.encode("Introduction", introduction)
    return (await asked(store, viewer, SEEN, id=id))["node"]


async def answer(store: Store, viewer: str | None, introduction: str, said: str = "YES") -> Any:
    id = ids.encode("Introduction", introduction)
    found = await asked(store, viewer, ANSWER, id=id, answer=said)
    return found["answerIntroduction"]


async def test_an_anonymous_visitor_sees_and_answers_nothing(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    assert await shown(store, None, begun.id) is None
    assert (await answer(store, None, begun.id))["__typename"] == "SignInFirst"


async def test_four_points_of_view_before_the_introducers_yes(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    asker = await shown(store, stage.cast.ada, begun.id)
    assert (asker["state"], asker["introducer"], asker["helper"]) == (
        "WAITING", {"name": "Fen"}, None,
    )  # fmt: skip
    introducer = await shown(store, stage.cast.fen, begun.id)
    assert (introducer["state"], introducer["waitingForMe"]) == ("WITH_INTRODUCER", True)
    assert (introducer["asker"], introducer["helper"]) == ({"name": "Ada"}, {"name": "Cleo"})
    assert await shown(store, stage.cast.cleo, begun.id) is None
    assert await shown(store, stage.cast.zoe, begun.id) is None


async def test_the_whole_way_through_the_contract(store: Store) -> None:
    stage = await asking(store)
    match = (await asked(store, stage.cast.ada, MATCHES, id=ids.encode("Ask", stage.ask.id)))["ask"]
    begun = await asked(
        store,
        stage.cast.ada,
        REQUEST,
        input={
            "askId": ids.encode("Ask", stage.ask.id),
            "matchId": match["matches"][0]["id"],
            "note": "We make software for wards.",
        },
    )
    id = begun["requestIntroduction"]["introduction"]["id"]
    for person in (stage.cast.fen, stage.cast.cleo):
        said = await asked(store, person, ANSWER, id=id, answer="YES")
        assert said["answerIntroduction"]["__typename"] == "IntroductionAnswered"
    await asked(store, stage.cast.cleo, SEND, id=id)
    thread = (await asked(store, stage.cast.ada, SEEN, id=id))["node"]
    assert thread["helper"] == {"name": "Cleo"} and thread["unread"] == 1
    assert thread["messages"]["nodes"] == [{"text": "Hello Ada", "from": {"name": "Cleo"}}]
    await asked(store, stage.cast.ada, OUTCOME, id=id)
    await asked(store, stage.cast.ada, THANK, id=id)
    for person in (stage.cast.fen, stage.cast.cleo):
        ended = (await asked(store, person, SEEN, id=id))["node"]
        assert (ended["state"], ended["outcomeNote"], ended["thanks"]) == (
            "THANKED", "It worked.", "Thank you both.",
        )  # fmt: skip


async def test_the_thread_is_not_the_introducers(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    id = ids.encode("Introduction", opened.id)
    await asked(store, stage.cast.ada, SEND, id=id)
    assert (await shown(store, stage.cast.fen, opened.id))["messages"]["nodes"] == []


async def test_a_thread_opens_at_its_end_and_pages_back(store: Store) -> None:
    stage = await asking(store)
    opened = await introduced(store, stage)
    for n in range(5):
        draft = messages.Draft(opened.id, f"Line {n}")
        await messages.send(store, stage.cast.cleo, draft, NOW + n)
    id, place, pages = ids.encode("Introduction", opened.id), {"endCursor": None}, list[Any]()
    for _ in range(3):
        variables = {"id": id, "after": place["endCursor"]}
        found = (await asked(store, stage.cast.ada, PAGE, **variables))["node"]["messages"]
        pages.append([one["text"] for one in found["nodes"]])
        place = found["pageInfo"]
    assert pages == [["Line 4", "Line 3"], ["Line 2", "Line 1"], ["Line 0"]]
    assert not place["hasNextPage"]


async def test_badges_count_what_waits(store: Store) -> None:
    stage = await asking(store)
    query = "{ badges { requests answers unread } }"
    assert (await asked(store, None, query))["badges"] is None
    await requested(store, stage)
    counts = [await badges(store, stage, person) for person in ("ada", "fen", "cleo")]
    assert counts == [0, 1, 0]


async def badges(store: Store, stage: Stage, person: str) -> int:
    viewer = getattr(stage.cast, person)
    return (await asked(store, viewer, "{ badges { answers } }"))["badges"]["answers"]


async def test_the_inbox_lists_what_awaits_me(store: Store) -> None:
    stage = await asking(store)
    begun = await requested(store, stage)
    query = "{ introductions(first: 5, waitingForMe: true) { nodes { id state } } }"
    listed = await asked(store, stage.cast.fen, query)
    assert listed["introductions"]["nodes"] == [
        {"id": ids.encode("Introduction", begun.id), "state": "WITH_INTRODUCER"}
    ]
    assert (await asked(store, stage.cast.ada, query))["introductions"]["nodes"] == []


async def test_m22_who_has_not_answered_is_asked_again_after_two_weeks(store: Store) -> None:
    stage = await asking(store)
    other = await asks.post(store, stage.cast.ada, Draft("And how do I raise it?", []), NOW)
    told = list[Any]()
    for ask in (stage.ask, other):
        whom = ids.encode("Person", stage.cast.ines)
        given = {"askId": ids.encode("Ask", ask.id), "helperId": whom, "note": "Would you know?"}
        told.append((await asked(store, stage.cast.ada, DIRECT, input=given))["askDirectly"])
    until = times.to_iso(NOW + 14 * DAY)
    assert told == [
        {"__typename": "AskedDirectly"},
        {"__typename": "AskedRecently", "until": until},
    ]


PAGE = """
query ($id: ID!, $after: String) { node(id: $id) { ... on Introduction {
  messages(first: 2, after: $after) { nodes { text } pageInfo { hasNextPage endCursor } } } } }"""
MATCHES = "query ($id: ID!) { ask(id: $id) { matches(first: 1) { id } } }"
REQUEST = """
mutation ($input: RequestIntroduction!) { requestIntroduction(input: $input) {
  ... on IntroductionRequested { introduction { id } } } }"""
DIRECT = """
mutation ($input: AskDirectly!) { askDirectly(input: $input) {
  __typename ... on AskedRecently { until } } }"""
SEND = """
mutation ($id: ID!) { sendMessage(input: {introductionId: $id, text: "Hello Ada"}) {
  ... on MessageSent { message { text } } } }"""
OUTCOME = """
mutation ($id: ID!) { recordOutcome(
  input: {introductionId: $id, helped: true, note: "It worked."}) { __typename } }"""
THANK = """
mutation ($id: ID!) { sayThanks(
  input: {introductionId: $id, text: "Thank you both.", public: false}) { __typename } }"""
