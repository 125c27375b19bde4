"""What waits for an address finds its person when they sign in; sessions die when they should."""

from typing import Any

import pytest

from graph import codes, people, sessions
from graph.bounds import DAY
from graph.caps import Caps
from graph.refusals import InvalidInput, ProveItAgain
from graph.store import Store, new_id
from tests.town import NOW, Town

WAITING = """
MATCH (p:Person {id: $id})
CREATE (p)-[:SENT]->(r:TieRequest {id: $request, email: $email, state: $state, pair: $request,
  until: $until, silent: false})
CREATE (p)-[:INVITED]->(i:Invitation {id: $request, email: $email, until: $until, silent: false})
CREATE (i)-[:INTO]->(:Circle {id: $request})"""

FOUND = """
MATCH (p:Person {id: $id})
OPTIONAL MATCH (r:TieRequest)-[:TO]->(p)
OPTIONAL MATCH (i:Invitation)-[:FOR]->(p)
RETURN count(DISTINCT r) AS requests, count(DISTINCT i) AS invitations"""


async def signed_in(
    store: Store, email: str, session: str, before: str | None = None
) -> str | None:
    await codes.hand_over(store, email, "hash", NOW)
    return await sessions.sign_in(
        store, email, email, "hash", session, before, "Firefox on Linux", NOW
    )


async def waiting(store: Store, email: str, state: str = "OPEN") -> str:
    """Who sent them."""
    town = Town()
    sender = town.person()
    await town.build(store)
    given = {"request": new_id(), "email": email, "state": state, "until": NOW + DAY}
    await bare(store, WAITING, id=sender, **given)
    return sender


async def proved(store: Store, email: str, *held: str) -> str:
    """The person who holds these."""
    people = [await signed_in(store, email, session) for session in held]
    assert people[0]
    return people[0]


async def bare(store: Store, text: Any, **given: Any) -> list[dict[str, Any]]:
    async with store._driver.session(database=store._database) as session:
        result = await session.run(text, given)
        return [dict(record) async for record in result]


async def test_requests_and_invitations_to_an_address_wait_for_its_person(store: Store) -> None:
    email = f"{new_id()}@example.org"
    await waiting(store, email)
    await waiting(store, email, "DECLINED")
    person = await signed_in(store, email, new_id())
    assert await bare(store, FOUND, id=person) == [{"requests": 1, "invitations": 2}]


async def test_whoever_is_new_introduces_as_often_as_the_host_says(store: Store) -> None:
    who = await proved(
        store.under(Caps(introductions_a_week=3)), f"{new_id()}@example.org", new_id()
    )
    assert (await people.visible(store, who, [who], NOW))[0].weekly == 3


async def test_what_crossed_their_joining_is_there_when_they_sign_in_again(store: Store) -> None:
    email = f"{new_id()}@example.org"
    person = await signed_in(store, email, new_id())
    await waiting(store, email)
    for _ in range(2):
        await signed_in(store, email, new_id())
        assert await bare(store, FOUND, id=person) == [{"requests": 1, "invitations": 1}]


async def test_what_crossed_their_joining_is_there_the_next_day(store: Store) -> None:
    email, session = f"{new_id()}@example.org", new_id()
    person = await signed_in(store, email, session)
    await waiting(store, email)
    await sessions.find(store, session, NOW + DAY)
    assert await bare(store, FOUND, id=person) == [{"requests": 0, "invitations": 0}]
    await bare(
        store, "MATCH (n {email: $email}) WHERE n.until > 0 SET n.until = n.until * 2", email=email
    )
    await sessions.find(store, session, NOW + DAY + 1)
    assert await bare(store, FOUND, id=person) == [{"requests": 1, "invitations": 1}]


@pytest.mark.parametrize(("edge", "invitations"), [("BLOCKS", 0), ("KNOWS", 1)])
async def test_what_crossed_their_joining_does_not_reach_whom_its_sender_met_meanwhile(
    store: Store, edge: str, invitations: int
) -> None:
    email = f"{new_id()}@example.org"
    person = await signed_in(store, email, new_id())
    sender = await waiting(store, email)
    between = "MATCH (a:Person {id: $a}) MATCH (b:Person {id: $b}) CREATE (a)-[:" + edge + "]->(b)"
    await bare(store, between, a=sender, b=person)
    for _ in range(2):
        await signed_in(store, email, new_id())
        found = await bare(store, FOUND, id=person)
        assert found == [{"requests": 0, "invitations": invitations}]
        await bare(store, "MATCH (:Person {id: $a})-[k:BLOCKS|KNOWS]->() DELETE k", a=sender)


async def test_a_newcomer_has_no_name_yet_and_is_open(store: Store) -> None:
    person = await signed_in(store, f"{new_id()}@example.org", new_id())
    rows = await bare(store, "MATCH (p:Person {id: $id}) RETURN p AS p", id=person)
    assert (rows[0]["p"]["name"], rows[0]["p"]["open"], rows[0]["p"]["weekly"]) == ("", True, 1)


async def test_the_session_held_before_dies(store: Store) -> None:
    email, old, new = f"{new_id()}@example.org", new_id(), new_id()
    await signed_in(store, email, old)
    person = await signed_in(store, email, new, before=old)
    assert await sessions.find(store, old, NOW) is None
    found = await sessions.find(store, new, NOW)
    assert found and (found.id, found.person, found.email) == (new, person, email)


async def test_sweeping_takes_what_has_ended(store: Store) -> None:
    session = new_id()
    await signed_in(store, f"{new_id()}@example.org", session)
    await sessions.sweep(store, NOW + sessions.LIVES - 1)
    assert await sessions.find(store, session, NOW)
    await sessions.sweep(store, NOW + sessions.LIVES)
    assert not await sessions.find(store, session, NOW)


async def test_only_what_is_over_costs_more_than_a_look(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, writes = new_id(), list[object]()
    await signed_in(store, f"{new_id()}@example.org", session)
    monkeypatch.setattr(store, "write", counted(store.write, writes))
    assert await sessions.find(store, session, NOW)
    assert not await sessions.find(store, new_id(), NOW + sessions.LIVES)
    assert writes == []
    assert not await sessions.find(store, session, NOW + sessions.LIVES)
    assert not await sessions.find(store, session, NOW)
    assert len(writes) == 1


def counted(write: Any, seen: list[object]) -> Any:
    def wrapped(work: object) -> Any:
        seen.append(work)
        return write(work)

    return wrapped


async def test_a_session_proved_anew_has_another_id_and_the_old_one_is_dead(store: Store) -> None:
    email, old, new = f"{new_id()}@example.org", new_id(), new_id()
    person = await signed_in(store, email, old)
    assert person and (found := await sessions.find(store, old, NOW)) and found.proved == NOW
    later = NOW + DAY
    assert not await sessions.renew(store, person, email, "hash", old, new, later)
    await codes.hand_over(store, email, "hash", later)
    assert await sessions.renew(store, person, email, "hash", old, new, later)
    assert await sessions.find(store, old, later) is None
    assert (found := await sessions.find(store, new, later)) and found.proved == later


async def test_a_proof_makes_no_session_last_beyond_180_days(store: Store) -> None:
    email, old, new = f"{new_id()}@example.org", new_id(), new_id()
    person = await signed_in(store, email, old)
    for days in (50, 100, 150):
        assert await sessions.find(store, old, NOW + days * DAY)
    later = NOW + 179 * DAY
    await codes.hand_over(store, email, "hash", later)
    assert person and await sessions.renew(store, person, email, "hash", old, new, later)
    assert await sessions.find(store, new, NOW + sessions.MOST - 1)
    assert not await sessions.find(store, new, NOW + sessions.MOST)


async def test_nobody_proves_the_session_of_another(store: Store) -> None:
    theirs, other = new_id(), f"{new_id()}@example.org"
    await signed_in(store, f"{new_id()}@example.org", theirs)
    person = await signed_in(store, other, new_id())
    await codes.hand_over(store, other, "hash", NOW)
    assert person and not await sessions.renew(store, person, other, "hash", theirs, "x", NOW)
    assert await sessions.find(store, theirs, NOW)


EVER = (2**53 - 1, "~")


async def test_one_sees_where_one_is_signed_in_and_nobody_else_does(store: Store) -> None:
    here, there = new_id(), new_id()
    person = await proved(store, f"{new_id()}@example.org", here, there)
    other = await proved(store, f"{new_id()}@example.org", new_id())
    found = await sessions.mine(store, person, here, EVER, 10, NOW)
    assert {(one.words, one.begun, one.seen) for one in found} == {("Firefox on Linux", NOW, NOW)}
    assert sorted(one.here for one in found) == [False, True]
    assert not {here, there} & {one.id for one in found}
    (only,) = await sessions.mine(store, other, None, EVER, 10, NOW)
    assert only.id not in {one.id for one in found} and not only.here
    assert await sessions.mine(store, person, here, EVER, 10, NOW + sessions.LIVES) == []


async def test_pages_of_sessions_join(store: Store) -> None:
    held = [new_id() for _ in range(5)]
    person = await proved(store, f"{new_id()}@example.org", *held)
    all_ = [one.id for one in await sessions.mine(store, person, None, EVER, 10, NOW)]
    found: list[str] = []
    at = EVER
    while page := await sessions.mine(store, person, None, at, 2, NOW):
        found += [one.id for one in page]
        at = (page[-1].begun, page[-1].id)
    assert found == all_ and len(all_) == 5


async def test_one_is_ended_or_all_others_are(store: Store) -> None:
    here, others = new_id(), [new_id() for _ in range(3)]
    person = await proved(store, f"{new_id()}@example.org", here, *others)
    one = next(d for d in await sessions.mine(store, person, here, EVER, 9, NOW) if not d.here)
    assert await sessions.end_mine(store, person, here, one.id, NOW, NOW) == 1
    assert await sessions.end_mine(store, person, here, None, NOW, NOW) == 2
    alive = [id for id in (here, *others) if await sessions.find(store, id, NOW)]
    assert alive == [here]


async def test_nobody_ends_the_sessions_of_another_or_without_a_fresh_proof(store: Store) -> None:
    theirs, mine = new_id(), new_id()
    them = await proved(store, f"{new_id()}@example.org", theirs)
    me = await proved(store, f"{new_id()}@example.org", mine)
    (device,) = await sessions.mine(store, them, None, EVER, 1, NOW)
    for id in (device.id, "nothing"):
        with pytest.raises(InvalidInput) as refused:
            await sessions.end_mine(store, me, mine, id, NOW, NOW)
        assert refused.value.message == sessions.UNKNOWN
    with pytest.raises(ProveItAgain):
        await sessions.end_mine(store, them, theirs, None, NOW - 600_000, NOW)
    assert await sessions.find(store, theirs, NOW)
