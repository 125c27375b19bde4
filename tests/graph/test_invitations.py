"""Invitations: by contact or by address, with the same answer for every address."""

import asyncio

import pytest

from graph import blocks, circles, entries, invitations, organisers
from graph.bounds import DAY, NO_END
from graph.circles import Circle
from graph.invitations import Draft
from graph.refusals import InvalidInput, KeyReused, OnlyOrganisers, TooManyRequests
from graph.store import Store, new_id
from tests.town import NOW, Town, look

START = (2**53 - 1, "~")
MAIL = "MATCH (o:Outbox {to: $to}) RETURN o.kind AS kind, o.due AS due"
INVITATIONS = "MATCH (:Person {id: $id})-[:INVITED]->(v:Invitation) RETURN v.id AS id"


async def host(store: Store, entry: str = "INVITED") -> tuple[str, str, str, str]:
    """An organiser, a contact, a stranger and the circle."""
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    town.tie(ada, ben)
    circle = town.circle(ada, entry=entry)
    await town.build(store)
    return ada, ben, zoe, circle


async def test_a_contact_comes_in_by_invitation(store: Store) -> None:
    ada, ben, _, circle = await host(store)
    await invitations.invite(store, ada, Draft(circle, ben, None), NOW)
    assert await look(store, MAIL, to=f"{ben}@example.org") == [{"kind": "invitation", "due": NOW}]
    assert (await entries.join(store, ben, circle, None, NOW)).joined


async def test_an_invitation_ends_and_is_used_once(store: Store) -> None:
    ada, ben, _, circle = await host(store)
    await invitations.invite(store, ada, Draft(circle, ben, None), NOW)
    with pytest.raises(InvalidInput):
        await entries.join(store, ben, circle, None, NOW + 30 * DAY)
    await entries.join(store, ben, circle, None, NOW)
    await entries.leave(store, ben, circle, NOW)
    with pytest.raises(InvalidInput):
        await entries.join(store, ben, circle, None, NOW)


async def test_by_person_only_contacts_are_invited(store: Store) -> None:
    ada, _, zoe, circle = await host(store)
    for person in (zoe, new_id(), "", ada):
        with pytest.raises(InvalidInput) as refused:
            await invitations.invite(store, ada, Draft(circle, person, None), NOW)
        assert refused.value.path == "person_id"


@pytest.mark.parametrize(
    ("entry", "members_may"), [("OPEN", True), ("REQUEST", False), ("INVITED", False)]
)
async def test_members_invite_into_open_circles_organisers_into_all(
    store: Store, entry: str, members_may: bool
) -> None:
    town = Town()
    ada, ben, zoe = town.people("Ada", "Ben", "Zoe")
    circle = town.circle(ada, ben, entry=entry)
    await town.build(store)
    draft = Draft(circle, None, f"{new_id()}@example.org")
    await invitations.invite(store, ada, draft, NOW)
    for viewer, may in ((ben, members_may), (zoe, False)):
        if may:
            await invitations.invite(store, viewer, draft, NOW)
        else:
            with pytest.raises(
                InvalidInput if (viewer, entry) == (zoe, "INVITED") else OnlyOrganisers
            ):
                await invitations.invite(store, viewer, draft, NOW)


@pytest.mark.parametrize("case", ["unknown", "known", "member", "mine", "theirs"])
async def test_every_address_gets_the_same_answer(store: Store, case: str) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    circle = town.circle(*((ada, ben) if case == "member" else (ada,)))
    if case in ("mine", "theirs"):
        town.block(*((ada, ben) if case == "mine" else (ben, ada)))
    await town.build(store)
    before = await circles.visible(store, ada, [circle], NOW)
    address = f"{new_id() if case == 'unknown' else ben}@example.org"
    for _ in range(2):
        assert [await invitations.invite(store, ada, Draft(circle, None, address), NOW)] == before
    reached = case in ("unknown", "known")
    assert await look(store, MAIL, to=address) == [
        {"kind": "invitation", "due": NOW if reached else NO_END}
    ]


async def test_a_contact_who_blocked_one_can_be_invited_in_vain(store: Store) -> None:
    ada, ben, _, circle = await host(store)
    await blocks.block(store, ben, ada, NOW)
    await invitations.invite(store, ada, Draft(circle, ben, None), NOW)
    assert await circles.visible(store, ben, [circle], NOW) == []


async def test_what_is_out_of_bounds_is_refused(store: Store) -> None:
    ada, ben, zoe, circle = await host(store)
    wrong = [
        (Draft(circle, None, None), "person_id"),
        (Draft(circle, ben, "ben@example.org"), "person_id"),
        (Draft(circle, None, "ben"), "email"),
        (Draft(circle, None, f"{ada}@example.org"), "email"),
        (Draft(new_id(), ben, None), "circle_id"),
    ]
    for draft, path in wrong:
        with pytest.raises(InvalidInput) as refused:
            await invitations.invite(store, ada, draft, NOW)
        assert refused.value.path == path
    with pytest.raises(InvalidInput):
        await invitations.invite(store, zoe, Draft(circle, None, "x@example.org"), NOW)


async def test_ten_addresses_a_week_however_many_at_once(store: Store) -> None:
    ada, _, _, circle = await host(store)
    drafts = [Draft(circle, None, f"{new_id()}@example.org") for _ in range(30)]
    done = await asyncio.gather(
        *(invitations.invite(store, ada, one, NOW) for one in drafts), return_exceptions=True
    )
    assert sum(isinstance(one, Circle) for one in done) == 10
    assert {one.until for one in done if isinstance(one, TooManyRequests)} == {NOW + 7 * DAY}
    assert len(await look(store, INVITATIONS, id=ada)) == 10


async def test_twenty_contacts_a_day(store: Store) -> None:
    town = Town()
    ada, *others = town.people(*(f"Ben{n}" for n in range(22)))
    for one in others:
        town.tie(ada, one)
    circle = town.circle(ada)
    await town.build(store)
    for one in others[:20]:
        await invitations.invite(store, ada, Draft(circle, one, None), NOW)
    with pytest.raises(TooManyRequests) as refused:
        await invitations.invite(store, ada, Draft(circle, others[20], None), NOW)
    assert refused.value.until == NOW + DAY


async def test_a_key_has_one_effect(store: Store) -> None:
    ada, ben, _, circle = await host(store)
    for _ in range(2):
        await invitations.invite(store, ada, Draft(circle, ben, None), NOW, key="once")
    with pytest.raises(KeyReused):
        await invitations.invite(store, ada, Draft(circle, None, "x@example.org"), NOW, key="once")


async def test_an_invitation_waits_for_whoever_joins(store: Store) -> None:
    ada, _, _, circle = await host(store)
    newcomer, town = new_id(), Town()
    await invitations.invite(store, ada, Draft(circle, None, f"{newcomer}@example.org"), NOW)
    town.person("Nel", id=newcomer, email=f"{newcomer}@example.org")
    await town.build(store)
    await store.write(lambda tx: invitations.arrive(tx, newcomer, NOW))
    assert (await entries.join(store, newcomer, circle, None, NOW)).joined


async def sent(store: Store, viewer: str, circle: str) -> list[tuple[str | None, str | None]]:
    found = await invitations.mine(store, viewer, circle, START, 9, NOW)
    assert await invitations.of(store, viewer, [one.id for one in found], NOW) == found
    return [(one.person, one.email) for one in found]


async def test_who_sent_them_sees_them_until_their_date_and_nobody_else_does(store: Store) -> None:
    ada, ben, zoe, circle = await host(store)
    email = f"{zoe}@example.org"
    await invitations.invite(store, ada, Draft(circle, ben, None), NOW - 1)
    await invitations.invite(store, ada, Draft(circle, None, email), NOW)
    assert await sent(store, ada, circle) == [(None, email), (ben, None)]
    await entries.join(store, ben, circle, None, NOW)
    await organisers.appoint(store, ada, circle, ben, NOW)
    assert await sent(store, ben, circle) == await sent(store, zoe, circle) == []
    # A contact who came is there to be seen; an address goes on, or it would tell whose it is.
    await entries.join(store, zoe, circle, None, NOW)
    assert await sent(store, ada, circle) == [(None, email)]
    assert await invitations.mine(store, ada, circle, START, 9, NOW + 30 * DAY) == []


async def test_withdrawn_it_opens_nothing_and_sent_again_it_does(store: Store) -> None:
    ada, ben, zoe, circle = await host(store)
    for draft in (Draft(circle, ben, None), Draft(circle, None, f"{zoe}@example.org")):
        await invitations.invite(store, ada, draft, NOW)
        (one,) = await invitations.mine(store, ada, circle, START, 9, NOW)
        guest = ben if draft.person else zoe
        with pytest.raises(InvalidInput):
            await invitations.withdraw(store, guest, one.id, NOW)
        for _ in range(2):
            await invitations.withdraw(store, ada, one.id, NOW)
        assert await sent(store, ada, circle) == []
        assert await circles.visible(store, guest, [circle], NOW) == []
        with pytest.raises(InvalidInput):
            await entries.join(store, guest, circle, None, NOW)
        await invitations.invite(store, ada, draft, NOW + 1)
        again = await invitations.mine(store, ada, circle, START, 9, NOW)
        assert again == [one]
        assert len(await look(store, MAIL, to=f"{guest}@example.org")) == 1
        assert (await entries.join(store, guest, circle, None, NOW)).joined


async def test_whoever_left_comes_in_by_their_address_when_invited_again(store: Store) -> None:
    ada, _, zoe, circle = await host(store)
    draft = Draft(circle, None, f"{zoe}@example.org")
    await invitations.invite(store, ada, draft, NOW)
    await entries.join(store, zoe, circle, None, NOW)
    await entries.leave(store, zoe, circle, NOW)
    with pytest.raises(InvalidInput):
        await entries.join(store, zoe, circle, None, NOW)
    await invitations.invite(store, ada, draft, NOW + 1)
    assert (await entries.join(store, zoe, circle, None, NOW + 1)).joined
