"""Organisers appoint one another, and nobody else does."""

import pytest

from graph import blocks, circles, entries, organisers
from graph.circles import UNKNOWN
from graph.refusals import InvalidInput, OnlyOrganisers
from graph.store import Store, new_id
from tests.cast import small
from tests.town import NOW, Town, look

MAIL = "MATCH (o:Outbox {to: $to, kind: 'organiser_appointed'}) RETURN o.id AS id"


async def test_an_organiser_appoints_a_member_once(store: Store) -> None:
    cast = await small(store)
    for _ in range(2):
        circle = await organisers.appoint(store, cast.fen, cast.guild, cast.sam, NOW)
        assert circle.id == cast.guild
    found = await circles.organisers(store, cast.ada, [cast.guild])
    assert set(found[cast.guild]) == {cast.fen, cast.sam}
    assert len(await look(store, MAIL, to=f"{cast.sam}@example.org")) == 1
    await organisers.appoint(store, cast.sam, cast.guild, cast.ada, NOW)
    await entries.leave(store, cast.fen, cast.guild, NOW)


async def test_others_appoint_nobody(store: Store) -> None:
    cast = await small(store)
    for person in (cast.sam, cast.ada, new_id()):
        with pytest.raises(OnlyOrganisers):
            await organisers.appoint(store, cast.ada, cast.guild, person, NOW)
    for viewer, circle in ((cast.fen, new_id()), (cast.zoe, "")):
        with pytest.raises(InvalidInput) as refused:
            await organisers.appoint(store, viewer, circle, cast.sam, NOW)
        assert (refused.value.path, refused.value.message) == ("circle_id", UNKNOWN)


async def test_only_whom_one_meets_there_is_appointed(store: Store) -> None:
    cast = await small(store)
    await blocks.block(store, cast.sam, cast.fen, NOW)
    for person in (cast.zoe, cast.sam, new_id(), ""):
        with pytest.raises(InvalidInput) as refused:
            await organisers.appoint(store, cast.fen, cast.guild, person, NOW)
        assert refused.value.path == "person_id"


async def test_a_contact_who_blocked_one_is_appointed_without_mail(store: Store) -> None:
    town = Town()
    ada, ben = town.people("Ada", "Ben")
    town.tie(ada, ben)
    circle = town.circle(ada, ben)
    await town.build(store)
    await blocks.block(store, ben, ada, NOW)
    await organisers.appoint(store, ada, circle, ben, NOW)
    assert (await circles.organisers(store, ada, [circle]))[circle] == [ada, ben]
    assert await look(store, MAIL, to=f"{ben}@example.org") == []
