"""Two lengths of a pitch, a proof, how soon one replies: whom each is shown to, and what is missing."""

import pytest

from graph import blocks, people, profiles
from graph.people import Profile
from graph.refusals import InvalidInput
from graph.store import Store
from tests.cast import Cast, small
from tests.town import NOW

PROFILE = Profile(
    pitch="I set prices. I like hospitals.",
    about="For ten years I have set prices, and this is how.",
    proof="https://example.org/talk",
    reply_time="Within two days",
    next_step="Half an hour on the phone.",
)


async def spoken(store: Store) -> Cast:
    cast = await small(store)
    await people.update(store, cast.cleo, PROFILE, NOW)
    return cast


async def test_m29_the_readers_context_picks_the_length(store: Store) -> None:
    cast = await spoken(store)
    for person, deeper in ((cast.fen, True), (cast.cleo, True), (cast.ada, False)):
        said = (await profiles.of(store, person, [cast.cleo], NOW))[cast.cleo]
        assert said.pitch == PROFILE.pitch
        assert bool(said.about) is deeper
        assert (said.proof, said.reply_time, said.next_step) == (
            PROFILE.proof,
            PROFILE.reply_time,
            PROFILE.next_step,
        )
    assert await profiles.of(store, cast.zoe, [cast.cleo], NOW) == {}


async def test_after_a_block_it_stays_as_it_was(store: Store) -> None:
    cast = await spoken(store)
    before = await profiles.of(store, cast.fen, [cast.cleo], NOW)
    await blocks.block(store, cast.cleo, cast.fen, NOW)
    await people.update(store, cast.cleo, Profile(pitch="Now I row.", about="Elsewhere."), NOW)
    assert await profiles.of(store, cast.fen, [cast.cleo], NOW) == before


@pytest.mark.parametrize(
    ("profile", "path"),
    [
        (Profile(pitch="One. Two. Three."), "pitch"),
        (Profile(about="x" * 2001), "about"),
        (Profile(proof="ftp://example.org"), "proof"),
        (Profile(reply_time="x" * 61), "reply_time"),
        (Profile(next_step="x" * 121), "next_step"),
    ],
)
async def test_each_has_its_bounds(store: Store, profile: Profile, path: str) -> None:
    cast = await small(store)
    with pytest.raises(InvalidInput) as refused:
        await people.update(store, cast.ada, profile, NOW)
    assert refused.value.path == path


async def test_m32_what_is_missing_is_named(store: Store) -> None:
    cast = await spoken(store)
    for person, missing in (
        (cast.cleo, ["place", "photo", "link"]),
        (cast.ada, ["place", "photo", "pitch", "link", "proof", "reply_time", "next_step"]),
    ):
        (me,) = await people.visible(store, person, [person], NOW)
        said = (await profiles.of(store, person, [person], NOW))[person]
        assert profiles.missing(me, said) == missing
