"""What happened in the world before anybody looks: asks, and introductions as far as each has come."""

from graph import (
    answers,
    asks,
    beginnings,
    blocks,
    connecting,
    entries,
    favours,
    identities,
    invitations,
    juniors,
    links,
    menus,
    messages,
    passkeys,
    proposals,
    waves,
)
from graph.answers import Answer, Given
from graph.beginnings import Direct, Offer, Way
from graph.bounds import DAY, NO_END
from graph.caps import Caps
from graph.cold import Words
from graph.connecting import Draft as Request
from graph.identities import Claim
from graph.invitations import Draft as Invitation
from graph.proofs import Proof
from graph.proposals import Proposal
from graph.store import Store, new_id
from graph.waves import Letting
from tests.reading import rows
from tests.schema.bringing import bring
from tests.schema.ending import end
from tests.schema.giving import give_back
from tests.schema.holding import hold
from tests.schema.ordering import keep_order
from tests.schema.parting import arrive, part
from tests.schema.world import EARLIER, YESTERDAY, World, secret, settle
from tests.stage import NEWEST, SECRET
from tests.town import NOW

ASKS = {
    "settled": asks.Draft(""),
    "thanked": asks.Draft(""),
    "extended": asks.Draft(""),
    "unnamed": asks.Draft("", unnamed=True),
    "circle": asks.Draft("", audience="CIRCLE"),
    "contacts": asks.Draft("", audience="CONTACTS"),
}
IN_WAVE = "MATCH (:Ask {id: $ask})-[:IN_WAVE]->(:Wave)-[:OF]->(i:Introduction) RETURN i.id AS id"
COLD = Words("I row.", "https://example.org/boat", "We talk for half an hour.")


async def build(store: Store) -> World:
    # One asker of many: more than one's own caps would let through.
    world = World(store.under(Caps(open_asks=20, asks_a_week=20, pair_days=0)))
    await settle(world)
    for who, whom in (("asker", "blocked"), ("blocker", "asker")):
        await blocks.block(store, world.people[who], world.people[whom], EARLIER)
    await _ask(world)
    await end(world)
    await part(world)
    await _done(world)
    await give_back(world)
    await hold(world)
    await bring(world)
    await _under_way(world)
    await _requests(world)
    await arrive(world)
    await _signed_in(world)
    await keep_order(world)
    return world


async def _signed_in(world: World) -> None:
    """The asker, on two devices with a passkey each, known to two providers."""
    about = {"person": world.people["asker"], "device": "Firefox on Linux"}
    proof, *_ = both = [Proof(new_id(), EARLIER) for _ in range(2)]
    for one in both:
        held = {"id": one.session, "key": new_id(), "now": EARLIER, "until": NO_END}
        await world.store.write(lambda tx, held=held: tx.run("sessions/begin", **about, **held))
    asker = about["person"]
    for _ in range(2):
        await passkeys.add(world.store, asker, "A phone", new_id(), "public", 0, proof, "", EARLIER)
        claim = Claim(
            "https://id.example.org", new_id(), "Example", "ada@example.net", verified=True
        )
        await identities.link(world.store, asker, claim, proof, "", EARLIER)


async def _post(world: World, name: str) -> None:
    plan, about = ASKS[name], "rowing" if name == "contacts" else "pricing"
    draft = asks.Draft(
        secret("ask", name),
        [world.topics[world.keys["Topic"][about]]],
        world.keys["Circle"]["guild"] if plan.audience == "CIRCLE" else None,
        audience=plan.audience,
        unnamed=plan.unnamed,
    )
    posted = await asks.post(world.store, world.people["asker"], draft, EARLIER)
    world.keep("Ask", name, posted.id)


async def _ask(world: World) -> None:
    for name in ("settled", "thanked", "extended"):
        await _post(world, name)


async def _request(world: World, name: str, ask: str, helper: str, at: int) -> str:
    store, asker, key = world.store, world.people["asker"], world.keys["Ask"][ask]
    found = await asks.matches(store, asker, key, SECRET, 10, at)
    (match,) = [match for match in found if match.helper == world.people[helper]]
    way = Way(key, match.id, secret("note", name), reroute=name == "requested")
    begun = await beginnings.request(store, asker, way, SECRET, at)
    return world.keep("Introduction", name, begun.id)


async def _say(world: World, part: str, name: str, answer: Answer, at: int, note: str = "") -> None:
    given = Given(world.keys["Introduction"][name], answer, note=note)
    await answers.answer(world.store, world.people[part], given, at)


async def _reach(world: World, name: str, ask: str, pair: tuple[str, str], at: int) -> None:
    """As far as the contact in between, whose words go along."""
    introducer, helper = pair
    await _request(world, name, ask, helper, at)
    await _say(world, introducer, name, Answer.YES, at, secret("onward", name))


async def _done(world: World) -> None:
    """Three that met: talking, helped, thanked."""
    store, asker = world.store, world.people["asker"]
    for name, ask, helper in (
        ("introduced", "extended", "helper_after"),
        ("helped", "settled", "helped"),
        ("thanked", "thanked", "helped"),
    ):
        await _reach(world, name, ask, ("introducer_done", helper), EARLIER)
        await _say(world, helper, name, Answer.YES, EARLIER)
        key, text = world.keys["Introduction"][name], secret("message", name)
        written = await messages.send(
            store, world.people[helper], messages.Draft(key, text), EARLIER + 1
        )
        world.keep("Message", name, written.id)
    for name in ("helped", "thanked"):
        key, note = world.keys["Introduction"][name], secret("outcome", name)
        await favours.record(store, asker, key, True, note, EARLIER + 2)
    thanks = secret("thanks", "thanked")
    await favours.thank(
        store, asker, world.keys["Introduction"]["thanked"], thanks, True, YESTERDAY
    )


async def _under_way(world: World) -> None:
    for name in ("unnamed", "circle", "contacts"):
        await _post(world, name)
    await _request(world, "requested", "extended", "two_away", YESTERDAY)
    between = "introducer_after"
    await _reach(world, "passed_on", "extended", (between, "helper_before"), YESTERDAY)
    await _reach(world, "refused", "extended", (between, "refuser"), YESTERDAY)
    await _say(world, "refuser", "refused", Answer.NO, YESTERDAY + 1)
    people, store = world.people, world.store
    idea = Proposal(
        people["paired"],
        secret("note", "both"),
        other_id=people["asker"],
        other_note=secret("other", "both"),
    )
    both = await proposals.propose(store, people["introducer_before"], idea, YESTERDAY)
    world.keep("Introduction", "both", both.id)
    mate = Direct(world.keys["Ask"]["contacts"], people["member"], secret("note", "cold"), COLD)
    cold = await beginnings.ask_directly(store, people["asker"], mate, YESTERDAY)
    world.keep("Introduction", "cold", cold.id)
    await juniors.mark(store, people["member"], world.keys["Circle"]["guild"], True, YESTERDAY)
    await _menus(world)
    await _wave(world)
    offer = Offer(world.keys["Ask"]["extended"], secret("note", "offered"))
    offered = await beginnings.offer(store, people["offerer"], offer, YESTERDAY)
    world.keep("Introduction", "offered", offered.id)


async def _menus(world: World) -> None:
    """One to be answered with a menu, and one that was."""
    people, store = world.people, world.store
    await _request(world, "listing", "circle", "match", YESTERDAY)
    await _request(world, "menu", "circle", "two_away", YESTERDAY)
    items = [menus.Item(people["match"], secret("line", "menu"))]
    menu = menus.Menu(world.keys["Introduction"]["menu"], items)
    await menus.answer(store, people["introducer_before"], menu, YESTERDAY + 1)


async def _wave(world: World) -> None:
    """Only one contact has not been asked lately."""
    store, asker, ask = world.store, world.people["asker"], world.keys["Ask"]["unnamed"]
    letting = Letting(ask, secret("note", "waved"))
    await waves.let_weft_ask(store.under(Caps()), asker, letting, YESTERDAY)
    (row,) = await rows(store, IN_WAVE, ask=ask)
    world.keep("Introduction", "waved", row["id"])


async def _requests(world: World) -> None:
    people, store = world.people, world.store
    (row,) = await store.rows("connecting/sender", viewer=people["mailed"], email="")
    for name, who, person, email in (
        ("asked", "requester", people["asker"], None),
        ("mailed", "asker", None, row["own"]),
    ):
        draft = Request(person, email, secret("request", name), "BOTH", True)
        sent = await connecting.connect(store, people[who], draft, YESTERDAY)
        assert sent.request
        world.keep("TieRequest", name, sent.request.id)
    club, note = world.keys["Circle"]["club"], secret("entry", "club")
    await entries.join(store, people["stranger"], club, note, YESTERDAY)
    await _invitations(world, row["own"])


async def _invitations(world: World, email: str) -> None:
    """The asker invites a contact, and an address."""
    store, asker, fair = world.store, world.people["asker"], world.keys["Circle"]["fair"]
    for draft in (Invitation(fair, world.people["contact"], None), Invitation(fair, None, email)):
        await invitations.invite(store, asker, draft, YESTERDAY)
    for sent in await invitations.mine(store, asker, fair, NEWEST, 9, YESTERDAY):
        world.keep("Invitation", "mailed" if sent.email else "contact", sent.id)
    await _links(world, fair)


async def _links(world: World, fair: str) -> None:
    """Into a circle by invitation, and into one that is open to all."""
    store, guild = world.store, world.keys["Circle"]["guild"]
    for name, maker, circle, trusted in (
        ("guild", "organiser", guild, True),
        ("fair", "asker", fair, False),
    ):
        draft = links.Draft(circle, trusted, NOW + 9 * DAY, 9)
        made = await links.make(store, world.people[maker], draft, YESTERDAY)
        world.keep("CircleLink", name, made.id)
